import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type {
  Advisor,
  AdvisorAnswer,
  AnswerFigure,
  QuestionScrubber,
  Receipt,
} from "../agent/index.ts";
import { AdviceType, AskInput, type CitedFigureType, type ReceiptType } from "../schema/index.ts";
import type { RequestContext } from "./request-context.ts";
import { shapeCoverage } from "./shape-coverage.ts";
import { type SkuNames, shapeSku } from "./shape-licenses.ts";

export interface AdviceParts {
  readonly names: SkuNames;
  /** Loads the agent stack on the first question, so that plain GraphQL starts without it. */
  readonly loadAdvisor: () => Promise<Advisor>;
  readonly scrub: QuestionScrubber;
}

@Resolver()
export class AdviceResolver {
  readonly #parts: AdviceParts;

  constructor(parts: AdviceParts) {
    this.#parts = parts;
  }

  @Mutation(() => AdviceType, {
    description: "Asks the advisor about the licences of the caller's tenant. Nothing is stored.",
  })
  async ask(
    @Arg("input", () => AskInput) { question }: AskInput,
    @Ctx() { insights, signal }: RequestContext,
  ): Promise<AdviceType> {
    const advisor = await this.#parts.loadAdvisor();
    const answer = await advisor.ask({ question, scrub: this.#parts.scrub, insights, signal });
    return shapeAdvice(answer, this.#parts.names);
  }
}

function shapeAdvice(answer: AdvisorAnswer, names: SkuNames): AdviceType {
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

function shapeReceipt({ modelTokens, redactions, ...receipt }: Receipt): ReceiptType {
  return {
    ...receipt,
    redactions: Object.entries(redactions).map(([kind, count]) => ({ kind, count })),
    promptTokens: modelTokens.prompt,
    completionTokens: modelTokens.completion,
  };
}
