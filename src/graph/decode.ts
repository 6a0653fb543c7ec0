import { z } from "zod";
import { AppError } from "../core/errors.ts";
import { isoInstant } from "../core/ids.ts";
import { Pii } from "../core/pii.ts";
import type { SourceId } from "../core/source-ids.ts";

/** Text of a person or of the tenant; missing and empty are the same. */
export const boxed = z
  .string()
  .nullish()
  .transform((text) => (text === undefined || text === null || text === "" ? null : new Pii(text)));

/** A point in time that Graph may leave out. */
export const instantOrNull = isoInstant.nullish().transform((instant) => instant ?? null);

/** More seats, users or devices than any tenant has. Free products may show 2^31-1 for "unlimited". */
export const MOST_COUNTED = 10_000_000;

/** A number of things that Graph may leave out; capped, so that the sum over all products stays a GraphQL Int. */
export const count = z
  .number()
  .int()
  .nonnegative()
  .nullish()
  .transform((counted) => Math.min(counted ?? 0, MOST_COUNTED));

/**
 * Checks one document or item against the form a source is documented to have.
 * @throws AppError GRAPH_UNEXPECTED naming the source and the property, never a value.
 */
export function decode<T>(source: SourceId, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.filter((step) => typeof step === "string").join(".");
    throw unexpected(source, path);
  }
  return parsed.data;
}

const wrapper = z.object({ value: z.looseObject({}) });

/** A document that some tenants get by itself and others, as in the published sample, inside `value`. */
export function unwrapped(document: unknown): unknown {
  return wrapper.safeParse(document).data?.value ?? document;
}

/** Graph answered a request for a source in a form its documentation does not know. */
export function unexpected(source: SourceId, property = ""): AppError {
  const where = property === "" ? "" : ` (property ${property})`;
  return new AppError("GRAPH_UNEXPECTED", {
    reason: `Microsoft Graph answered a request for ${source} in a form that is not known${where}.`,
  });
}

/** All items of a collection that is small by nature (SKUs, domains, policies). */
export async function collect<T>(
  source: SourceId,
  schema: z.ZodType<T>,
  pages: AsyncIterable<readonly unknown[]>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of pages) {
    items.push(...page.map((item) => decode(source, schema, item)));
  }
  return items;
}
