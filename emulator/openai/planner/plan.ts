import type { ModelTurn } from "../behaviour.ts";
import type { ChatMessage, SentTool } from "../chat-request.ts";
import { writeAnswer } from "./answer.ts";
import { chooseTools } from "./choose-tools.ts";
import { clausesOf } from "./clauses.ts";
import { readQuestion } from "./question.ts";
import { abstain, declineChange, declinePeople } from "./replies.ts";
import { fillArguments } from "./slots.ts";
import { enumerationsIn } from "./tool-choice.ts";
import { readToolResult } from "./tool-result.ts";
import { areNames } from "./values-meant.ts";
import { stemsOf } from "./words.ts";

/** A note about what the model wrote is no question. */
const ABOUT_THE_ANSWER = /^your (?:answer|draft|reply)\b/i;

/**
 * What the demo planner does next: calls the tools the question is about, answers from what they
 * said, asks back between two readings, or says that it does not understand. It sees what a model
 * would see, the messages and the tool schemas, and knows nothing else. Same input, same turn.
 */
export function plan(messages: readonly ChatMessage[], tools: readonly SentTool[]): ModelTurn {
  const asked = messages.findLastIndex(
    (message) => message.role === "user" && !ABOUT_THE_ANSWER.test(message.text),
  );
  const text = messages[asked]?.text ?? "";
  const names = namesIn(tools);
  const known = new Set(
    [
      ...names,
      ...tools.map(
        ({ name, description, parameters }) =>
          `${name} ${description} ${JSON.stringify(parameters)}`,
      ),
    ].flatMap(stemsOf),
  );
  const { kind } = readQuestion(text, known, names);
  if (kind === "change") return says(declineChange());
  if (kind === "people") return says(declinePeople());
  const steps = clausesOf(text, { names, known }).map((clause) => ({
    clause,
    choice: chooseTools(clause, tools, names),
  }));
  const reply = steps.flatMap(({ choice }) => (choice.kind === "reply" ? choice.text : []))[0];
  if (reply !== undefined) return says(reply);
  const calls = steps.flatMap(({ clause, choice }) =>
    choice.kind === "call" ? choice.tools.map((tool) => ({ clause, tool })) : [],
  );
  if (calls.length === 0) return says(abstain(tools));
  const results = messages.slice(asked + 1).filter((message) => message.role === "tool");
  if (results.length > 0) {
    return says(
      writeAnswer(
        results.map((message, index) => ({
          question: calls[index % calls.length]?.clause ?? readQuestion(text, known, names),
          result: readToolResult(message.text),
        })),
      ),
    );
  }
  return {
    kind: "tools",
    calls: calls.map(({ clause, tool }) => ({
      name: tool.name,
      arguments: JSON.stringify(fillArguments(tool, clause)),
    })),
  };
}

const says = (text: string): ModelTurn => ({ kind: "text", text });

/** Proper names the tools can be narrowed to: products. */
function namesIn(tools: readonly SentTool[]): readonly string[] {
  const lists = tools.flatMap(({ parameters }) => enumerationsIn(parameters));
  return [...new Set(lists.filter(areNames).flat())];
}
