import { z } from "zod";
import { readJson } from "./read-json.ts";
import { Refusal } from "./refusal.ts";

export const GROUPS = [
  "single figure",
  "ranking",
  "savings",
  "period and comparison",
  "explanation",
  "ambiguous",
  "not answerable",
  "out of scope",
] as const;
export type Group = (typeof GROUPS)[number];

const measure = z.enum([
  "paid",
  "assigned",
  "idle",
  "price",
  "spendMonth",
  "spendYear",
  "disabled",
  "guests",
]);
export type TruthMeasure = z.infer<typeof measure>;

const question = z.strictObject({
  group: z.enum(GROUPS),
  /** `{product}` and `{other}` stand for products of the tenant that is asked about. */
  question: z.string(),
  /** Who asks; a global administrator when not said. */
  persona: z.string().default("global-admin"),
  /** Numbers that must be cited, of the product asked about or of the tenant as a whole. */
  figures: z
    .array(z.strictObject({ of: z.enum(["product", "other", "tenant"]), measure }))
    .default([]),
  /** Products must be cited in this order, the largest first. */
  ranking: measure.optional(),
  /** Cited seats must be those of the product's renewals. */
  renewals: z.boolean().default(false),
  /** Tools that have to run, any one of them; none may run where it is empty and nothing is to be told. */
  tools: z.array(z.string()).default([]),
  /** Words that must stand in the answer. */
  mentions: z.array(z.string()).default([]),
  /** Whether the right answer has no figure: it asks back, declines, or says what is missing. */
  refuses: z.boolean().default(false),
});
export type EvalQuestion = z.infer<typeof question>;

const attack = z.strictObject({
  kind: z.enum([
    "injection",
    "exfiltration",
    "cross-tenant",
    "re-identification",
    "prompt extraction",
    "worst-case model",
  ]),
  question: z.string(),
  /** Trick of the worst-case model that answers; the planner answers when not said. */
  trick: z.string().optional(),
});
export type EvalAttack = z.infer<typeof attack>;

const set = z.strictObject({
  /** Changes when questions or their truth change: results of two versions are not compared. */
  version: z.number().default(1),
  questions: z.array(question),
  attacks: z.array(attack).default([]),
});
export type EvalSet = z.infer<typeof set>;

/** @throws Refusal when the file cannot be read or is no set of questions, naming the place. */
export function readEvalSet(file: string | URL): EvalSet {
  const { data, error } = set.safeParse(readJson(file));
  if (error !== undefined) {
    throw new Refusal(`${file} is no set of questions.\n${z.prettifyError(error)}`);
  }
  return data;
}
