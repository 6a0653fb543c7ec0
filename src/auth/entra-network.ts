import { setTimeout as pause } from "node:timers/promises";
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";
import { z } from "zod";
import type { Clock } from "../core/clock.ts";
import { outOfContext } from "../core/out-of-context.ts";
import { retryAfterSecondsOf } from "../core/retry-after.ts";

const PAUSE_BEFORE_RETRY_MS = 200;

/** A claims request is passed on only if it is what it should be: a JSON object. */
const claimsRequest = z.string().refine((text) => {
  try {
    return z.looseObject({}).safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
});

/** The fields by which Entra's answers are told apart; descriptions can name people and are not read. */
const answerBody = z.object({
  error: z.string().optional().catch(undefined),
  suberror: z.string().optional().catch(undefined),
  error_codes: z.array(z.number()).catch([]),
  claims: claimsRequest.optional().catch(undefined),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
});

/** What the token endpoint answered, as far as anything is decided by it. */
export interface EntraAnswer extends z.infer<typeof answerBody> {
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
}

/**
 * MSAL's way to the network, one per exchange. It adds what MSAL lacks (a time limit, one retry
 * after a 5xx or a broken connection, no redirects, nothing but the one endpoint) and keeps the
 * answer, since MSAL loses the claims of some refusals.
 */
export class EntraNetwork implements INetworkModule {
  readonly #tokenEndpoint: string;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  /** Last answer of the endpoint; `undefined` when none came. */
  answer: EntraAnswer | undefined;
  /** Why none came, if a request was tried at all. */
  failure: unknown;

  /** @param timeoutMs for both attempts together; MSAL's own client has no limit on a POST. */
  constructor(tokenEndpoint: string, clock: Clock, timeoutMs: number) {
    this.#tokenEndpoint = tokenEndpoint;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** Endpoints are configured, so MSAL has nothing to discover. */
  sendGetRequestAsync(): Promise<never> {
    return Promise.reject(new Error("Discovery is switched off."));
  }

  async sendPostRequestAsync<Body>(
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<Body>> {
    if (!url.startsWith(`${this.#tokenEndpoint}?`)) {
      throw new Error("An exchange goes to the token endpoint of its tenant only.");
    }
    const reply = await this.#postTwiceIfNeeded(url, options).catch((error: unknown) => {
      this.failure = error;
      throw error;
    });
    const { status, headers, text, retryAfterSeconds } = reply;
    this.answer = {
      ...answerBody.catch({ error_codes: [] }).parse(parseJson(text)),
      status,
      retryAfterSeconds,
    };
    const body: Body = JSON.parse(text);
    return { headers, body, status };
  }

  /** A blip of the service or a connection closed while idle costs nobody an answer. */
  async #postTwiceIfNeeded(url: string, options: NetworkRequestOptions): Promise<Reply> {
    const signal = AbortSignal.timeout(this.#timeoutMs);
    try {
      const reply = await this.#post(url, options, signal);
      if (reply.status < 500 || reply.retryAfterSeconds !== undefined) {
        return reply;
      }
    } catch {
      signal.throwIfAborted();
    }
    await pause(PAUSE_BEFORE_RETRY_MS, undefined, { signal });
    return this.#post(url, options, signal);
  }

  async #post(url: string, options: NetworkRequestOptions, signal: AbortSignal): Promise<Reply> {
    const response = await outOfContext(() =>
      fetch(url, {
        method: "POST",
        redirect: "error",
        signal,
        headers: options.headers ?? {},
        body: options.body ?? "",
      }),
    );
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text: await response.text(),
      retryAfterSeconds: retryAfterSecondsOf(
        response.headers.get("retry-after"),
        this.#clock.now(),
      ),
    };
  }
}

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
  readonly retryAfterSeconds: number | undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
