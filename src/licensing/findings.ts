import type { SkuId } from "../core/ids.ts";
import type { HeldSku, Traits } from "../privacy/traits.ts";
import { disabledMemberHoldsSeat } from "./detections/disabled-member-holds-seat.ts";
import { inactiveMemberHoldsSeat } from "./detections/inactive-member-holds-seat.ts";
import type { DetectionId, Guard, IdleDetection, SeatDetection } from "./detections/rule.ts";
import { unassignedPaidSeats } from "./detections/unassigned-paid-seats.ts";
import { type ConfidenceClass, type RuleRef, weaker } from "./figure.ts";
import type { LicensingInput, OwnedSku } from "./input.ts";
import type { Reference } from "./reference.ts";
import { canBeWasted } from "./seats.ts";

/** Seats of one SKU that one detection found; a seat is in exactly one finding. */
export interface Finding {
  readonly rule: RuleRef<DetectionId>;
  readonly skuId: SkuId;
  readonly seats: number;
  /** Whether members hold the seats; idle ones are held by nobody. */
  readonly held: boolean;
  /** The weakest among the seats. */
  readonly confidence: ConfidenceClass;
  readonly guards: readonly Guard[];
}

export interface Findings {
  /** In the order of detection precedence, then SKU id. */
  readonly findings: readonly Finding[];
  /** Seats held by members of SKUs that can be wasted: all, and those about which every rule concluded. */
  readonly seatsTotal: number;
  readonly seatsJudged: number;
}

/** Detections in use. The order of `held` decides to which one a seat belongs. */
export interface Detections {
  readonly idle: IdleDetection;
  readonly held: readonly SeatDetection[];
}

export const DEFAULT_DETECTIONS: Detections = {
  idle: unassignedPaidSeats(),
  held: [disabledMemberHoldsSeat, inactiveMemberHoldsSeat],
};

interface Tally {
  seats: number;
  confidence: ConfidenceClass;
  readonly guards: Set<Guard>;
}

/**
 * What the detections find. Every seat held by a member is shown to the detections in order and
 * belongs to the first that finds it; idle seats are held by nobody, so no seat is counted twice.
 * SKUs that are free, company-wide or not assigned to members are left out.
 */
export function findingsOf(
  input: LicensingInput,
  reference: Reference,
  detections: Detections = DEFAULT_DETECTIONS,
): Findings {
  const judging = { input, reference, detections };
  const wasteable = input.ownedSkus.filter((sku) => canBeWasted(sku, reference, input.on));
  const held = heldFindings(judging, new Set(wasteable.map((sku) => sku.skuId)));
  return { ...held, findings: [...idleFindings(judging, wasteable), ...held.findings] };
}

function idleFindings({ input, detections }: Judging, skus: readonly OwnedSku[]): Finding[] {
  const rule = detections.idle;
  if (!isReadable(rule, input)) return [];
  return skus
    .map((sku) => idleFinding(rule, sku.skuId, rule.countSeats(sku)))
    .filter(({ seats }) => seats > 0)
    .sort(bySku);
}

function heldFindings(judging: Judging, skuIds: ReadonlySet<SkuId>): Findings {
  const tallies = new Map(judging.detections.held.map((rule) => [rule, new Map<SkuId, Tally>()]));
  let seatsTotal = 0;
  let seatsJudged = 0;
  for (const { traits, members } of judging.input.cohorts) {
    for (const held of traits.held.filter(({ skuId }) => skuIds.has(skuId))) {
      const judgement = judgeSeat(traits, held, judging);
      seatsTotal += members;
      if (judgement !== "undecided") seatsJudged += members;
      if (typeof judgement === "object") {
        addSeats(tallies.get(judgement.rule), held, members, judgement);
      }
    }
  }
  const findings = [...tallies].flatMap(([rule, bySkuId]) =>
    [...bySkuId].map(([skuId, tally]) => heldFinding(rule, skuId, tally)).sort(bySku),
  );
  return { findings, seatsTotal, seatsJudged };
}

interface Judging {
  readonly input: LicensingInput;
  readonly reference: Reference;
  readonly detections: Detections;
}

interface Found {
  readonly rule: SeatDetection;
  readonly confidence: ConfidenceClass;
  readonly guards: readonly Guard[];
}

/**
 * The detection a seat belongs to: the first that finds it. `undecided` when none does and at least
 * one could not conclude.
 */
function judgeSeat(traits: Traits, held: HeldSku, judging: Judging): Found | "clear" | "undecided" {
  const { input, reference, detections } = judging;
  let rest: "clear" | "undecided" = "clear";
  for (const rule of detections.held) {
    const verdict = isReadable(rule, input)
      ? rule.judge(traits, held, { on: input.on, reference })
      : { outcome: "undecided" as const };
    if (verdict.outcome === "found") return { rule, ...verdict };
    if (verdict.outcome === "undecided") rest = "undecided";
  }
  return rest;
}

function isReadable(rule: IdleDetection | SeatDetection, input: LicensingInput): boolean {
  return rule.needs.every((source) => input.evidence.has(source));
}

function addSeats(
  bySkuId: Map<SkuId, Tally> | undefined,
  held: HeldSku,
  seats: number,
  found: Found,
): void {
  const tally = bySkuId?.get(held.skuId) ?? { seats: 0, confidence: "C1", guards: new Set() };
  tally.seats += seats;
  tally.confidence = weaker(tally.confidence, found.confidence);
  for (const guard of found.guards) tally.guards.add(guard);
  if (held.origin !== "direct") tally.guards.add("assignedByGroup");
  bySkuId?.set(held.skuId, tally);
}

function idleFinding(rule: IdleDetection, skuId: SkuId, seats: number): Finding {
  const { id, version } = rule;
  return { rule: { id, version }, skuId, seats, held: false, confidence: "C1", guards: [] };
}

function heldFinding(rule: SeatDetection, skuId: SkuId, tally: Tally): Finding {
  const { id, version } = rule;
  const { seats, confidence, guards } = tally;
  return {
    rule: { id, version },
    skuId,
    seats,
    held: true,
    confidence,
    guards: [...guards].sort(),
  };
}

function bySku(a: Finding, b: Finding): number {
  return a.skuId < b.skuId ? -1 : 1;
}
