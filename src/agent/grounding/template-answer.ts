import type { AnswerFigure } from "../figures/answer-figure.ts";
import { inOurWords } from "./in-our-words.ts";
import type { AnswerBlock } from "./verify-answer.ts";

const MOST_FIGURES = 10;

/** The answer that needs no model: the figures that were read, the whole tenant first. */
export function templateAnswer(figures: readonly AnswerFigure[]): readonly AnswerBlock[] {
  const [wholes, parts] = [
    figures.filter((figure) => figure.skuId === null),
    figures.filter((figure) => figure.skuId !== null),
  ];
  return [...wholes, ...parts].slice(0, MOST_FIGURES).map((figure) => ({
    kind: "item",
    sentences: [{ text: inOurWords(figure), figures: [figure] }],
  }));
}
