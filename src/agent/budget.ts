/** Upper limits of one interaction. */
export interface InteractionBudget {
  readonly modelCalls: number;
  readonly toolCalls: number;
  readonly modelTokens: number;
  readonly seconds: number;
}

/** Eight steps: a question needs two or three, a loop any number. */
export const DEFAULT_BUDGET: InteractionBudget = {
  modelCalls: 6,
  toolCalls: 8,
  modelTokens: 100_000,
  seconds: 120,
};
