import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { ReceiptType } from "./receipt.type.ts";
import { LocalDate } from "./scalars.ts";
import { registerWords } from "./words.ts";

const CONTACT_TYPES = ["endUser", "vip", "decisionMaker", "itContact", "vendor"] as const;
export const ContactTypeEnum = registerWords(CONTACT_TYPES, {
  name: "ContactType",
  description: "Who turns to the service desk.",
});

const TICKET_SIDES = ["contact", "serviceDesk"] as const;
const TicketSideEnum = registerWords(TICKET_SIDES, {
  name: "TicketSide",
  description: "Who wrote a message of a ticket.",
});

const DECIDED_BY = ["model", "rule", "matrix"] as const;
const DecidedByEnum = registerWords(DECIDED_BY, {
  name: "DecidedBy",
  description: "Who decided a level.",
  values: {
    model: "The model, from what the ticket says.",
    rule: "A rule of the tenant.",
    matrix: "It follows from impact and urgency.",
  },
});

@InputType()
export class TicketMessageInput {
  @Field(() => TicketSideEnum)
  readonly from!: (typeof TICKET_SIDES)[number];

  @Field(() => String, { description: "What was written, at most 4 KB." })
  readonly text!: string;
}

@InputType({
  description:
    "All a ticket may carry: 24 KB in all. Names, addresses and secrets in its texts are replaced by " +
    "stand-ins before the model reads them and put back in the draft. Nothing of it is kept.",
})
export class TicketInput {
  @Field(() => ContactTypeEnum)
  readonly contactType!: (typeof CONTACT_TYPES)[number];

  @Field(() => LocalDate, { description: "Day the ticket was opened." })
  readonly openedOn!: string;

  @Field(() => String)
  readonly summary!: string;

  @Field(() => String, { defaultValue: "" })
  readonly initialDescription!: string;

  @Field(() => [TicketMessageInput], {
    defaultValue: [],
    description: "Messages since, oldest first, at most 40.",
  })
  readonly conversation!: readonly TicketMessageInput[];

  @Field(() => String, { defaultValue: "", description: "Never leaves: a stand-in does." })
  readonly contactFirstName!: string;

  @Field(() => String, { defaultValue: "", description: "Never leaves: a stand-in does." })
  readonly contactLastName!: string;
}

@InputType({ description: "Levels of a service desk, each list from the highest to the lowest." })
export class PriorityPresetsInput {
  @Field(() => [String])
  readonly impacts!: readonly string[];

  @Field(() => [String])
  readonly urgencies!: readonly string[];

  @Field(() => [String])
  readonly priorities!: readonly string[];

  @Field(() => [[String]], {
    nullable: true,
    description:
      "One row per impact, one priority per urgency. Left out, the priorities are spread evenly.",
  })
  readonly matrix?: readonly (readonly string[])[] | null;
}

@InputType({
  description:
    "A rule of the tenant: tickets that say one of the words, from one of the contact types, are of " +
    "that impact, urgency or priority. The first rule that sets a level wins.",
})
export class DeskRuleInput {
  @Field(() => String)
  readonly name!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: "Words and phrases, whole, in any case, with or without accents; none for all.",
  })
  readonly words!: readonly string[];

  @Field(() => [ContactTypeEnum], { defaultValue: [], description: "None for all." })
  readonly contactTypes!: readonly (typeof CONTACT_TYPES)[number][];

  @Field(() => String, { nullable: true })
  readonly impact?: string | null;

  @Field(() => String, { nullable: true })
  readonly urgency?: string | null;

  @Field(() => String, { nullable: true })
  readonly priority?: string | null;
}

@ObjectType("Draft")
abstract class DraftType {
  @Field(() => ID, { description: "Under which the caller finds the receipt later." })
  readonly interactionId!: string;

  @Field(() => ReceiptType)
  readonly receipt!: ReceiptType;

  @Field(() => [String], {
    description:
      "What left the building: the request bodies as the model service got them, with stand-ins for " +
      "names. Told in this answer only and remembered nowhere; a draft that fails tells it in its " +
      "error's `extensions.sent`.",
  })
  readonly sent!: readonly string[];
}

@ObjectType("TimeEntryDraft", { description: "A time entry to check and book. Nothing is booked." })
export class TimeEntryDraftType extends DraftType {
  @Field(() => Int, { description: "Proposed duration in minutes." })
  readonly minutes!: number;

  @Field(() => String, { description: "One of the work types given." })
  readonly workType!: string;

  @Field(() => String, { description: "For colleagues." })
  readonly internalNote!: string;

  @Field(() => String, { description: "For the contact: no links, no jargon." })
  readonly customerNote!: string;
}

@ObjectType("DecidedLevel", { description: "A level with the reason for it." })
export class DecidedLevelType {
  @Field(() => String)
  readonly level!: string;

  @Field(() => DecidedByEnum)
  readonly by!: (typeof DECIDED_BY)[number];

  @Field(() => String)
  readonly reason!: string;
}

@ObjectType("Prioritization", { description: "How much an issue matters and how soon." })
export class PrioritizationType extends DraftType {
  @Field(() => DecidedLevelType)
  readonly impact!: DecidedLevelType;

  @Field(() => DecidedLevelType)
  readonly urgency!: DecidedLevelType;

  @Field(() => DecidedLevelType)
  readonly priority!: DecidedLevelType;
}

@ObjectType("IssueCategory")
export class IssueCategoryType extends DraftType {
  @Field(() => String, { description: "One of the categories given." })
  readonly category!: string;

  @Field(() => String)
  readonly reason!: string;
}

@ObjectType("IssueRecap", { description: "Where an issue stands, for who takes it over." })
export class IssueRecapType extends DraftType {
  @Field(() => String)
  readonly problem!: string;

  @Field(() => String)
  readonly done!: string;

  @Field(() => String)
  readonly next!: string;
}

@ObjectType("SuggestedTitle")
export class SuggestedTitleType extends DraftType {
  @Field(() => String, { description: "At most 80 characters." })
  readonly title!: string;
}

@ObjectType("RuleHit", { description: "Where a rule found one of its words." })
class RuleHitType {
  @Field(() => Int, { description: "In UTF-16 code units of the text." })
  readonly start!: number;

  @Field(() => Int)
  readonly end!: number;

  @Field(() => String)
  readonly text!: string;
}

@ObjectType("DeskRuleTrial", { description: "What a rule would do with a text, and why." })
export class DeskRuleTrialType {
  @Field(() => Boolean)
  readonly applies!: boolean;

  @Field(() => [RuleHitType])
  readonly hits!: readonly RuleHitType[];
}
