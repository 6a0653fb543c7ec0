import type { z } from "zod";

/** What is not of its form counts as not said, and takes nothing else with it. */
export function said<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}
