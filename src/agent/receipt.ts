import type { Interaction } from "./interaction.ts";
import type { ModelSettings } from "./model-settings.ts";
import type { ModelExchange } from "./model-transport.ts";
import type { FilterVerdict, FinishReason } from "./wire-tap.ts";

/** What one interaction sent to the model and what the wire said about it. Holds no text. */
export interface Receipt {
  readonly deployment: string;
  readonly model: string;
  /** Tools that ran, in order. */
  readonly tools: readonly string[];
  /** Figures shown to the model. */
  readonly figuresSent: number;
  /** What the scrubber took out of the question, by kind. */
  readonly redactions: Readonly<Record<string, number>>;
  readonly modelTokens: {
    readonly prompt: number;
    readonly cached: number;
    readonly completion: number;
  };
  readonly calls: readonly ReceiptCall[];
  readonly verification: "verified" | "repaired" | "templated" | "none";
}

export interface ReceiptCall {
  readonly requestSha256: string;
  readonly requestBytes: number;
  readonly status: number;
  readonly requestId: string | null;
  readonly region: string | null;
  readonly finishReason: FinishReason | null;
  readonly filterVerdicts: readonly FilterVerdict[];
}

export interface ReceiptParts {
  readonly settings: ModelSettings;
  readonly interaction: Interaction;
  readonly redactions: Readonly<Record<string, number>>;
  readonly verification: Receipt["verification"];
}

export function writeReceipt(parts: ReceiptParts): Receipt {
  const { settings, interaction, redactions, verification } = parts;
  const { exchanges, toolRuns, figures } = interaction;
  const sum = (count: (exchange: ModelExchange) => number): number =>
    exchanges.reduce((total, exchange) => total + count(exchange), 0);
  return {
    deployment: settings.deployment,
    model: settings.model,
    tools: toolRuns.map(({ tool }) => tool),
    figuresSent: figures.all().length,
    redactions,
    modelTokens: {
      prompt: sum((exchange) => exchange.promptTokens),
      cached: sum((exchange) => exchange.cachedTokens),
      completion: sum((exchange) => exchange.completionTokens),
    },
    calls: exchanges.map(callOf),
    verification,
  };
}

function callOf(exchange: ModelExchange): ReceiptCall {
  const { requestSha256, requestBytes, status, requestId, region } = exchange;
  return {
    requestSha256,
    requestBytes,
    status,
    requestId,
    region,
    finishReason: exchange.finishReason ?? null,
    filterVerdicts: [...exchange.verdicts],
  };
}
