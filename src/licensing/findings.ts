import type { SkuId } from "../core/ids.ts";
import type { Cohort, HeldSku, Traits } from "../privacy/traits.ts";
import type { Guard } from "./detections/guard.ts";
import { DEFAULT_DETECTIONS, type Detections } from "./detections/in-order.ts";
import type {
  DetectionContext,
  DetectionId,
  IdleDetection,
  PricedSku,
  SeatDetection,
} from "./detections/rule.ts";
import { type ConfidenceClass, type RuleRef, weaker } from "./figure.ts";
import type { LicensingInput, OwnedSku } from "./input.ts";
import { type HeldSeat, type JudgedSeat, judgeSeats } from "./judge-seats.ts";
import { type Need, needsOf } from "./need/need.ts";
import { priceOf, type Reference } from "./reference.ts";
import { canBeWasted, lasts, sureOfPaid } from "./seats.ts";

/** Seats found with the same confidence. */
export interface SeatsOfClass {
  readonly confidence: ConfidenceClass;
  readonly seats: number;
}

/**
 * Seats of one SKU that one detection found. A seat is in exactly one finding, and choices (C5) are
 * findings of their own.
 */
export interface Finding {
  readonly rule: RuleRef<DetectionId>;
  readonly skuId: SkuId;
  /** The SKU the members need instead; `null` where the seats go altogether. */
  readonly replacement: SkuId | null;
  readonly seats: number;
  /** Whether members hold the seats; idle ones are held by nobody. */
  readonly held: boolean;
  /** How sure the saving is: the weakest among the seats, C4 at best where some may be on trial. */
  readonly confidence: ConfidenceClass;
  /** The seats by how sure it is that nobody needs them, surest first. */
  readonly classes: readonly SeatsOfClass[];
  readonly guards: readonly Guard[];
}

export interface Findings {
  /** In the order of detection precedence, then SKU id. */
  readonly findings: readonly Finding[];
  /** Seats held by members of SKUs that can be wasted: all, and those about which every rule concluded. */
  readonly seatsTotal: number;
  readonly seatsJudged: number;
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
  const count = new FindingsCount(input, reference, detections);
  for (const cohort of input.cohorts) count.add(cohort);
  return count.findings();
}

/** The same, cohort by cohort: a large tenant has hundreds of thousands of them. */
export class FindingsCount {
  readonly #detections: Detections;
  readonly #judge: SeatJudge;
  readonly #idle: readonly Finding[];
  readonly #tallies = new Tallies();
  #seatsTotal = 0;
  #seatsJudged = 0;

  constructor(
    input: Omit<LicensingInput, "cohorts">,
    reference: Reference,
    detections: Detections = DEFAULT_DETECTIONS,
  ) {
    const wasteable = input.ownedSkus.filter((sku) => canBeWasted(sku, reference, input.on));
    const context = detectionContextOf(input, reference);
    this.#detections = detections;
    this.#judge = seatJudgeOf(input, reference, detections);
    this.#idle = idleFindings(detections.idle, context, wasteable);
  }

  add({ traits, members }: Cohort): void {
    for (const { held, judged } of this.#judge(traits)) {
      this.#seatsTotal += members;
      if (judged !== "undecided") this.#seatsJudged += members;
      if (typeof judged === "object") this.#tallies.add(judged, held, members);
    }
  }

  findings(): Findings {
    const held = this.#detections.held.flatMap((rule) => this.#tallies.findingsOf(rule));
    return {
      findings: [...this.#idle, ...held],
      seatsTotal: this.#seatsTotal,
      seatsJudged: this.#seatsJudged,
    };
  }
}

/** What detections may know of a tenant besides the seat they look at. */
export function detectionContextOf(
  { on, evidence }: Pick<LicensingInput, "on" | "evidence">,
  reference: Reference,
): DetectionContext {
  // Of one member at a time: those of all cohorts of a large tenant would fill a gigabyte.
  let last: { readonly traits: Traits; readonly needs: readonly Need[] } | undefined;
  const needs = (traits: Traits): readonly Need[] => {
    last = last?.traits === traits ? last : { traits, needs: needsOf(traits, reference) };
    return last.needs;
  };
  let priced: readonly PricedSku[] | undefined;
  const pricedSkus = () => (priced ??= skusPricedOn(on, reference));
  return { on, reference, evidence, needsOf: needs, pricedSkus };
}

function skusPricedOn(on: LicensingInput["on"], reference: Reference): readonly PricedSku[] {
  return reference.catalogue.skus
    .flatMap((sku) => {
      const price = priceOf(reference, sku.skuId, on);
      return price.kind === "priced" ? [{ sku, unit: price.unit }] : [];
    })
    .sort((a, b) => a.unit.minor - b.unit.minor || (a.sku.skuId < b.sku.skuId ? -1 : 1));
}

/** Judges every seat of a member, or of all members of a cohort, that can be wasted at all. */
export type SeatJudge = (traits: Traits) => readonly HeldSeat[];

/** The judge of a tenant's seats: the survey counts with it, and a list of members is made with it. */
export function seatJudgeOf(
  input: Pick<LicensingInput, "on" | "evidence" | "ownedSkus">,
  reference: Reference,
  detections: Detections = DEFAULT_DETECTIONS,
): SeatJudge {
  const context = detectionContextOf(input, reference);
  const wasteable = new Set(
    input.ownedSkus
      .filter((sku) => canBeWasted(sku, reference, input.on))
      .map(({ skuId }) => skuId),
  );
  const lasting = new Set(
    input.ownedSkus.filter((sku) => lasts(sku, reference, input.on)).map(({ skuId }) => skuId),
  );
  const mayBeTrial = new Set(
    input.ownedSkus.filter((sku) => sku.mayBeTrial === true).map(({ skuId }) => skuId),
  );
  const kinds = { wasteable, lasting, mayBeTrial };
  return (traits) => judgeSeats(traits, kinds, detections.held, context);
}

/** What makes a finding this one, whatever the number of seats. */
export interface FindingIdentity {
  readonly rule: DetectionId;
  readonly skuId: SkuId;
  readonly replacement: SkuId | null;
  readonly confidence: ConfidenceClass;
}

/** How the seat counts in a finding; `null` when it is not one of its seats. */
export function verdictIn(finding: FindingIdentity, seat: HeldSeat): JudgedSeat["verdict"] | null {
  if (typeof seat.judged !== "object") return null;
  const { rule, verdict } = seat.judged;
  const identity = { rule: rule.id, skuId: seat.held.skuId, ...verdict };
  return tallyKeyOf(identity) === tallyKeyOf(finding) ? verdict : null;
}

/** Choices are findings of their own, so that no choice is added to a saving. */
function tallyKeyOf({ rule, skuId, replacement, confidence }: FindingIdentity): string {
  return [rule, skuId, replacement, confidence === "C5"].join();
}

function idleFindings(
  rule: IdleDetection,
  context: DetectionContext,
  skus: readonly OwnedSku[],
): readonly Finding[] {
  if (!rule.needs.every((source) => context.evidence.has(source))) return [];
  return skus
    .map((sku) => idleFinding(rule, sku))
    .filter(({ seats }) => seats > 0)
    .sort(bySku);
}

function idleFinding(rule: IdleDetection, sku: OwnedSku): Finding {
  const { id, version } = rule;
  const seats = rule.countSeats(sku);
  return {
    rule: { id, version },
    skuId: sku.skuId,
    replacement: null,
    seats,
    held: false,
    confidence: sureOfPaid("C1", sku),
    classes: [{ confidence: "C1", seats }],
    guards: sku.mayBeTrial === true ? ["mayBeTrial"] : [],
  };
}

/** Seats found so far, by rule, SKU and replacement, choices apart. */
class Tallies {
  readonly #byKey = new Map<string, Tally>();

  add({ rule, verdict }: JudgedSeat, held: HeldSku, seats: number): void {
    const { confidence, replacement, guards } = verdict;
    const key = tallyKeyOf({ rule: rule.id, skuId: held.skuId, replacement, confidence });
    const tally = this.#byKey.get(key) ?? {
      rule,
      skuId: held.skuId,
      replacement,
      classes: new Map<ConfidenceClass, number>(),
      guards: new Set<Guard>(),
    };
    tally.classes.set(confidence, seats + (tally.classes.get(confidence) ?? 0));
    for (const guard of guards) tally.guards.add(guard);
    this.#byKey.set(key, tally);
  }

  findingsOf(rule: SeatDetection): readonly Finding[] {
    return [...this.#byKey.values()]
      .filter((tally) => tally.rule === rule)
      .map(findingOf)
      .sort(bySku);
  }
}

interface Tally {
  readonly rule: SeatDetection;
  readonly skuId: SkuId;
  readonly replacement: SkuId | null;
  readonly classes: Map<ConfidenceClass, number>;
  readonly guards: Set<Guard>;
}

function findingOf({ rule: { id, version }, skuId, replacement, ...tally }: Tally): Finding {
  const classes = [...tally.classes]
    .map(([confidence, seats]) => ({ confidence, seats }))
    .sort((a, b) => (a.confidence < b.confidence ? -1 : 1));
  return {
    rule: { id, version },
    skuId,
    replacement,
    seats: classes.reduce((sum, { seats }) => sum + seats, 0),
    held: true,
    confidence: sureOfSaving(classes, tally.guards),
    classes,
    guards: [...tally.guards].sort(),
  };
}

/** How sure the saving of seats is: the weakest of their classes, and no surer than that they are paid for. */
export function sureOfSaving(
  classes: readonly Pick<SeatsOfClass, "confidence">[],
  guards: Iterable<Guard>,
): ConfidenceClass {
  const weakest = classes.map(({ confidence }) => confidence).reduce(weaker, "C1");
  return sureOfPaid(weakest, { mayBeTrial: [...guards].includes("mayBeTrial") });
}

function bySku(a: Finding, b: Finding): number {
  const keyOf = ({ skuId, confidence, replacement }: Finding) =>
    [skuId, confidence === "C5", replacement].join();
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
