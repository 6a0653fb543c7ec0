import { contentWords } from "../planner/small-words.ts";
import { stemsOf } from "../planner/words.ts";
import { phrasesFor } from "./note-phrases.ts";
import { placeOn } from "./scales.ts";
import { BARE_DEED, COMING, DONE, TROUBLE } from "./signs.ts";
import { isOfDesk, type SourceSentence } from "./source-text.ts";
import { withoutTime } from "./time-spent.ts";

const GREETING =
  /^(?:hi|hello|hey|dear|hallo|moin|guten (?:tag|morgen)|grüezi|bonjour|buenos días|hola|buongiorno|goedemorgen|good (?:morning|afternoon|evening)|(?:many )?thanks?|thank you|(?:kind |best )?regards|best|mit freundlichen|merci|gracias|danke|any news)\b/i;
/** A greeting in front of what matters. */
const OPENING = new RegExp(`${GREETING.source}[^,.!?]{0,30}[,!]\\s+`, "i");
const ADDRESS = /:\/\/|www\.|@|\\|\S\.\p{L}{2,}(?=[\s/:?#]|$)/iu;
const STAND_IN = /\b(\p{Lu}\p{Ll}+)-\d{2,6}\b/gu;
const MOST_TITLE_WORDS = 10;
/** A word, a stand-in or a date by itself tells nothing. */
const LABEL = /^[\w-]+$/;
/** What mail programs and ticket systems put in front of a subject. */
const SUBJECT_MARKS = /^(?:(?:re|fw|fwd|aw|wg|tr|rv)\s?:\s*)+/i;

/** Writes what a text property of a schema asks for, out of sentences that were given. */
export function writeText(description: string, all: readonly SourceSentence[]): string {
  const sentences = all
    .filter(({ text }) => !LABEL.test(text))
    .map((one) => ({ ...one, text: withoutOpening(one.text) }));
  const wants = (pattern: RegExp): boolean => pattern.test(description);
  if (wants(/\btitle\b/i)) return titleOf(sentences);
  if (wants(/\breason\b/i)) return reasonFor(description, sentences);
  if (wants(/\bnext\b/i)) return nextOf(sentences);
  if (wants(/\b(?:contact|customer)\b/i)) return noteForContact(sentences, contactIn(all));
  if (wants(/\bnote\b/i)) return `${problemOf(sentences)} ${doneOf(sentences)}`;
  if (wants(/\bdone\b/i)) return doneOf(sentences);
  return problemOf(sentences);
}

const isTalk = ({ text }: SourceSentence): boolean => !GREETING.test(text);

function withoutOpening(text: string): string {
  const rest = text.replace(OPENING, "").replace(SUBJECT_MARKS, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function ended(text: string): string {
  return /[.!?。]["'”’)]?$/.test(text) ? text : `${text}.`;
}

/** The summary, and what the rest adds to it: troubles before anything else. */
function problemOf(sentences: readonly SourceSentence[]): string {
  const told = sentences.filter((one) => !isOfDesk(one) && isTalk(one));
  const [summary, ...rest] = told;
  const added = rest.find(({ text }) => TROUBLE.test(text)) ?? rest[0];
  const chosen = [summary, added].flatMap((one) => (one === undefined ? [] : [ended(one.text)]));
  return chosen.join(" ") || "The ticket does not say.";
}

/** Sentences in which somebody at the desk says what was done, without the time it took. */
function deedsIn(sentences: readonly SourceSentence[]): readonly string[] {
  return sentences
    .filter((one) => isOfDesk(one) && DONE.test(one.text))
    .map(({ text }) => withoutTime(text))
    .filter((text) => text !== "")
    .map(ended);
}

function doneOf(sentences: readonly SourceSentence[]): string {
  return deedsIn(sentences).slice(-3).join(" ") || "Nothing was done yet.";
}

function nextOf(sentences: readonly SourceSentence[]): string {
  const coming = sentences.findLast(
    (one) => isOfDesk(one) && isTalk(one) && COMING.test(one.text) && !DONE.test(one.text),
  );
  if (coming !== undefined) return ended(coming.text);
  return deedsIn(sentences).length === 0
    ? "Look into it and tell the contact."
    : "Ask the contact whether it works now.";
}

/** Who the ticket is about, where it says so in a field of its own. */
function contactIn(sentences: readonly SourceSentence[]): string | undefined {
  return sentences.find(({ field }) => field === "contact")?.text;
}

function noteForContact(sentences: readonly SourceSentence[], contact: string | undefined): string {
  const { hello, thanks, looking, closing } = phrasesFor(sentences.map(({ text }) => text));
  const named = contact?.match(STAND_IN)?.[0]?.split("-")[0];
  const isOpen = (text: string): boolean =>
    !ADDRESS.test(text) && [...text.matchAll(STAND_IN)].every(([, word]) => word === named);
  const done = deedsIn(sentences.filter(({ isInternal }) => !isInternal))
    .filter(isOpen)
    .slice(-2)
    .map(asOurs);
  return [
    contact === undefined ? `${hello},` : `${hello} ${contact},`,
    done.length === 0 ? `${thanks} ${looking}` : `${thanks} ${done.join(" ")} ${closing}`,
  ].join(" ");
}

/** What one of the desk wrote down, as the desk tells it. */
function asOurs(text: string): string {
  if (BARE_DEED.test(text)) return `We ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  return text.replaceAll(/\bI\b/g, (_, at: number) => (at === 0 ? "We" : "we"));
}

/** What decides a scale, else the sentence that shares most words with what is asked, troubles before the rest. */
function reasonFor(description: string, sentences: readonly SourceSentence[]): string {
  const talk = sentences.filter(isTalk);
  const place = placeOn(description, talk);
  if (place !== undefined) return ended(place.because);
  const asked = new Set(contentWords(stemsOf(description)));
  const scored = talk.map(({ text }) => ({
    text,
    score: stemsOf(text).filter((word) => asked.has(word)).length + (TROUBLE.test(text) ? 1 : 0),
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return ended(scored.find(({ score }) => score === best)?.text ?? "The ticket does not say more");
}

function titleOf(sentences: readonly SourceSentence[]): string {
  const summary = sentences.find(({ field }) => /summary|subject|title/i.test(field));
  const best = summary ?? sentences.find(({ text }) => TROUBLE.test(text)) ?? sentences[0];
  const words = (best?.text ?? "Untitled ticket").replace(/[.!?]+$/, "").split(" ");
  return words.slice(0, MOST_TITLE_WORDS).join(" ");
}
