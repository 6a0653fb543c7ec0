import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { Pii } from "../../core/pii.ts";
import { loadReference, PriceBook } from "../../licensing/index.ts";
import { cohortMinimums, stampAggregate } from "../../privacy/index.ts";
import { SurveysHere } from "./make-survey.ts";
import type { SurveyHost, SurveyJob } from "./survey-maker.ts";
import {
  type AnswerTo,
  type FromSurvey,
  type HouseCalls,
  received,
  type SurveyOrder,
  sendable,
  type ThreadMeans,
  type ToSurvey,
} from "./survey-messages.ts";

// Surveys have a thread of their own: see survey-thread.ts.
const { graphUrl, seatwiseKey, prices, stampKey }: ThreadMeans = workerData;
const surveys = new SurveysHere({
  seatwiseKey,
  connection: { graphUrl },
  reference: loadReference(),
  priceBook: new PriceBook(...prices),
});

/** The house of one survey, at the other end of its port. */
class FarHouse {
  readonly #port: MessagePort;
  readonly #stop = new AbortController();
  readonly #open = new Map<
    number,
    { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }
  >();
  #calls = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on("message", (message: ToSurvey) => this.#hear(message));
  }

  /** Fires when nobody wants the survey any more. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  hostOf({ tenantId }: SurveyJob): SurveyHost {
    return {
      tokens: {
        tenantId,
        acquire: async (scopes, { claims }) => {
          const { token, grantedScopes } = await this.#ask("token", scopes, claims);
          return { token: new Pii(token), grantedScopes };
        },
      },
      pace: { take: (...args) => this.#ask("turn", ...args) },
      progress: {
        enter: (...args) => this.say({ kind: "progress", word: { name: "enter", args } }),
        expect: (...args) => this.say({ kind: "progress", word: { name: "expect", args } }),
        note: (...args) => this.say({ kind: "progress", word: { name: "note", args } }),
      },
      toldArchive: {
        read: (...args) => this.#ask("readTold", ...args),
        keep: (...args) => this.#ask("keepTold", ...args),
      },
      // That they were checked is known in the thread that did it only.
      minimums: async () => {
        const inForce = await this.#ask("minimums");
        return inForce && cohortMinimums(inForce);
      },
      audienceOf: (coverage) => this.#ask("audience", coverage),
    };
  }

  say(message: FromSurvey): void {
    this.#port.postMessage(message, []);
  }

  #ask<Name extends keyof HouseCalls>(
    name: Name,
    ...args: Parameters<HouseCalls[Name]>
  ): Promise<AnswerTo<Name>> {
    const { promise, ...settling } = Promise.withResolvers<AnswerTo<Name>>();
    const id = (this.#calls += 1);
    this.#open.set(id, settling);
    this.#port.postMessage({ kind: "call", id, call: { name, args } }, []);
    return promise;
  }

  #hear(message: ToSurvey): void {
    if (message.kind === "stop") {
      this.#stop.abort();
      return;
    }
    const call = this.#open.get(message.id);
    this.#open.delete(message.id);
    if (message.kind === "answer") {
      call?.resolve(message.value);
    } else {
      call?.reject(received(message.failure));
    }
  }
}

parentPort?.on("message", ({ job, port }: SurveyOrder) => {
  const house = new FarHouse(port);
  surveys.make(job, house.hostOf(job), house.signal).then(
    (snapshot) => house.say({ kind: "done", snapshot: stampAggregate(snapshot, stampKey) }),
    (error: unknown) => house.say({ kind: "failed", failure: sendable(error) }),
  );
});
