import { inspect } from "node:util";
import { openPii, type Pii } from "../core/pii.ts";

/**
 * Words written by the tenant (departments, countries) and the keys that stand for them in traits.
 * Keys mean nothing outside the survey that gave them. Lives in memory beside its survey and prints,
 * logs and serialises as `[tenant words]`.
 */
export class TenantWords {
  readonly #departments = new WordList();
  readonly #countries = new WordList();

  /** Key of a department's name; `null` for accounts that have none. */
  departmentKey(name: Pii | null): number | null {
    return this.#departments.keyOf(name);
  }

  countryKey(name: Pii | null): number | null {
    return this.#countries.keyOf(name);
  }

  /** Departments by key: the word with key 3 is at position 3. */
  departments(): readonly string[] {
    return this.#departments.words();
  }

  countries(): readonly string[] {
    return this.#countries.words();
  }

  toString(): string {
    return "[tenant words]";
  }

  toJSON(): string {
    return "[tenant words]";
  }

  [inspect.custom](): string {
    return "[tenant words]";
  }
}

class WordList {
  readonly #keys = new Map<string, number>();

  keyOf(name: Pii | null): number | null {
    const word = name === null ? "" : openPii(name).trim();
    if (word === "") {
      return null;
    }
    const known = this.#keys.get(word);
    if (known !== undefined) {
      return known;
    }
    this.#keys.set(word, this.#keys.size);
    return this.#keys.size - 1;
  }

  words(): readonly string[] {
    return [...this.#keys.keys()];
  }
}
