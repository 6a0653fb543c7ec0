import type { Receipt, ReceiptCall } from "../agent/index.ts";
import type { ReceiptType } from "../schema/index.ts";
import type { InteractionEntry } from "../store/index.ts";
import { isSourceCoverage, shapeSource } from "./shape-coverage.ts";

/** What the ledger gives back as words: it may have been written with words that were retired since. */
type Kept = "verification" | "measuresSent" | "directory";

/** A receipt fresh from the advisor, or what the ledger kept of it. */
type KnownReceipt = Omit<Receipt, Kept | "calls"> &
  Pick<InteractionEntry, Kept> & {
    readonly calls: readonly (InteractionEntry["calls"][number] &
      Partial<Pick<ReceiptCall, "region">>)[];
  };

export function shapeReceipt(receipt: KnownReceipt): ReceiptType {
  const { deployment, model, tools, measuresSent, figuresSent, smallestGroup, rules } = receipt;
  const { modelTokens, verification } = receipt;
  return {
    deployment,
    model,
    tools,
    measuresSent: measuresSent.map((measure) => measure.replaceAll("-", " ")),
    figuresSent,
    smallestGroup,
    pseudonyms: Object.entries(receipt.pseudonyms).map(([word, count]) => ({ word, count })),
    redactions: Object.entries(receipt.redactions).map(([kind, count]) => ({ kind, count })),
    rules,
    directory: receipt.directory.filter(isSourceCoverage).map((entry) => shapeSource(entry)),
    declaredRegion: receipt.boundary.region,
    declaredRetentionDays: receipt.boundary.retentionDays,
    promptTokens: modelTokens.prompt,
    cachedTokens: modelTokens.cached,
    completionTokens: modelTokens.completion,
    tokensEstimated: modelTokens.estimated,
    cost: receipt.cost,
    verification,
    calls: receipt.calls.map(({ region = null, ...call }) => ({ ...call, region })),
  };
}
