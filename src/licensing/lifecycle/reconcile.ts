import { dateOfDay, dayNumber } from "../../core/clock.ts";
import type { IsoDate } from "../../core/ids.ts";
import { RealisedSeats } from "./realised-seats.ts";
import type { SeatFacts } from "./seat-facts.ts";
import {
  type Extent,
  extentOf,
  type FoundRecommendation,
  firstSeen,
  isUndecided,
  type LifecycleState,
  type TrackedRecommendation,
} from "./tracked-recommendation.ts";

/** When a difference is worth telling, and how long things are waited for. */
export interface LifecyclePolicy {
  /** Seats: at least so many, and at least that share of those announced. */
  readonly minSeats: number;
  readonly minPercent: number;
  /** Minor units per year. */
  readonly minYearlyMinor: number;
  /** Days after its date until a recommendation counts as missed: billing data lags. */
  readonly graceDays: number;
  /** Days within which seats bought again make a saving bounce. */
  readonly bounceDays: number;
}

export const DEFAULT_LIFECYCLE_POLICY: LifecyclePolicy = {
  minSeats: 10,
  minPercent: 10,
  minYearlyMinor: 100_000,
  graceDays: 7,
  bounceDays: 30,
};

/** A change of state worth telling. */
export interface LifecycleChange {
  readonly id: string;
  readonly from: LifecycleState["kind"] | null;
  readonly to: LifecycleState["kind"];
}

export interface Reconciled {
  readonly tracked: readonly TrackedRecommendation[];
  readonly changes: readonly LifecycleChange[];
}

/**
 * What a survey makes of the recommendations known so far: new ones appear, dates that went by are
 * verified, put-off ones come back, the rest changes only beyond the thresholds and silently below.
 */
export function reconcile(
  known: readonly TrackedRecommendation[],
  found: readonly FoundRecommendation[],
  facts: SeatFacts,
  policy: LifecyclePolicy = DEFAULT_LIFECYCLE_POLICY,
): Reconciled {
  const foundById = new Map(found.map((recommendation) => [recommendation.id, recommendation]));
  const knownIds = new Set(known.map(({ id }) => id));
  const updateAll = (
    all: readonly TrackedRecommendation[],
    isTurn: (tracked: TrackedRecommendation) => boolean,
  ) => {
    const context = { found, facts, policy, realised: new RealisedSeats(all, facts) };
    return all.map((tracked) => {
      if (!isTurn(tracked) || isBeyondSight(tracked, facts)) return tracked;
      const now = foundById.get(tracked.id);
      const unseen = facts.wasLookedFor(tracked.kind) ? null : tracked.current;
      return updatedOne({ ...tracked, current: now ? extentOf(now) : unseen }, context);
    });
  };
  // What was done lets go of its seats first, so that nobody counts them as another's any more.
  const done = new Set(known.filter(({ state }) => state.kind === "done").map(({ id }) => id));
  const settled = updateAll(known, ({ id }) => done.has(id));
  const updated = updateAll(settled, ({ id }) => !done.has(id));
  const added = found
    .filter(({ id }) => !knownIds.has(id))
    .map((recommendation) => firstSeen(recommendation, facts.on));
  const before = new Map(known.map(({ id, state }) => [id, state.kind]));
  const tracked = [...updated, ...added];
  const changes = tracked.flatMap(({ id, state }) => {
    const from = before.get(id) ?? null;
    return from === state.kind ? [] : [{ id, from, to: state.kind }];
  });
  return { tracked, changes };
}

interface Reconciling {
  readonly found: readonly FoundRecommendation[];
  readonly facts: SeatFacts;
  readonly policy: LifecyclePolicy;
  readonly realised: RealisedSeats;
}

/**
 * Whether the survey cannot tell what became of a decision about seats, because it did not read what
 * that is measured from: then everything stays as it is, neither saved nor missed.
 */
function isBeyondSight(
  { state, timing, baseline }: TrackedRecommendation,
  facts: SeatFacts,
): boolean {
  if (timing === null || baseline === null) return false;
  const sight = facts.sightSince(baseline);
  if (state.kind === "done") return sight !== "same";
  return (state.kind === "accepted" || state.kind === "scheduled") && sight === "other";
}

function updatedOne(tracked: TrackedRecommendation, context: Reconciling): TrackedRecommendation {
  const { state, current } = tracked;
  if (isUndecided(state)) return undecided(tracked, context);
  if (state.kind === "accepted" || state.kind === "scheduled") {
    return canBeVerified(tracked) ? verified(tracked, context) : cured(tracked, context);
  }
  if (state.kind === "done") return afterDone(tracked, state, context);
  const since = context.facts.on;
  if (state.kind === "superseded") {
    return current === null ? tracked : backAgain(tracked, current, since);
  }
  const isOver = "until" in state && since >= state.until;
  return isOver ? undecided(inState(tracked, { kind: "open", since }), context) : tracked;
}

function inState(tracked: TrackedRecommendation, state: LifecycleState): TrackedRecommendation {
  return { ...tracked, state };
}

function backAgain(
  tracked: TrackedRecommendation,
  current: Extent,
  since: IsoDate,
): TrackedRecommendation {
  return { ...tracked, state: { kind: "new", since }, announced: current, baseline: null };
}

/** Nobody decided: gone, changed beyond the thresholds, or as it was. */
function undecided(tracked: TrackedRecommendation, context: Reconciling): TrackedRecommendation {
  const { facts } = context;
  const since = facts.on;
  const { current, state } = tracked;
  if (state.kind === "missed" && state.since === since) return tracked;
  if (current === null || !context.found.some(({ id }) => id === tracked.id)) {
    const by = successorOf(tracked, context);
    const isGone = by !== null || facts.wasLookedFor(tracked.kind);
    return isGone && !isStillMissed(state, since)
      ? inState(tracked, { kind: "superseded", since, by })
      : tracked;
  }
  if (!isWorthTelling(tracked.announced, current, context.policy)) return tracked;
  return { ...tracked, state: { kind: "changed", since }, announced: current };
}

/** A missed date is told until the next one at which the seats can fall. */
function isStillMissed(state: LifecycleState, on: IsoDate): boolean {
  return state.kind === "missed" && state.nextOn !== null && on < state.nextOn;
}

/** The recommendation that now says the same of the same SKUs at another date. */
function successorOf(tracked: TrackedRecommendation, { found }: Reconciling): string | null {
  const same = found.find(
    ({ kind, skuId, replacement }) =>
      kind === tracked.kind && skuId === tracked.skuId && replacement === tracked.replacement,
  );
  return same?.id ?? null;
}

function isWorthTelling(before: Extent, now: Extent, policy: LifecyclePolicy): boolean {
  if (before.seats === null || now.seats === null) return before.seats !== now.seats;
  const seats = Math.abs(now.seats - before.seats);
  const enoughSeats = Math.max(policy.minSeats, (before.seats * policy.minPercent) / 100);
  return seats >= enoughSeats || isMoneyWorthTelling(before, now, policy);
}

function isMoneyWorthTelling(
  before: Extent,
  now: Extent,
  { minYearlyMinor }: LifecyclePolicy,
): boolean {
  if (before.yearly === null || now.yearly === null) return before.yearly !== now.yearly;
  if (before.yearly.currency !== now.yearly.currency) return true;
  return Math.abs(now.yearly.minor - before.yearly.minor) >= minYearlyMinor;
}

/** Of seats that save and were told: fewer bought ones say what came of it. */
type Verifiable = TrackedRecommendation & { readonly announced: { readonly seats: number } };

function canBeVerified(tracked: TrackedRecommendation): tracked is Verifiable {
  return tracked.timing !== null && tracked.announced.seats !== null;
}

/** Somebody decided: done as soon as fewer seats are bought, missed when the date went by without. */
function verified(tracked: Verifiable, context: Reconciling): TrackedRecommendation {
  const { facts, policy, realised } = context;
  // Decided when less was seen: measured from the first survey that sees all.
  if (tracked.baseline === null || facts.sightSince(tracked.baseline) === "more") {
    return { ...tracked, baseline: facts.baselineOf(tracked.skuId) ?? null };
  }
  const since = facts.on;
  const seats = realised.of(tracked);
  if (seats === null) return tracked;
  const due = dueOn(tracked);
  const isDue = due !== null && facts.on >= dateOfDay(dayNumber(due) + policy.graceDays);
  if (seats >= tracked.announced.seats || (seats > 0 && isDue)) {
    realised.claim(tracked, seats);
    return inState(tracked, { kind: "done", since, seats, bounced: 0 });
  }
  if (!isDue) return tracked;
  const nextOn = facts.nextRenewal(tracked.skuId, since);
  return inState(tracked, { kind: "missed", since, nextOn });
}

/**
 * Somebody saw to a shortfall, a risk, or seats too few to be told, of which no saving can be verified:
 * done when it is found no more, missed when its date went by.
 * Gone only after its date nobody knows which of the two, so then it is no more than gone.
 */
function cured(tracked: TrackedRecommendation, context: Reconciling): TrackedRecommendation {
  const { facts, policy } = context;
  const since = facts.on;
  const due = dueOn(tracked);
  if (!facts.wasLookedFor(tracked.kind)) return tracked;
  if (tracked.current !== null) {
    const isDue = due !== null && since >= dateOfDay(dayNumber(due) + policy.graceDays);
    return isDue ? inState(tracked, { kind: "missed", since, nextOn: null }) : tracked;
  }
  const by = successorOf(tracked, context);
  const { on } = tracked.announced;
  return by !== null || (on !== null && since > on)
    ? inState(tracked, { kind: "superseded", since, by })
    : inState(tracked, { kind: "done", since, seats: 0, bounced: 0 });
}

function dueOn({ state, announced }: TrackedRecommendation): IsoDate | null {
  return state.kind === "scheduled" ? state.on : announced.on;
}

/** Within the bounce time, seats that are bought again are noted; found again later, it starts anew. */
function afterDone(
  tracked: TrackedRecommendation,
  state: Extract<LifecycleState, { kind: "done" }>,
  { facts, policy, realised }: Reconciling,
): TrackedRecommendation {
  const canBounce = tracked.timing !== null;
  const isRecent = canBounce && dayNumber(facts.on) - dayNumber(state.since) <= policy.bounceDays;
  if (isRecent) {
    const stillSaved = realised.of(tracked) ?? state.seats;
    const bounced = Math.max(state.bounced, state.seats - stillSaved);
    return inState(tracked, { ...state, bounced });
  }
  return tracked.current === null ? tracked : backAgain(tracked, tracked.current, facts.on);
}
