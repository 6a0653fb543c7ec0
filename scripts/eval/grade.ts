import type { EvalQuestion, TruthMeasure } from "./question-set.ts";
import { type NamedProduct, productNames, type TenantTruth } from "./truth.ts";

/** An answer of the API, as far as it is graded. */
export interface GradedAnswer {
  readonly outcome: string;
  readonly answer: string;
  readonly figures: readonly CitedFigure[];
  readonly tools: readonly string[];
  readonly modelTokens: number;
  readonly milliseconds: number;
}

export interface CitedFigure {
  readonly measure: string;
  readonly sku: string | null;
  readonly count: number | null;
  /** Cents and the period they are for. */
  readonly minor: number | null;
  readonly period: string | null;
  readonly on: string | null;
  readonly actBy: string | null;
}

export interface AskedAbout {
  readonly truth: TenantTruth;
  readonly product: NamedProduct;
  readonly other: NamedProduct;
}

/** How one answer did. `null`: the question does not ask for it. */
export interface Grade {
  readonly numbers: boolean | null;
  readonly grounded: boolean;
  readonly trajectory: boolean | null;
  /** Whether no figure was given. */
  readonly refused: boolean;
  readonly mentions: boolean | null;
  readonly passed: boolean;
}

export function gradeOf(question: EvalQuestion, about: AskedAbout, answer: GradedAnswer): Grade {
  const numbers = numbersHold(question, about, answer);
  const grounded = isGrounded(answer);
  const { tools, mentions: words, refuses } = question;
  const trajectory = refuses
    ? null
    : tools.length === 0 || tools.some((tool) => answer.tools.includes(tool));
  const mentions =
    words.length === 0
      ? null
      : words.every((word) => answer.answer.toLowerCase().includes(word.toLowerCase()));
  const refused =
    answer.figures.length === 0 &&
    answer.outcome !== "ANSWERED" &&
    // A number that would tell of few people is answered, and withheld.
    !isToldTooFew(answer);
  return {
    numbers,
    grounded,
    trajectory,
    refused,
    mentions,
    passed:
      grounded &&
      numbers !== false &&
      trajectory !== false &&
      mentions !== false &&
      refused === refuses,
  };
}

/** What is said of groups too small to be told. */
const TOO_FEW =
  /\btoo few to be (?:counted|told)\b|\btoo few members for a table\b|\bto tell of nobody in particular\b/i;
const isToldTooFew = ({ answer }: GradedAnswer): boolean => TOO_FEW.test(answer);
const CENTS: ReadonlySet<TruthMeasure> = new Set(["price", "spendMonth", "spendYear"]);

function numbersHold(
  { figures, ranking, renewals }: EvalQuestion,
  { truth, product, other }: AskedAbout,
  answer: GradedAnswer,
): boolean | null {
  if (figures.length === 0 && ranking === undefined && !renewals) return null;
  const cited = figures.every(({ of, measure }) => {
    const subject = of === "product" ? product : of === "other" ? other : null;
    const value = subject === null ? totalOf(truth, measure) : subject[measure];
    return (
      value !== null &&
      (isCited(answer, subject, { measure, value }) || isWithheld(answer, { measure, value }))
    );
  });
  return (
    cited &&
    (ranking === undefined || isRanked(answer, truth, ranking)) &&
    (!renewals || renewalsHold(answer, product))
  );
}

function totalOf({ total }: TenantTruth, measure: TruthMeasure): number | null {
  return measure === "price" ? null : total[measure];
}

/** Counts are exact; amounts may differ by one percent, as assumptions round. */
function isCited(
  { figures }: GradedAnswer,
  subject: NamedProduct | null,
  { measure, value }: { readonly measure: TruthMeasure; readonly value: number },
): boolean {
  const period = measure === "spendYear" ? "YEAR" : "MONTH";
  return figures.some((figure) => {
    if (figure.sku !== (subject?.name ?? null)) return false;
    if (!CENTS.has(measure)) return figure.count === value;
    return (
      figure.minor !== null &&
      figure.period === period &&
      Math.abs(figure.minor - value) <= value / 100
    );
  });
}

/** Small groups are not told: then no more than the truth is. */
function isWithheld(
  answer: GradedAnswer,
  { measure, value }: { readonly measure: TruthMeasure; readonly value: number },
): boolean {
  const { figures } = answer;
  const isOfMembers = measure === "disabled" || measure === "guests";
  return isOfMembers && isToldTooFew(answer) && figures.every(({ count }) => (count ?? 0) <= value);
}

/** The product with most of it comes first, and nothing greater follows something smaller. */
function isRanked({ figures }: GradedAnswer, { products }: TenantTruth, by: TruthMeasure): boolean {
  const known = products
    .filter((one) => (one[by] ?? 0) > 0)
    .sort((a, b) => (b[by] ?? 0) - (a[by] ?? 0));
  const values = figures.flatMap(({ sku }) => {
    const found = known.find(({ name }) => name === sku);
    return found === undefined ? [] : [found[by] ?? 0];
  });
  const most = known[0]?.[by] ?? 0;
  return values[0] === most && values.every((value, at) => value <= (values[at - 1] ?? most));
}

function renewalsHold({ figures }: GradedAnswer, product: NamedProduct): boolean {
  const cited = figures.filter(({ sku, on }) => sku === product.name && on !== null);
  return product.renewals.every(({ on, seats }) =>
    cited.some((figure) => figure.on === on && figure.count === seats),
  );
}

const NAMES_WITH_NUMERALS = productNames().filter((name) => /\p{N}/u.test(name));
const NUMERAL = /\p{N}[\p{N},.]*(?<=\p{N})/gu;
/** What holds digits and states nothing: dates, stand-ins, brands, spans the tools are asked for. */
const STATES_NOTHING =
  /\d{4}-\d{2}-\d{2}|\b\p{Lu}\p{Ll}+-\d{2,6}\b|\b(?:Microsoft|Office) 365\b|\b(?:30|60|90|180) days\b|\b[A-Z]\d\b/gu;

/** Whether every numeral of an answer is that of a figure it cites. */
export function isGrounded({ answer, figures, tools }: GradedAnswer): boolean {
  // What a product holds is told in the catalogue's own words.
  if (tools.includes("product_contents")) return true;
  const supported = new Set(
    figures.flatMap(({ count, minor, on, actBy }) => [
      ...(count === null ? [] : [count.toLocaleString("en-US")]),
      ...(minor === null
        ? []
        : [(Math.abs(minor) / 100).toLocaleString("en-US", { minimumFractionDigits: 2 })]),
      ...[on, actBy].flatMap((date) => date ?? []),
    ]),
  );
  const bare = NAMES_WITH_NUMERALS.reduce(
    (text, name) => text.replaceAll(name, " "),
    answer,
  ).replaceAll(STATES_NOTHING, " ");
  return (bare.match(NUMERAL) ?? []).every((numeral) => supported.has(numeral));
}
