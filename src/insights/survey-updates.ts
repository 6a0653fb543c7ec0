import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { type Clock, instantOf } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import { EventQueue } from "../core/event-queue.ts";
import type { IsoInstant } from "../core/ids.ts";
import type { Aggregate } from "../privacy/index.ts";
import { NOTHING_READ, type SurveyProgress } from "./aggregates/survey-progress.ts";

/** How far a survey is at one moment, or why there is none. */
export type SurveyUpdate =
  | (SurveyProgress & { readonly at: IsoInstant })
  | { readonly failure: unknown };

interface Options {
  readonly survey: (signal: AbortSignal) => Promise<unknown>;
  readonly latest: () => Promise<Aggregate<SurveyProgress> | undefined>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const LOOK_EVERY_MS = 250;

/**
 * Wants a survey, and tells what is known of it until it ends. Never throws: the last update is `done`
 * or the failure.
 */
export function surveyUpdates(options: Options): AsyncIterableIterator<SurveyUpdate, undefined> {
  const left = new AbortController();
  const queue = new EventQueue<SurveyUpdate>(() => left.abort(new AppError("ABORTED")));
  const signal = AbortSignal.any([options.signal, left.signal]);
  void tellAll({ ...options, signal }, (update) => queue.push(update)).finally(() => queue.end());
  return queue;
}

async function tellAll(
  { survey, latest, clock, signal }: Options,
  tell: (update: SurveyUpdate) => void,
): Promise<void> {
  const say = (progress: SurveyProgress): void => tell({ ...progress, at: instantOf(clock.now()) });
  const ending = survey(signal).then(
    () => "done" as const,
    (failure: unknown) => ({ failure }),
  );
  let said = NOTHING_READ;
  say(said);
  for (;;) {
    const end = await Promise.race([ending, pause(LOOK_EVERY_MS)]);
    if (typeof end === "object") {
      tell(end);
      return;
    }
    const newest = (await latest())?.value ?? said;
    if (end === "done") {
      say({ ...newest, phase: "done", remainingSeconds: null });
      return;
    }
    // `done` is the last survey's word, or this one's before its figures can be had.
    if (newest.phase !== "done" && !isDeepStrictEqual(newest, said)) {
      said = newest;
      say(said);
    }
  }
}
