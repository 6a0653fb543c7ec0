/** What a balancer may know: whether to send further requests here. */
export class Health {
  #ready = false;

  get ready(): boolean {
    return this.#ready;
  }

  open(): void {
    this.#ready = true;
  }

  /** From now on the balancer should look elsewhere; requests under way are still answered. */
  close(): void {
    this.#ready = false;
  }
}
