import type { IsoDate } from "../core/ids.ts";
import type { RecommendationsValue } from "../insights/index.ts";
import type { AdviceId } from "../licensing/index.ts";
import type { RecommendationId } from "../privacy/index.ts";
import type { AnswerFigure, Measure } from "./figures/answer-figure.ts";
import { FINDING_NAMES, type FindingId } from "./figures/finding-names.ts";
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

/** What an answer leads to beside what its figures name: kinds of recommendations, and products. */
export interface Leads {
  readonly findings: readonly FindingId[];
  readonly products: readonly string[];
}

/** What an answer is about. */
export interface Answered {
  readonly cited: readonly AnswerFigure[];
  readonly leads: readonly Leads[];
}

/**
 * What to do next about an answer: recommendations of the same finding, product and renewal as is cited,
 * or, where only totals are cited, those worth most; else what the tools lead to; else, unless it is
 * about one product, what is worth most of all. The soonest date comes first.
 */
export function nextStepsFor(
  { cited, leads }: Answered,
  recommendations: readonly Recommendation[],
  skuNames: SkuNames,
): readonly NextStep[] {
  const touchedBy = (figures: readonly AnswerFigure[]) =>
    recommendations.filter((one) => figures.some((figure) => touches(figure, one)));
  const own = touchedBy(cited);
  // What is found but not acted on by itself leads to what else can be done about its product.
  const spokenOf = [
    ...cited.map(({ skuId }) => skuId),
    ...leads.flatMap(({ products }) => products),
  ];
  const isOfOne = new Set(spokenOf).size === 1 && spokenOf[0] !== null;
  const ways = [
    () => own,
    () => touchedBy(cited.map((figure) => ({ ...figure, finding: null }))),
    () => recommendations.filter((one) => leads.some((lead) => leadsTo(lead, one, skuNames))),
    () => (isOfOne ? [] : recommendations.slice(0, 1)),
  ];
  const touched = ways.reduce<readonly Recommendation[]>(
    (found, next) => (found.length > 0 ? found : next().slice(0, MOST_STEPS)),
    [],
  );
  return [...touched]
    .map((one) => ({ recommendationId: one.id, text: wordsFor(one, skuNames), actBy: one.actBy }))
    .sort((a, b) => ((a.actBy ?? "9999") < (b.actBy ?? "9999") ? -1 : 1));
}

const leadsTo = (
  { findings, products }: Leads,
  { rule, skuId }: Recommendation,
  skuNames: SkuNames,
): boolean =>
  findings.includes(rule) || products.includes(skuNames.describe(skuId)?.displayName ?? "");

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
function isActedOn({ finding, measure, source }: AnswerFigure): boolean {
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

/** What it saves, or what a shortfall or a risk costs or puts at stake. */
function worthOf({ yearly, monthly, timing, on, confidence, exposure }: Recommendation): string {
  if (exposure !== null) return exposedTo(exposure);
  const saving = yearly ?? monthly;
  if (saving === null || timing === null) return "";
  const from = on === null ? "" : ` from ${on} on`;
  return `: ${confidence === "C5" ? "may save" : "saves"} ${renderNumber(saving)}${from}`;
}

/** Of what saves nothing. */
const EXPOSED = { saves: "saves", costs: "costs", atStake: "puts at stake", none: "is" } as const;

function exposedTo({ effect, monthly, yearly }: NonNullable<Recommendation["exposure"]>): string {
  const exposed = yearly ?? monthly;
  return exposed === null ? "" : `: ${EXPOSED[effect]} ${renderNumber(exposed)}`;
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
