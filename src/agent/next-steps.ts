import type { IsoDate } from "../core/ids.ts";
import type { RecommendationsValue } from "../insights/index.ts";
import type { AdviceId } from "../licensing/index.ts";
import type { RecommendationId } from "../privacy/index.ts";
import type { AnswerFigure, Measure } from "./figures/answer-figure.ts";
import { FINDING_NAMES } from "./figures/finding-names.ts";
import { renderNumber } from "./figures/render-figure.ts";
import type { SkuNames } from "./sku-names.ts";

/** A recommendation the answer touches, worded by us. */
export interface NextStep {
  readonly recommendationId: RecommendationId;
  readonly text: string;
  readonly actBy: IsoDate | null;
}

type Recommendation = RecommendationsValue[number];

const MOST_STEPS = 3;

/**
 * What to do next about what an answer cites: recommendations of the same finding, product and renewal,
 * or, where only totals are cited, those worth most. The soonest date comes first.
 */
export function nextStepsFor(
  cited: readonly AnswerFigure[],
  recommendations: readonly Recommendation[],
  skuNames: SkuNames,
): readonly NextStep[] {
  const touchedBy = (figures: readonly AnswerFigure[]) =>
    recommendations.filter((one) => figures.some((figure) => touches(figure, one)));
  const own = touchedBy(cited);
  // What is found but not acted on by itself leads to what else can be done about its product.
  const touched =
    own.length > 0 ? own : touchedBy(cited.map((figure) => ({ ...figure, finding: null })));
  return touched
    .slice(0, MOST_STEPS)
    .map((one) => ({ recommendationId: one.id, text: wordsFor(one, skuNames), actBy: one.actBy }))
    .sort((a, b) => ((a.actBy ?? "9999") < (b.actBy ?? "9999") ? -1 : 1));
}

/** Measures of licences and their money, about which there may be something to do. */
const OF_LICENCES: ReadonlySet<Measure> = new Set<Measure>([
  "paid-seats",
  "assigned-seats",
  "idle-seats",
  "missing-seats",
  "trial-seats",
  "renewing-seats",
  "affected-seats",
  "cost",
  "price-per-seat",
  "planned-cost",
  "price-change",
  "sunk-cost",
  "avoidable-purchase",
]);
/** Findings behind figures that are not those of a finding. */
const FOUND_AS: Readonly<Partial<Record<Measure, AdviceId | "D01">>> = {
  "idle-seats": "D01",
  "missing-seats": "D03",
  "trial-seats": "D05",
};

/** Whether there may be something to do about a figure like this one. */
export function isActedOn({ finding, measure, source }: AnswerFigure): boolean {
  if (source === "whatIf") return false;
  return finding !== null || measure.startsWith("saving") || OF_LICENCES.has(measure);
}

function touches(figure: AnswerFigure, one: Recommendation): boolean {
  const finding = FOUND_AS[figure.measure] ?? figure.finding;
  const isSaving = one.timing !== null;
  return (
    isActedOn(figure) &&
    (figure.skuId === null || figure.skuId === one.skuId) &&
    (figure.on === null || figure.on === one.on) &&
    (finding === null ? isSaving : finding === one.rule)
  );
}

function wordsFor(one: Recommendation, skuNames: SkuNames): string {
  const nameOf = (id: Recommendation["skuId"]): string =>
    skuNames.describe(id)?.displayName ?? "an unlisted product";
  const goal = one.replacement === null ? "" : ` for ${nameOf(one.replacement)}`;
  const until = one.actBy === null ? "" : ` by ${one.actBy}`;
  const seats = one.seats === null ? "a few seats" : renderNumber(one.seats);
  const what = `${verbFor(one)} ${seats} of ${nameOf(one.skuId)}${goal} (${FINDING_NAMES[one.rule]})`;
  return `${what}${until}${worthOf(one)}.`;
}

function worthOf({ yearly, monthly, timing, on, confidence }: Recommendation): string {
  const saving = yearly ?? monthly;
  if (saving === null || timing === null) return "";
  const from = on === null ? "" : ` from ${on} on`;
  return `: ${confidence === "C5" ? "may save" : "saves"} ${renderNumber(saving)}${from}`;
}

function verbFor({ rule, confidence, replacement }: Recommendation): string {
  const other = replacement === null ? "Give back" : "Exchange";
  return VERBS.get(rule) ?? (confidence === "C5" ? "Decide about" : other);
}

/** What to do about shortfalls and risks. */
const ADVICE_VERBS: Readonly<Record<AdviceId, string>> = {
  D03: "Buy",
  D04: "Renew or replace",
  D05: "Decide about",
  D07: "Renew or cancel",
  D15: "Put to use",
  D17: "Plan beyond",
  D25: "Buy",
  D55: "Buy",
};
const VERBS = new Map<string, string>(Object.entries(ADVICE_VERBS));
