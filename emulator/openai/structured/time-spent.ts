import { isOfDesk, type SourceSentence } from "./source-text.ts";

const AMOUNT = "(\\d{1,3}(?:[.,]\\d{1,2})?|an|one|eine|une|una)";
const HOURS = "h(?:ours?|rs?)?|std\\.?|stunden?|heures?|horas?|ore|ora|uur";
/** `1h 15min`, `1,5 Stunden`, `35 minutes`; not how often something happens, how old it is or when it comes. */
const SPENT = new RegExp(
  `(?<!(?:every|each|in|within|after|next|alle|nach|toutes les|cada|dopo|eta:?|than|for the last)\\s{1,2})(?<![\\p{L}\\d.,])(?:${AMOUNT} ?(?:${HOURS})(?![\\p{L}])(?:(?: and| und| et| y)? ?(\\d{1,2}) ?(?:min(?:ute[ns]?|utos?|uti|uten)?s?|m)?(?![\\p{L}\\d]))?|${AMOUNT} ?(?:min(?:ute[ns]?|utos?|uti|uten)?s?)(?![\\p{L}]))(?! (?:older|ago|later|old))`,
  "giu",
);
const IN_ALL =
  /\b(?:total|in all|altogether|overall|insgesamt|gesamt|au total|en total|in totale)\b/i;
const MINUTES_PER_SENTENCE = 8;

/** Minutes of work: what those at work told, each message of theirs once, or what their words suggest. */
export function minutesOfWork(sentences: readonly SourceSentence[]): number {
  const work = sentences.filter(isOfDesk);
  const told = work.flatMap(({ text }) => {
    const minutes = minutesIn(text);
    return minutes === undefined ? [] : [{ minutes, isAll: IN_ALL.test(text) }];
  });
  const all = told.findLast(({ isAll }) => isAll);
  if (all !== undefined) return all.minutes;
  return told.length > 0
    ? told.reduce((sum, { minutes }) => sum + minutes, 0)
    : MINUTES_PER_SENTENCE * work.length;
}

function minutesIn(text: string): number | undefined {
  const match = [...text.matchAll(SPENT)].at(-1);
  if (match === undefined) return undefined;
  const [, hours, besides = "0", minutes] = match;
  return hours === undefined ? amountOf(minutes) : amountOf(hours) * 60 + Number(besides);
}

function amountOf(text = "0"): number {
  return /\d/.test(text) ? Number(text.replace(",", ".")) : 1;
}

/** A sentence without the time it closes with, which is booked and not told. */
export function withoutTime(text: string): string {
  const bare = text.replace(
    new RegExp(
      `[\\s.,;:(–-]*(?:(?:it )?took|time(?: spent)?:?|dauer:?|durée:?)?\\s*(?:${SPENT.source})(?: (?:on[- ]site|spent|call|total|in all|insgesamt))*\\)?[.!]?$`,
      "iu",
    ),
    "",
  );
  return bare === "" || bare === text ? bare : `${bare}.`;
}
