/** Counters that all processes share, under names that identify nobody. */
export interface Counters {
  /**
   * Adds whole numbers, also negative ones, to fields of a counter; nothing just reads it.
   * @param name words the counter belongs to; never written anywhere as they are.
   * @param lifeSeconds after its first addition the counter is gone.
   * @returns all its fields after the addition.
   */
  add(
    name: readonly string[],
    amounts: Readonly<Record<string, number>>,
    lifeSeconds: number,
  ): Promise<Readonly<Record<string, number>>>;
}
