import type { Guesses } from "./intents/intent-reader.ts";
import type { Way } from "./intents/sent-intents.ts";
import { stemsOf } from "./words.ts";

/** So likely the tool of the kinds has to be, and a kind that is one everyday word: "difference". */
const SURE_OF_TOOL = 0.6;
const LIKELY_WORD = 0.01;
const MOST_KINDS = 4;

/** What joins kinds: one of them said by the way is not asked for. */
const JOINED = /\b(?:and|or|versus|vs|plus|as well as|both|nor|than|from|differ\w*)\b|[,;&+/]/iu;
/** Words of values that tell nothing of which it is. */
const SHARED: ReadonlySet<string> = new Set(
  stemsOf("seats of members in and who that with the a an for any or on to at is"),
);

/**
 * Every kind of one tool that a text says word for word, where it says several: "shared mailboxes
 * and rooms", "the amount before and after". A longer one takes its words from those within it.
 */
export function saidKinds(
  text: string,
  guesses: Guesses,
  ways: ReadonlyMap<string, readonly Way[]>,
): readonly string[] {
  const [[top] = [""]] = guesses;
  const ofTool = guesses.filter(([intent]) => toolOf(intent) === toolOf(top));
  const sum = ofTool.reduce((all, [, likelihood]) => all + likelihood, 0);
  if (sum < SURE_OF_TOOL || !JOINED.test(text)) return [];
  const stems = stemsOf(withHeads(text));
  const kinds = ofTool
    .flatMap(([intent, likelihood]) => {
      const value = ways.get(intent)?.[0]?.kind?.value;
      return value === undefined ? [] : [{ intent, likelihood, words: tellingWords(value) }];
    })
    .filter(({ words, likelihood }) => words.length > 1 || likelihood >= LIKELY_WORD)
    .toSorted((a, b) => b.words.length - a.words.length);
  const taken = new Set<number>();
  const said = kinds.flatMap(({ intent, words }) => {
    const places = placesOf(words, stems, taken);
    if (places === undefined) return [];
    for (const place of places) taken.add(place);
    return [{ intent, at: Math.max(...places) }];
  });
  const isMeant = !top.includes(": ") || said.some(({ intent }) => intent === top);
  return isMeant && said.length > 1 && said.length <= MOST_KINDS
    ? said.toSorted((a, b) => a.at - b.at).map(({ intent }) => intent)
    : [];
}

const toolOf = (intent: string): string => intent.split(":")[0] ?? "";

/** "Assigned seats before and after" are two of assigned seats. */
const withHeads = (text: string): string =>
  text.replaceAll(
    /\b(?<head>(?:paid seats|assigned seats|amount|\p{L}+)) before(?<and>,? (?:and|or|versus|vs\.?|to|than) (?:the )?)(?=after\b)/giu,
    "$<head> before$<and>$<head> ",
  );

function tellingWords(value: string): readonly string[] {
  const all = stemsOf(value);
  const telling = all.filter((stem) => !SHARED.has(stem));
  return telling.length === 0 ? all : telling;
}

/** Where words are said: at least one where nothing else was, the rest anywhere. */
function placesOf(
  words: readonly string[],
  stems: readonly string[],
  taken: ReadonlySet<number>,
): readonly number[] | undefined {
  const places = words.map((word) => {
    const all = stems.flatMap((stem, at) => (stem === word ? [at] : []));
    return all.find((at) => !taken.has(at)) ?? all[0];
  });
  const known = places.filter((place) => place !== undefined);
  return known.length === words.length && known.some((place) => !taken.has(place))
    ? known
    : undefined;
}
