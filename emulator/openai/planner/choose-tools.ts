import type { SentTool } from "../chat-request.ts";
import type { Concept } from "./lexicon.ts";
import { namesMeant } from "./product-words.ts";
import type { Question } from "./question.ts";
import { abstain, cannotBreakDown, didYouMean } from "./replies.ts";
import { type RankedTool, rankTools } from "./tool-choice.ts";
import { unknownSpan } from "./unknown-span.ts";

/** Below this the question has too little in common with any tool. */
const ENOUGH = 0.25;
/** Nearer together than this, two tools are a matter of taste: the planner asks back. */
const MARGIN = 0.05;
/** A question may hold so many unknown words beyond those understood, when it clearly is about licences. */
const PATIENCE = 0;

/** Ways to break figures down that no tool may be able to offer. */
const DIMENSIONS: readonly Concept[] = [
  "department",
  "country",
  "usage",
  "configuration",
  "compare",
  "whatIf",
  "plan",
  "include",
  "forecast",
  "others",
];

/** Topics that everything can have: a price, an owner, a feature, an explanation. */
const OF_THE_WORLD: readonly Concept[] = [
  "spend",
  "unitPrice",
  "owned",
  "assigned",
  "include",
  "explain",
  "finding",
  "country",
  "department",
  "room",
  "lose",
  "whatIf",
  "compare",
  "hires",
  "recommendation",
  "bundle",
];

export type ToolChoice =
  | { readonly kind: "call"; readonly tools: readonly SentTool[] }
  | { readonly kind: "reply"; readonly text: string };

/** The tools that answer a question together, or what to say instead of calling any. */
export function chooseTools(
  question: Question,
  tools: readonly SentTool[],
  names: readonly string[],
): ToolChoice {
  const isOtherSpan = question.topics.length > 0 && unknownSpan(question.text, tools);
  if (isOtherSpan) return reply(cannotBreakDown(undefined));
  if (!isUnderstood(question, names)) return reply(abstain(tools));
  const [best, second] = rankTools(question, question.topics, tools);
  if (best === undefined || best.score < ENOUGH) return reply(abstain(tools));
  if (second !== undefined && isTie(best, second)) {
    return reply(didYouMean([best.tool, second.tool]));
  }
  return withSecond(question, best, tools);
}

/** The best tool and, where it leaves something open, another; or what none can tell. */
function withSecond(question: Question, best: RankedTool, tools: readonly SentTool[]): ToolChoice {
  const open = leftOpen(question.topics, best);
  const next = secondTool(question, open, { tools, chosen: best.tool });
  const unanswered = next === undefined ? open : leftOpen(open, next);
  const missing = unanswered.find((topic) => DIMENSIONS.includes(topic));
  if (missing !== undefined) return reply(cannotBreakDown(missing));
  return { kind: "call", tools: next === undefined ? [best.tool] : [best.tool, next.tool] };
}

/** An explanation is asked of one thing; the other topics only say of which. */
function leftOpen(topics: readonly Concept[], { covers }: RankedTool): readonly Concept[] {
  return covers.includes("explain") ? [] : topics.filter((topic) => !covers.includes(topic));
}

/** A further tool for what was said clearly and the first one does not speak of. */
function secondTool(
  question: Question,
  open: readonly Concept[],
  { tools, chosen }: { readonly tools: readonly SentTool[]; readonly chosen: SentTool },
): RankedTool | undefined {
  if (!open.some((topic) => question.clear.includes(topic))) return undefined;
  return rankTools(question, open, tools).find(
    ({ tool, score }) => tool !== chosen && score >= ENOUGH,
  );
}

const reply = (text: string): ToolChoice => ({ kind: "reply", text });

function isUnderstood(
  { topics, clear, concepts, text, unknown }: Question,
  names: readonly string[],
): boolean {
  const isAboutLicences =
    concepts.has("seat") ||
    /\b(?:microsoft|office|m365|o365|365|licen[cs]\w*|skus?)\b/i.test(text) ||
    namesMeant(text, names).length > 0;
  if (isAboutLicences) return topics.length > 0 && unknown.length <= topics.length + PATIENCE;
  // "What does a Tesla cost?" says nothing that is about licences.
  const said = clear.reduce((sum, topic) => sum + (OF_THE_WORLD.includes(topic) ? 0 : 2), 0);
  const weak = clear.some((topic) => OF_THE_WORLD.includes(topic)) ? 1 : 0;
  return said + weak > 0 && unknown.length < said + weak;
}

function isTie(best: RankedTool, second: RankedTool): boolean {
  return (
    best.score - second.score < MARGIN &&
    best.covers.length === second.covers.length &&
    best.covers.every((topic) => second.covers.includes(topic))
  );
}
