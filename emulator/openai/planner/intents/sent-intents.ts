import type { SentTool } from "../../chat-request.ts";
import { type Kind, kindsOf } from "../tool-arguments.ts";
import type { Guesses, IntentReader } from "./intent-reader.ts";

/** A tool that was sent, and the kind it has to be told, for an intent. */
export interface Way {
  readonly intent: string;
  readonly tool: SentTool;
  readonly kind?: Kind;
}

/** Of less of the guesses, words of a tool mean nothing that was learned. */
const SURE = 0.5;
const LIKELY = 0.35;

/**
 * What every intent comes to with the tools that were sent: by the names and values it was learned
 * with, and where these are others, by reading the tool's own words as if somebody had asked them.
 */
export function waysOf(
  tools: readonly SentTool[],
  reader: IntentReader,
  names: readonly string[],
): ReadonlyMap<string, readonly Way[]> {
  const read = (text: string): Guesses => reader.guesses(text, names);
  const ways = tools.flatMap((tool): readonly Way[] => {
    const { name, description, parameters } = tool;
    const kinds = Object.entries(kindsOf(parameters)).flatMap(([argument, values]) =>
      values.map((value) => ({ argument, value })),
    );
    const known = reader.intents.has(name) ? name : toolMeantBy(description, kinds, read);
    if (known === undefined) return [];
    return [
      { intent: known, tool },
      ...kinds.flatMap((kind) => {
        const intent = intentFor(known, kind.value, reader, read);
        return intent === undefined ? [] : [{ intent, tool, kind }];
      }),
    ];
  });
  const groups = Map.groupBy(ways, ({ intent }) => intent);
  return new Map([...groups].map(([intent, group]) => [intent, bestOf(group)]));
}

/** Where one goes by the very words that were learned, others that only read like them do not count. */
function bestOf(ways: readonly Way[]): readonly Way[] {
  const exact = ways.filter(({ intent, tool, kind }) => intent === nameOf(tool, kind));
  return exact.length > 0 ? exact : ways;
}

const nameOf = ({ name }: SentTool, kind?: Kind): string =>
  kind === undefined ? name : `${name}: ${kind.value}`;

/** The tool that speaks like this one; its description counts for as much as all its values. */
function toolMeantBy(
  description: string,
  kinds: readonly Kind[],
  read: (text: string) => Guesses,
): string | undefined {
  const ofValues = kinds.flatMap(({ value }) => read(value));
  const ofDescription = read(description).map(
    ([intent, likelihood]) => [intent, likelihood * Math.max(1, kinds.length)] as const,
  );
  return likeliest([...ofDescription, ...ofValues], toolOf, LIKELY);
}

const toolOf = (intent: string): string => intent.split(":")[0] ?? "";

function intentFor(
  tool: string,
  value: string,
  { intents }: IntentReader,
  read: (text: string) => Guesses,
): string | undefined {
  const named = `${tool}: ${value}`;
  if (intents.has(named)) return named;
  const ofTool = read(value).filter(([intent]) => intent.startsWith(`${tool}: `));
  return likeliest(ofTool, (intent) => intent, SURE);
}

/** What the guesses come to, where it is so much of them. */
function likeliest(
  guesses: Guesses,
  groupOf: (intent: string) => string,
  share: number,
): string | undefined {
  const sums = new Map<string, number>();
  let all = 0;
  for (const [intent, likelihood] of guesses) {
    sums.set(groupOf(intent), (sums.get(groupOf(intent)) ?? 0) + likelihood);
    all += likelihood;
  }
  const [best] = [...sums].toSorted(([, a], [, b]) => b - a);
  return best !== undefined && best[1] >= share * all ? best[0] : undefined;
}
