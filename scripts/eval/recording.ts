import { createHash } from "node:crypto";
import { z } from "zod";
import { readJson } from "./read-json.ts";
import { Refusal } from "./refusal.ts";

const exchange = z.strictObject({
  /** SHA-256 of the request body, stand-ins of people and groups numbered as they come. */
  requestSha256: z.string(),
  status: z.number(),
  contentType: z.string(),
  /** The answer, with the same numbers. */
  body: z.string(),
});
/** One exchange with a model: the request by its hash, the answer as it came. */
export type RecordedExchange = z.infer<typeof exchange>;

const recording = z.strictObject({
  format: z.literal(1),
  /** Replays happen at this time: figures carry dates, and offers change with them. */
  recordedAt: z.iso.datetime(),
  seed: z.number(),
  /** Settings of the model that answered, without its address and its key. */
  model: z.record(z.string(), z.string()),
  exchanges: z.array(exchange),
});
/** What a model answered to a whole evaluation. */
export type Recording = z.infer<typeof recording>;

/** @throws Refusal when there is no such file or it is no recording. */
export function readRecording(file: string): Recording {
  const parsed = recording.safeParse(readJson(file));
  if (!parsed.success)
    throw new Refusal(`${file} is no recording of this form; make it anew with --record.`);
  return parsed.data;
}

/** A body whose stand-ins are numbered by their first appearance, as their own numbers are drawn by lot. */
export interface Numbered {
  readonly sha256: string;
  /** Numbers for the stand-ins of this request. */
  readonly number: (text: string) => string;
  /** The stand-ins for their numbers. */
  readonly restore: (text: string) => string;
}

const STAND_IN = /\b([A-Z][a-z]+)-(\d{2,6})\b/g;
const NUMBER = /\b[A-Z][a-z]+-#\d+#/g;

export function numbered(request: string): Numbered {
  const numbers = new Map<string, string>();
  for (const [found, word] of request.matchAll(STAND_IN)) {
    if (!numbers.has(found)) numbers.set(found, `${word}-#${numbers.size}#`);
  }
  const standIns = new Map([...numbers].map(([standIn, written]) => [written, standIn]));
  const number = (text: string): string =>
    text.replaceAll(STAND_IN, (found) => numbers.get(found) ?? found);
  return {
    sha256: createHash("sha256").update(number(request)).digest("hex"),
    number,
    restore: (text) => text.replaceAll(NUMBER, (found) => standIns.get(found) ?? found),
  };
}
