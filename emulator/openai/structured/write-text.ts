import { contentWords } from "../planner/small-words.ts";
import { stemsOf } from "../planner/words.ts";
import { deciding } from "./choose-value.ts";
import { isOfDesk, type SourceSentence } from "./source-text.ts";

const TROUBLE =
  /\b(?:not|cannot|can't|doesn't|won't|isn't|unable|fail\w*|error|broken|slow|jams?|choppy|crash\w*|missing|lost|stuck|locked|wrong|problem|issue|need|stopp?ed|denied|suspicious|keeps?|asks)\b/i;
const DEEDS =
  "reset|re-?started|replaced|installed|reinstalled|updated|checked|removed|created|changed|configured|fixed|cleared|cleaned|rebuilt|moved|enabled|disabled|unlocked|blocked|released|assigned|restored|recovered|tested|rebooted|swapped|solved|resolved|showed|called|verified|reconnected|added|ran|set up|turned";
const DONE = new RegExp(`\\b(?:${DEEDS}|zurückgesetzt|installiert|behoben)\\b`, "i");
/** "Moved her to 5 GHz": somebody did, who does not say so. */
const BARE_DEED = new RegExp(`^(?:${DEEDS})\\b`, "i");
const COMING =
  /\b(?:will|next|tomorrow|waiting|pending|follow up|schedul\w*|going to|recommend)\b/i;
const GREETING =
  /^(?:hi|hello|hey|dear|hallo|guten tag|good (?:morning|afternoon|evening)|thanks?|thank you|(?:kind |best )?regards|best|mit freundlichen)\b/i;
/** A greeting in front of what matters. */
const OPENING = new RegExp(`${GREETING.source}[^,.!?]{0,30}[,!]\\s+`, "i");
const ADDRESS = /:\/\/|www\.|@|\\\\|\S\.\p{L}{2,}(?=[\s/:?#]|$)/iu;
const MOST_TITLE_WORDS = 10;
/** A word, a stand-in or a date by itself tells nothing. */
const LABEL = /^[\w-]+$/;

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
  const rest = text.replace(OPENING, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The summary, and what the rest adds to it: troubles before anything else. */
function problemOf(sentences: readonly SourceSentence[]): string {
  const told = sentences.filter((one) => !isOfDesk(one) && isTalk(one));
  const [summary, ...rest] = told;
  const added = rest.find(({ text }) => TROUBLE.test(text)) ?? rest[0];
  const chosen = [summary, added].flatMap((one) => (one === undefined ? [] : [ended(one.text)]));
  return chosen.join(" ") || "The ticket does not say.";
}

const deedsIn = (sentences: readonly SourceSentence[]): readonly string[] =>
  sentences.filter((one) => isOfDesk(one) && DONE.test(one.text)).map(({ text }) => ended(text));

function doneOf(sentences: readonly SourceSentence[]): string {
  return deedsIn(sentences).slice(-3).join(" ") || "Nothing was done yet.";
}

function nextOf(sentences: readonly SourceSentence[]): string {
  const coming = sentences.findLast((one) => isTalk(one) && COMING.test(one.text));
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
  const done = deedsIn(sentences)
    .filter((text) => !ADDRESS.test(text))
    .slice(-2)
    .map(asOurs);
  return [
    contact === undefined ? "Hello," : `Hello ${contact},`,
    done.length === 0
      ? "thank you for getting in touch. We have your request and are looking into it."
      : `thank you for getting in touch. ${done.join(" ")} Please tell us if anything is not as it should be.`,
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
  const decided = deciding(description, talk);
  if (decided !== undefined) return ended(decided.text);
  if (/\bimpact\b/i.test(description)) return "The ticket speaks of one person only.";
  if (/\burgency\b/i.test(description)) return "The ticket names no deadline and no standstill.";
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
