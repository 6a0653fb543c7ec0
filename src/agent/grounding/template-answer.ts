import { type AnswerFigure, wordsOf } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { renderNumber } from "../figures/render-figure.ts";
import type { AnswerBlock } from "./verify-answer.ts";
import { datesOf } from "./verify-sentence.ts";

const MOST_FIGURES = 10;

/** The answer that needs no model: the figures that were read, the whole tenant first. */
export function templateAnswer(figures: readonly AnswerFigure[]): readonly AnswerBlock[] {
  const [wholes, parts] = [
    figures.filter((figure) => figure.skuId === null),
    figures.filter((figure) => figure.skuId !== null),
  ];
  return [...wholes, ...parts].slice(0, MOST_FIGURES).map((figure) => ({
    kind: "item",
    sentences: [{ text: lineFor(figure), figures: [figure] }],
  }));
}

function lineFor(figure: AnswerFigure): string {
  const { measure, finding, subject, number, asOf } = figure;
  const label = wordsOf(measure);
  const about = [
    subject,
    ...(finding === null ? [] : [FINDING_NAMES[finding]]),
    ...datesOf(figure),
  ];
  return `${label.charAt(0).toUpperCase()}${label.slice(1)} (${about.join(", ")}): ${renderNumber(number)} (as of ${asOf.slice(0, 10)}).`;
}
