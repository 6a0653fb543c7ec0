import { entraError } from "../entra/entra-error.ts";
import type { ChallengeForm } from "../entra/graph-token.ts";
import { graphError } from "../graph/graph-error.ts";
import type { Exchange } from "../http/exchange.ts";
import { type JsonObject, json, type Reply, type ReplyBody, text } from "../http/reply.ts";
import type { Area } from "../http/route.ts";
import type { FaultEffect } from "./fault.ts";

type StatusEffect = Extract<FaultEffect, { kind: "status" }>;
type RetryAfter = StatusEffect["retryAfter"];

function retryAfterHeader(value: RetryAfter, now: Date): Record<string, string> {
  if (value === undefined || value === "none") return {};
  const seconds = value === "date" ? new Date(now.getTime() + 2000).toUTCString() : String(value);
  return { "retry-after": seconds };
}

const USUAL_CODE: Readonly<Record<number, string>> = {
  401: "InvalidAuthenticationToken",
  403: "Authorization_RequestDenied",
  404: "Request_ResourceNotFound",
  429: "TooManyRequests",
  500: "InternalServerError",
  503: "serviceNotAvailable",
  504: "UnknownError",
};

const TRANSIENT_ENTRA_CODE = 90033;

function statusReply(effect: StatusEffect, area: Area, exchange: Exchange): Reply {
  const headers = retryAfterHeader(
    effect.retryAfter ?? (effect.status === 429 ? 2 : "none"),
    exchange.receivedAt,
  );
  if (area === "entra") {
    const reply = entraError(TRANSIENT_ENTRA_CODE, exchange.receivedAt, { headers });
    return { ...reply, status: effect.status };
  }
  const code = effect.code ?? USUAL_CODE[effect.status] ?? "UnknownError";
  const message = effect.message ?? "Please retry again later.";
  if (area === "openai") return json(effect.status, { error: { code, message } }, headers);
  return graphError(exchange, { status: effect.status, code, message, headers });
}

const AUTHORIZE_URI = "https://login.microsoftonline.com/common/oauth2/authorize";

/** The two forms Microsoft publishes for a challenge (errors/graph-401-cae-claims-challenge.json). */
export function claimsChallenge(exchange: Exchange, form: ChallengeForm): Reply {
  const now = Math.floor(exchange.receivedAt.getTime() / 1000);
  const claims =
    form === "acrs"
      ? '{"access_token":{"acrs":{"essential":true,"value":"cp1"}}}'
      : `{"access_token":{"nbf":{"essential":true, "value":"${now}"}}}`;
  const encoded = Buffer.from(claims).toString("base64");
  const realm = form === "acrs" ? 'realm="", ' : "";
  return graphError(exchange, {
    status: 401,
    code: "InvalidAuthenticationToken",
    message: "Continuous access evaluation resulted in challenge with result: InteractionRequired.",
    headers: {
      "www-authenticate": `Bearer ${realm}authorization_uri="${AUTHORIZE_URI}", error="insufficient_claims", claims="${encoded}"`,
    },
  });
}

function entraErrorReply(
  effect: Extract<FaultEffect, { kind: "entra-error" }>,
  exchange: Exchange,
): Reply {
  const { code, suberror, claims, error, retryAfter } = effect;
  return entraError(code, exchange.receivedAt, {
    ...(suberror === undefined ? {} : { suberror }),
    ...(claims === undefined ? {} : { claims }),
    ...(error === undefined ? {} : { error }),
    headers: retryAfterHeader(retryAfter, exchange.receivedAt),
  });
}

type AnswerEffect = Extract<FaultEffect, { kind: "latency" | "cut" | "truncate" | "page" }>;
const OF_THE_ANSWER: ReadonlySet<string> = new Set<AnswerEffect["kind"]>([
  "latency",
  "cut",
  "truncate",
  "page",
]);

/** Whether the service itself answers, later or otherwise than usual. */
function isOfTheAnswer(effect: FaultEffect): effect is AnswerEffect {
  return OF_THE_ANSWER.has(effect.kind);
}

/** What answers instead of the service, or undefined if the effect changes the answer or its timing. */
export function replyInstead(
  effect: FaultEffect,
  area: Area,
  exchange: Exchange,
): Reply | undefined {
  if (isOfTheAnswer(effect)) return undefined;
  switch (effect.kind) {
    case "status":
      return statusReply(effect, area, exchange);
    case "hang":
      return { status: 200, ending: "hang" };
    case "body":
      return text(200, effect.body, {
        "content-type": effect.contentType ?? "application/octet-stream",
      });
    case "claims-challenge":
      return claimsChallenge(exchange, effect.form);
    case "entra-error":
      return entraErrorReply(effect, exchange);
    case "empty-token":
      return json(200, { token_type: "Bearer", expires_in: 3599 });
    default:
      return effect satisfies never;
  }
}

async function* firstBytes(body: ReplyBody, limit: number): AsyncGenerator<Uint8Array> {
  let left = limit;
  const chunks = typeof body === "string" || body instanceof Uint8Array ? [body] : body;
  for await (const chunk of chunks) {
    if (left <= 0) return;
    const bytes = Buffer.from(chunk);
    yield bytes.subarray(0, left);
    left -= bytes.length;
  }
}

type PageEffect = Extract<FaultEffect, { kind: "page" }>;

/** A page of a collection, changed; any other answer stays as it is. */
function changedPage({ empty, next, set }: PageEffect, reply: Reply, { url }: Exchange): Reply {
  const page: JsonObject =
    reply.status === 200 && typeof reply.body === "string" && reply.body.startsWith("{")
      ? JSON.parse(reply.body)
      : {};
  const { value } = page;
  if (!Array.isArray(value)) return reply;
  const first = new URL(url);
  first.searchParams.delete("$skiptoken");
  const links = { self: url.href, first: first.href };
  const changed = {
    ...page,
    ...(next === undefined ? {} : { "@odata.nextLink": links[next] }),
    value: empty === true ? [] : value.map((item: JsonObject) => ({ ...item, ...set })),
  };
  return { ...reply, body: JSON.stringify(changed) };
}

/** Damages an answer on its way out. */
export function damaged(effect: FaultEffect, reply: Reply, exchange: Exchange): Reply {
  if (effect.kind === "page") return changedPage(effect, reply, exchange);
  if (effect.kind !== "cut" && effect.kind !== "truncate") return reply;
  return {
    ...reply,
    body: firstBytes(reply.body ?? "", effect.afterBytes),
    ending: effect.kind === "cut" ? "cut" : (reply.ending ?? "complete"),
  };
}
