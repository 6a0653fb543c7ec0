import { type CurrencyCode, type Money, money } from "../../core/money.ts";
import { freedSeats, isUndecided, type TrackedRecommendation } from "./tracked-recommendation.ts";

/**
 * Five different things that are easily called a saving. `potential`: found, not decided.
 * `scheduled`: decided, not yet due. `freed`: assignments are gone, the seats are still paid.
 * `realised`: seats are no longer bought. `avoided`: a purchase that freed seats made unnecessary.
 */
export const LEDGERS = ["potential", "scheduled", "freed", "realised", "avoided"] as const;
export type Ledger = (typeof LEDGERS)[number];

/** What stands in one ledger in one currency; `null` where prices are unknown. */
export interface LedgerLine {
  readonly ledger: Ledger;
  readonly currency: CurrencyCode | null;
  readonly seats: number;
  /** Per year. */
  readonly yearly: Money | null;
}

interface Entry {
  readonly ledger: Ledger;
  readonly seats: number;
  readonly yearly: Money | null;
}

/**
 * The ledgers of a tenant. A seat stands in one of them at a time: freed is not saved, and only what
 * later surveys verified is realised. Shortfalls and risks save nothing and stand in none, and neither
 * does what is too few to be told: how many it is nobody knows here.
 */
export function ledgersOf(tracked: readonly TrackedRecommendation[]): readonly LedgerLine[] {
  const entries = tracked.flatMap(entriesOf).filter(({ seats }) => seats > 0);
  const alike = Map.groupBy(entries, ({ ledger, yearly }) => `${ledger} ${yearly?.currency ?? ""}`);
  return LEDGERS.flatMap((ledger) =>
    [...alike]
      .filter(([key]) => key.startsWith(`${ledger} `))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, same]) => lineOf(ledger, same)),
  );
}

function lineOf(ledger: Ledger, entries: readonly Entry[]): LedgerLine {
  const seats = entries.reduce((sum, entry) => sum + entry.seats, 0);
  const minor = entries.reduce((sum, entry) => sum + (entry.yearly?.minor ?? 0), 0);
  const currency = entries[0]?.yearly?.currency ?? null;
  return { ledger, currency, seats, yearly: currency && money(minor, currency, "year") };
}

function entriesOf(tracked: TrackedRecommendation): readonly Entry[] {
  const { state, announced, current, timing } = tracked;
  if (timing === null || announced.seats === null) return [];
  if (isUndecided(state)) return [entryOf(tracked, "potential", current?.seats ?? 0)];
  if (state.kind === "accepted" || state.kind === "scheduled") {
    return decidedEntries(tracked, announced.seats);
  }
  if (state.kind !== "done") return [];
  const ledger = timing === "avoidablePurchase" ? "avoided" : "realised";
  return [entryOf(tracked, ledger, state.seats - state.bounced)];
}

/** Where too few are left to be told, nothing is said to be freed until none is. */
function decidedEntries(tracked: TrackedRecommendation, decided: number): readonly Entry[] {
  const freed = freedSeats(tracked) ?? 0;
  return [entryOf(tracked, "freed", freed), entryOf(tracked, "scheduled", decided - freed)];
}

/** A number of seats at the yearly price per seat as announced. */
function entryOf({ announced }: TrackedRecommendation, ledger: Ledger, seats: number): Entry {
  const { yearly } = announced;
  if (yearly === null || !announced.seats) return { ledger, seats, yearly: null };
  const minor = Math.round((yearly.minor * seats) / announced.seats);
  return { ledger, seats, yearly: money(minor, yearly.currency, "year") };
}

/** Share of the seats once saved that were bought again soon after; `null` when none was saved yet. */
export function bounceRate(tracked: readonly TrackedRecommendation[]): number | null {
  const done = tracked.flatMap(({ state }) => (state.kind === "done" ? [state] : []));
  const seats = done.reduce((sum, state) => sum + state.seats, 0);
  const bounced = done.reduce((sum, state) => sum + state.bounced, 0);
  return seats === 0 ? null : bounced / seats;
}
