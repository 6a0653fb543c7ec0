import { z } from "zod";
import { DIMENSIONS } from "./dictionary.ts";
import type { Release } from "./release.ts";

/** Keyed hashes and words of ours: no text a tenant wrote is ever in a release. */
const name = z.string().regex(/^[\w-]{1,43}$/);
const moment = z.string().regex(/^[\w:.-]{1,30}$/);
const whole = z.int();

const people = z.strictObject({ members: whole, groups: z.array(whole), sum: whole });
const bucket = {
  kind: z.enum(["named", "other"]),
  values: z.array(name.nullable()),
  people,
  toldBy: name,
  toldIn: moment,
};
const dimension = z.enum(DIMENSIONS);
const split = z.strictObject({
  within: z.literal("licenceFamily"),
  parts: z.array(z.strictObject({ ...bucket, total: whole })),
  changes: whole,
});
const amount = z.strictObject({
  kind: z.literal("amount"),
  id: name,
  sensitivity: z.enum(["assignments", "behaviour"]),
  total: whole.nullable(),
  tables: z.array(
    z.strictObject({
      by: dimension,
      rows: z.array(z.strictObject({ total: whole, splits: z.array(split) })),
      changes: whole,
    }),
  ),
});
const toldShares = z.array(
  z.strictObject({ bound: z.enum(["about", "under", "over"]), percent: whole, toldBy: name }),
);
const shares = z.strictObject({
  kind: z.literal("shares"),
  id: name,
  sensitivity: z.literal("behaviour"),
  words: z.array(z.strictObject({ word: name, bands: z.array(whole) })),
  total: toldShares.nullable(),
  tables: z.array(z.strictObject({ by: dimension, rows: z.array(toldShares) })),
});
const release = z.strictObject({
  id: name,
  period: moment,
  minimums: z.strictObject({ assignments: whole, behaviour: whole }),
  scope: z.enum(["tables", "totals", "nothing"]),
  tooFewPeople: z.boolean(),
  people,
  dimensions: z.partialRecord(dimension, z.array(z.strictObject(bucket))),
  figures: z.array(z.discriminatedUnion("kind", [amount, shares])),
});

/** A release as text, to be remembered. Throws ZodError where it holds anything but keyed names and numbers. */
export function encodeRelease(told: Release): string {
  return JSON.stringify(release.parse(told));
}

/** @returns `undefined` when the text is no release: another version of us wrote it, or somebody else. */
export function decodeRelease(text: string): Release | undefined {
  try {
    return release.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
