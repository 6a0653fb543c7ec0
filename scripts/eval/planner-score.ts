import { readFileSync } from "node:fs";
import type { SentTool } from "../../emulator/openai/index.ts";
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

interface Expectation {
  readonly name: string;
  readonly args: readonly (readonly [string, string])[];
}

interface Case {
  readonly question: string;
  readonly expected: readonly Expectation[];
}

/** Measures the planner on questions in the format of test/evals/data/planner. */
export function scorePlanner(file: URL, tools: readonly SentTool[]): PlannerScore {
  const results = casesIn(readFileSync(file, "utf8")).map((one) => {
    const said = saidTo(one.question, tools);
    return { outcome: outcomeOf(said, one.expected), miss: `${one.question} → ${said.text}` };
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

function casesIn(text: string): readonly Case[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [question = "", expected = ""] = line.split(" -> ");
      return { question, expected: expected.split(" | ").map(expectationOf) };
    });
}

function expectationOf(text: string): Expectation {
  const [name = "", rest = ""] = text.split(/ (.*)/s);
  const args = [...rest.matchAll(/(\w+)=(.*?)(?= \w+=|$)/g)].map(
    ([, key = "", value = ""]) => [key, value] as const,
  );
  return { name, args };
}

interface Said {
  readonly text: string;
  readonly calls: readonly {
    readonly name: string;
    readonly args: Readonly<Record<string, unknown>>;
  }[];
}

function saidTo(question: string, tools: readonly SentTool[]): Said {
  const turn = plan([{ role: "user", text: question, toolCalls: [] }], tools);
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

function outcomeOf({ text, calls }: Said, expected: readonly Expectation[]): PlannerOutcome {
  if (expected.some(({ name }) => calls.length === 0 && REPLIES[name]?.test(text))) return "right";
  if (calls.length === 0) return "abstained";
  const fits = expected.some(({ name, args }) =>
    calls.some(
      (call) => call.name === name && args.every(([key, value]) => says(call.args[key], value)),
    ),
  );
  return fits ? "right" : "wrong";
}

function says(given: unknown, value: string): boolean {
  return Array.isArray(given) ? given.includes(value) : String(given) === value;
}
