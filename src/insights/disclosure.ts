import { dayOf } from "../core/clock.ts";
import type { IsoInstant, SkuId } from "../core/ids.ts";
import type { SourceId } from "../core/source-ids.ts";
import {
  ALL_DETECTIONS,
  type DetectionId,
  type Finding,
  type FoldedSaving,
  foldedSavingOf,
  isChoice,
  type Observation,
  type ObservationId,
  type Reference,
  seatWorthOf,
  TENANT_DETECTIONS,
} from "../licensing/index.ts";
import {
  type Aggregate,
  type AggregateKind,
  type CohortMinimums,
  type Coverage,
  foldRows,
  isOfFew,
  OPEN_ENDS,
  type Provenance,
  type RowFacts,
  SAYS_NONE_FROM,
  type Sensitivity,
  seal,
  tellParts,
} from "../privacy/index.ts";
import { toldCoverage } from "./aggregates/told-coverage.ts";
import { type FewFinding, type ToldFindings, toldFindings } from "./aggregates/told-findings.ts";
import { weekOf } from "./disclosure-period.ts";
import type { ToldHistory } from "./told-history.ts";

export interface DisclosureOptions {
  readonly now: Date;
  readonly minimums: CohortMinimums;
  /** What was told of members before. */
  readonly historyOn: (coverage: Coverage) => Promise<ToldHistory>;
  readonly reference: Reference;
  /** Seats assigned per SKU: known to everybody who may see the inventory. */
  readonly assigned: ReadonlyMap<SkuId, number>;
  readonly members: number;
}

/** Rules that look at assignments alone. All others depend on what members do, or come after ones that do. */
const ABOUT_ASSIGNMENTS: ReadonlySet<DetectionId> = new Set(["D20"]);

const OF_PURCHASES: ReadonlySet<SourceId> = new Set(["subscribedSkus", "commerceSubscriptions"]);

/** Observations that look at members. */
const OF_MEMBERS: ReadonlySet<ObservationId> = new Set(
  TENANT_DETECTIONS.filter(({ needs }) => needs.some((source) => !OF_PURCHASES.has(source))).map(
    ({ id }) => id,
  ),
);

/** What decides whether a count may be told. A group without members is nobody. */
type Counted = Pick<Observation, "rule" | "skuId" | "count" | "unit">;

/**
 * What may be told of members in one survey. Every aggregate that counts members asks here; what does
 * not come from here is about configuration and purchases only.
 */
export class Disclosure {
  readonly #options: DisclosureOptions;

  constructor(options: DisclosureOptions) {
    this.#options = options;
  }

  /** Whether there are too few members for any figure about what they do. */
  get tooFewMembers(): boolean {
    return this.#isTooSmallFor("behaviour");
  }

  get minimums(): CohortMinimums {
    return this.#options.minimums;
  }

  /** First instant of the week for which figures about members are frozen. */
  get period(): IsoInstant {
    return weekOf(this.#options.now);
  }

  /**
   * What is told in this period: what was told in it already, whatever the survey says now, else what
   * `tellAnew` makes of what was told last, and when.
   */
  async told<T>(
    kind: AggregateKind<T>,
    provenance: Provenance,
    tellAnew: (last: Aggregate<T> | null) => T,
  ): Promise<T> {
    const { historyOn, reference } = this.#options;
    const history = await historyOn(provenance.coverage);
    const last = await history.last(kind);
    const isOfThisWeek = last !== null && weekOf(new Date(last.told.asOf)) === this.period;
    if (isOfThisWeek && last.stands) {
      return last.told.value;
    }
    const anew = tellAnew(last?.told ?? null);
    return (await history.keep(kind, seal(kind, anew, provenance, reference.catalogue))).value;
  }

  /** Counts of members by parts of a whole everybody knows; `null` where a count may not be told. */
  parts(counts: readonly number[], sensitivity: Sensitivity): readonly (number | null)[] {
    return tellParts(counts, this.#options.minimums[sensitivity]);
  }

  /** Whether an observation looks at members. */
  isOfMembers(rule: ObservationId): boolean {
    return OF_MEMBERS.has(rule);
  }

  /**
   * How many seats could be judged. Where a few could not, or where there are too few seats to say that
   * all could, it is told as if the minimum of them could not; in a new week it is told anew where enough
   * changed for certain.
   */
  async seatsJudged(
    { seatsJudged, seatsTotal }: Pick<Coverage, "seatsJudged" | "seatsTotal">,
    provenance: Provenance,
  ): Promise<number> {
    const minimum = this.minimums.behaviour;
    const few = Math.min(minimum, seatsTotal);
    const rest = seatsTotal - seatsJudged;
    const saysAll = rest === 0 && seatsTotal >= SAYS_NONE_FROM;
    const { seatsUnjudged } = await this.told(toldCoverage, provenance, (last) => {
      const before = last?.value.seatsUnjudged ?? null;
      // Told as `few` it was anything from one up.
      const isSame =
        before === few ? rest < 2 * minimum : before !== null && isOfFew(rest - before, minimum);
      return { seatsUnjudged: isSame ? (before ?? few) : saysAll ? 0 : Math.max(rest, few) };
    });
    return Math.max(0, seatsTotal - seatsUnjudged);
  }

  /** Whether the count of an observation may be told: enough members, or none are behind it. */
  isTold(observation: Counted): boolean {
    const { rule, count, unit } = observation;
    if (!this.isOfMembers(rule.id)) return true;
    if (unit === "groups") return !this.tooFewMembers;
    const among = this.#among(observation);
    const isOpenEnded = among === undefined || among < count || among - count >= OPEN_ENDS;
    return !this.tooFewMembers && count >= this.minimums.behaviour && isOpenEnded;
  }

  /**
   * Whether an observation may be told of at all. That it is there says that somebody does what it is
   * about, that it is not there that nobody does.
   */
  isListed(observation: Counted): boolean {
    if (this.isTold(observation)) return true;
    return !this.tooFewMembers && (this.#among(observation) ?? 0) >= SAYS_NONE_FROM;
  }

  /** How many an observation is about some of; `undefined` where nobody knows. */
  #among({ skuId }: Pick<Observation, "skuId">): number | undefined {
    return skuId === null ? this.#options.members : this.#options.assigned.get(skuId);
  }

  /**
   * Findings about held seats as they may be told. Within a period the same ones are told again; in a
   * new one a finding is told anew only when it changed by the cohort minimum at least. Its price is
   * today's; amounts of folded findings stay as they were, or new prices would give their counts away.
   */
  async findings(found: readonly Finding[], provenance: Provenance): Promise<ToldFindings> {
    const large = found.filter((finding) => !this.#isTooSmallFor(sensitivityOf(finding)));
    return this.told(toldFindings, provenance, (last) =>
      this.#tellAnew(large, last?.value ?? null),
    );
  }

  #tellAnew(found: readonly Finding[], before: ToldFindings | null): ToldFindings {
    const { minimums, assigned, reference, now } = this.#options;
    const kept = (before?.told ?? []).filter((old) => {
      const fresh = found.find((one) => keyOf(one) === keyOf(old));
      return Math.abs((fresh?.seats ?? 0) - old.seats) < minimums[sensitivityOf(old)];
    });
    const isKept = new Set(kept.map(keyOf));
    const rows = [...kept, ...found.filter((one) => !isKept.has(keyOf(one)))].sort(inOrder);
    const { told, few, folded } = foldRows(rows, {
      minimums,
      factsOf: (finding) => this.#factsOf(finding),
      peopleAmong: (skuId) => assigned.get(skuId) ?? 0,
    });
    const sums = folded.map(({ rows: hidden }) => foldedSavingOf(hidden, dayOf(now), reference));
    const arrived = told.filter((one) => !before?.told.some((old) => keyOf(old) === keyOf(one)));
    return {
      told: told.map((finding) => withLargeClasses(finding, minimums[sensitivityOf(finding)])),
      few: few.map(withoutSeats),
      ...refolded(sums, before?.lastFolded ?? [], {
        minimum: minimums.behaviour,
        moved: new Set(arrived.map((finding) => this.#factsOf(finding).sum)),
      }),
    };
  }

  /** Tables need room for two groups (cohort minimums apply to both). */
  #isTooSmallFor(sensitivity: Sensitivity): boolean {
    const { members, minimums } = this.#options;
    return members < 2 * minimums[sensitivity];
  }

  #factsOf(finding: Finding): RowFacts<SkuId> {
    const worth = seatWorthOf(finding, dayOf(this.#options.now), this.#options.reference);
    const isSaved = !isChoice(finding) && (worth === null || worth.money.minor > 0);
    return {
      among: finding.skuId,
      people: finding.seats,
      sensitivity: sensitivityOf(finding),
      sum: isSaved ? (worth?.money.currency ?? NO_CURRENCY) : null,
      worth: worth?.money.minor ?? 0,
    };
  }
}

function sensitivityOf({ rule }: Pick<Finding, "rule">): Sensitivity {
  return ABOUT_ASSIGNMENTS.has(rule.id) ? "assignments" : "behaviour";
}

function keyOf(finding: Pick<Finding, "rule" | "skuId" | "replacement" | "confidence">): string {
  return [finding.rule.id, finding.skuId, finding.replacement, isChoice(finding)].join();
}

/** In the order of detection precedence, then SKU id. */
function inOrder(a: Finding, b: Finding): number {
  const rankOf = ({ rule }: Finding) => ALL_DETECTIONS.held.findIndex(({ id }) => id === rule.id);
  return rankOf(a) - rankOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1);
}

/** Classes of too few seats are counted with the next weaker one, the weakest with the one before it. */
function withLargeClasses(finding: Finding, minimum: number): Finding {
  const classes: Finding["classes"][number][] = [];
  let carried = 0;
  for (const { confidence, seats } of finding.classes) {
    carried += seats;
    if (carried >= minimum) {
      classes.push({ confidence, seats: carried });
      carried = 0;
    }
  }
  const last = classes.pop();
  const weakest = finding.classes.at(-1);
  if (last === undefined || weakest === undefined) return finding;
  const confidence = carried > 0 ? weakest.confidence : last.confidence;
  return { ...finding, classes: [...classes, { confidence, seats: last.seats + carried }] };
}

/**
 * The guards are all that the rule can raise: those of a few members would tell of them. Whether purchases
 * were read tells of nobody.
 */
function withoutSeats({ guards, ...finding }: Finding): FewFinding {
  const { rule, skuId, replacement, held, confidence } = finding;
  const raised = ALL_DETECTIONS.held.find(({ id }) => id === rule.id)?.guards ?? [];
  const ofTenant = guards.filter((guard) => guard === "mayBeTrial");
  return { rule, skuId, replacement, held, confidence, guards: [...raised, ...ofTenant].sort() };
}

/** Name of the sum of findings without a price. */
const NO_CURRENCY = "none";

interface Refolding {
  readonly minimum: number;
  /** Sums that lost a finding because it is told by itself now. */
  readonly moved: ReadonlySet<string | null>;
}

/**
 * Folded sums, each the last one unless it changed by enough seats. Where it may not be told anew but
 * one of its findings is told by itself now, it is not told, so that no seat is counted twice.
 */
function refolded(
  fresh: ToldFindings["folded"],
  before: ToldFindings["folded"],
  { minimum, moved }: Refolding,
): Pick<ToldFindings, "folded" | "lastFolded"> {
  const nameOf = ({ monthly }: FoldedSaving) => monthly?.money.currency ?? NO_CURRENCY;
  const names = [...new Set([...before, ...fresh].map(nameOf))];
  const sums = names.map((name) => {
    const anew = fresh.find((sum) => nameOf(sum) === name);
    const last = before.find((sum) => nameOf(sum) === name);
    const isKept = last !== undefined && Math.abs((anew?.seats ?? 0) - last.seats) < minimum;
    const told = !isKept ? anew : moved.has(name) ? undefined : last;
    return { told, last: told ?? last };
  });
  return {
    folded: sums.flatMap(({ told }) => told ?? []),
    lastFolded: sums.flatMap(({ last }) => last ?? []),
  };
}
