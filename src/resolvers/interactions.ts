import { z } from "zod";
import type { AdvisorAnswer, Receipt, ReceiptCall } from "../agent/index.ts";
import type { Caller } from "../auth/index.ts";
import { type Clock, instantOf } from "../core/clock.ts";
import { deriveKey, keyedHash } from "../core/derived-key.ts";
import { AppError, isAppError } from "../core/errors.ts";
import type { Logger } from "../core/logger.ts";
import type { SecurityEvents, SecurityOccurrence } from "../core/security-events.ts";
import {
  type CallerKey,
  callerKeyOf,
  type InteractionEntry,
  type InteractionLedger,
} from "../store/index.ts";
import type { DailyBudgets, Settle } from "./daily-budgets.ts";
import type { RunSignals } from "./run-signals.ts";
import type { SentTexts } from "./sent-texts.ts";
import type { EndedInteraction, UseWatch } from "./watch/use-watch.ts";

interface Parts {
  readonly ledger: InteractionLedger;
  readonly sentTexts: SentTexts;
  /** Which model is asked: known also of interactions that fail before anything is sent. */
  readonly model: Pick<Receipt, "deployment" | "model" | "boundary">;
  readonly seatwiseKey: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly securityEvents: SecurityEvents;
  readonly runSignals: RunSignals;
  readonly budgets: DailyBudgets;
  readonly watch: UseWatch;
  readonly logger: Logger;
}

/** An interaction while it runs. */
export interface Run {
  readonly id: string;
  /** Aborted when the caller is gone or cancels. */
  readonly signal: AbortSignal;
  /** To be given the receipt and, to be remembered for a while, what was sent; also on failure. */
  readonly onReceipt: (receipt: Receipt, sent?: readonly string[]) => void;
  /** To be told of what must not happen and was stopped. */
  readonly raise: (occurrence: SecurityOccurrence) => void;
}

/** What an interaction gives, whatever else it holds: the ledger keeps how it came out. */
interface Outcome {
  readonly outcome: AdvisorAnswer["outcome"] | "drafted";
}

type Ask<Answer extends Outcome> = (run: Run) => Promise<Answer>;

interface Running {
  readonly callerKey: CallerKey;
  readonly cancelling: AbortController;
}

/** Interactions with the advisor, and what the ledger knows of them. */
export class Interactions {
  readonly #parts: Parts;
  readonly #running = new Map<string, Running>();
  readonly #pending = new Set<Promise<unknown>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Has the advisor asked. How it ended is in the ledger before anybody is told.
   * @throws AppError LEDGER_UNAVAILABLE in place of any outcome the ledger does not take; else what
   *   the advisor throws, with the id of the interaction.
   */
  async run<Answer extends Outcome>(
    caller: Caller,
    signal: AbortSignal,
    ask: Ask<Answer>,
  ): Promise<{ readonly id: string; readonly answer: Answer }> {
    const id = this.#parts.newId();
    const callerKey = callerKeyOf(this.#parts.seatwiseKey, caller);
    const cancelling = new AbortController();
    this.#running.set(id, { callerKey, cancelling });
    const unwatch = this.#parts.runSignals.watch(this.#signalOf(callerKey, id), () =>
      cancelling.abort(new AppError("ABORTED")),
    );
    const pending = this.#run(caller, ask, {
      id,
      signal: AbortSignal.any([signal, cancelling.signal]),
    });
    this.#pending.add(pending);
    try {
      return await pending;
    } finally {
      this.#pending.delete(pending);
      this.#running.delete(id);
      unwatch();
    }
  }

  /**
   * Ends an interaction of this very caller, in whichever process it runs.
   * @returns false when there is none.
   */
  async cancel(caller: Caller, id: string): Promise<boolean> {
    const { seatwiseKey, runSignals } = this.#parts;
    const callerKey = callerKeyOf(seatwiseKey, caller);
    const running = this.#running.get(id.toLowerCase());
    if (running === undefined) {
      return runSignals.cancel(this.#signalOf(callerKey, id));
    }
    if (running.callerKey !== callerKey) {
      return false;
    }
    running.cancelling.abort(new AppError("ABORTED"));
    return true;
  }

  /** An interaction of this very caller; those of others are not found. */
  async find(caller: Caller, id: string): Promise<InteractionEntry | undefined> {
    const { ledger, seatwiseKey } = this.#parts;
    return ledger.find(caller.tenantId, callerKeyOf(seatwiseKey, caller), id);
  }

  /** Request bodies of an interaction of this very caller; `null` once they are forgotten. */
  sentOf(caller: Caller, id: string): readonly string[] | null {
    return this.#parts.sentTexts.of(callerKeyOf(this.#parts.seatwiseKey, caller), id);
  }

  /** Only who knows caller and interaction can name it, so nobody can end another's. */
  #signalOf(callerKey: CallerKey, id: string): string {
    const key = deriveKey(this.#parts.seatwiseKey, "run signals");
    return keyedHash(key, [callerKey, id.toLowerCase()]);
  }

  /** Waits until interactions whose client went away have come to the ledger too. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#pending);
  }

  async #run<Answer extends Outcome>(
    caller: Caller,
    ask: Ask<Answer>,
    { id, signal }: Pick<Run, "id" | "signal">,
  ) {
    const { clock, sentTexts, securityEvents, seatwiseKey } = this.#parts;
    const { tenantId } = caller;
    const startedAt = instantOf(clock.now());
    let receipt: Receipt = { ...NOTHING_SENT, ...this.#parts.model };
    let settle: Settle | undefined;
    let isWatched = false;
    const end = await endOf(async () => {
      await this.#parts.watch.admit(caller);
      isWatched = true;
      settle = await this.#parts.budgets.admit(caller);
      return ask({
        id,
        signal,
        raise: (occurrence) => securityEvents.raise({ ...occurrence, tenantId, interactionId: id }),
        onReceipt: (given, sent) => {
          receipt = given;
          if (sent) sentTexts.keep(callerKeyOf(seatwiseKey, caller), id, sent);
        },
      });
    });
    await settle?.(receipt);
    const outcome = "answer" in end ? end.answer.outcome : end.error.code;
    // Who is held back for unusual use does not prolong it by asking again.
    if (isWatched) this.#note(caller, { id, outcome, receipt });
    await this.#append(caller, { id, startedAt, outcome, receipt });
    if ("error" in end) {
      const { code, details } = end.error;
      throw new AppError(code, { ...details, interactionId: id }, { cause: end.error });
    }
    return { id, answer: end.answer };
  }

  /** Counts the interaction beside the answer, which does not wait for it. */
  #note(caller: Caller, ended: EndedInteraction): void {
    const { watch, logger } = this.#parts;
    const noting = watch
      .note(caller, ended)
      .catch((error: unknown) => logger.error({ err: error }, "Use could not be counted."))
      .finally(() => this.#pending.delete(noting));
    this.#pending.add(noting);
  }

  async #append(
    caller: Caller,
    {
      receipt,
      ...known
    }: Pick<InteractionEntry, "id" | "startedAt" | "outcome"> & { receipt: Receipt },
  ): Promise<void> {
    const { ledger, seatwiseKey, clock, logger } = this.#parts;
    try {
      await ledger.append({
        ...known,
        ...receipt,
        tenantId: caller.tenantId,
        callerKey: callerKeyOf(seatwiseKey, caller),
        finishedAt: instantOf(clock.now()),
        calls: receipt.calls.map(callWithoutText),
      });
    } catch (error) {
      logger.error({ err: error }, "An interaction could not be entered in the ledger.");
      throw new AppError("LEDGER_UNAVAILABLE", {}, { cause: error });
    }
  }
}

const NOTHING_SENT: Omit<Receipt, "deployment" | "model" | "boundary"> = {
  tools: [],
  measuresSent: [],
  figuresSent: 0,
  smallestGroup: null,
  pseudonyms: {},
  redactions: {},
  rules: [],
  directory: [],
  modelTokens: { prompt: 0, cached: 0, completion: 0, estimated: false },
  cost: null,
  calls: [],
  verification: "none",
};

type End<Answer> = { readonly answer: Answer } | { readonly error: AppError };

async function endOf<Answer>(ask: () => Promise<Answer>): Promise<End<Answer>> {
  try {
    return { answer: await ask() };
  } catch (error) {
    return { error: isAppError(error) ? error : new AppError("INTERNAL", {}, { cause: error }) };
  }
}

/** What the wire says is text of others: it is kept only where it is a GUID. */
function callWithoutText(call: ReceiptCall): InteractionEntry["calls"][number] {
  const { requestSha256, requestBytes, status, requestId, finishReason, filterVerdicts } = call;
  const guid = z.guid().safeParse(requestId).data ?? null;
  return { requestSha256, requestBytes, status, requestId: guid, finishReason, filterVerdicts };
}
