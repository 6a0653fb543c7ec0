/**
 * Looks at something that many ask for at once. Who asks while a look is under way waits, together with
 * all others who do, for the next one: everybody is given what was so after they asked, and there are
 * never more than one look under way and one to come.
 */
export class SharedLooks<Key, T> {
  readonly #look: (key: Key) => Promise<T>;
  readonly #underWay = new Map<Key, Promise<void>>();
  readonly #next = new Map<Key, Promise<T>>();

  constructor(look: (key: Key) => Promise<T>) {
    this.#look = look;
  }

  /** What the thing is now. @throws whatever the look throws. */
  at(key: Key): Promise<T> {
    const underWay = this.#underWay.get(key);
    if (underWay === undefined) return this.#begin(key);
    const next = this.#next.get(key) ?? underWay.then(() => this.#begin(key));
    this.#next.set(key, next);
    return next;
  }

  #begin(key: Key): Promise<T> {
    this.#next.delete(key);
    const look = this.#look(key);
    const end = () => void this.#underWay.delete(key);
    this.#underWay.set(key, look.then(end, end));
    return look;
  }
}
