import { randomBytes } from "node:crypto";
import { extname } from "node:path";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { AppError, unreachable } from "../../core/errors.ts";
import type { Logger } from "../../core/logger.ts";
import { openPii } from "../../core/pii.ts";
import { type Aggregate, reopenStamped, type StampedAggregate } from "../../privacy/index.ts";
import { type TenantSnapshot, tenantSnapshot } from "../tenant-snapshot.ts";
import type { SurveyHost, SurveyJob, SurveyMaker } from "./survey-maker.ts";
import {
  type FromSurvey,
  type HouseCall,
  type ProgressWord,
  received,
  type SurveyOrder,
  sendable,
  type ThreadMeans,
  type ToSurvey,
} from "./survey-messages.ts";

/**
 * Makes surveys in a thread of their own, which starts with `warm` or the first survey. Pages of
 * hundreds of thousands of members are taken apart there, and cleaned up after, while this thread goes
 * on answering: only tokens, progress and sealed figures cross over. Surveys under way at the same time
 * take turns in it.
 */
export class SurveyThread implements SurveyMaker {
  readonly #means: ThreadMeans;
  readonly #logger: Logger;
  #worker: Worker | undefined;

  constructor(means: Omit<ThreadMeans, "stampKey">, logger: Logger) {
    this.#means = { ...means, stampKey: randomBytes(32) };
    this.#logger = logger;
  }

  /** Starts the thread, so that the first survey need not wait for it. Does not wait itself. */
  warm(): void {
    this.#startedWorker();
  }

  async make(
    job: SurveyJob,
    host: SurveyHost,
    signal: AbortSignal,
  ): Promise<Aggregate<TenantSnapshot>> {
    const { port1: port, port2: theirs } = new MessageChannel();
    const order: SurveyOrder = { job, port: theirs };
    const made = surveyOver(port, host, signal);
    const stop = (): void => say(port, { kind: "stop" });
    try {
      this.#startedWorker().postMessage(order, [theirs]);
      signal.addEventListener("abort", stop);
      if (signal.aborted) stop();
      const snapshot = await reopenStamped(tenantSnapshot, await made, this.#means.stampKey);
      if (snapshot === undefined) {
        throw new AppError("INTERNAL", { reason: "A survey came from its thread in pieces." });
      }
      return snapshot;
    } finally {
      signal.removeEventListener("abort", stop);
      port.close();
    }
  }

  /** Ends the thread; surveys under way fail. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #startedWorker(): Worker {
    if (this.#worker === undefined) {
      // The same folder holds survey-worker.ts when run from source and survey-worker.js when built.
      const extension = extname(new URL(import.meta.url).pathname);
      const worker = new Worker(new URL(`./survey-worker${extension}`, import.meta.url), {
        workerData: this.#means,
      });
      worker.on("error", (error) => this.#logger.error({ error }, "The survey thread failed."));
      worker.on("exit", () => {
        this.#worker = this.#worker === worker ? undefined : this.#worker;
      });
      worker.unref();
      this.#worker = worker;
    }
    return this.#worker;
  }
}

/** Answers what a survey asks until it is made. */
function surveyOver(
  port: MessagePort,
  host: SurveyHost,
  signal: AbortSignal,
): Promise<StampedAggregate> {
  return new Promise((resolve, reject) => {
    port.on("message", (message: FromSurvey) => {
      switch (message.kind) {
        case "call":
          void answer(message.call, host, signal).then(
            (value) => port.postMessage({ kind: "answer", id: message.id, value }, []),
            (error: unknown) =>
              say(port, { kind: "refusal", id: message.id, failure: sendable(error) }),
          );
          break;
        case "progress":
          note(message.word, host);
          break;
        case "done":
          resolve(message.snapshot);
          break;
        case "failed":
          reject(received(message.failure));
          break;
      }
    });
    port.on("close", () =>
      reject(new AppError("INTERNAL", { reason: "The survey thread ended before its survey." })),
    );
  });
}

async function answer(
  { name, args }: HouseCall,
  host: SurveyHost,
  signal: AbortSignal,
): Promise<unknown> {
  switch (name) {
    case "token": {
      const [scopes, claims] = args;
      const given = await host.tokens.acquire(
        scopes,
        claims === undefined ? { signal } : { claims, signal },
      );
      return { token: openPii(given.token), grantedScopes: given.grantedScopes };
    }
    case "turn":
      return host.pace.take(...args);
    case "audience":
      return host.audienceOf(...args);
    case "minimums": {
      const inForce = await host.minimums();
      return inForce && { assignments: inForce.assignments, behaviour: inForce.behaviour };
    }
    case "readTold":
      return host.toldArchive.read(...args);
    case "keepTold":
      return host.toldArchive.keep(...args);
    default:
      return unreachable(name);
  }
}

function note({ name, args }: ProgressWord, { progress }: SurveyHost): void {
  switch (name) {
    case "enter":
      progress.enter(...args);
      break;
    case "expect":
      progress.expect(...args);
      break;
    case "note":
      progress.note(...args);
      break;
  }
}

function say(port: MessagePort, message: ToSurvey): void {
  port.postMessage(message, []);
}
