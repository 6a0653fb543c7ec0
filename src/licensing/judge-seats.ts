import type { SkuId } from "../core/ids.ts";
import type { HeldSku, Traits } from "../privacy/traits.ts";
import { consequencesOf } from "./detections/consequences.ts";
import {
  type DetectionContext,
  type SeatDetection,
  UNDECIDED,
  type Verdict,
} from "./detections/rule.ts";

type Found = Extract<Verdict, { outcome: "found" }>;

/** A seat and the detection it belongs to. */
export interface JudgedSeat {
  readonly rule: SeatDetection;
  readonly verdict: Found;
}

/** A seat somebody holds, and what the detections make of it. */
export interface HeldSeat {
  readonly held: HeldSku;
  /** `undecided`: no detection finds it, and at least one could not conclude. */
  readonly judged: JudgedSeat | "clear" | "undecided";
}

/** SKUs of the tenant by what seats of them are to a member. */
export interface SeatKinds {
  /** Seats that can be anybody's waste: these are judged. */
  readonly wasteable: ReadonlySet<SkuId>;
  /** Seats that stay, so that others can go for them. */
  readonly lasting: ReadonlySet<SkuId>;
  /** Seats of which nothing tells whether they are on trial. */
  readonly mayBeTrial: ReadonlySet<SkuId>;
}

/**
 * The detection each seat of a member belongs to: the first that finds it. A seat that was found is
 * taken for gone, or exchanged, when the member's other seats are judged: all that is found can be done
 * together, and no two SKUs go because the other one stays. Nor does one go for a trial that ends. The
 * same function counts cohorts and lists members behind a finding.
 */
export function judgeSeats(
  traits: Traits,
  { wasteable, lasting, mayBeTrial }: SeatKinds,
  detections: readonly SeatDetection[],
  context: DetectionContext,
): readonly HeldSeat[] {
  const seats = traits.held.filter(({ skuId }) => wasteable.has(skuId));
  const judged = new Map<HeldSku, HeldSeat["judged"]>();
  let member = keeping(({ skuId }) => lasting.has(skuId), traits);
  for (const rule of detections) {
    for (const held of seats) {
      if (typeof judged.get(held) === "object") continue;
      const verdict = verdictOf(rule, member, held, context);
      if (verdict.outcome === "undecided") judged.set(held, "undecided");
      if (verdict.outcome !== "found") continue;
      judged.set(held, { rule, verdict: withConsequences(verdict, member, held, context) });
      member = without(held, verdict, member);
    }
  }
  return seats.map((held) => {
    const made = judged.get(held) ?? "clear";
    const isPaid = typeof made !== "object" || !mayBeTrial.has(held.skuId);
    return { held, judged: isPaid ? made : { ...made, verdict: asMayBeTrial(made.verdict) } };
  });
}

/** The verdict on a seat that may be on trial: as sure that nobody needs it, not that it costs anything. */
function asMayBeTrial(verdict: Found): Found {
  return { ...verdict, guards: [...verdict.guards, "mayBeTrial"] };
}

function keeping(isKept: (held: HeldSku) => boolean, traits: Traits): Traits {
  return traits.held.every(isKept) ? traits : { ...traits, held: traits.held.filter(isKept) };
}

/** Without what it must have read a rule finds nothing; that it is not about a seat, it can still say. */
function verdictOf(
  rule: SeatDetection,
  traits: Traits,
  held: HeldSku,
  context: DetectionContext,
): Verdict {
  const verdict = rule.judge(traits, held, context);
  const isReadable = rule.needs.every((source) => context.evidence.has(source));
  return verdict.outcome === "clear" || isReadable ? verdict : UNDECIDED;
}

function withConsequences(
  verdict: Found,
  member: Traits,
  held: HeldSku,
  context: DetectionContext,
): Found {
  const guards = [...verdict.guards, ...consequencesOf(member, held, verdict, context)];
  return { ...verdict, guards: [...new Set(guards)].sort() };
}

/** The member when the seat is gone, or exchanged for its replacement. */
function without(held: HeldSku, { replacement }: Found, member: Traits): Traits {
  const rest = keeping((other) => other !== held, member);
  return replacement === null
    ? rest
    : { ...rest, held: [...rest.held, { ...held, skuId: replacement, disabledPlans: [] }] };
}
