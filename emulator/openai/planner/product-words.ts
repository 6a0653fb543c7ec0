import { contentWords } from "./small-words.ts";
import { stemsOf } from "./words.ts";

/** Words that products share with the rest of the world. */
const COMMON = new Set(
  stemsOf(
    "microsoft office for of the and with plan online licence user no teams per dynamics product",
  ),
);

/** Words that mean a product only in company: "the business" is not Microsoft 365 Business. */
const WEAK = new Set(
  stemsOf(
    "business standard basic premium enterprise apps advanced security pro power frontline compliance storage trial free room phone call voice management plus suite base user device resource account add license mail kit client server service introductory pricing shared devices original unattended",
  ),
);

/** What people write for the brands most names begin with. */
const BRANDS: Readonly<Record<string, string>> = { m365: "Microsoft 365", o365: "Office 365" };
const SHORT_BRAND = /\b[mo]365\b/gi;

/** A text without names of several words that it writes word for word. */
export function withoutNames(text: string, names: readonly string[]): string {
  return [...names]
    .filter((name) => name.split(" ").length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => {
      const words = name.replace(/^(?:Microsoft|Office)(?: 365)? /, "");
      return words.includes(" ")
        ? rest.replaceAll(new RegExp(`\\b${escaped(words)}s?(?!\\w)`, "gi"), " ")
        : rest;
    }, text);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Which of the names a text speaks of. A name is meant when its telling words occur ("E5",
 * "Copilot"); of several such names those that leave the fewest of their own words unsaid are meant,
 * all of them when they tie.
 */
export function namesMeant(written: string, names: readonly string[]): readonly string[] {
  const text = written.replaceAll(SHORT_BRAND, (brand) => BRANDS[brand.toLowerCase()] ?? brand);
  const said = new Set(stemsOf(text));
  const scored = names
    .map((name) => ({ name, ...scoreOf(stemsOf(name), said) }))
    .filter(({ isTelling }) => isTelling);
  const groups = new Map<string, typeof scored>();
  for (const entry of scored) {
    groups.set(entry.key, [...(groups.get(entry.key) ?? []), entry]);
  }
  const strongest = [...groups].filter(([key]) => !isWithinAnother(key, [...groups.keys()]));
  return strongest
    .map(([key, group]) => {
      const fewest = Math.min(...group.map(({ unsaid }) => unsaid));
      const meant = group.filter(({ unsaid }) => unsaid === fewest).map(({ name }) => name);
      return { meant, at: firstIndexOf(key, stemsOf(text)) };
    })
    .sort((a, b) => a.at - b.at)
    .flatMap(({ meant }) => meant);
}

/** Where the first of some words stands in a text: names are given in the order they were said. */
function firstIndexOf(key: string, text: readonly string[]): number {
  const words = new Set(key.split(" "));
  return text.findIndex((word) => words.has(word));
}

/** "Power BI" said: names with only "power" were not meant. */
function isWithinAnother(key: string, keys: readonly string[]): boolean {
  const words = key.split(" ");
  return keys.some((other) => {
    const others = new Set(other.split(" "));
    return others.size > words.length && words.every((word) => others.has(word));
  });
}

interface Score {
  readonly isTelling: boolean;
  /** The telling words that were said: names meant by the same words compete. */
  readonly key: string;
  readonly unsaid: number;
}

function scoreOf(name: readonly string[], said: ReadonlySet<string>): Score {
  const telling = [...new Set(contentWords(name))].filter(
    (word) => !COMMON.has(word) && !/^\d+$/.test(word),
  );
  const hits = telling.filter((word) => said.has(word));
  return {
    isTelling: hits.length > 1 || hits.some((word) => !WEAK.has(word)),
    key: hits.sort().join(" "),
    unsaid: telling.length - hits.length + name.filter((word) => !said.has(word)).length / 100,
  };
}
