import { json, type Reply } from "../http/reply.ts";
import { BadChatRequest } from "./chat-request.ts";
import { type PromptObjection, promptFilterResults } from "./content-filter.ts";

interface ErrorShape {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly parameter?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error as the Azure data plane writes it. */
export function errorReply({ status, code, message, parameter, headers }: ErrorShape): Reply {
  const type = status < 500 ? "invalid_request_error" : "server_error";
  return json(
    status,
    { error: { message, type, param: parameter ?? null, code } },
    { "content-type": "application/json", ...headers },
  );
}

/** 400 of a request the service cannot take. */
export function badRequestReply(fault: BadChatRequest): Reply {
  return errorReply({
    status: 400,
    code: fault.parameter === "context" ? "context_length_exceeded" : "invalid_value",
    message: fault.message,
    parameter: fault.parameter === "context" ? "messages" : fault.parameter,
  });
}

/** 400 of the prompt filter (Azure OpenAI, "Content filtering", error responses). */
export function promptBlockReply(objection: PromptObjection): Reply {
  return json(
    400,
    {
      error: {
        message:
          "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.",
        type: null,
        param: "prompt",
        code: "content_filter",
        status: 400,
        innererror: {
          code: "ResponsibleAIPolicyViolation",
          content_filter_result: promptFilterResults(objection),
        },
      },
    },
    { "content-type": "application/json" },
  );
}
