import type {
  Advisor,
  AdvisorAnswer,
  AdvisorEvent,
  AskInput,
  PseudonymBook,
} from "../agent/index.ts";
import type { Caller } from "../auth/index.ts";
import { type Clock, instantOf } from "../core/clock.ts";
import { AppError, isAppError } from "../core/errors.ts";
import { EventQueue } from "../core/event-queue.ts";
import type { IsoInstant } from "../core/ids.ts";
import type { Conversations } from "./conversations.ts";
import type { Interactions } from "./interactions.ts";
import type { RequestContext } from "./request-context.ts";

interface Parts {
  readonly interactions: Interactions;
  /** Loads the agent stack on the first question, so that plain GraphQL starts without it. */
  readonly loadAdvisor: () => Promise<Advisor>;
  /** What stands between this caller and the model: the caller's directory, the tenant's rules. */
  readonly openWall: (
    caller: Caller,
    signal: AbortSignal,
    book: PseudonymBook,
  ) => Promise<Awaited<AskInput["wall"]>>;
  readonly conversations: Conversations;
  readonly clock: Clock;
}

type Asker = Pick<RequestContext, "caller" | "insights" | "signal">;

/** A question, and the conversation it goes on with, if any. */
interface Question {
  readonly question: string;
  readonly conversationId?: string | null | undefined;
}

interface Place {
  readonly interactionId: string;
  readonly conversationId: string;
}

interface Told extends Place {
  readonly answer: AdvisorAnswer;
}

/** An event of an interaction, in its place. */
export interface ConsultationEvent extends Place {
  /** Counts the events of an interaction from 1. */
  readonly sequence: number;
  readonly at: IsoInstant;
  readonly event: AdvisorEvent;
}

type Tell = (place: Place, event: AdvisorEvent) => void;

/** Questions of callers to the advisor, each entered in the ledger before its answer is told. */
export class Consultations {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @throws AppError LEDGER_UNAVAILABLE, NOT_FOUND for the conversation, or what the advisor throws. */
  async ask(question: Question, asker: Asker): Promise<Told> {
    return this.#consult(question, asker, (advisor, input) => advisor.ask(input));
  }

  /**
   * The same as it happens. Never throws: the last event is `runCompleted` or `runFailed`. Who leaves
   * the stream ends the interaction.
   */
  askStream(
    question: Question,
    { caller, insights, signal }: Asker,
  ): AsyncIterableIterator<ConsultationEvent, undefined> {
    const left = new AbortController();
    const queue = new EventQueue<ConsultationEvent>(() => left.abort(new AppError("ABORTED")));
    const untilLeft = AbortSignal.any([signal, left.signal]);
    const tell = this.#toldTo(queue);
    void this.#tellAll(question, { caller, insights, signal: untilLeft }, tell).finally(() =>
      queue.end(),
    );
    return queue;
  }

  async #tellAll(question: Question, asker: Asker, tell: Tell): Promise<void> {
    const withheld: AdvisorEvent[] = [];
    try {
      const { answer, ...place } = await this.#consult(question, asker, (advisor, input, at) =>
        follow(advisor.askStream(input), (event) => {
          if (isOfAnswer(event)) withheld.push(event);
          else tell(at, event);
        }),
      );
      for (const event of withheld) tell(place, event);
      tell(place, { type: "runCompleted", answer });
    } catch (error) {
      const { code, details } = isAppError(error) ? error : new AppError("INTERNAL");
      const { interactionId = "" } = details;
      tell({ interactionId, conversationId: "" }, { type: "runFailed", code, details });
    }
  }

  async #consult(
    { question, conversationId }: Question,
    { caller, insights, signal }: Asker,
    have: (advisor: Advisor, input: AskInput, place: Place) => Promise<AdvisorAnswer>,
  ): Promise<Told> {
    const { interactions, conversations, loadAdvisor, openWall } = this.#parts;
    const { id: interactionId, answer } = await interactions.run(caller, signal, async (run) => {
      const conversation = conversations.open(caller, conversationId ?? undefined);
      const advisor = await loadAdvisor();
      const wall = openWall(caller, run.signal, conversation.book);
      const input = { question, earlier: conversation.earlier, wall, insights, ...run };
      const place = { interactionId: run.id, conversationId: conversation.id };
      return { ...(await have(advisor, input, place)), conversation };
    });
    const { conversation, ...told } = answer;
    conversations.remember(caller, conversation, { question, answer: told.retold });
    return { interactionId, conversationId: conversation.id, answer: told };
  }

  #toldTo(queue: EventQueue<ConsultationEvent>): Tell {
    let sequence = 0;
    return (place, event) => {
      sequence += 1;
      const at = instantOf(this.#parts.clock.now());
      queue.push({ ...place, sequence, at, event });
    };
  }
}

/** Text of the answer waits until the ledger has the interaction. */
function isOfAnswer({ type }: AdvisorEvent): boolean {
  return type === "answerDelta" || type === "figureCited";
}

/** Hands on the events of a run, and gives or throws what it came to. */
async function follow(
  events: AsyncIterable<AdvisorEvent>,
  tell: (event: AdvisorEvent) => void,
): Promise<AdvisorAnswer> {
  for await (const event of events) {
    if (event.type === "runCompleted") return event.answer;
    if (event.type === "runFailed") throw new AppError(event.code, event.details);
    tell(event);
  }
  throw new AppError("INTERNAL", { reason: "An interaction ended without an outcome." });
}
