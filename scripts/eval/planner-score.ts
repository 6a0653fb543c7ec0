import type { SentTool } from "../../emulator/openai/index.ts";
import {
  type ExpectedCall,
  type LabelledQuestion,
  USUAL,
} from "../../emulator/openai/planner/intents/expectations.ts";
import type { IntentReader } from "../../emulator/openai/planner/intents/intent-reader.ts";
import { plan } from "../../emulator/openai/planner/plan.ts";

/** What became of a question: right, asked back or abstained without need, or confidently wrong. */
export type PlannerOutcome = "right" | "abstained" | "wrong";

export interface PlannerScore {
  readonly asked: number;
  readonly right: number;
  readonly abstained: number;
  readonly wrong: number;
  /** Every question that was not answered as expected, and how it was. */
  readonly misses: readonly string[];
}

/** Measures the planner on labelled questions. */
export function scorePlanner(
  questions: readonly LabelledQuestion[],
  tools: readonly SentTool[],
  reader?: IntentReader,
): PlannerScore {
  const results = questions.map((one) => {
    const said = saidTo(one.question, tools, reader);
    return { outcome: outcomeOf(said, one), miss: `${one.question} → ${said.text}` };
  });
  const count = (outcome: PlannerOutcome): number =>
    results.filter((result) => result.outcome === outcome).length;
  return {
    asked: results.length,
    right: count("right"),
    abstained: count("abstained"),
    wrong: count("wrong"),
    misses: results
      .filter(({ outcome }) => outcome !== "right")
      .map(({ outcome, miss }) => `${outcome}: ${miss}`),
  };
}

interface SaidCall {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

interface Said {
  readonly text: string;
  readonly calls: readonly SaidCall[];
}

function saidTo(question: string, tools: readonly SentTool[], reader?: IntentReader): Said {
  const turn = plan([{ role: "user", text: question, toolCalls: [] }], tools, reader);
  if (turn.kind !== "tools") return { text: turn.text.split("\n")[0] ?? "", calls: [] };
  return {
    text: turn.calls.map((call) => `${call.name} ${call.arguments}`).join(" + "),
    calls: turn.calls.map((call) => ({ name: call.name, args: JSON.parse(call.arguments) })),
  };
}

const REPLIES: Readonly<Record<string, RegExp>> = {
  change: /only read/,
  people: /individual people/,
  abstain: /did not understand|Did you mean|cannot know|individual people|only read/,
};

function outcomeOf(
  { text, calls }: Said,
  { question, expected }: LabelledQuestion,
): PlannerOutcome {
  if (calls.length === 0) {
    const isReply = expected.some(([one]) => one && REPLIES[one.name]?.test(text));
    return isReply ? "right" : "abstained";
  }
  const all = expected.flat();
  const fits = expected.some((wanted) =>
    wanted.every((one) => calls.some((call) => isThat(call, one, all))),
  );
  // A further call, or a further narrowing, answers another question than the one asked.
  const isPlain = calls.every((call) =>
    all.some((one) => one.name === call.name && !isNarrower(call, one, { all, question })),
  );
  return fits && isPlain ? "right" : "wrong";
}

/** Values that some alternative names for an argument. */
const namedValues = (all: readonly ExpectedCall[], name: string): ReadonlySet<string> =>
  new Set(all.flatMap(({ args }) => args[name]?.split(";") ?? []));

/** The tool that was expected, with the arguments that were; of a list nothing more is allowed than some alternative names. */
function isThat(call: SaidCall, expected: ExpectedCall, all: readonly ExpectedCall[]): boolean {
  if (call.name !== expected.name) return false;
  return Object.entries(expected.args).every(([name, value]) => {
    const given = call.args[name];
    if (given === null) return USUAL.has(value);
    if (!Array.isArray(given)) return JSON.stringify(given) === value || given === value;
    const allowed = namedValues(all, name);
    return (
      value.split(";").every((one) => given.includes(one)) && given.every((one) => allowed.has(one))
    );
  });
}

/** Whether a call is narrowed where no expectation says so, and not by a product the question names. */
const isNarrower = (
  { args }: SaidCall,
  expected: ExpectedCall,
  { all, question }: { readonly all: readonly ExpectedCall[]; readonly question: string },
): boolean =>
  Object.entries(args).some(
    ([name, given]) =>
      given !== null &&
      expected.args[name] === undefined &&
      ![given]
        .flat()
        .map(String)
        .every(
          (one) => USUAL.has(one) || namedValues(all, name).has(one) || isNamedIn(question, one),
        ),
  );

/** Whether a question says a word of a product's name that tells which it is. */
const isNamedIn = (question: string, product: string): boolean =>
  (product.match(/\b\p{Lu}[\p{L}\p{N}]+/gu) ?? []).some(
    (word) =>
      !/^(?:Microsoft|Office)$/.test(word) && question.toLowerCase().includes(word.toLowerCase()),
  );
