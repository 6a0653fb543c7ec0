import { Field, ID, ObjectType } from "type-graphql";
import { SECURITY_EVENT_CAUSES } from "../core/security-events.ts";
import { DateTime } from "./scalars.ts";
import { registerWords } from "./words.ts";

const SecurityEventKindEnum = registerWords(Object.keys(SECURITY_EVENT_CAUSES), {
  name: "SecurityEventKind",
  description: "What kind of thing happened.",
  values: {
    egressRefused: "Something that must not leave was kept from the language model.",
    promptAttack: "The model service found an attack in what was sent.",
    modelMisbehaved: "The language model tried what it must not.",
    entryRejected: "Something in the shared cache was not put there by Seatwise.",
    unusualUse: "The advisor is used in a way unlike this organisation's own last three weeks.",
  },
});

@ObjectType("SecurityEvent", {
  description:
    "Something that must not happen and was stopped, or use that is unlike itself. Names nobody and " +
    "quotes nothing.",
})
export class SecurityEventType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateTime)
  readonly at!: string;

  @Field(() => SecurityEventKindEnum)
  readonly kind!: string;

  @Field(() => String, { description: "What exactly, in a fixed word for each kind." })
  readonly because!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Interaction in which it happened; only its own caller can look it up.",
  })
  readonly interactionId!: string | null;
}
