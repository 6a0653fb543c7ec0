import { contentWords } from "../planner/small-words.ts";
import { stemsOf } from "../planner/words.ts";
import type { SourceSentence } from "./source-text.ts";

const TROUBLE =
  /\b(?:not|cannot|can't|doesn't|won't|isn't|unable|fail\w*|error|broken|slow|crash\w*|missing|lost|stuck|locked|wrong|problem|issue|need|stopp?ed|denied|suspicious)\b/i;
const DONE =
  /\b(?:reset|re-?started|replaced|installed|reinstalled|updated|checked|removed|created|changed|configured|fixed|cleared|enabled|disabled|unlocked|assigned|restored|tested|rebooted|swapped|solved|resolved|showed|called|verified|reconnected|added|ran|set up|turned)\b/i;
const COMING =
  /\b(?:will|next|tomorrow|waiting|pending|follow up|schedul\w*|going to|once|after)\b/i;
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks?|thank you|regards|best)\b/i;
const ADDRESS = /:\/\/|www\.|@|\\\\|\S\.\p{L}{2,}(?=[\s/:?#]|$)/iu;
const MOST_TITLE_WORDS = 10;
/** A word, a stand-in or a date by itself tells nothing. */
const LABEL = /^[\w-]+$/;

/** Writes what a text property of a schema asks for, out of sentences that were given. */
export function writeText(description: string, all: readonly SourceSentence[]): string {
  const sentences = all.filter(({ text }) => !LABEL.test(text));
  const wants = (pattern: RegExp): boolean => pattern.test(description);
  if (wants(/\btitle\b/i)) return titleOf(sentences);
  if (wants(/\breason\b/i)) return reasonFor(description, sentences);
  if (wants(/\bnext\b/i)) return nextOf(sentences);
  if (wants(/\b(?:contact|customer)\b/i)) return noteForContact(sentences);
  if (wants(/\bnote\b/i)) return `${problemOf(sentences)} ${doneOf(sentences)}`;
  if (wants(/\bdone\b/i)) return doneOf(sentences);
  return problemOf(sentences);
}

const isOfDesk = ({ beside }: SourceSentence): boolean => /desk|agent|assistant/i.test(beside);
const isTalk = ({ text }: SourceSentence): boolean => !GREETING.test(text);

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function problemOf(sentences: readonly SourceSentence[]): string {
  const told = sentences.filter((one) => !isOfDesk(one) && isTalk(one));
  const trouble = told.filter(({ text }) => TROUBLE.test(text));
  const chosen = (trouble.length > 0 ? trouble : told).slice(0, 2);
  return chosen.map(({ text }) => ended(text)).join(" ") || "The ticket does not say.";
}

function doneOf(sentences: readonly SourceSentence[]): string {
  const done = sentences.filter((one) => isOfDesk(one) && DONE.test(one.text)).slice(-3);
  return done.map(({ text }) => ended(text)).join(" ") || "Nothing was done yet.";
}

function nextOf(sentences: readonly SourceSentence[]): string {
  const coming = sentences.findLast(({ text }) => COMING.test(text));
  return coming === undefined ? "Ask the contact whether it works now." : ended(coming.text);
}

function noteForContact(sentences: readonly SourceSentence[]): string {
  const done = sentences
    .filter((one) => isOfDesk(one) && DONE.test(one.text) && !ADDRESS.test(one.text))
    .slice(-2);
  const work =
    done.length === 0 ? "We are looking into it." : done.map(({ text }) => ended(text)).join(" ");
  return `Thank you for getting in touch. ${work} Please tell us if anything is not as it should be.`;
}

/** The sentence that shares most words with what the reason is for, troubles before the rest. */
function reasonFor(description: string, sentences: readonly SourceSentence[]): string {
  const asked = new Set(contentWords(stemsOf(description)));
  const scored = sentences.filter(isTalk).map(({ text }) => ({
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
