import type { AdvisorAnswer, AnswerFigure } from "../agent/index.ts";
import type { AdviceType, CitedFigureType } from "../schema/index.ts";
import { shapeCoverage } from "./shape-coverage.ts";
import { type SkuNames, shapeSku } from "./shape-licenses.ts";
import { shapeReceipt } from "./shape-receipt.ts";

/** An answer as the API gives it. */
export function shapeAdvice(
  place: Pick<AdviceType, "interactionId" | "conversationId">,
  answer: AdvisorAnswer,
  names: SkuNames,
): AdviceType {
  return {
    ...place,
    outcome: answer.outcome,
    answer: answer.text,
    blocks: answer.blocks.map(({ kind, sentences }) => ({
      kind,
      sentences: sentences.map(({ text, figures }) => ({
        text,
        figureIds: figures.map(({ id }) => id),
      })),
    })),
    figures: answer.figures.map((figure) => shapeCitedFigure(figure, names)),
    nextSteps: answer.nextSteps,
    coverage: answer.coverage.map(({ coverage }) => shapeCoverage(coverage)),
    receipt: shapeReceipt(answer.receipt),
  };
}

export function shapeCitedFigure(cited: AnswerFigure, names: SkuNames): CitedFigureType {
  const { id, measure, subject, skuId, number, on, finding, method, readFrom, asOf } = cited;
  return {
    id,
    measure: measure.replaceAll("-", " "),
    subject,
    sku: skuId === null ? null : shapeSku(skuId, names),
    seats: "seats" in number ? number.seats : null,
    count: "money" in number ? null : "seats" in number ? number.seats : number.count,
    unit: "money" in number ? null : "seats" in number ? "seats" : number.unit,
    figure: "money" in number ? number : null,
    on,
    actBy: "money" in number ? number.actBy : (cited.actBy ?? null),
    rule: finding,
    method,
    sources: readFrom,
    asOf,
  };
}
