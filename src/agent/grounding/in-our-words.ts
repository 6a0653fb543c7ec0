import { type AnswerFigure, actByOf, wordsOf } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { renderNumber } from "../figures/render-figure.ts";

/** A figure by its whole label, as it stands without any word of a model. */
export function inOurWords(figure: AnswerFigure): string {
  const { measure, finding, subject, number, asOf } = figure;
  const label = wordsOf(measure);
  const about = [
    subject,
    ...(finding === null ? [] : [FINDING_NAMES[finding]]),
    ...datesOf(figure),
  ];
  return `${label.charAt(0).toUpperCase()}${label.slice(1)} (${about.join(", ")}): ${renderNumber(number)} (as of ${asOf.slice(0, 10)}).`;
}

/** When it renews, and until when to act. */
export function datesOf(figure: AnswerFigure): readonly string[] {
  const actBy = actByOf(figure);
  return [
    ...(figure.on === null ? [] : [`on ${figure.on}`]),
    ...(actBy === null ? [] : [`act by ${actBy}`]),
  ];
}
