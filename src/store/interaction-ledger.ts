import type { TenantId } from "../core/ids.ts";
import type { CallerKey, InteractionEntry } from "./interaction-entry.ts";

/** Where a tenant's chain stood: kept elsewhere, it also shows when the end of the chain was cut off. */
export interface Checkpoint {
  /** Number of entries up to here. */
  readonly sequence: number;
  readonly hash: string;
}

/** `firstBad` is the sequence number of the first entry that was changed, moved or is missing. */
export type ChainVerdict =
  | { readonly intact: true; readonly checkpoint: Checkpoint }
  | { readonly intact: false; readonly firstBad: number };

export interface InteractionPage {
  /** Newest first. */
  readonly entries: readonly InteractionEntry[];
  /** Pass as `before` to get the next page; `null` on the last one. */
  readonly next: number | null;
}

/**
 * What was sent to the model, when, for whom and how it ended; without any text. Entries of a tenant
 * form a chain: each is bound by a keyed hash to the one before, so that none can be changed, taken
 * out or put in between unnoticed.
 */
export interface InteractionLedger {
  /**
   * @returns where the tenant's chain stands now.
   * @throws AppError INTERNAL when the entry holds anything but numbers, dates and known words.
   */
  append(entry: InteractionEntry): Promise<Checkpoint>;

  /** An interaction of this very caller, or `undefined`: other callers' interactions are not found. */
  find(tenantId: TenantId, callerKey: CallerKey, id: string): Promise<InteractionEntry | undefined>;

  /** Interactions of a tenant, or of one caller only. */
  list(
    tenantId: TenantId,
    page: { readonly callerKey?: CallerKey; readonly first: number; readonly before?: number },
  ): Promise<InteractionPage>;

  /**
   * Recomputes the whole chain of a tenant.
   * @param known an earlier checkpoint, if there is one; the chain must still lead through it.
   */
  verifyChain(tenantId: TenantId, known?: Checkpoint): Promise<ChainVerdict>;

  close(): Promise<void>;
}
