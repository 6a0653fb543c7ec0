import { SOURCE_IDS } from "../../core/source-ids.ts";
import {
  CONFIDENCE_CLASSES,
  CONSEQUENCE_IDS,
  DETECTION_IDS,
  EFFECTS,
  GUARDS,
  LEFT_OUT_IDS,
  type NotObservable,
  OBSERVATION_IDS,
  OBSERVATION_KINDS,
  type ReportedFinding,
  type ReportedObservation,
  type Savings,
  UNOBSERVABLE_REASONS,
} from "../../licensing/index.ts";
import {
  closed,
  defineAggregate,
  type Pseudonym,
  recommendationIdOf,
  type ValueOf,
} from "../../privacy/index.ts";
import { COUNT_UNITS, countOf, FigureNaming, perhapsMonthAndYear, seatCount } from "./figure.ts";
import { type SavingsValue, savingPart } from "./savings.ts";

const finding = closed.object({
  id: closed.recommendationId(),
  rule: closed.oneOf(DETECTION_IDS),
  ruleVersion: closed.count(),
  skuId: closed.skuId(),
  replacement: closed.nullable(closed.skuId()),
  /** `null`: too few to be told, and so is what they save. */
  seats: closed.nullable(seatCount),
  /** Whether members hold the seats. */
  held: closed.boolean(),
  confidence: closed.oneOf(CONFIDENCE_CLASSES),
  classes: closed.listOf(
    closed.object({ confidence: closed.oneOf(CONFIDENCE_CLASSES), seats: seatCount }),
  ),
  guards: closed.listOf(closed.oneOf(GUARDS)),
  consequences: closed.listOf(closed.oneOf(CONSEQUENCE_IDS)),
  /** The soonest date of the parts. */
  actBy: closed.nullable(closed.date()),
  /** The same figures as in the savings, under the same ids; `null` where nothing is saved. */
  saving: closed.nullable(
    closed.object({ seats: seatCount, ...perhapsMonthAndYear, parts: closed.listOf(savingPart) }),
  ),
});

/** What should be known besides findings. */
export const observation = closed.object({
  id: closed.recommendationId(),
  rule: closed.oneOf(OBSERVATION_IDS),
  ruleVersion: closed.count(),
  kind: closed.oneOf(OBSERVATION_KINDS),
  skuId: closed.nullable(closed.skuId()),
  relatedSkuIds: closed.listOf(closed.skuId()),
  /** Set where departments are compared; then no number is told. */
  department: closed.nullable(closed.pseudonym("Department")),
  /** `null`: too few members to be told, and so are the amounts. */
  counted: closed.nullable(countOf),
  unit: closed.oneOf(COUNT_UNITS),
  effect: closed.oneOf(EFFECTS),
  on: closed.nullable(closed.date()),
  actBy: closed.nullable(closed.date()),
  confidence: closed.oneOf(CONFIDENCE_CLASSES),
  ...perhapsMonthAndYear,
});

/** What detections found, what should be known besides, and which of them were not made. */
export const findings = defineAggregate(
  "findings",
  3,
  closed.object({
    findings: closed.listOf(finding),
    observations: closed.listOf(observation),
    notMade: closed.listOf(
      closed.object({
        rule: closed.oneOf([...LEFT_OUT_IDS, ...DETECTION_IDS, ...OBSERVATION_IDS]),
        because: closed.oneOf(UNOBSERVABLE_REASONS),
        missing: closed.listOf(closed.oneOf(SOURCE_IDS)),
      }),
    ),
  }),
);
export type FindingsValue = ValueOf<typeof findings>;

interface Reported {
  readonly findings: readonly ReportedFinding[];
  /** Findings whose numbers are not told. */
  readonly few: readonly ReportedFinding[];
  readonly observations: readonly ReportedObservation[];
  /** Stand-in for a department; `null` where it has too few members to be told of. */
  readonly departmentOf: (key: number) => Pseudonym | null;
  /** Whether an observation's numbers are told. */
  readonly isTold: (observation: ReportedObservation) => boolean;
  readonly notMade: readonly NotObservable[];
  readonly savings: Savings;
  /** `savings` as sealed: the same lines in the same order. */
  readonly sealedSavings: SavingsValue;
}

/** The findings as a value to seal. */
export function findingsValue(of: Reported): FindingsValue {
  const naming = new FigureNaming("findings");
  const sealed = new Map(of.savings.lines.map((line, at) => [line, of.sealedSavings.lines[at]]));
  return {
    findings: [
      ...of.findings.map((one) =>
        findingValue(one, one.saving === null ? undefined : sealed.get(one.saving), naming),
      ),
      ...of.few.map(fewValue),
    ],
    observations: of.observations.flatMap((one) => {
      const department = one.department === null ? null : of.departmentOf(one.department);
      const isUntellable = one.department !== null && department === null;
      // That a department stands out is told; by how much would cross behaviour with a small group.
      const isTold = department === null && of.isTold(one);
      return isUntellable ? [] : [{ ...observationValue(one, isTold, naming), department }];
    }),
    notMade: of.notMade.map(({ id, because, missing }) => ({ rule: id, because, missing })),
  };
}

function findingValue(
  of: ReportedFinding,
  line: SavingsValue["lines"][number] | undefined,
  naming: FigureNaming,
): FindingsValue["findings"][number] {
  const dates = line?.parts.flatMap(({ actBy }) => actBy ?? []) ?? [];
  return {
    ...wordsOf(of),
    seats: naming.seats(of.seats),
    classes: of.classes.map((one) => ({
      confidence: one.confidence,
      seats: naming.seats(one.seats),
    })),
    actBy: dates.sort()[0] ?? null,
    saving: line
      ? { seats: line.seats, monthly: line.monthly, yearly: line.yearly, parts: line.parts }
      : null,
  };
}

/** A finding without its numbers; when it can stop is no secret. */
function fewValue(of: ReportedFinding): FindingsValue["findings"][number] {
  const dates = of.saving?.parts.flatMap(({ actBy }) => actBy ?? []) ?? [];
  return { ...wordsOf(of), seats: null, classes: [], actBy: dates.sort()[0] ?? null, saving: null };
}

/** All of a finding that is no number. */
function wordsOf(of: ReportedFinding) {
  const { rule, skuId, replacement, held, confidence, guards, consequences } = of;
  return {
    id: recommendationIdOf(of.id),
    rule: rule.id,
    ruleVersion: rule.version,
    skuId,
    replacement,
    held,
    confidence,
    guards,
    consequences,
  };
}

function observationValue(
  of: ReportedObservation,
  isTold: boolean,
  naming: FigureNaming,
): Omit<FindingsValue["observations"][number], "department"> {
  const { kind, skuId, relatedSkuIds, effect, on, actBy, confidence } = of;
  return {
    id: recommendationIdOf(of.id),
    rule: of.rule.id,
    ruleVersion: of.rule.version,
    kind,
    skuId,
    relatedSkuIds,
    effect,
    on,
    actBy,
    confidence,
    unit: of.unit,
    counted: isTold ? naming.count(of.count, of.unit) : null,
    monthly: isTold ? naming.perhaps(of.monthly) : null,
    yearly: isTold ? naming.perhaps(of.yearly) : null,
  };
}
