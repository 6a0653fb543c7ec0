import type { DataBoundary } from "../core/model-back-end.ts";
import type { DetectionId } from "../licensing/index.ts";
import type { AppliedRule, ConversationWall, SourceCoverage } from "../privacy/index.ts";
import { type AnswerFigure, GROUP_MEASURES, type Measure } from "./figures/answer-figure.ts";
import { countOf } from "./figures/render-figure.ts";
import type { FilterVerdict } from "./filter-verdicts.ts";
import type { Interaction } from "./interaction.ts";
import { costOf, type ModelCost } from "./model-cost.ts";
import type { ModelSettings } from "./model-settings.ts";
import type { ModelTokens } from "./model-tokens.ts";
import type { ModelExchange } from "./model-transport.ts";
import type { FinishReason } from "./wire-tap.ts";

/** What one interaction sent to the model and what the wire said about it. Holds no text. */
export interface Receipt {
  readonly deployment: string;
  readonly model: string;
  /** Tools that ran, in order. */
  readonly tools: readonly string[];
  /** What the figures shown to the model measure, each once. */
  readonly measuresSent: readonly Measure[];
  /** Figures shown to the model: cells, as a table of them would have. */
  readonly figuresSent: number;
  /** Members in the smallest group behind a figure sent; `null` when none was about a group. */
  readonly smallestGroup: number | null;
  /** Stand-ins the conversation uses, by the word they begin with. */
  readonly pseudonyms: Readonly<Record<string, number>>;
  /** What the scrubber took out of the question, by kind. */
  readonly redactions: Readonly<Record<string, number>>;
  /** Filter rules of the tenant that took part. */
  readonly rules: readonly AppliedRule[];
  /** What of the caller's directory the question was searched for, and what stayed closed. */
  readonly directory: readonly SourceCoverage[];
  /** Where the operator declares prompts to be processed, and for how many days kept. */
  readonly boundary: DataBoundary;
  readonly modelTokens: ModelTokens;
  /** What these tokens cost; `null` where the price is not known. */
  readonly cost: ModelCost | null;
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
  readonly rules?: readonly AppliedRule[];
  /** The wall of the conversation, where there is one. */
  readonly wall?: Pick<ConversationWall, "sources" | "pseudonymCounts">;
  readonly verification: Receipt["verification"];
}

export function writeReceipt(parts: ReceiptParts): Receipt {
  const { settings, interaction, redactions, rules = [], wall, verification } = parts;
  const { exchanges, toolRuns } = interaction;
  const figures = interaction.figures.all();
  return {
    deployment: settings.deployment,
    model: settings.model,
    tools: toolRuns.map(({ tool }) => tool),
    measuresSent: [...new Set(figures.map(({ measure }) => measure))],
    figuresSent: figures.length,
    smallestGroup: smallestGroupIn(figures),
    pseudonyms: wall?.pseudonymCounts() ?? {},
    redactions,
    rules,
    directory: wall?.sources ?? [],
    boundary: settings.boundary,
    modelTokens: interaction.modelTokens,
    cost: costOf(interaction.modelTokens, settings.price),
    calls: exchanges.map(callOf),
    verification,
  };
}

/** Seats nobody holds: no group stands behind their number. */
const NOBODYS_SEATS: DetectionId = "D01";

function smallestGroupIn(figures: readonly AnswerFigure[]): number | null {
  const groups = figures.flatMap((figure) => {
    const size = figure.members ?? membersCountedIn(figure);
    return size > 0 ? [size] : [];
  });
  return groups.length === 0 ? null : Math.min(...groups);
}

/** What a number counts where it counts members; 0 where it does not. */
function membersCountedIn({ measure, finding, number }: AnswerFigure): number {
  const counts = GROUP_MEASURES.has(measure) && finding !== NOBODYS_SEATS && !("money" in number);
  if (!counts) return 0;
  const { count, unit } = countOf(number);
  return unit === "seats" || unit === "members" ? count : 0;
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
