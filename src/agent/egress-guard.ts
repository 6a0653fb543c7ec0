import { z } from "zod";
import { unreachable } from "../core/errors.ts";
import { parseJson } from "../core/parse-json.ts";
import type { SecurityEventCause } from "../core/security-events.ts";
import { findPersonalData } from "../privacy/index.ts";
import type { EgressManifest } from "./egress-manifest.ts";

/** Why something was not sent; fixed words, never the thing itself. */
export type EgressViolation = SecurityEventCause<"egressRefused">;

/** Looks at every body that is about to leave, in the form in which it leaves. */
export interface EgressGuard {
  readonly inspect: (body: string) => "passed" | EgressViolation;
  /** Notes a refusal decided elsewhere. */
  readonly refuse: (violation: EgressViolation) => EgressViolation;
}

const textParts = z
  .union([z.string(), z.array(z.strictObject({ type: z.literal("text"), text: z.string() }))])
  .transform((content) =>
    typeof content === "string" ? content : content.map((part) => part.text).join(""),
  );

const toolName = z.string().regex(/^[\w-]{1,64}$/);

const message = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("system"), content: textParts }),
  z.strictObject({ role: z.literal("developer"), content: textParts }),
  z.strictObject({ role: z.literal("user"), content: textParts }),
  z.strictObject({
    role: z.literal("assistant"),
    content: textParts.nullish(),
    name: z.literal("model").optional(),
    tool_calls: z
      .array(
        z.strictObject({
          id: z.string(),
          type: z.literal("function"),
          function: z.strictObject({ name: toolName, arguments: z.string() }),
        }),
      )
      .optional(),
  }),
  z.strictObject({
    role: z.literal("tool"),
    content: textParts,
    tool_call_id: z.string(),
    name: toolName.optional(),
  }),
]);
type SentMessage = z.infer<typeof message>;
type SentAnswer = Extract<SentMessage, { readonly role: "assistant" }>;

/** The whole body. A key that is not listed here is not sent; `store` must be there and be false. */
const requestBody = z.strictObject({
  model: z.string(),
  messages: z.array(message),
  tools: z.array(z.unknown()).optional(),
  response_format: z.unknown().optional(),
  tool_choice: z.enum(["auto", "none"]).optional(),
  parallel_tool_calls: z.boolean().optional(),
  stream: z.boolean().optional(),
  stream_options: z.strictObject({ include_usage: z.boolean() }).optional(),
  store: z.literal(false),
  temperature: z.number().optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
});

/**
 * The last look before the socket: only message forms we know, our own system prompt and tools byte
 * for byte, questions that went through the scrubber, tool results that were sealed; and in whatever
 * people or the model wrote, nothing of personal form and nobody by name. Anything else is refused
 * and noted.
 */
export function createEgressGuard(
  manifest: EgressManifest,
  onViolation: (violation: EgressViolation) => void,
  isPersonal: (text: string) => boolean = (text) => findPersonalData(text).length > 0,
): EgressGuard {
  const refuse = (violation: EgressViolation): EgressViolation => {
    onViolation(violation);
    return violation;
  };
  // Every request carries the messages before it again; a text that was looked through stays clean.
  const clean = new Set<string>();
  const isPersonalNow = (text: string): boolean => {
    if (clean.has(text)) return false;
    const found = isPersonal(text);
    if (!found) clean.add(text);
    return found;
  };
  return {
    refuse,
    inspect: (body) => {
      const rest = withoutTools(body, manifest);
      const parsed = requestBody.safeParse(parseJson(rest));
      if (!parsed.success) return refuse("unknownForm");
      const { messages, tools, response_format: format } = parsed.data;
      const areOurs =
        rest === body ? JSON.stringify(tools) === manifest.tools : tools?.length === 0;
      if (tools !== undefined && !areOurs) return refuse("unknownTools");
      if (format !== undefined && JSON.stringify(format) !== manifest.responseFormat) {
        return refuse("unknownResponseFormat");
      }
      const violation = messages
        .map((sent) => violationIn(sent, manifest, isPersonalNow))
        .find((found) => found !== undefined);
      return violation === undefined ? "passed" : refuse(violation);
    },
  };
}

/**
 * The body with an empty list in place of our own tools, which are nine tenths of it and need no
 * parsing to be known. Inside of a text their quotes would be escaped: they stand where tools stand.
 */
function withoutTools(body: string, { tools }: EgressManifest): string {
  return tools === "" ? body : body.replace(`"tools":${tools}`, '"tools":[]');
}

function violationIn(
  sent: SentMessage,
  manifest: EgressManifest,
  isPersonal: (text: string) => boolean,
): EgressViolation | undefined {
  const personalIn = (text: string): EgressViolation | undefined =>
    isPersonal(text) ? "personalData" : undefined;
  switch (sent.role) {
    case "system":
    case "developer":
      return sent.content === manifest.systemPrompt ? undefined : "unknownSystemPrompt";
    case "user":
      return manifest.userTexts.has(sent.content) ? personalIn(sent.content) : "unknownUserText";
    case "tool":
      return manifest.toolTexts.has(sent.content) ? undefined : "unsealedToolResult";
    case "assistant":
      return personalIn(wordsOf(sent).join("\n"));
    default:
      return unreachable(sent);
  }
}

/** Everything in a message of the model that the model wrote, each as it wrote it. */
function wordsOf({ content, tool_calls: calls = [] }: SentAnswer): readonly string[] {
  const called = calls.flatMap(({ id, function: { name, arguments: args } }) => [id, name, args]);
  return [content ?? "", ...called];
}
