import { AppError, isAppError } from "../core/errors.ts";
import { EventQueue } from "../core/event-queue.ts";
import type { Logger } from "../core/logger.ts";
import type { SecurityOccurrence } from "../core/security-events.ts";
import { ConversationWall, type ScrubbedQuestion } from "../privacy/index.ts";
import type { AdvisorAnswer } from "./answer.ts";
import { DEFAULT_BUDGET, type InteractionBudget } from "./budget.ts";
import { type Converse, createConversations } from "./conversation.ts";
import type { EarlierTurn } from "./earlier-turn.ts";
import { type AdvisorEvent, type Emit, sentenceEvents } from "./events.ts";
import { type Grounded, groundedAnswer } from "./grounded-answer.ts";
import { type KnownNames, knownNames } from "./grounding/known-names.ts";
import { textOf, type VerifiedAnswer, verifyAnswer } from "./grounding/verify-answer.ts";
import { GuardedModel } from "./guarded-model.ts";
import { Interaction } from "./interaction.ts";
import { advisorErrorOf } from "./model-errors.ts";
import type { ModelSettings } from "./model-settings.ts";
import { type NextStep, nextStepsFor } from "./next-steps.ts";
import { pseudonymsIn, requireQuestion } from "./question.ts";
import { type Receipt, writeReceipt } from "./receipt.ts";
import { restoredAnswer } from "./restored.ts";
import type { SkuNames } from "./sku-names.ts";
import { SYSTEM_PROMPT } from "./system-prompt.ts";
import type { TenantInsights } from "./tenant-insights.ts";
import { advisorTools } from "./tools/advisor-tools.ts";
import { wireFormOf } from "./tools/callable-tools.ts";

export interface AdvisorParts {
  readonly model: ModelSettings;
  readonly skuNames: SkuNames;
  readonly logger: Logger;
  readonly budget?: InteractionBudget;
}

export interface AskInput {
  readonly question: string;
  /** What the conversation came to before this question, oldest first. */
  readonly earlier?: readonly EarlierTurn[];
  /** Between this conversation and the model; knows what this caller's directory knows, once it is read. */
  readonly wall: ConversationWall | Promise<ConversationWall>;
  readonly insights: TenantInsights;
  readonly signal: AbortSignal;
  /** Given the receipt of the interaction and the request bodies that left, also when it fails. */
  readonly onReceipt?: (receipt: Receipt, sent: readonly string[]) => void;
  /** Told of what must not happen and was stopped. */
  readonly raise?: (occurrence: SecurityOccurrence) => void;
}

/** Answers questions about licences; every number in an answer comes from a sealed aggregate. */
export interface Advisor {
  /**
   * @throws AppError QUESTION_TOO_LONG, EGRESS_BLOCKED, BUDGET_EXCEEDED, ABORTED, PROMPT_BLOCKED,
   *   ANSWER_BLOCKED, ANSWER_TRUNCATED, ANSWER_UNGROUNDED, CONTEXT_TOO_LARGE or a MODEL_ code; and
   *   the caller's own sign-in errors as the tools meet them.
   */
  readonly ask: (input: AskInput) => Promise<AdvisorAnswer>;
  /**
   * The same, told as it happens. The stream does not throw: its last event is `runCompleted` or
   * `runFailed`. A consumer who leaves it stops model and reading.
   */
  readonly askStream: (input: AskInput) => AsyncIterableIterator<AdvisorEvent, undefined>;
}

export function createAdvisor(parts: AdvisorParts): Advisor {
  const { skuNames, logger, budget = DEFAULT_BUDGET } = parts;
  const tools = advisorTools(skuNames);
  const guarded = new GuardedModel(parts.model);
  const house: House = {
    ...parts,
    budget,
    guarded,
    converse: createConversations({
      model: guarded.client,
      systemPrompt: SYSTEM_PROMPT,
      tools,
      budget,
      price: parts.model.price,
      logger,
    }),
    wireForm: wireFormOf(tools),
    names: knownNames(skuNames.askable),
  };
  return {
    ask: (input) => answer(input, house, () => undefined),
    askStream: (input) => streamAnswer(input, house),
  };
}

function streamAnswer(
  input: AskInput,
  house: House,
): AsyncIterableIterator<AdvisorEvent, undefined> {
  const leaving = new AbortController();
  const queue = new EventQueue<AdvisorEvent>(() => leaving.abort());
  const emit: Emit = (event) => queue.push(event);
  const signal = AbortSignal.any([input.signal, leaving.signal]);
  const { deployment, model, boundary } = house.model;
  emit({ type: "runStarted", deployment, model, boundary, budget: house.budget });
  void tellOutcome(answer({ ...input, signal }, house, emit), emit).finally(() => queue.end());
  return queue;
}

async function tellOutcome(answering: Promise<AdvisorAnswer>, emit: Emit): Promise<void> {
  try {
    const given = await answering;
    for (const event of sentenceEvents(given)) emit(event);
    emit({ type: "runCompleted", answer: given });
  } catch (error) {
    const { code, details } = isAppError(error) ? error : new AppError("INTERNAL");
    emit({ type: "runFailed", code, details });
  }
}

/** What all interactions of an advisor share. */
interface House extends AdvisorParts {
  readonly budget: InteractionBudget;
  readonly guarded: GuardedModel;
  readonly converse: ReturnType<typeof createConversations>;
  readonly wireForm: string;
  readonly names: KnownNames;
}

/** Nothing happens before the wall stands, and who asked is told so meanwhile. */
async function answer(input: AskInput, house: House, emit: Emit): Promise<AdvisorAnswer> {
  emit({ type: "runStatus", phase: "reading" });
  return answerBehind({ ...input, wall: await input.wall }, house, emit);
}

interface Walled extends AskInput {
  readonly wall: ConversationWall;
}

async function answerBehind(input: Walled, house: House, emit: Emit): Promise<AdvisorAnswer> {
  const { wall } = input;
  const fixed = { systemPrompt: SYSTEM_PROMPT, tools: house.wireForm };
  const interaction = new Interaction(house.skuNames, fixed, emit, input.raise);
  const question = scrubbed(input, house, interaction);
  const deadline = AbortSignal.timeout(house.budget.seconds * 1_000);
  const signal = AbortSignal.any([input.signal, deadline]);
  const asked = { ...input, signal, question, interaction };
  let verification: Receipt["verification"] = "none";
  const receipt = (): Receipt =>
    writeReceipt({
      settings: house.model,
      interaction,
      redactions: question.redactions,
      rules: question.rules,
      wall,
      verification,
    });
  try {
    const grounded = await house.guarded.within(
      interaction,
      () =>
        groundedAnswer(question.text, {
          interaction,
          converse: conversationOf(asked, house),
          check: (text) => checked(text, asked, house),
          onVerified: (how) => {
            verification = how;
          },
        }),
      (text) => wall.isPersonal(text),
    );
    const names = grounded.figures.some(({ group }) => group !== undefined)
      ? [await input.insights.names()]
      : [];
    const told = restoredAnswer(grounded, { wall, names });
    return {
      ...grounded,
      ...told,
      text: textOf(told.blocks),
      retold: textOf(grounded.blocks),
      nextSteps: await findNextSteps(grounded, { ...asked, skuNames: house.skuNames }),
      receipt: receipt(),
    };
  } catch (error) {
    if (interaction.violations.length > 0) {
      throw new AppError("EGRESS_BLOCKED", {}, { cause: error });
    }
    const { lastExchange } = interaction;
    throw advisorErrorOf(error, { caller: input.signal, deadline, lastExchange });
  } finally {
    input.onReceipt?.(
      receipt(),
      interaction.exchanges.map(({ requestBody }) => requestBody),
    );
  }
}

/** The question as it may travel. Also one that may not has its receipt. */
function scrubbed(input: Walled, house: House, interaction: Interaction): ScrubbedQuestion {
  const { wall, earlier = [], onReceipt } = input;
  try {
    return wall.scrub(
      requireQuestion(input.question),
      earlier.map((turn) => turn.question),
    );
  } catch (error) {
    const refusal = ConversationWall.refusalOf(error);
    const parts = { settings: house.model, interaction, wall, verification: "none" } as const;
    onReceipt?.(writeReceipt({ ...parts, ...refusal }), []);
    throw error;
  }
}

/** A question on its way: scrubbed, with all it gathers. */
interface Asked extends Omit<Walled, "question"> {
  readonly question: ScrubbedQuestion;
  readonly interaction: Interaction;
}

function conversationOf(
  { question, earlier = [], interaction, insights, signal }: Asked,
  { converse }: House,
): Converse {
  return converse({
    insights,
    interaction,
    signal,
    earlier: earlier.map(({ answer: told }, at) => ({
      question: question.earlier[at] ?? "",
      answer: told,
    })),
  });
}

/** Holds an answer against what the model was given; what it must not even try is told on. */
function checked(text: string, { question, interaction }: Asked, { names }: House): VerifiedAnswer {
  const pseudonyms = pseudonymsIn([...question.earlier, question.text]);
  const { figures: book, told, raise } = interaction;
  const issued = new Set([...pseudonyms, ...book.all().map(({ subject }) => subject)]);
  const verdict = verifyAnswer(text, { book, names, pseudonyms, told });
  if (verdict.faults.includes("address")) raise({ kind: "modelMisbehaved", because: "address" });
  if (pseudonymsIn([text]).some((found) => !issued.has(found))) {
    raise({ kind: "modelMisbehaved", because: "unknownPseudonym" });
  }
  return verdict;
}

/** Recommendations an answer leads to; it is not lost because they cannot be read. */
async function findNextSteps(
  { outcome, figures: cited }: Grounded,
  { interaction, insights, signal, skuNames }: Asked & Pick<House, "skuNames">,
): Promise<readonly NextStep[]> {
  if (outcome === "unknown") return [];
  const answered = { cited, leads: interaction.leads };
  try {
    return nextStepsFor(answered, (await insights.recommendations(signal)).value, skuNames);
  } catch (error) {
    if (isAppError(error, "GRAPH_DENIED")) return [];
    throw error;
  }
}
