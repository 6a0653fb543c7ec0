import type { SecurityOccurrence } from "../core/security-events.ts";
import type { Coverage } from "../privacy/index.ts";
import type { ToolFailure } from "./answer.ts";
import type { EgressViolation } from "./egress-guard.ts";
import { OpenManifest } from "./egress-manifest.ts";
import type { Emit } from "./events.ts";
import { FigureBook } from "./figures/figure-book.ts";
import { type ModelTokens, modelTokensOf } from "./model-tokens.ts";
import type { ModelExchange } from "./model-transport.ts";
import type { Leads } from "./next-steps.ts";
import type { SkuNames } from "./sku-names.ts";

/** A tool that ran, and what came of it. */
export interface ToolRun {
  readonly tool: string;
  readonly figures: number;
  readonly failure: ToolFailure | null;
}

/** What is said to the model word for word, whatever is asked. */
export interface FixedTexts {
  readonly systemPrompt: string;
  /** The tools as JSON; empty where there are none. */
  readonly tools: string;
  /** The form asked of the answer as JSON. */
  readonly format?: string;
}

/** What one question gathers on its way to an answer; dropped with it. */
export class Interaction {
  readonly figures: FigureBook;
  readonly manifest: OpenManifest;
  readonly exchanges: ModelExchange[] = [];
  readonly toolRuns: ToolRun[] = [];
  /** Calls begun, also those that came to nothing. */
  readonly begun = { modelCalls: 0, toolCalls: 0 };
  /** Why something was not sent, if anything was not. */
  readonly violations: EgressViolation[] = [];
  /** Texts of our own that tools told the model. */
  readonly told: string[] = [];
  /** What its tools lead to, beside what figures name. */
  readonly leads: Leads[] = [];
  /** Whether a tool told what answers without any figure. */
  isExplained = false;
  /** Coverage of each aggregate read, by its kind. */
  readonly coverage = new Map<string, Coverage>();

  constructor(
    skuNames: SkuNames,
    fixed: FixedTexts,
    readonly emit: Emit = () => undefined,
    /** Told of what must not happen and was stopped. */
    readonly raise: (occurrence: SecurityOccurrence) => void = () => undefined,
  ) {
    this.figures = new FigureBook(skuNames);
    this.manifest = new OpenManifest(fixed.systemPrompt, fixed.tools, fixed.format);
  }

  get lastExchange(): ModelExchange | undefined {
    return this.exchanges.at(-1);
  }

  /** Of all exchanges so far. */
  get modelTokens(): ModelTokens {
    return modelTokensOf(this.exchanges);
  }
}
