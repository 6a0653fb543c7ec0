import { ERROR_CATALOGUE, type ErrorCode } from "../../core/errors.ts";
import type { Aggregate } from "../../privacy/index.ts";
import { type AnswerFigure, actByOf, wordsOf } from "./answer-figure.ts";
import { coverageNotes } from "./coverage-notes.ts";
import { FINDING_NAMES } from "./finding-names.ts";
import { countOf, decimalOf } from "./render-figure.ts";

/** What the model reads of a tool: figures by id, in words of ours, and what was not seen. */
export function toolResultText(
  figures: readonly AnswerFigure[],
  from: Aggregate<unknown>,
  words: readonly string[] = [],
): string {
  return JSON.stringify({
    asOf: from.asOf.slice(0, 10),
    figures: figures.map(shownAs),
    notes: [...words, ...coverageNotes(from)],
  });
}

/** What the model reads of a tool that tells sentences of ours. */
export function toolWordsText(words: readonly string[]): string {
  return JSON.stringify({ notes: words });
}

/** What the model reads of a tool that failed: our code and our sentence. */
export function toolFailureText(code: ErrorCode): string {
  return JSON.stringify({ error: code, meaning: ERROR_CATALOGUE[code].happened });
}

function shownAs(figure: AnswerFigure): object {
  const { id, subject, finding, measure, on, number } = figure;
  const actBy = actByOf(figure);
  return {
    id,
    subject,
    ...(finding === null ? {} : { finding: FINDING_NAMES[finding] }),
    measure: wordsOf(measure),
    ...(on === null ? {} : { on }),
    ...(actBy === null ? {} : { actBy }),
    ...("money" in number
      ? {
          value: decimalOf(number.money),
          unit: number.money.currency,
          period: number.money.period,
        }
      : { value: countOf(number).count, unit: countOf(number).unit }),
  };
}
