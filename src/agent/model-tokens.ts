import type { ModelExchange } from "./model-transport.ts";

/** Model tokens of an interaction. */
export interface ModelTokens {
  /** Sent, those the service had in its cache included. */
  readonly prompt: number;
  readonly cached: number;
  readonly completion: number;
  /** The service did not say all of it: part is reckoned from the bytes sent and answered. */
  readonly estimated: boolean;
}

/** Bytes of English text or JSON that make a model token, by the usual rule of thumb. */
const BYTES_PER_TOKEN = 4;

/**
 * Model tokens of some exchanges. Where the service tells none (servers of the dialect often do not,
 * and nobody does whose answer is broken off), they are reckoned: unknown use is not free use.
 */
export function modelTokensOf(exchanges: readonly ModelExchange[]): ModelTokens {
  return exchanges.map(tokensOf).reduce(
    (sum, one) => ({
      prompt: sum.prompt + one.prompt,
      cached: sum.cached + one.cached,
      completion: sum.completion + one.completion,
      estimated: sum.estimated || one.estimated,
    }),
    { prompt: 0, cached: 0, completion: 0, estimated: false },
  );
}

function tokensOf(exchange: ModelExchange): ModelTokens {
  const { promptTokens: prompt, completionTokens: completion, cachedTokens: cached } = exchange;
  if (prompt + completion > 0 || !isCharged(exchange)) {
    return { prompt, cached, completion, estimated: false };
  }
  return {
    prompt: Math.ceil(exchange.requestBytes / BYTES_PER_TOKEN),
    cached: 0,
    completion: Math.ceil(exchange.answerBytes / BYTES_PER_TOKEN),
    estimated: true,
  };
}

/** Answers and prompts that a filter blocked are paid for (Azure OpenAI, "Content streaming"), refusals of the service are not. */
function isCharged({ status, timedOut, verdicts }: ModelExchange): boolean {
  return status === 200 || timedOut || (status === 400 && verdicts.length > 0);
}
