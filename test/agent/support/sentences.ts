import type { AnswerFigure } from "../../../src/agent/figures/answer-figure.ts";
import { FigureBook } from "../../../src/agent/figures/figure-book.ts";
import { inOurWords } from "../../../src/agent/grounding/in-our-words.ts";
import { knownNames } from "../../../src/agent/grounding/known-names.ts";
import { type VerifiedAnswer, verifyAnswer } from "../../../src/agent/grounding/verify-answer.ts";
import { advisorTools } from "../../../src/agent/tools/advisor-tools.ts";
import { SMALL_INSIGHTS, skuNames } from "./sealed-insights.ts";

const SUBJECTS: Readonly<Record<string, string>> = {
  E5: "Microsoft 365 E5",
  E3: "Microsoft 365 E3",
  all: "whole tenant",
  Teams: "Teams within 30 days",
  spend: "licence spend",
  policies: "conditional access, enabled",
  P1: "Entra ID P1",
  group: "assigned by group",
};

const READ = [
  ["license_inventory", { products: null }],
  ["license_spend", { by: null, products: null }],
  ["savings", { products: null, finding: null }],
  ["renewals", { within: null, products: null }],
  ["usage", { workload: null, within: null, about: null }],
  ["usage", { workload: null, within: null, about: "storage and quotas" }],
  ["usage", { workload: null, within: null, about: "a usual day" }],
  ["compare_periods", { since: null, products: null }],
] as const;
const READ_BESIDES = [
  ["configuration", { about: null }],
  ["findings", { about: null, products: null }],
] as const;

/** Sentences about the figures of the small tenant. */
export interface Sentences {
  readonly book: FigureBook;
  /** `[E5 idle-seats]` stands for the reference of that figure, `[all saving D01 year]` for a finding's. */
  readonly verified: (sentence: string) => VerifiedAnswer;
  /** What is shown of it in its own words; figures told in ours are left out. */
  readonly believed: (sentence: string) => string;
  /** What is shown of it in our words in place of its own. */
  readonly restated: (answer: string) => readonly string[];
  /** A figure as it stands without any word of a model, by subject, measure and more. */
  readonly inOurWords: (wanted: string) => string;
}

/** @param isAll whether configuration and findings are read as well. */
export async function readSentences(isAll = false): Promise<Sentences> {
  const book = new FigureBook(skuNames);
  for (const [name, args] of isAll ? [...READ, ...READ_BESIDES] : READ) {
    const tool = advisorTools(skuNames).find((one) => one.name === name);
    const reading = await tool?.read(args, {
      insights: SMALL_INSIGHTS,
      signal: new AbortController().signal,
    });
    if (reading !== undefined && "from" in reading) book.issue(reading.drafts, reading.from);
  }
  const names = knownNames(skuNames.askable);
  const figureOf = (wanted: string): AnswerFigure => {
    const [subject = "", measure = "", ...more] = wanted.split(" ");
    return figureIn(book, { subject, measure, more });
  };
  const verified = (sentence: string): VerifiedAnswer => {
    const text = sentence.replaceAll(
      /\[(\w+ [a-z][\w-]+(?: \w+)*)\]/g,
      (_written, wanted: string) => `{{${figureOf(wanted).id}}}`,
    );
    return verifyAnswer(text, { book, names, pseudonyms: ["Person-07"] });
  };
  const told = (answer: string, isRestated: boolean): readonly string[] =>
    verified(answer).blocks.flatMap((block) =>
      block.sentences.flatMap((one) => ((one.isRestated ?? false) === isRestated ? one.text : [])),
    );
  return {
    book,
    verified,
    believed: (sentence) => told(sentence, false).join(" "),
    restated: (answer) => told(answer, true),
    inOurWords: (wanted) => inOurWords(figureOf(wanted)),
  };
}

interface Wanted {
  readonly subject: string;
  readonly measure: string;
  /** A finding, a period, or nothing. */
  readonly more: readonly string[];
}

const OF_FINDINGS = ["saving", "affected-seats"];

function figureIn(book: FigureBook, { subject, measure, more }: Wanted): AnswerFigure {
  const period = more.find((one) => one === "month" || one === "year");
  const finding = more.find((one) => /^D\d/.test(one)) ?? null;
  const figure = book
    .all()
    .find(
      (one) =>
        one.subject === (SUBJECTS[subject] ?? subject) &&
        one.measure === measure &&
        (finding === null
          ? !(OF_FINDINGS.includes(measure) && subject === "all") || one.finding === null
          : one.finding === finding) &&
        (period === undefined || ("money" in one.number && one.number.money.period === period)),
    );
  if (figure === undefined) throw new Error(`no ${measure} ${more.join(" ")} of ${subject}`);
  return figure;
}
