import { Field, Int, ObjectType } from "type-graphql";

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

@ObjectType("Receipt", { description: "What one interaction sent to the model. Holds no text." })
export class ReceiptType {
  @Field(() => String)
  readonly deployment!: string;

  @Field(() => String)
  readonly model!: string;

  @Field(() => [String], { description: "Tools that ran, in order." })
  readonly tools!: readonly string[];

  @Field(() => Int, { description: "Figures shown to the model." })
  readonly figuresSent!: number;

  @Field(() => [RedactionType])
  readonly redactions!: readonly RedactionType[];

  @Field(() => Int, { description: "Model tokens sent." })
  readonly promptTokens!: number;

  @Field(() => Int, { description: "Those of them the service had in its cache." })
  readonly cachedTokens!: number;

  @Field(() => Int, { description: "Model tokens written by the model." })
  readonly completionTokens!: number;

  @Field(() => String, {
    description: "How the answer was checked: verified, repaired, templated, or none.",
  })
  readonly verification!: string;

  @Field(() => [ModelCallType])
  readonly calls!: readonly ModelCallType[];
}
