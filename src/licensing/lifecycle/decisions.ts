import { AppError, unreachable } from "../../core/errors.ts";
import type { IsoDate } from "../../core/ids.ts";
import type { SeatFacts } from "./seat-facts.ts";
import type {
  DismissReason,
  LifecycleState,
  SnoozeReason,
  TrackedRecommendation,
} from "./tracked-recommendation.ts";

/** What an administrator can decide about a recommendation. */
export type Decision =
  | { readonly kind: "acknowledge" }
  | { readonly kind: "accept" }
  | { readonly kind: "snooze"; readonly until: IsoDate; readonly reason: SnoozeReason }
  | { readonly kind: "dismiss"; readonly until: IsoDate; readonly reason: DismissReason }
  | { readonly kind: "schedule"; readonly on: IsoDate }
  | { readonly kind: "reopen" };

export const DECISIONS = [
  "acknowledge",
  "accept",
  "snooze",
  "dismiss",
  "schedule",
  "reopen",
] as const satisfies readonly Decision["kind"][];

type StateKind = LifecycleState["kind"];
const UNDECIDED: readonly StateKind[] = ["new", "open", "changed", "missed"];

/** From which states a decision can be made. Done and superseded ones are history. */
export const DECIDABLE: Readonly<Record<Decision["kind"], readonly StateKind[]>> = {
  acknowledge: ["new", "changed", "missed"],
  accept: [...UNDECIDED, "snoozed", "dismissed"],
  snooze: [...UNDECIDED, "accepted"],
  dismiss: [...UNDECIDED, "accepted", "snoozed"],
  schedule: [...UNDECIDED, "accepted", "snoozed"],
  reopen: ["accepted", "snoozed", "dismissed", "scheduled"],
};

/**
 * A recommendation after a decision. Accepting and scheduling keep the seats of the day as the baseline
 * from which later surveys measure.
 * @throws AppError BAD_INPUT when the state does not allow it or a date is not in the future.
 */
export function decide(
  tracked: TrackedRecommendation,
  decision: Decision,
  facts: SeatFacts,
): TrackedRecommendation {
  if (!DECIDABLE[decision.kind].includes(tracked.state.kind)) {
    throw new AppError("BAD_INPUT", {
      reason: `A recommendation that is ${tracked.state.kind} cannot be decided like this.`,
    });
  }
  const state = stateAfter(decision, facts.on);
  const isMeasured = state.kind === "accepted" || state.kind === "scheduled";
  const baseline = isMeasured
    ? (tracked.baseline ?? facts.baselineOf(tracked.skuId) ?? null)
    : null;
  return { ...tracked, state, baseline, announced: tracked.current ?? tracked.announced };
}

function stateAfter(decision: Decision, since: IsoDate): LifecycleState {
  switch (decision.kind) {
    case "acknowledge":
    case "reopen":
      return { kind: "open", since };
    case "accept":
      return { kind: "accepted", since };
    case "snooze":
      return {
        kind: "snoozed",
        since,
        until: later(decision.until, since),
        reason: decision.reason,
      };
    case "dismiss":
      return {
        kind: "dismissed",
        since,
        until: later(decision.until, since),
        reason: decision.reason,
      };
    case "schedule":
      return { kind: "scheduled", since, on: later(decision.on, since) };
    default:
      return unreachable(decision);
  }
}

function later(date: IsoDate, than: IsoDate): IsoDate {
  if (date <= than) throw new AppError("BAD_INPUT", { reason: "The date must be in the future." });
  return date;
}
