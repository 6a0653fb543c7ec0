import type { Receipt, ReceiptCall } from "../agent/index.ts";
import type { ReceiptType } from "../schema/index.ts";
import type { InteractionEntry } from "../store/index.ts";

/** A receipt fresh from the advisor, or what the ledger kept of it. */
type KnownReceipt = Omit<Receipt, "calls" | "verification"> &
  Pick<InteractionEntry, "verification"> & {
    readonly calls: readonly (InteractionEntry["calls"][number] &
      Partial<Pick<ReceiptCall, "region">>)[];
  };

export function shapeReceipt(receipt: KnownReceipt): ReceiptType {
  const { deployment, model, tools, figuresSent, redactions, modelTokens, verification } = receipt;
  return {
    deployment,
    model,
    tools,
    figuresSent,
    redactions: Object.entries(redactions).map(([kind, count]) => ({ kind, count })),
    promptTokens: modelTokens.prompt,
    cachedTokens: modelTokens.cached,
    completionTokens: modelTokens.completion,
    verification,
    calls: receipt.calls.map(({ region = null, ...call }) => ({ ...call, region })),
  };
}
