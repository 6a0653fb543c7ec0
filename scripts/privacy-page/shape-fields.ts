import { z } from "zod";

/** A part of a JSON Schema, as far as sealed values use it. */
interface Part {
  readonly type?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
  readonly properties?: Readonly<Record<string, Part>> | undefined;
  readonly items?: Part | undefined;
  readonly anyOf?: readonly Part[] | undefined;
}

const part: z.ZodType<Part> = z.lazy(() =>
  z.object({
    /** Several where null is one of them. */
    type: z.union([z.string(), z.array(z.string()).transform((types) => types[0])]).optional(),
    enum: z.array(z.unknown()).optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    properties: z.record(z.string(), part).optional(),
    items: part.optional(),
    anyOf: z.array(part).optional(),
  }),
);

/** One field of a sealed value and what it can hold. */
export interface Field {
  readonly path: string;
  readonly holds: string;
}

/** Every field of a schema, in its order; figures and counts that carry an id are one field each. */
export function fieldsOf(schema: z.ZodType): readonly Field[] {
  const form = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return fieldsIn(part.parse(form), "");
}

function fieldsIn(form: Part, path: string): readonly Field[] {
  const whole = wholeFigure(form);
  if (whole !== undefined) return [{ path, holds: whole }];
  const optional = form.anyOf?.find(({ type }) => type !== "null");
  if (optional !== undefined) return fieldsIn(optional, path);
  if (form.items !== undefined) return fieldsIn(form.items, `${path}[]`);
  if (form.properties === undefined) return [{ path, holds: contentOf(form) }];
  return Object.entries(form.properties).flatMap(([name, inner]) =>
    fieldsIn(inner, path === "" ? name : `${path}.${name}`),
  );
}

/** Objects that stand for one number. */
function wholeFigure({ properties }: Part): string | undefined {
  const names = Object.keys(properties ?? {});
  if (names.includes("priceSource")) {
    return "amount, with price source, rule, dates and confidence";
  }
  if (names.join() === "id,seats") return "number of seats";
  if (names.join() === "id,count") return "number";
  return names.join() === "minor,currency,period" ? "amount" : undefined;
}

const MOST_WORDS = 8;

function contentOf({ type, enum: words, format, pattern = "" }: Part): string {
  if (words !== undefined && type !== "boolean") {
    return words.length > MOST_WORDS
      ? `one of ${words.length} words of ours`
      : `one of: ${words.join(", ")}`;
  }
  if (format === "date" || format === "date-time") return "date";
  if (pattern.startsWith("^[0-9a-f]{8}-")) return "id of a product in the catalogue or the tenant";
  if (pattern.startsWith("^[0-9a-f]{32}")) return "keyed hash that names a recommendation";
  if (pattern.startsWith("^f[1-9]")) return "ordinal name of a figure";
  if (pattern.startsWith("^[A-Z]{3}")) return "currency";
  // The seal's own check has no form in JSON Schema; nothing else in the vocabulary lacks one.
  return type === undefined ? "stand-in with a random number" : (WORDS_FOR[type] ?? type);
}

const WORDS_FOR: Readonly<Record<string, string>> = {
  integer: "whole number",
  number: "number",
  boolean: "yes or no",
};
