import type { Advisor, AdvisorAnswer, AdvisorEvent, AskInput } from "../agent/index.ts";
import type { Caller } from "../auth/index.ts";
import { type Clock, instantOf } from "../core/clock.ts";
import { AppError, isAppError } from "../core/errors.ts";
import { EventQueue } from "../core/event-queue.ts";
import type { IsoInstant } from "../core/ids.ts";
import type { Interactions } from "./interactions.ts";
import type { RequestContext } from "./request-context.ts";

interface Parts {
  readonly interactions: Interactions;
  /** Loads the agent stack on the first question, so that plain GraphQL starts without it. */
  readonly loadAdvisor: () => Promise<Advisor>;
  /** What stands between this caller and the model: the caller's directory, the tenant's rules. */
  readonly openWall: (caller: Caller, signal: AbortSignal) => Promise<AskInput["wall"]>;
  readonly clock: Clock;
}

type Asker = Pick<RequestContext, "caller" | "insights" | "signal">;

/** An event of an interaction, in its place. */
export interface ConsultationEvent {
  readonly interactionId: string;
  /** Counts the events of an interaction from 1. */
  readonly sequence: number;
  readonly at: IsoInstant;
  readonly event: AdvisorEvent;
}

type Tell = (interactionId: string, event: AdvisorEvent) => void;

/** Questions of callers to the advisor, each entered in the ledger before its answer is told. */
export class Consultations {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @throws AppError LEDGER_UNAVAILABLE, or what the advisor throws. */
  async ask(
    question: string,
    { caller, insights, signal }: Asker,
  ): Promise<{ readonly id: string; readonly answer: AdvisorAnswer }> {
    const { interactions, loadAdvisor, openWall } = this.#parts;
    return interactions.run(caller, signal, async (run) => {
      const [advisor, wall] = await Promise.all([loadAdvisor(), openWall(caller, run.signal)]);
      return advisor.ask({ question, wall, insights, ...run });
    });
  }

  /**
   * The same as it happens. Never throws: the last event is `runCompleted` or `runFailed`. Who leaves
   * the stream ends the interaction.
   */
  askStream(
    question: string,
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

  async #tellAll(question: string, { caller, insights, signal }: Asker, tell: Tell): Promise<void> {
    const { interactions, loadAdvisor, openWall } = this.#parts;
    const withheld: AdvisorEvent[] = [];
    let interactionId = "";
    try {
      const { id, answer } = await interactions.run(caller, signal, async ({ id, ...run }) => {
        interactionId = id;
        const [advisor, wall] = await Promise.all([loadAdvisor(), openWall(caller, run.signal)]);
        const events = advisor.askStream({ question, wall, insights, ...run });
        return follow(events, (event) => {
          if (isOfAnswer(event)) withheld.push(event);
          else tell(id, event);
        });
      });
      for (const event of withheld) tell(id, event);
      tell(id, { type: "runCompleted", answer });
    } catch (error) {
      tell(interactionId, failureOf(error));
    }
  }

  #toldTo(queue: EventQueue<ConsultationEvent>): Tell {
    let sequence = 0;
    return (interactionId, event) => {
      sequence += 1;
      const at = instantOf(this.#parts.clock.now());
      queue.push({ interactionId, sequence, at, event });
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

function failureOf(error: unknown): AdvisorEvent {
  const { code, details } = isAppError(error) ? error : new AppError("INTERNAL");
  return { type: "runFailed", code, details };
}
