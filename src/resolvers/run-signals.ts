/**
 * How processes tell each other that an interaction is to end. Names are opaque: they say neither
 * whose interaction it is nor which.
 */
export interface RunSignals {
  /**
   * Lets other processes know that this one runs the interaction of that name.
   * @returns a function to be called when it has ended.
   */
  watch(name: string, onCancelled: () => void): () => void;
  /** Tells whichever process runs it; false when none does. */
  cancel(name: string): Promise<boolean>;
}

/** For an installation of one process: what it runs itself it knows. */
export const noOtherRuns: RunSignals = {
  watch: () => () => undefined,
  cancel: async () => false,
};
