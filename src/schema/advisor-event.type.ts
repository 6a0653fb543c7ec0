import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { ERROR_CATALOGUE, type ErrorCode } from "../core/errors.ts";
import {
  AdviceType,
  AnswerBlockKindEnum,
  type BLOCK_KINDS,
  CitedFigureType,
} from "./advice.type.ts";
import { DateTime } from "./scalars.ts";
import { registerWords } from "./words.ts";

const RUN_PHASES = ["reading", "reasoning", "verifying", "repairing"] as const;
const RunPhaseEnum = registerWords(RUN_PHASES, {
  name: "RunPhase",
  description: "What the advisor is busy with.",
  values: {
    reading:
      "The caller's directory is read, so that nobody in the question is named to the model.",
    reasoning: "The model reads the question and asks for figures.",
    verifying: "Every sentence of the answer is checked against the figures.",
    repairing: "The model writes an answer anew that did not hold.",
  },
});

const ErrorCodeEnum = registerWords(Object.keys(ERROR_CATALOGUE), {
  name: "ErrorCode",
  description: "What can go wrong.",
  values: Object.fromEntries(
    Object.entries(ERROR_CATALOGUE).map(([code, { happened }]) => [code, happened]),
  ),
});

/** What all events of an interaction have. */
@ObjectType()
abstract class PlacedEvent {
  @Field(() => ID)
  readonly interactionId!: string;

  @Field(() => Int, { description: "Counts the events of an interaction from 1." })
  readonly sequence!: number;

  @Field(() => DateTime)
  readonly at!: string;
}

@ObjectType("DataBoundary", {
  description: "What the operator declares about the model service.",
})
class DataBoundaryType {
  @Field(() => String, {
    nullable: true,
    description: "Region or zone in which prompts are processed; null when not declared.",
  })
  readonly region!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Days for which the service may keep prompts; null when not declared.",
  })
  readonly retentionDays!: number | null;
}

@ObjectType("InteractionBudget", { description: "Upper limits of one interaction." })
class InteractionBudgetType {
  @Field(() => Int)
  readonly modelCalls!: number;

  @Field(() => Int)
  readonly toolCalls!: number;

  @Field(() => Int, { description: "Model tokens, sent and written." })
  readonly modelTokens!: number;

  @Field(() => Int)
  readonly seconds!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Money, in millionths of a unit of the price's currency; null when not limited.",
  })
  readonly costMicros!: number | null;
}

const PRIVACY_ACTIONS = ["sealed", "suppressed", "namesConcealed"] as const;
const PrivacyActionEnum = registerWords(PRIVACY_ACTIONS, {
  name: "PrivacyActionKind",
  description: "What is done for privacy before the model sees figures.",
  values: {
    sealed: "Figures were checked to hold nothing personal, and sealed.",
    suppressed: "Groups were too small for their number to be told.",
    namesConcealed: "Reports in which the tenant hides names were not joined to members.",
  },
});

@ObjectType("PrivacyAction", {
  description: "Something done for privacy before the model saw figures.",
})
class PrivacyActionType {
  @Field(() => PrivacyActionEnum)
  readonly action!: (typeof PRIVACY_ACTIONS)[number];

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType("RunStarted", {
  description: "The question was accepted; the model has not been asked yet.",
})
class RunStartedType extends PlacedEvent {
  readonly type!: "runStarted";

  @Field(() => ID, { description: "Give it with the next question to go on from this one." })
  readonly conversationId!: string;

  @Field(() => String)
  readonly deployment!: string;

  @Field(() => String)
  readonly model!: string;

  @Field(() => DataBoundaryType)
  readonly boundary!: DataBoundaryType;

  @Field(() => InteractionBudgetType)
  readonly budget!: InteractionBudgetType;
}

@ObjectType("RunStatus", { description: "What the advisor is busy with from now on." })
class RunStatusType extends PlacedEvent {
  readonly type!: "runStatus";

  @Field(() => RunPhaseEnum)
  readonly phase!: (typeof RUN_PHASES)[number];
}

@ObjectType("ToolStarted", { description: "The model asked for figures." })
class ToolStartedType extends PlacedEvent {
  readonly type!: "toolStarted";

  @Field(() => String)
  readonly tool!: string;
}

@ObjectType("ToolFinished", { description: "Figures were read, or could not be." })
class ToolFinishedType extends PlacedEvent {
  readonly type!: "toolFinished";

  @Field(() => String)
  readonly tool!: string;

  @Field(() => Int, { description: "Figures shown to the model." })
  readonly figures!: number;

  @Field(() => Int, { description: "Assignments of seats the figures rest on." })
  readonly rowsRead!: number;

  @Field(() => [PrivacyActionType])
  readonly privacyActions!: readonly PrivacyActionType[];

  @Field(() => ErrorCodeEnum, {
    nullable: true,
    description: "Why there are none; null when it went well.",
  })
  readonly failure!: ErrorCode | null;
}

@ObjectType("AnswerRetracted", {
  description: "A draft of the answer did not hold and is taken back. Nothing of it was shown.",
})
class AnswerRetractedType extends PlacedEvent {
  readonly type!: "answerRetracted";

  @Field(() => [String], { description: "What was wrong with it, in fixed words." })
  readonly faults!: readonly string[];
}

@ObjectType("AnswerDelta", {
  description:
    "A sentence of the answer, told after it was checked and the ledger has the interaction.",
})
class AnswerDeltaType extends PlacedEvent {
  readonly type!: "answerDelta";

  @Field(() => Int, { description: "Number of the paragraph or list item, from 0." })
  readonly block!: number;

  @Field(() => AnswerBlockKindEnum)
  readonly kind!: (typeof BLOCK_KINDS)[number];

  @Field(() => String)
  readonly text!: string;
}

@ObjectType("FigureCited", {
  description: "A figure in the sentence told last, when it is cited for the first time.",
})
class FigureCitedType extends PlacedEvent {
  readonly type!: "figureCited";

  @Field(() => CitedFigureType)
  readonly figure!: CitedFigureType;
}

@ObjectType("RunCompleted", { description: "The whole answer. The last event." })
class RunCompletedType extends PlacedEvent {
  readonly type!: "runCompleted";

  @Field(() => AdviceType)
  readonly advice!: AdviceType;
}

@ObjectType("RunFailed", { description: "There is no answer. The last event." })
class RunFailedType extends PlacedEvent {
  readonly type!: "runFailed";

  @Field(() => ErrorCodeEnum, {
    description: "What went wrong; the receipt is found under `interactionId`.",
  })
  readonly code!: ErrorCode;

  @Field(() => Int, { nullable: true })
  readonly retryAfterSeconds!: number | null;

  @Field(() => DateTime, { nullable: true, description: "When a budget starts anew." })
  readonly resetsAt!: string | null;
}

export const AdvisorEventUnion = createUnionType({
  name: "AdvisorEvent",
  description:
    "What happens while the advisor answers. Sentences are told only once they are checked.",
  types: () =>
    [
      RunStartedType,
      RunStatusType,
      ToolStartedType,
      ToolFinishedType,
      AnswerRetractedType,
      AnswerDeltaType,
      FigureCitedType,
      RunCompletedType,
      RunFailedType,
    ] as const,
  resolveType: ({ type }) => type.charAt(0).toUpperCase() + type.slice(1),
});
export type AdvisorEventType = typeof AdvisorEventUnion;
