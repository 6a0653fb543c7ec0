import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { SourceId } from "../core/source-ids.ts";
import { CoverageType, SourceEnum } from "./coverage.type.ts";
import { FigureType } from "./figure.type.ts";
import { type CountUnit, CountUnitEnum } from "./finding.type.ts";
import { ReceiptType } from "./receipt.type.ts";
import { RuleEnum, type RuleId } from "./rule.type.ts";
import { DateTime, LocalDate, SafeInt } from "./scalars.ts";
import { SkuType } from "./sku.type.ts";
import { registerWords } from "./words.ts";

export const ADVICE_OUTCOMES = ["answered", "templated", "unknown"] as const;
export const AdviceOutcomeEnum = registerWords(ADVICE_OUTCOMES, {
  name: "AdviceOutcome",
  description: "How an answer came about.",
  values: {
    answered: "In the model's words, every sentence checked against the figures.",
    templated: "The model's words did not hold; the figures speak for themselves.",
    unknown: "Nothing this caller may read supports an answer; coverage says what is missing.",
  },
});

@InputType()
export class AskInput {
  @Field(() => String, { description: "A question about licences, at most 4 KB." })
  readonly question!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "Conversation to go on with, as the last answer named it; without it a new one begins. " +
      "Conversations are remembered for half an hour by the process that answered, for this caller only.",
  })
  readonly conversationId!: string | null;
}

@ObjectType("CitedFigure", {
  description: "A number in the answer, put there by Seatwise and not by the model.",
})
export class CitedFigureType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: "What it measures, in words." })
  readonly measure!: string;

  @Field(() => String, {
    description: "Product, department or country it is about, or the whole tenant, in words.",
  })
  readonly subject!: string;

  @Field(() => SkuType, { nullable: true, description: "null for what is not about one product." })
  readonly sku!: SkuType | null;

  @Field(() => Int, { nullable: true, description: "Number of seats; null for what is not seats." })
  readonly seats!: number | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: "A number of `unit`, bytes among them; null for amounts.",
  })
  readonly count!: number | null;

  @Field(() => CountUnitEnum, { nullable: true, description: "What is counted." })
  readonly unit!: CountUnit | null;

  @Field(() => FigureType, {
    nullable: true,
    description: "The amount with its proof; null for counts.",
  })
  readonly figure!: FigureType | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Renewal at which the amount can change.",
  })
  readonly on!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day on which acting still makes the saving it is about.",
  })
  readonly actBy!: string | null;

  @Field(() => RuleEnum, {
    nullable: true,
    description:
      "The rule that found it; null for what is no finding. Amounts name theirs in `figure`.",
  })
  readonly rule!: RuleId | null;

  @Field(() => String, { description: "How it is computed, in a sentence." })
  readonly method!: string;

  @Field(() => [SourceEnum], { description: "What of Microsoft Graph it rests on." })
  readonly sources!: readonly SourceId[];

  @Field(() => DateTime, { description: "When the survey behind it was made." })
  readonly asOf!: string;
}

export const BLOCK_KINDS = ["paragraph", "item"] as const;
export const AnswerBlockKindEnum = registerWords(BLOCK_KINDS, {
  name: "AnswerBlockKind",
  description: "Whether sentences form a paragraph or an item of a list.",
});

@ObjectType("AnswerSentence", { description: "A sentence of the answer that was checked." })
class AnswerSentenceType {
  @Field(() => String)
  readonly text!: string;

  @Field(() => [ID], { description: "Which of the answer's `figures` it cites." })
  readonly figureIds!: readonly string[];
}

@ObjectType("AnswerBlock", { description: "A paragraph of the answer, or an item of a list." })
class AnswerBlockType {
  @Field(() => AnswerBlockKindEnum)
  readonly kind!: (typeof BLOCK_KINDS)[number];

  @Field(() => [AnswerSentenceType])
  readonly sentences!: readonly AnswerSentenceType[];
}

@ObjectType("NextStep", { description: "What to do about what an answer cites." })
export class NextStepType {
  @Field(() => ID, { description: "The recommendation behind it." })
  readonly recommendationId!: string;

  @Field(() => String)
  readonly text!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day on which acting still makes the saving; null where there is none.",
  })
  readonly actBy!: string | null;
}

@ObjectType("Advice", { description: "The advisor's answer." })
export class AdviceType {
  @Field(() => ID, { description: "Under which the caller finds the receipt later." })
  readonly interactionId!: string;

  @Field(() => ID, { description: "Give it with the next question to go on from this one." })
  readonly conversationId!: string;

  @Field(() => AdviceOutcomeEnum)
  readonly outcome!: (typeof ADVICE_OUTCOMES)[number];

  @Field(() => String, {
    description: "The answer as plain text; numbers are rendered from `figures`.",
  })
  readonly answer!: string;

  @Field(() => [AnswerBlockType], { description: "The same in its parts, with what each cites." })
  readonly blocks!: readonly AnswerBlockType[];

  @Field(() => [CitedFigureType], { description: "Every number in the answer, once." })
  readonly figures!: readonly CitedFigureType[];

  @Field(() => [NextStepType], {
    description:
      "Recommendations the answer touches, else those it leads to, the soonest date first; at most three.",
  })
  readonly nextSteps!: readonly NextStepType[];

  @Field(() => [CoverageType], {
    description: "What each aggregate behind the answer had and had not seen.",
  })
  readonly coverage!: readonly CoverageType[];

  @Field(() => ReceiptType)
  readonly receipt!: ReceiptType;
}
