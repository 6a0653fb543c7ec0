import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Advisor, AdvisorAnswer, AnswerFigure, QuestionScrubber } from "../agent/index.ts";
import { AdviceType, AskInput, type CitedFigureType } from "../schema/index.ts";
import type { Interactions } from "./interactions.ts";
import type { RequestContext } from "./request-context.ts";
import { shapeCoverage } from "./shape-coverage.ts";
import { type SkuNames, shapeSku } from "./shape-licenses.ts";
import { shapeReceipt } from "./shape-receipt.ts";

export interface AdviceParts {
  readonly names: SkuNames;
  /** Loads the agent stack on the first question, so that plain GraphQL starts without it. */
  readonly loadAdvisor: () => Promise<Advisor>;
  readonly scrub: QuestionScrubber;
  readonly interactions: Interactions;
}

@Resolver()
export class AdviceResolver {
  readonly #parts: AdviceParts;

  constructor(parts: AdviceParts) {
    this.#parts = parts;
  }

  @Mutation(() => AdviceType, {
    description:
      "Asks the advisor about the licences of the caller's tenant. The ledger keeps a receipt of it; " +
      "no word of the question or the answer is stored.",
  })
  async ask(
    @Arg("input", () => AskInput) { question }: AskInput,
    @Ctx() { caller, insights, signal }: RequestContext,
  ): Promise<AdviceType> {
    const { loadAdvisor, interactions, scrub, names } = this.#parts;
    const { id, answer } = await interactions.run(caller, async (onReceipt) => {
      const advisor = await loadAdvisor();
      return advisor.ask({ question, scrub, insights, signal, onReceipt });
    });
    return { interactionId: id, ...shapeAdvice(answer, names) };
  }
}

function shapeAdvice(answer: AdvisorAnswer, names: SkuNames): Omit<AdviceType, "interactionId"> {
  return {
    outcome: answer.outcome,
    answer: answer.text,
    figures: answer.figures.map((figure) => shapeFigure(figure, names)),
    coverage: answer.coverage.map(({ coverage }) => shapeCoverage(coverage)),
    receipt: shapeReceipt(answer.receipt),
  };
}

function shapeFigure(cited: AnswerFigure, names: SkuNames): CitedFigureType {
  const { id, measure, skuId, number, on, asOf } = cited;
  return {
    id,
    measure: measure.replaceAll("-", " "),
    sku: skuId === null ? null : shapeSku(skuId, names),
    seats: "seats" in number ? number.seats : null,
    figure: "seats" in number ? null : number,
    on,
    asOf,
  };
}
