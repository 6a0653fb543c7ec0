import { z } from "zod";
import { isoDate, skuId } from "../../core/ids.ts";
import { currencyCode, MONEY_PERIODS } from "../../core/money.ts";
import { SOURCE_IDS } from "../../core/source-ids.ts";
import { CONFIDENCE_CLASSES } from "../figure.ts";
import { RECOMMENDATION_KINDS } from "../recommendation-kinds.ts";
import { SAVING_TIMINGS } from "../seat-pool.ts";
import {
  DISMISS_REASONS,
  SNOOZE_REASONS,
  type TrackedRecommendation,
} from "./tracked-recommendation.ts";

/** Turns tracked recommendations into the text that is kept, and back. */
export interface TrackedCodec {
  /** The same text for equal values. */
  encode(tracked: TrackedRecommendation): string;
  /** @returns `undefined` when the text is no tracked recommendation. */
  decode(text: string): TrackedRecommendation | undefined;
}

const count = z.number().int().nonnegative();
const id = z.string().regex(/^[0-9a-f]{32}$/);
const since = isoDate;

const state = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("new"), since }),
  z.strictObject({ kind: z.literal("open"), since }),
  z.strictObject({ kind: z.literal("changed"), since }),
  z.strictObject({ kind: z.literal("accepted"), since }),
  z.strictObject({
    kind: z.literal("snoozed"),
    since,
    until: isoDate,
    reason: z.enum(SNOOZE_REASONS),
  }),
  z.strictObject({
    kind: z.literal("dismissed"),
    since,
    until: isoDate,
    reason: z.enum(DISMISS_REASONS),
  }),
  z.strictObject({ kind: z.literal("scheduled"), since, on: isoDate }),
  z.strictObject({ kind: z.literal("done"), since, seats: count, bounced: count }),
  z.strictObject({ kind: z.literal("missed"), since, nextOn: isoDate.nullable() }),
  z.strictObject({ kind: z.literal("superseded"), since, by: id.nullable() }),
]);

const extent = z.strictObject({
  seats: count.nullable(),
  yearly: z
    .strictObject({
      minor: z.number().int(),
      currency: currencyCode,
      period: z.enum(MONEY_PERIODS),
    })
    .nullable(),
  confidence: z.enum(CONFIDENCE_CLASSES),
  on: isoDate.nullable(),
  actBy: isoDate.nullable(),
});

const seatsThen = { on: isoDate, bought: count, familyNeeded: z.number().int() };
const baseline = z.strictObject({
  ...seatsThen,
  familyAssigned: count,
  sources: z.array(z.enum(SOURCE_IDS)).readonly(),
});
/** Kept before it was noted what had been read: what is undecided is measured anew, what is done stays. */
const olderBaseline = z.strictObject(seatsThen).transform((older) => ({
  ...older,
  familyAssigned: Math.max(0, older.familyNeeded),
  sources: [],
}));

const tracked = z.strictObject({
  id,
  kind: z.enum(RECOMMENDATION_KINDS),
  skuId,
  replacement: skuId.nullable(),
  timing: z.enum(SAVING_TIMINGS).nullable(),
  firstSeenOn: isoDate,
  state,
  announced: extent,
  current: extent.nullable(),
  baseline: z.union([baseline, olderBaseline]).nullable(),
}) satisfies z.ZodType<TrackedRecommendation>;

/** Tracked recommendations as JSON: closed words, dates, ids of products and numbers, checked both ways. */
export const trackedCodec: TrackedCodec = {
  encode: (one) => JSON.stringify(tracked.parse(one)),
  decode: (text) => {
    const read = tracked.safeParse(parseJson(text));
    return read.success ? read.data : undefined;
  },
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
