import type { JsonObject } from "../../http/reply.ts";
import { type Concept, conceptsOf } from "./lexicon.ts";
import { saidNames } from "./product-words.ts";
import type { Reading } from "./reading.ts";
import { SIGNATURE } from "./replies.ts";
import type { SeenFigure, SeenResult } from "./tool-result.ts";
import type { Step } from "./understand.ts";

const MOST_LINES = 24;
const MOST_ROWS = 8;
/** Where each was asked for, or the first of them. */
const MOST_LISTED = 20;
const MOST_RANKED = 5;

/** What one call came to. */
interface Part {
  readonly step: Step;
  readonly result: SeenResult;
}

/**
 * Writes an answer from what the tools said, naming figures by their ids and never by their digits; the
 * notes of each call stand under its figures, and what several say is said once.
 */
export function writeAnswer(parts: readonly Part[], products: readonly string[]): string {
  const said = new Set<string>();
  const body = parts.flatMap(({ step, result }) => {
    const lines = chooseFigures(step, ofFindingAsked(step.args, result.figures), products)
      .slice(0, MOST_LINES)
      .map((figure) => `- ${sentenceFor(figure)}`);
    const notes = [...new Set(result.notes)].filter((note) => !said.has(note));
    for (const note of notes) said.add(note);
    return [...(lines.length > 0 ? [lines.join("\n")] : []), ...notes];
  });
  return [...(body.length > 0 ? body : [UNKNOWN]), SIGNATURE].join("\n\n");
}

const UNKNOWN = "I cannot know this: nothing that was read answers the question.";

function sentenceFor(figure: SeenFigure): string {
  const measure = figure.measure.charAt(0).toUpperCase() + figure.measure.slice(1);
  const about = [figure.subject, ...(figure.finding === undefined ? [] : [figure.finding])];
  return `${measure} (${about.join(", ")}): {{${figure.id}}}.`;
}

const WHOLE = "whole tenant";
const isWhole = ({ subject }: SeenFigure): boolean => subject === WHOLE;

const isTotal = (figure: SeenFigure): boolean => isWhole(figure) && figure.on === undefined;

/** Of several findings the one the tool was asked for. */
function ofFindingAsked(args: JsonObject, figures: readonly SeenFigure[]): readonly SeenFigure[] {
  const told = new Set<unknown>(Object.values(args));
  const asked = figures.filter(({ finding }) => finding !== undefined && told.has(finding));
  return asked.length > 0 ? asked : figures;
}

/** The figures that answer: right subject, measure and period; the rest is left unsaid. */
function chooseFigures(
  { reading, intent }: Pick<Step, "reading" | "intent">,
  all: readonly SeenFigure[],
  products: readonly string[],
): readonly SeenFigure[] {
  const { concepts, stems } = reading;
  const subjects = new Set(all.map(({ subject }) => subject));
  const meant = new Set(
    saidNames(
      stems,
      products.filter((one) => subjects.has(one)),
    ).flatMap(({ names }) => names),
  );
  const about = all.filter(({ subject }) => meant.size === 0 || meant.has(subject));
  // Recommendations come in the order they are worth acting on.
  if (intent === RECOMMENDATIONS) return worthOf(about).slice(0, MOST_ROWS);
  if (about.length <= MOST_ROWS && about.every((one) => isTopic(one, products))) return about;
  const isAsked = about.some(({ measure }) => isAskedFor(measure, concepts));
  if (about.length <= MOST_ROWS && (!isAsked || about.some(isDifference))) return about;
  const fitting =
    intent === RENEWALS && !wantsMoney(concepts)
      ? about.filter((one) => isRenewing(one, concepts))
      : bestBy(measuredAs(about, concepts), (figure) => periodFit(figure, concepts));
  return meant.size > 0
    ? rowsInOrder(fitting, concepts, MOST_ROWS)
    : withTotalsFirst(
        fitting.filter((one) => one.on !== undefined || Number(one.value) !== 0 || isTotal(one)),
        concepts,
      );
}

const RECOMMENDATIONS = "recommendations";
const RENEWALS = "renewals";

/** A difference says nothing without what it lies between. */
const isDifference = ({ measure }: SeenFigure): boolean => measure === "difference";
/** Seats that renew; beside them those that need not, where these are asked for. */
const isRenewing = (figure: SeenFigure, asked: Asked): boolean =>
  !isOfMoney(figure) && (!NEEDLESS.has(figure.measure) || asked.has("idle"));
const NEEDLESS: ReadonlySet<string> = new Set(["affected seats", "idle seats"]);

/** What a saving is made of by when the money can stop. */
const PARTS_OF_SAVING: readonly Concept[] = ["now", "atRenewal", "renewal", "sunk"];

const isPart = ({ measure }: SeenFigure, parts: readonly Concept[]): boolean =>
  [...conceptsOf(measure)].some((one) => parts.includes(one));

/** Figures of the measure asked for; seats and money, where both are. */
function measuredAs(figures: readonly SeenFigure[], asked: Asked): readonly SeenFigure[] {
  if (wantsSeats(asked) && wantsMoney(asked)) {
    const [seats, money] = [figures.filter((one) => !isOfMoney(one)), figures.filter(isOfMoney)];
    return [...bestMeasure(seats, asked), ...bestMeasure(money, asked)];
  }
  const parts = PARTS_OF_SAVING.filter((one) => asked.has(one));
  return parts.length > 1
    ? figures.filter((one) => isPart(one, parts))
    : bestMeasure(figures, asked);
}

/** Neither a product nor a part of the tenant: a setting, a score. */
const isTopic = ({ subject, finding, period }: SeenFigure, products: readonly string[]): boolean =>
  !products.includes(subject) && subject !== WHOLE && finding === undefined && period === undefined;

/** What each is worth in a year; how many where that is not money. */
function worthOf(figures: readonly SeenFigure[]): readonly SeenFigure[] {
  const worth = figures.filter(({ measure, period }) => measure === "saving" && period === "year");
  return worth.length > 0 ? worth : figures;
}

const isOfMoney = ({ period, unit }: SeenFigure): boolean =>
  period !== undefined || unit !== "seats";
const wantsSeats = (asked: Asked): boolean => asked.get("count") === 1;
const wantsMoney = (asked: Asked): boolean =>
  (["money", "spend", "saving"] as const).some((one) => asked.has(one));

const isAskedFor = (measure: string, asked: Asked): boolean =>
  wantsSeats(asked) ||
  wantsMoney(asked) ||
  [...conceptsOf(measure)].some((one) => one !== "seat" && asked.has(one));

const bestMeasure = (figures: readonly SeenFigure[], asked: Asked): readonly SeenFigure[] =>
  bestBy(figures, (figure) => measureFit(figure, asked));

function bestBy(
  figures: readonly SeenFigure[],
  fit: (figure: SeenFigure) => number,
): readonly SeenFigure[] {
  const best = Math.max(...figures.map(fit));
  return figures.filter((figure) => fit(figure) === best);
}

type Asked = Reading["concepts"];

/** What a measure says beyond what was asked makes it fit a little less. */
const UNASKED = 0.1;

/** How well a measure fits: what it is called, and whether seats or money were asked for. */
function measureFit(figure: SeenFigure, asked: Asked): number {
  const called = [...conceptsOf(figure.measure)]
    .filter((concept) => concept !== "seat")
    .reduce((fit, concept) => fit + weightOf(concept, asked), 0);
  const isMeant = isOfMoney(figure) ? wantsMoney(asked) && !wantsSeats(asked) : wantsSeats(asked);
  return called + (isMeant ? 1 : 0);
}

function weightOf(concept: Concept, asked: Asked): number {
  const said = asked.get(concept);
  if (said === undefined) return -UNASKED;
  return concept === "unitPrice" ? 2 * said : said;
}

function periodFit({ period }: SeenFigure, asked: Asked): number {
  if (period === undefined) return 1;
  const isNamed = asked.has("year") || asked.has("month");
  return !isNamed || asked.has(period === "year" ? "year" : "month") ? 1 : 0;
}

/** Figures of the whole tenant; the largest rows below them where rows were asked for or are all there is. */
function withTotalsFirst(figures: readonly SeenFigure[], asked: Asked): readonly SeenFigure[] {
  const totals = figures.filter((figure) => isTotal(figure) && figure.finding === undefined);
  const byFinding = figures.filter((figure) => isTotal(figure) && figure.finding !== undefined);
  const rows = figures.filter((figure) => !isTotal(figure));
  const told = rowsInOrder(rows, asked, mostOf(rows, asked));
  if (totals.length === 0 && byFinding.length === 0) return told;
  return [
    ...(isRanked(asked) && rows.length > 0 ? [] : totals),
    ...rowsInOrder(byFinding, asked, MOST_ROWS),
    ...(isRanked(asked) || isListed(asked) ? told : []),
  ];
}

/** How many rows: of a ranking the first, of dates and of what is listed nearly all. */
function mostOf(rows: Row, asked: Asked): number {
  if (isRanked(asked)) return MOST_RANKED;
  const isDated = rows.every(({ on }) => on !== undefined);
  return isDated || isListed(asked) ? MOST_LISTED : MOST_ROWS;
}

const isRanked = (asked: Asked): boolean => asked.has("most") || asked.has("least");
const isListed = (asked: Asked): boolean => LISTS.some((one) => asked.has(one));
const LISTS: readonly Concept[] = ["product", "list", "department", "country"];

type Row = readonly SeenFigure[];

/** So many rows, the largest first; where all have a date, the soonest. What is of one row stands together. */
function rowsInOrder(
  figures: readonly SeenFigure[],
  asked: Asked,
  most: number,
): readonly SeenFigure[] {
  const isDated = figures.every(({ on }) => on !== undefined);
  const rows = [
    ...Map.groupBy(figures, ({ subject, finding, on }) =>
      [subject, finding, on].join("|"),
    ).values(),
  ].map((row) => inOnePeriod(row, asked));
  const sign = asked.has("least") ? 1 : -1;
  return rows
    .toSorted((a, b) =>
      isDated ? ((a[0]?.on ?? "") < (b[0]?.on ?? "") ? -1 : 1) : sign * (sizeOf(a) - sizeOf(b)),
    )
    .slice(0, most)
    .flat();
}

/** A row tells amounts of the year where no period was asked for. */
function inOnePeriod(row: Row, asked: Asked): Row {
  const hasYear = row.some(({ period }) => period === "year");
  const isNamed = asked.has("year") || asked.has("month");
  return isNamed || !hasYear ? row : row.filter(({ period }) => period !== "month");
}

/** What rows are ranked by: money before seats, as far as there is some. */
const sizeOf = (row: Row): number => Number((row.find(isOfMoney) ?? row[0])?.value ?? 0);
