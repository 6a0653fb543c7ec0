import type { Json, JsonObject } from "../http/reply.ts";

/** One tool call as an assistant message carries it. */
export interface SentToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

export interface ChatMessage {
  readonly role: "system" | "developer" | "user" | "assistant" | "tool";
  /** Text parts joined; other parts are refused before this is built. */
  readonly text: string;
  readonly toolCalls: readonly SentToolCall[];
  readonly toolCallId?: string;
}

export interface SentTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
  readonly strict: boolean;
}

/** The body of a chat completion request, as far as the emulator acts on it. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly SentTool[];
  readonly toolChoice: string;
  readonly parallelToolCalls: boolean;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly maxTokens?: number;
  /** The form the answer must have (`response_format` of type `json_schema`). */
  readonly responseSchema?: ResponseSchema;
}

export interface ResponseSchema {
  readonly name: string;
  readonly strict: boolean;
  readonly schema: JsonObject;
}

/** What is wrong with a body: the message and the parameter Azure would name. */
export class BadChatRequest extends Error {
  readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(message);
    this.parameter = parameter;
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

function objectAt(value: Json | undefined, parameter: string): JsonObject {
  if (!isObject(value)) throw new BadChatRequest(parameter, `'${parameter}' must be an object.`);
  return value;
}

function textAt(value: Json | undefined, parameter: string): string {
  if (typeof value !== "string") {
    throw new BadChatRequest(parameter, `'${parameter}' must be a string.`);
  }
  return value;
}

function listAt(value: Json | undefined, parameter: string): readonly Json[] {
  if (!isList(value)) throw new BadChatRequest(parameter, `'${parameter}' must be an array.`);
  return value;
}

function textOf(content: Json | undefined, parameter: string): string {
  if (content === null || content === undefined) return "";
  if (typeof content === "string") return content;
  return listAt(content, parameter)
    .map((part, index) => {
      const { type, text } = objectAt(part, `${parameter}[${index}]`);
      if (type !== "text") {
        throw new BadChatRequest(parameter, "This deployment takes text content only.");
      }
      return textAt(text, `${parameter}[${index}].text`);
    })
    .join("");
}

const ROLES = ["system", "developer", "user", "assistant", "tool"] as const;

function toolCallOf(value: Json, parameter: string): SentToolCall {
  const call = objectAt(value, parameter);
  const called = objectAt(call["function"], `${parameter}.function`);
  return {
    id: textAt(call["id"], `${parameter}.id`),
    name: textAt(called["name"], `${parameter}.function.name`),
    arguments: textAt(called["arguments"], `${parameter}.function.arguments`),
  };
}

function messageOf(value: Json, index: number): ChatMessage {
  const parameter = `messages[${index}]`;
  const message = objectAt(value, parameter);
  const role = ROLES.find((name) => name === message["role"]);
  if (role === undefined) {
    throw new BadChatRequest(`${parameter}.role`, `Invalid value for '${parameter}.role'.`);
  }
  const calls = message["tool_calls"];
  return {
    role,
    text: textOf(message["content"], `${parameter}.content`),
    toolCalls:
      calls === undefined || calls === null
        ? []
        : listAt(calls, `${parameter}.tool_calls`).map((call, at) =>
            toolCallOf(call, `${parameter}.tool_calls[${at}]`),
          ),
    ...(role === "tool"
      ? { toolCallId: textAt(message["tool_call_id"], `${parameter}.tool_call_id`) }
      : {}),
  };
}

function toolOf(value: Json, index: number): SentTool {
  const parameter = `tools[${index}].function`;
  const tool = objectAt(objectAt(value, `tools[${index}]`)["function"], parameter);
  const { description, parameters, strict } = tool;
  return {
    name: textAt(tool["name"], `${parameter}.name`),
    description: typeof description === "string" ? description : "",
    parameters: isObject(parameters) ? parameters : { type: "object", properties: {} },
    strict: strict === true,
  };
}

function choiceOf(choice: Json | undefined): string {
  if (typeof choice === "string") return choice;
  if (!isObject(choice)) return "auto";
  const chosen = choice["function"];
  return isObject(chosen) && typeof chosen["name"] === "string" ? chosen["name"] : "auto";
}

function responseSchemaOf(format: Json | undefined): ResponseSchema | undefined {
  if (!isObject(format) || format["type"] !== "json_schema") return undefined;
  const asked = objectAt(format["json_schema"], "response_format.json_schema");
  return {
    name: textAt(asked["name"], "response_format.json_schema.name"),
    strict: asked["strict"] === true,
    schema: objectAt(asked["schema"], "response_format.json_schema.schema"),
  };
}

/**
 * Reads a request body.
 * @throws BadChatRequest naming the parameter, as Azure does.
 */
export function readChatRequest(body: string): ChatRequest {
  let parsed: Json;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new BadChatRequest("body", "We could not parse the JSON body of your request.");
  }
  const request = objectAt(parsed, "body");
  const messages = listAt(request["messages"], "messages").map(messageOf);
  if (messages.length === 0) {
    throw new BadChatRequest("messages", "[] is too short - 'messages'");
  }
  const { model, stream, tools, stream_options: options } = request;
  const responseSchema = responseSchemaOf(request["response_format"]);
  const limit = request["max_completion_tokens"] ?? request["max_tokens"];
  return {
    model: typeof model === "string" ? model : "",
    messages,
    tools: tools === undefined || tools === null ? [] : listAt(tools, "tools").map(toolOf),
    toolChoice: choiceOf(request["tool_choice"]),
    parallelToolCalls: request["parallel_tool_calls"] !== false,
    stream: stream === true,
    includeUsage: isObject(options) && options["include_usage"] === true,
    ...(typeof limit === "number" ? { maxTokens: limit } : {}),
    ...(responseSchema === undefined ? {} : { responseSchema }),
  };
}
