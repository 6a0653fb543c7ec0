import { type Exchange, header } from "../http/exchange.ts";
import { json, type Reply } from "../http/reply.ts";
import type { Route } from "../http/route.ts";
import type { Behaviour } from "./behaviour.ts";
import { BadChatRequest, type ChatRequest, readChatRequest } from "./chat-request.ts";
import { type Completion, completionBody } from "./completion.ts";
import { completionEvents } from "./completion-stream.ts";
import type { Deployments } from "./deployments.ts";
import { badRequestReply, errorReply, promptBlockReply } from "./error-reply.ts";
import { CONTEXT_WINDOW, countPromptTokens } from "./model-tokens.ts";
import { requireStrictResponse, requireStrictSchemas } from "./strict-schema.ts";
import { requireAnsweredToolCalls } from "./tool-call-order.ts";

/** What the emulated Azure OpenAI resource needs from its surroundings. */
export interface OpenAiContext {
  /** The resource's key, accepted in `api-key`. */
  readonly apiKey: string;
  /** Whether a Bearer token was issued for Azure OpenAI (Cognitive Services). */
  readonly acceptsToken: (accessToken: string) => boolean | Promise<boolean>;
  readonly deployments: Deployments;
}

const API_VERSION = /^20\d\d-\d\d-\d\d(-preview)?$/;
/** Model calls per minute of the emulated deployment; only shown, not enforced. */
const REQUESTS_PER_MINUTE = 1_000;
const TOKENS_PER_MINUTE = 1_000_000;

/** Chat completions on both paths: Azure deployments and v1. */
export function createOpenAiRoutes(context: OpenAiContext): readonly Route[] {
  let answered = 0;
  const answer = async (exchange: Exchange, deployment?: string): Promise<Reply> => {
    answered += 1;
    const reply = await complete(context, { exchange, number: answered, deployment });
    return { ...reply, headers: { ...serviceHeaders(answered), ...reply.headers } };
  };
  return [
    {
      area: "openai",
      method: "POST",
      path: "/openai/deployments/:deployment/chat/completions",
      handle: (exchange) => answer(exchange, exchange.params["deployment"]),
    },
    {
      area: "openai",
      method: "POST",
      path: "/openai/v1/chat/completions",
      handle: (exchange) => answer(exchange),
    },
  ];
}

interface Asked {
  readonly exchange: Exchange;
  readonly number: number;
  /** Named by the path; on the v1 path the body's `model` names it. */
  readonly deployment: string | undefined;
}

async function complete(context: OpenAiContext, asked: Asked): Promise<Reply> {
  const { exchange } = asked;
  if (!(await isAuthorised(context, exchange))) return unauthorised;
  const version = exchange.url.searchParams.get("api-version");
  if (asked.deployment !== undefined && !API_VERSION.test(version ?? "")) {
    return errorReply({ status: 404, code: "404", message: "Resource not found" });
  }
  try {
    const request = readChatRequest(exchange.body);
    requireAnsweredToolCalls(request.messages);
    requireStrictSchemas(request.tools);
    requireStrictResponse(request.responseSchema);
    const promptTokens = countPromptTokens(request);
    if (promptTokens > CONTEXT_WINDOW) {
      throw new BadChatRequest(
        "context",
        `This model's maximum context length is ${CONTEXT_WINDOW} tokens. However, your messages resulted in ${promptTokens} tokens.`,
      );
    }
    const deployment = asked.deployment ?? request.model;
    const behaviour = context.deployments(deployment, request);
    if (behaviour === undefined) {
      return errorReply({
        status: 404,
        code: "DeploymentNotFound",
        message: "The API deployment for this resource does not exist.",
      });
    }
    return perform(behaviour, request, {
      id: `chatcmpl-${String(asked.number).padStart(24, "0")}`,
      created: Math.floor(exchange.receivedAt.getTime() / 1000),
      model: `seatwise-${deployment}`,
      promptTokens,
    });
  } catch (error) {
    if (error instanceof BadChatRequest) return badRequestReply(error);
    throw error;
  }
}

function perform(
  behaviour: Behaviour,
  request: ChatRequest,
  facts: Omit<Completion, "turn" | "ending">,
): Reply {
  switch (behaviour.kind) {
    case "error":
      return errorReply(behaviour);
    case "promptBlock":
      return promptBlockReply(behaviour.objection);
    case "silence":
      return { status: 200, headers: { "content-type": "application/json" }, ending: "hang" };
    case "turn":
      return completionReply({ ...facts, ...behaviour }, request);
    default:
      return behaviour satisfies never;
  }
}

function completionReply(completion: Completion, request: ChatRequest): Reply {
  const { ending } = completion;
  const wire = ending === "cut" || ending === "hang" ? { ending } : {};
  if (request.stream) {
    return {
      status: 200,
      headers: { "content-type": "text/event-stream; charset=utf-8" },
      body: completionEvents(completion, request.includeUsage),
      ...(ending === "streamError" ? {} : wire),
    };
  }
  const body = JSON.stringify(completionBody(wholeOf(completion)));
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: ending === "cut" || ending === "hang" ? body.slice(0, body.length / 2) : body,
    ...wire,
  };
}

/** Endings that exist only in a stream, as an answer in one piece shows them. */
function wholeOf(completion: Completion): Completion {
  return completion.ending === "asyncBlock" ? { ...completion, ending: "answerBlock" } : completion;
}

async function isAuthorised(context: OpenAiContext, exchange: Exchange): Promise<boolean> {
  if (header(exchange, "api-key") === context.apiKey) return true;
  const bearer = /^Bearer (?<value>.+)$/i.exec(header(exchange, "authorization") ?? "")?.groups;
  const value = bearer?.["value"];
  if (value === undefined) return false;
  return value === context.apiKey || (await context.acceptsToken(value));
}

const unauthorised: Reply = json(
  401,
  {
    error: {
      code: "401",
      message:
        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.",
    },
  },
  { "content-type": "application/json" },
);

/** Headers of the service on every answer. */
function serviceHeaders(number: number): Readonly<Record<string, string>> {
  const id = `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
  return {
    "apim-request-id": id,
    "x-request-id": id,
    "x-ms-region": "Local Emulator",
    "x-ratelimit-remaining-requests": String(Math.max(0, REQUESTS_PER_MINUTE - 1)),
    "x-ratelimit-remaining-tokens": String(TOKENS_PER_MINUTE),
  };
}
