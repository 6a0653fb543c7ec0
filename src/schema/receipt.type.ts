import { Field, ID, Int, ObjectType } from "type-graphql";
import { SourceCoverageType } from "./coverage.type.ts";
import { LocalDate } from "./scalars.ts";

@ObjectType("FilterVerdict", {
  description: "Something a content filter of the model service found.",
})
export class FilterVerdictType {
  @Field(() => String, { description: "Where: in the prompt, or in the answer." })
  readonly of!: string;

  @Field(() => String)
  readonly category!: string;

  @Field(() => Boolean, { description: "Whether it was withheld, or only noticed." })
  readonly filtered!: boolean;
}

@ObjectType("ModelCall", { description: "One request that left for the model." })
export class ModelCallType {
  @Field(() => String, { description: "SHA-256 of the request body as it left, in hex." })
  readonly requestSha256!: string;

  @Field(() => Int)
  readonly requestBytes!: number;

  @Field(() => Int, { description: "HTTP status of the answer." })
  readonly status!: number;

  @Field(() => String, { nullable: true, description: "The model service's name of the request." })
  readonly requestId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Region that answered, as the wire says; told with the answer and not kept.",
  })
  readonly region!: string | null;

  @Field(() => String, { nullable: true, description: "Why the model stopped, from the wire." })
  readonly finishReason!: string | null;

  @Field(() => [FilterVerdictType], {
    description: "What the service's content filters found, from the wire.",
  })
  readonly filterVerdicts!: readonly FilterVerdictType[];
}

@ObjectType("Redaction", { description: "Something taken out of the question before it left." })
export class RedactionType {
  @Field(() => String)
  readonly kind!: string;

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType("PseudonymCount", {
  description: "Stand-ins of one sort that the conversation uses.",
})
export class PseudonymCountType {
  @Field(() => String, { description: "The word they begin with, such as Person or Department." })
  readonly word!: string;

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType("AppliedRule", { description: "A filter rule of the organisation that took part." })
export class AppliedRuleType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: "Version of the rule as it was applied." })
  readonly version!: number;

  @Field(() => String, { description: "What it did: pseudonymise, mask, or block." })
  readonly action!: string;
}

@ObjectType("ModelCost", {
  description: "What the language model cost, by the price its operator stated.",
})
export class ModelCostType {
  @Field(() => Int, { description: "Millionths of a unit of the currency." })
  readonly micros!: number;

  @Field(() => String, { description: "ISO 4217 code." })
  readonly currency!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Day on which the operator read the price of the model; null where it does not say.",
  })
  readonly priceAsOf!: string | null;
}

@ObjectType("Receipt", { description: "What one interaction sent to the model. Holds no text." })
export class ReceiptType {
  @Field(() => String)
  readonly deployment!: string;

  @Field(() => String)
  readonly model!: string;

  @Field(() => [String], { description: "Tools that ran, in order." })
  readonly tools!: readonly string[];

  @Field(() => [String], { description: "What the figures shown to the model measure, each once." })
  readonly measuresSent!: readonly string[];

  @Field(() => Int, { description: "Figures shown to the model, one for each cell of a table." })
  readonly figuresSent!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "Members in the smallest group behind a figure shown to the model; null when none was about a group.",
  })
  readonly smallestGroup!: number | null;

  @Field(() => [PseudonymCountType], {
    description: "Stand-ins in use. What they stand for never leaves the process.",
  })
  readonly pseudonyms!: readonly PseudonymCountType[];

  @Field(() => [RedactionType], { description: "What was taken out of the question, by kind." })
  readonly redactions!: readonly RedactionType[];

  @Field(() => [AppliedRuleType], { description: "Filter rules that took part, each once." })
  readonly rules!: readonly AppliedRuleType[];

  @Field(() => [SourceCoverageType], {
    description:
      "What of the caller's directory the question was searched for. Names in a source that stayed " +
      "closed are found by their form only.",
  })
  readonly directory!: readonly SourceCoverageType[];

  @Field(() => String, {
    nullable: true,
    description: "Where the operator declares prompts to be processed; null when not declared.",
  })
  readonly declaredRegion!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Days for which the operator declares the model service to keep prompts; null when not declared.",
  })
  readonly declaredRetentionDays!: number | null;

  @Field(() => Int, { description: "Model tokens sent." })
  readonly promptTokens!: number;

  @Field(() => Int, { description: "Those of them the service had in its cache." })
  readonly cachedTokens!: number;

  @Field(() => Int, { description: "Model tokens written by the model." })
  readonly completionTokens!: number;

  @Field(() => Boolean, {
    description:
      "The model service did not say all of it, as of an answer broken off: part of these numbers, and of the cost, is reckoned from bytes.",
  })
  readonly tokensEstimated!: boolean;

  @Field(() => ModelCostType, {
    nullable: true,
    description: "What these model tokens cost; null where the operator has given no price.",
  })
  readonly cost!: ModelCostType | null;

  @Field(() => String, {
    description: "How the answer was checked: verified, repaired, templated, or none.",
  })
  readonly verification!: string;

  @Field(() => [ModelCallType])
  readonly calls!: readonly ModelCallType[];
}
