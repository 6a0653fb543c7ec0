import type { ModelTurn } from "../behaviour.ts";
import type { ChatMessage, SentTool } from "../chat-request.ts";
import { SIGNATURE, writeAnswer } from "./answer.ts";
import { readConcepts } from "./lexicon.ts";
import { fillArguments, splitCamelCase } from "./slots.ts";
import { type RankedTool, rankTools } from "./tool-choice.ts";
import { readToolResult } from "./tool-result.ts";

/** Below this the question has too little in common with any tool. */
const ENOUGH = 0.3;
/** Nearer together than this, two tools are a matter of taste: the planner asks back. */
const MARGIN = 0.08;

/**
 * What the demo planner does next: calls the tool the question is about, answers from what tools
 * said, asks back between two readings, or says that it does not understand. It sees what a model
 * would see, the messages and the tool schemas, and knows nothing else. Same input, same turn.
 */
export function plan(messages: readonly ChatMessage[], tools: readonly SentTool[]): ModelTurn {
  const asked = messages.findLastIndex((message) => message.role === "user");
  const question = messages[asked]?.text ?? "";
  const answers = messages.slice(asked + 1).filter((message) => message.role === "tool");
  if (answers.length > 0) {
    return text(
      writeAnswer(
        question,
        answers.map((message) => readToolResult(message.text)),
      ),
    );
  }
  const ranked = rankTools(readConcepts(question), tools);
  const [best, second] = ranked;
  if (best === undefined || best.score < ENOUGH) return text(abstain(tools));
  if (second !== undefined && best.score - second.score < MARGIN) {
    return text(didYouMean([best, second]));
  }
  return {
    kind: "tools",
    calls: [
      { name: best.tool.name, arguments: JSON.stringify(fillArguments(best.tool, question)) },
    ],
  };
}

const text = (words: string): ModelTurn => ({ kind: "text", text: words });

const topicOf = (tool: SentTool): string => splitCamelCase(tool.name).toLowerCase();

function abstain(tools: readonly SentTool[]): string {
  const topics = tools.map((tool) => `- ${topicOf(tool)}`).join("\n");
  return `I did not understand this question. I can speak about:\n\n${topics}\n\n${SIGNATURE}`;
}

function didYouMean(choices: readonly RankedTool[]): string {
  const options = choices.map(({ tool }) => `- ${topicOf(tool)}`).join("\n");
  return `Did you mean:\n\n${options}\n\n${SIGNATURE}`;
}
