import { type Concept, readConcepts } from "./lexicon.ts";
import { namesMeant } from "./product-words.ts";
import type { SeenFigure, SeenResult } from "./tool-result.ts";

/** Said under every answer: nobody should take rules for a language model. */
export const SIGNATURE = "This answer was put together by the demo planner, which is no AI model.";

const MOST_LINES = 12;

/** Writes an answer from what the tools said, naming figures by their ids and never by their digits. */
export function writeAnswer(question: string, results: readonly SeenResult[]): string {
  const figures = results.flatMap((result) => result.figures);
  const notes = [...new Set(results.flatMap((result) => result.notes))];
  if (figures.length === 0) return [unknownBecause(results), ...notes, SIGNATURE].join("\n\n");
  const chosen = chooseFigures(question, figures);
  const lines = chosen.map((figure) => `- ${sentenceFor(figure)}`);
  return [lines.join("\n"), ...notes, SIGNATURE].join("\n\n");
}

function unknownBecause(results: readonly SeenResult[]): string {
  const failed = results.some((result) => result.error !== undefined);
  return failed
    ? "I cannot know this: the figures could not be read."
    : "I cannot know this: nothing that was read answers the question.";
}

function sentenceFor(figure: SeenFigure): string {
  const measure = figure.measure.charAt(0).toUpperCase() + figure.measure.slice(1);
  const about = [figure.subject, ...(figure.finding === undefined ? [] : [figure.finding])];
  return `${measure} (${about.join(", ")}): {{${figure.id}}}.`;
}

/** The figures that answer: right subject, right measure, right period; the rest is left unsaid. */
function chooseFigures(question: string, all: readonly SeenFigure[]): readonly SeenFigure[] {
  const { concepts } = readConcepts(question);
  const subjects = [...new Set(all.map((figure) => figure.subject))];
  const meant = new Set(namesMeant(question, subjects));
  const ofSubject = meant.size === 0 ? all : all.filter((figure) => meant.has(figure.subject));
  const ofMeasure = bestBy(ofSubject, (figure) => measureFit(figure, concepts));
  const ofPeriod = bestBy(ofMeasure, (figure) => periodFit(figure, concepts));
  if (meant.size > 0) return ofPeriod.slice(0, MOST_LINES);
  return totalsFirst(ofPeriod, concepts).slice(0, MOST_LINES);
}

function bestBy(
  figures: readonly SeenFigure[],
  fit: (figure: SeenFigure) => number,
): readonly SeenFigure[] {
  const best = Math.max(0, ...figures.map(fit));
  return figures.filter((figure) => fit(figure) === best);
}

function measureFit(figure: SeenFigure, asked: ReadonlySet<Concept>): number {
  return [...readConcepts(figure.measure).concepts]
    .filter((concept) => asked.has(concept))
    .reduce((fit, concept) => fit + (concept === "unitPrice" ? 2 : 1), 0);
}

function periodFit(figure: SeenFigure, asked: ReadonlySet<Concept>): number {
  if (figure.period === undefined) return 0;
  const named = asked.has("year") || asked.has("month");
  return asked.has(figure.period === "year" ? "year" : "month") || !named ? 1 : 0;
}

/** Figures of the whole tenant, then the largest of the others. */
function totalsFirst(
  figures: readonly SeenFigure[],
  asked: ReadonlySet<Concept>,
): readonly SeenFigure[] {
  const subjects = new Map<string, number>();
  for (const { subject } of figures) subjects.set(subject, (subjects.get(subject) ?? 0) + 1);
  const isTotal = (figure: SeenFigure): boolean => figure.subject === "whole tenant";
  const rows = figures
    .filter((figure) => !isTotal(figure) && Number(figure.value) !== 0)
    .sort((a, b) => (asked.has("least") ? 1 : -1) * (Number(a.value) - Number(b.value)));
  return [...figures.filter(isTotal), ...rows];
}
