/** A step of the database's history: plain SQL, never changed once released. */
export interface Migration {
  /** Number and subject; steps are taken in the order of their names. */
  readonly name: string;
  readonly statements: readonly string[];
}
