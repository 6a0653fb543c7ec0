/** A question of a conversation and its answer, as later questions of the same caller build on them. */
export interface EarlierTurn {
  /** As the caller wrote it: it is scrubbed anew with every later question. */
  readonly question: string;
  /** As the model may read it: figures in place, stand-ins where the caller reads names. */
  readonly answer: string;
}
