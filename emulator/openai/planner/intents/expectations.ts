import { spanOfValue } from "../time-spans.ts";

/** A tool with the arguments that must be right, or a word for no call: `change`, `people`, `abstain`. */
export interface ExpectedCall {
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
}

/** A labelled question; one of the alternatives has to come, with all of its calls. */
export interface LabelledQuestion {
  readonly question: string;
  readonly expected: readonly (readonly ExpectedCall[])[];
}

/** The questions of a file in the format of examples/README.md. */
export function labelledQuestions(text: string): readonly LabelledQuestion[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [question = "", expected = ""] = line.split(" -> ");
      return {
        question,
        expected: expected.split(" | ").map((one) => one.split(" & ").map(expectedCall)),
      };
    });
}

function expectedCall(text: string): ExpectedCall {
  const [name = "", rest = ""] = text.trim().split(/ (.*)/s);
  const args = [...rest.matchAll(/(\w+)=(.*?)(?= \w+=|$)/g)].map(
    ([, key = "", value = ""]) => [key, value] as const,
  );
  return { name, args: Object.fromEntries(args) };
}

/** What tools take for granted where nothing is said. */
export const USUAL: ReadonlySet<string> = new Set(["last month", "30 days", "any service"]);

/**
 * What a call is about: the tool and the kind it is told ("savings: seats of guests"). Products,
 * numbers and spans of time are read from the question apart from that.
 */
export function intentOf({ name, args }: ExpectedCall): string {
  const [kind] = Object.keys(args)
    .toSorted()
    .filter((argument) => argument !== "products")
    .flatMap((argument) => args[argument] ?? [])
    .filter((value) => !(USUAL.has(value) || /^\d+$/.test(value) || isSpan(value)));
  return kind === undefined ? name : `${name}: ${kind}`;
}

const isSpan = (value: string): boolean => spanOfValue(value) !== undefined;

/** Whether several calls must come, whichever way it is read. */
export const asksForSeveral = ({ expected }: LabelledQuestion): boolean =>
  expected.every(({ length }) => length > 1);

/**
 * Every intent an expert would accept by itself; of a question for several things, each. To know
 * nothing is accepted only where nothing can be told.
 */
export function intentsOf(one: LabelledQuestion): readonly string[] {
  const { expected } = one;
  const calls = asksForSeveral(one)
    ? expected.slice(0, 1).flat()
    : expected.filter(({ length }) => length === 1).flat();
  const intents = [...new Set(calls.map(intentOf))];
  const told = intents.filter((intent) => intent !== "abstain");
  return told.length > 0 ? told : intents;
}
