import { Field, ID, ObjectType } from "type-graphql";
import { ERROR_CATALOGUE } from "../core/errors.ts";
import { ADVICE_OUTCOMES } from "./advice.type.ts";
import { ReceiptType } from "./receipt.type.ts";
import { DateTime } from "./scalars.ts";
import { registerWords } from "./words.ts";

export const InteractionOutcomeEnum = registerWords(
  [...ADVICE_OUTCOMES, "drafted", ...Object.keys(ERROR_CATALOGUE)],
  {
    name: "InteractionOutcome",
    description: "How an interaction ended: as an answer, or with the code of an error.",
    values: {
      drafted: "As a draft of the service desk.",
      ...Object.fromEntries(
        Object.entries(ERROR_CATALOGUE).map(([code, { happened }]) => [code, happened]),
      ),
    },
  },
);

@ObjectType("Interaction", {
  description: "One question to the advisor, or draft of the service desk, as the ledger keeps it.",
})
export class InteractionType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateTime)
  readonly startedAt!: string;

  @Field(() => DateTime)
  readonly finishedAt!: string;

  @Field(() => InteractionOutcomeEnum)
  readonly outcome!: string;

  @Field(() => ReceiptType)
  readonly receipt!: ReceiptType;

  @Field(() => [String], {
    nullable: true,
    description:
      "What left the building: the request bodies as the model service got them. Remembered for a " +
      "quarter of an hour by the process that sent them and told to this caller only; null afterwards.",
  })
  readonly sent!: readonly string[] | null;
}
