import { z } from "zod";

const retryAfter = z.union([
  z.number().nonnegative(),
  z.literal("none"),
  z.literal("date"),
  z.string().min(1),
]);

/** What goes wrong. The answers have the shapes Microsoft publishes. */
const effect = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("status"),
    status: z.number().int().min(400).max(599),
    /** Seconds (whole or fractional), "date" for an HTTP date in 2 seconds, "none" to leave it out. */
    retryAfter: retryAfter.optional(),
    /** Graph error code; a usual one for the status by default. */
    code: z.string().optional(),
    message: z.string().optional(),
  }),
  z.object({ kind: z.literal("latency"), milliseconds: z.number().nonnegative() }),
  /** The connection dies after this many bytes of the body. */
  z.object({ kind: z.literal("cut"), afterBytes: z.number().int().nonnegative() }),
  /** A complete answer whose body stops in the middle. */
  z.object({ kind: z.literal("truncate"), afterBytes: z.number().int().nonnegative() }),
  /** An answer of 200 with this body: an empty report, a proxy's HTML, what is no JSON. */
  z.object({ kind: z.literal("body"), body: z.string(), contentType: z.string().optional() }),
  /** A page of a collection that is not as usual. */
  z.object({
    kind: z.literal("page"),
    /** Without items, though others may follow. */
    empty: z.boolean().optional(),
    /** Leads to itself, or back to the first page. */
    next: z.enum(["self", "first"]).optional(),
    /** Properties every item has instead of its own. */
    set: z.record(z.string(), z.json()).optional(),
  }),
  /** No answer, ever. */
  z.object({ kind: z.literal("hang") }),
  /** Continuous access evaluation: 401 in one of the two published forms. */
  z.object({ kind: z.literal("claims-challenge"), form: z.enum(["acrs", "nbf"]).default("nbf") }),
  z.object({
    kind: z.literal("entra-error"),
    code: z.number().int(),
    suberror: z.string().nullable().optional(),
    claims: z.string().nullable().optional(),
    error: z.string().optional(),
    retryAfter: retryAfter.optional(),
  }),
  /** The token endpoint answers 200 with JSON that has neither error nor access_token. */
  z.object({ kind: z.literal("empty-token") }),
]);

export const faultRule = z.object({
  /** Tenant by name or id; any if absent. */
  tenant: z.string().optional(),
  /** Caller by object id. */
  caller: z.string().optional(),
  area: z.enum(["entra", "graph", "reports", "openai"]).optional(),
  method: z.string().optional(),
  /** Path with `*` for anything; compared without regard to letter case. */
  path: z.string().optional(),
  /** Skips the first matching requests: 3 lets the third one be the first to fail. */
  fromNth: z.number().int().positive().optional(),
  /** How many requests it strikes; all if absent. */
  times: z.number().int().positive().optional(),
  effect,
});

export type FaultEffect = z.infer<typeof effect>;
/** Where a fault strikes, how often, and what it does. */
export type FaultRule = z.infer<typeof faultRule>;
/** A fault as it is planted: defaults may be left out. */
export type FaultPlan = z.input<typeof faultRule>;
