import type { MessagePort } from "node:worker_threads";
import { AppError, type ErrorCode, type ErrorDetails, isAppError } from "../../core/errors.ts";
import type { GraphTokenSource, RequestPace } from "../../graph/index.ts";
import type { PriceBook } from "../../licensing/index.ts";
import type { Sensitivity, StampedAggregate } from "../../privacy/index.ts";
import type { ToldArchive } from "../told-history.ts";
import type { SurveyHost, SurveyJob } from "./survey-maker.ts";

/** What the thread is started with, and makes all its surveys with. */
export interface ThreadMeans {
  readonly graphUrl: string;
  readonly seatwiseKey: string;
  readonly prices: PriceBook["imported"];
  /** Under which the two threads know what the other one sealed. */
  readonly stampKey: Uint8Array;
}

/** A survey to make, and the port over which the threads talk of it. */
export interface SurveyOrder {
  readonly job: SurveyJob;
  readonly port: MessagePort;
}

/** What a survey asks of its house, as plain data. */
export interface HouseCalls {
  readonly token: (
    scopes: Parameters<GraphTokenSource["acquire"]>[0],
    claims: string | undefined,
  ) => Promise<{ readonly token: string; readonly grantedScopes: readonly string[] }>;
  readonly turn: RequestPace["take"];
  readonly audience: SurveyHost["audienceOf"];
  readonly minimums: () => Promise<Readonly<Record<Sensitivity, number>> | null>;
  readonly readTold: ToldArchive["read"];
  readonly keepTold: ToldArchive["keep"];
}

export type HouseCall = {
  readonly [Name in keyof HouseCalls]: {
    readonly name: Name;
    readonly args: Parameters<HouseCalls[Name]>;
  };
}[keyof HouseCalls];

export type AnswerTo<Name extends keyof HouseCalls> = Awaited<ReturnType<HouseCalls[Name]>>;

type Progress = SurveyHost["progress"];

export type ProgressWord = {
  readonly [Name in keyof Progress]: {
    readonly name: Name;
    readonly args: Parameters<Progress[Name]>;
  };
}[keyof Progress];

/** From the survey to its house. */
export type FromSurvey =
  | { readonly kind: "call"; readonly id: number; readonly call: HouseCall }
  | { readonly kind: "progress"; readonly word: ProgressWord }
  | { readonly kind: "done"; readonly snapshot: StampedAggregate }
  | { readonly kind: "failed"; readonly failure: SentError };

/** From the house to a survey. */
export type ToSurvey =
  /** Of the type that whoever called expects. */
  | { readonly kind: "answer"; readonly id: number; readonly value: never }
  | { readonly kind: "refusal"; readonly id: number; readonly failure: SentError }
  | { readonly kind: "stop" };

/** An error on its way to another thread, where classes would be lost. */
interface SentError {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** For the log. */
  readonly trace: string | undefined;
}

export function sendable(error: unknown): SentError {
  const trace = error instanceof Error ? error.stack : String(error);
  return isAppError(error)
    ? { code: error.code, details: error.details, trace }
    : { code: "INTERNAL", details: {}, trace };
}

export function received({ code, details, trace }: SentError): AppError {
  const cause = new Error("The survey thread says.");
  cause.stack = trace ?? "";
  return new AppError(code, details, { cause });
}
