import { z } from "zod";
import { ENTITY_KINDS } from "../text/entity-kind.ts";

/** What a rule does to what it catches, mildest first. All of them only tighten. */
export const FILTER_ACTIONS = ["pseudonymise", "mask", "block"] as const;
export type FilterAction = (typeof FILTER_ACTIONS)[number];

const LONGEST_PATTERN = 500;
const MOST_WORDS = 1_000;
const LONGEST_WORD = 100;

/** What a rule looks for. */
const filterMatch = z.discriminatedUnion("type", [
  /** A pattern in RE2 syntax: no look-around and no back references, so its time is linear. */
  z.strictObject({
    type: z.literal("pattern"),
    pattern: z.string().min(1).max(LONGEST_PATTERN),
    caseSensitive: z.boolean(),
  }),
  /** Words and phrases, whole, in any case and with or without accents. */
  z.strictObject({
    type: z.literal("words"),
    words: z.array(z.string().trim().min(1).max(LONGEST_WORD)).min(1).max(MOST_WORDS).readonly(),
  }),
  /** Whatever the built-in detectors report as one of these kinds. */
  z.strictObject({
    type: z.literal("category"),
    kinds: z.array(z.enum(ENTITY_KINDS)).min(1).readonly(),
  }),
]);
export type FilterMatch = z.infer<typeof filterMatch>;

/** A rule of the tenant's administrators over the text of questions. */
export const filterRule = z.strictObject({
  /** No text of its own: receipts name it. */
  id: z.string().regex(/^[\w-]{1,64}$/),
  /** Grows by one with every change; receipts name id and version. */
  version: z.number().int().positive(),
  name: z.string().trim().min(1).max(120),
  enabled: z.boolean(),
  action: z.enum(FILTER_ACTIONS),
  match: filterMatch,
});
export type FilterRule = Readonly<z.infer<typeof filterRule>>;

/** Id and version of a rule that took part, for receipts. */
export type AppliedRule = Pick<FilterRule, "id" | "version" | "action">;
