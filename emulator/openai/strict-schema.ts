import type { Json, JsonObject } from "../http/reply.ts";
import { BadChatRequest, isObject, type ResponseSchema, type SentTool } from "./chat-request.ts";

/** Keywords of JSON schema that strict mode knows (Azure OpenAI, structured outputs, "Supported schemas"). */
const KNOWN = new Set([
  "$schema",
  "$ref",
  "$defs",
  "title",
  "description",
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "enum",
  "const",
  "anyOf",
]);

const MAX_PROPERTIES = 100;
const MAX_DEPTH = 5;
const MAX_ENUM_VALUES = 500;

interface Totals {
  properties: number;
  enumValues: number;
}

/**
 * Refuses tool schemas that Azure refuses in strict mode.
 * @throws BadChatRequest with the path inside the schema.
 */
export function requireStrictSchemas(tools: readonly SentTool[]): void {
  tools.forEach((tool, index) => {
    if (!tool.strict) return;
    const fault = strictSchemaFault(tool.parameters);
    if (fault !== undefined) {
      throw new BadChatRequest(
        `tools[${index}].function.parameters`,
        `Invalid schema for function '${tool.name}': ${fault}`,
      );
    }
  });
}

/**
 * Refuses forms of answers that Azure refuses in strict mode.
 * @throws BadChatRequest with the path inside the schema.
 */
export function requireStrictResponse(asked: ResponseSchema | undefined): void {
  if (asked?.strict !== true) return;
  const fault = strictSchemaFault(asked.schema);
  if (fault !== undefined) {
    throw new BadChatRequest(
      "response_format",
      `Invalid schema for response_format '${asked.name}': ${fault}`,
    );
  }
}

/** The first thing about a schema that strict mode does not accept, or undefined. */
export function strictSchemaFault(schema: JsonObject): string | undefined {
  if (schema["type"] !== "object") return "schema must be a JSON Schema of 'type: \"object\"'.";
  const totals: Totals = { properties: 0, enumValues: 0 };
  const fault = faultAt(schema, [], totals);
  if (fault !== undefined) return fault;
  if (totals.properties > MAX_PROPERTIES) return `more than ${MAX_PROPERTIES} properties.`;
  if (totals.enumValues > MAX_ENUM_VALUES) return `more than ${MAX_ENUM_VALUES} enum values.`;
  return undefined;
}

function faultAt(schema: Json, path: readonly string[], totals: Totals): string | undefined {
  const context = `In context=(${path.map((step) => `'${step}'`).join(", ")}), `;
  if (!isObject(schema)) return `${context}a schema must be an object.`;
  const unknown = Object.keys(schema).find((keyword) => !KNOWN.has(keyword));
  if (unknown !== undefined) return `${context}'${unknown}' is not permitted.`;
  if (Array.isArray(schema["enum"])) totals.enumValues += schema["enum"].length;
  return (
    faultOfObject(schema, path, totals, context) ??
    faultOfList(schema["anyOf"], [...path, "anyOf"], totals) ??
    (schema["items"] === undefined
      ? undefined
      : faultAt(schema["items"], [...path, "items"], totals))
  );
}

function faultOfList(
  schemas: Json | undefined,
  path: readonly string[],
  totals: Totals,
): string | undefined {
  if (!Array.isArray(schemas)) return undefined;
  return schemas
    .map((schema: Json, index) => faultAt(schema, [...path, String(index)], totals))
    .find((fault) => fault !== undefined);
}

function faultOfObject(
  schema: JsonObject,
  path: readonly string[],
  totals: Totals,
  context: string,
): string | undefined {
  if (schema["type"] !== "object") return undefined;
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const names = Object.keys(properties);
  totals.properties += names.length;
  const depth = path.filter((step) => step === "properties").length + 1;
  if (depth > MAX_DEPTH) return `${context}more than ${MAX_DEPTH} levels of nesting.`;
  if (schema["additionalProperties"] !== false) {
    return `${context}'additionalProperties' is required to be supplied and to be false.`;
  }
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const optional = names.find((name) => !required.includes(name));
  if (optional !== undefined) {
    return `${context}'required' is required to be supplied and to be an array including every key in properties. Missing '${optional}'.`;
  }
  return names
    .map((name) => faultAt(properties[name] ?? null, [...path, "properties", name], totals))
    .find((fault) => fault !== undefined);
}
