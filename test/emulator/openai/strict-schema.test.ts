import { describe, expect, it } from "@jest/globals";
import type { JsonObject } from "../../../emulator/http/reply.ts";
import { strictSchemaFault } from "../../../emulator/openai/strict-schema.ts";

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});

const nested = (depth: number): JsonObject =>
  object(depth === 1 ? {} : { inner: nested(depth - 1) });

const many = (count: number, make: (index: number) => JsonObject): JsonObject =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, make(index)]));

describe("strict mode", () => {
  it.each([
    [
      "enumerations, nullable and not",
      object({ a: { enum: ["x"] }, b: { anyOf: [{ enum: ["y"] }, { type: "null" }] } }),
    ],
    [
      "lists of enumerations",
      object({ a: { type: "array", items: { type: "string", enum: ["x"] } } }),
    ],
    ["five levels", nested(5)],
    ["a hundred properties", object(many(100, () => ({ type: "string" })))],
  ])("takes %s", (_, schema) => {
    expect(strictSchemaFault(schema)).toBeUndefined();
  });

  it.each([
    [
      "bounds of numbers",
      object({ a: { type: "integer", minimum: 0 } }),
      "'minimum' is not permitted",
    ],
    [
      "lengths of texts",
      object({ a: { type: "string", maxLength: 3 } }),
      "'maxLength' is not permitted",
    ],
    [
      "patterns inside lists",
      object({ a: { type: "array", items: { pattern: "x" } } }),
      "'pattern' is not permitted",
    ],
    [
      "formats inside alternatives",
      object({ a: { anyOf: [{ format: "date" }] } }),
      "'format' is not permitted",
    ],
    ["optional properties", object({ a: { type: "string" } }, { required: [] }), "Missing 'a'"],
    [
      "open objects",
      { type: "object", properties: {}, required: [] },
      "'additionalProperties' is required",
    ],
    ["six levels", nested(6), "more than 5 levels"],
    [
      "a hundred and one properties",
      object(many(101, () => ({ type: "string" }))),
      "more than 100 properties",
    ],
    [
      "too many enumeration values",
      object({ a: { enum: Array.from({ length: 501 }, (_, n) => `v${n}`) } }),
      "more than 500 enum values",
    ],
    ["anything but an object", { type: "string" }, 'type: "object"'],
  ])("refuses %s", (_, schema, said) => {
    expect(strictSchemaFault(schema)).toContain(said);
  });
});
