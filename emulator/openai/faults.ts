import type { Behaviour, ModelTurn } from "./behaviour.ts";
import type { ChatRequest } from "./chat-request.ts";

type Fault = (request: ChatRequest, turn: () => ModelTurn) => Behaviour;

const error =
  (status: number, code: string, message: string, headers?: Readonly<Record<string, string>>) =>
  (): Behaviour => ({
    kind: "error",
    status,
    code,
    message,
    ...(headers === undefined ? {} : { headers }),
  });

const throttled = (headers?: Readonly<Record<string, string>>): Fault =>
  error(
    429,
    "RateLimitReached",
    "Requests to the ChatCompletions_Create Operation have exceeded the call rate limit of your current pricing tier.",
    headers,
  );

/** The first tool with arguments of the right form, so that only the planted mistake is wrong. */
function firstCall(request: ChatRequest): { readonly name: string; readonly arguments: string } {
  const tool = request.tools[0];
  const properties = tool?.parameters["properties"];
  const names =
    typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
  return {
    name: tool?.name ?? "no_tool",
    arguments: JSON.stringify(Object.fromEntries(names.map((name) => [name, null]))),
  };
}

const LONG_TEXT =
  "The answer goes on and on without saying anything that could be checked. ".repeat(20);

/**
 * Everything a deployment can do wrong, by name. A deployment called `fault-NAME` always does it;
 * `fault-NAME-late` only once a tool has answered; `fault-NAME-once` only for the first request.
 */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "401": error(
    401,
    "401",
    "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.",
  ),
  "403": error(403, "AuthorizationFailed", "The principal lacks the required data action."),
  "404": error(404, "DeploymentNotFound", "The API deployment for this resource does not exist."),
  "408": error(408, "Timeout", "The operation was timeout."),
  "429": throttled({ "retry-after": "1", "retry-after-ms": "1000" }),
  "429-now": throttled({ "retry-after": "0", "retry-after-ms": "0" }),
  "429-headerless": throttled(),
  "429-long": throttled({ "retry-after": "120", "retry-after-ms": "120000" }),
  "429-quota": error(
    429,
    "insufficient_quota",
    "You exceeded your current quota, please check your plan and billing details.",
  ),
  "500": error(
    500,
    "InternalServerError",
    "The server had an error while processing your request.",
  ),
  "503": error(
    503,
    "ServiceUnavailable",
    "The service is temporarily unable to process your request.",
  ),
  "context-length": error(
    400,
    "context_length_exceeded",
    "This model's maximum context length is 128000 tokens. Please reduce the length of the messages.",
  ),
  "bad-request": error(400, "invalid_value", "Invalid value for 'messages'."),
  "prompt-block": () => ({ kind: "promptBlock", objection: "violence" }),
  jailbreak: () => ({ kind: "promptBlock", objection: "jailbreak" }),
  "indirect-attack": () => ({ kind: "promptBlock", objection: "indirect_attack" }),
  "jailbreak-noted": (_, turn) => ({ kind: "turn", turn: turn(), noted: "jailbreak" }),
  "indirect-attack-noted": (_, turn) => ({
    kind: "turn",
    turn: turn(),
    noted: "indirect_attack",
  }),
  silence: () => ({ kind: "silence" }),
  hang: (_, turn) => ({ kind: "turn", turn: turn(), ending: "hang" }),
  cut: (_, turn) => ({ kind: "turn", turn: turn(), ending: "cut" }),
  "stream-error": (_, turn) => ({ kind: "turn", turn: turn(), ending: "streamError" }),
  "answer-block": (_, turn) => ({ kind: "turn", turn: turn(), ending: "answerBlock" }),
  "async-block": (_, turn) => ({ kind: "turn", turn: turn(), ending: "asyncBlock" }),
  length: () => ({ kind: "turn", turn: { kind: "text", text: LONG_TEXT }, ending: "length" }),
  "invalid-arguments": (request) => ({
    kind: "turn",
    turn: {
      kind: "tools",
      calls: [{ name: firstCall(request).name, arguments: '{"product": "E' }],
    },
  }),
  "wrong-arguments": (request) => ({
    kind: "turn",
    turn: {
      kind: "tools",
      calls: [{ name: firstCall(request).name, arguments: '{"tenantId":"somebody else"}' }],
    },
  }),
  "unknown-tool": () => ({
    kind: "turn",
    turn: { kind: "tools", calls: [{ name: "read_mailbox", arguments: "{}" }] },
  }),
  "tool-loop": (request) => ({
    kind: "turn",
    turn: { kind: "tools", calls: [firstCall(request)] },
  }),
  refusal: () => ({
    kind: "turn",
    turn: { kind: "refusal", text: "I'm sorry, I can't help with that." },
  }),
};
