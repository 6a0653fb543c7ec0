import { readdirSync, readFileSync } from "node:fs";
import {
  asksForSeveral,
  intentsOf,
  type LabelledQuestion,
  labelledQuestions,
} from "./expectations.ts";
import { featuresOf } from "./features.ts";
import type { Example } from "./softmax.ts";

const FOLDER = new URL("examples/", import.meta.url);

/** The names of the files of labelled questions. */
export const labelledFiles = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => name.replace(".txt", ""))
    .toSorted();

/** The labelled questions of one file. */
export const labelledFile = (name: string): readonly LabelledQuestion[] =>
  labelledQuestions(readFileSync(new URL(`${name}.txt`, FOLDER), "utf8"));

/** A labelled question as it is learned from. */
export const exampleOf = (one: LabelledQuestion, names: readonly string[]): Example => ({
  features: featuresOf(one.question, names),
  labels: intentsOf(one),
  asksForAll: asksForSeveral(one),
});
