import type { ModelTurn } from "../behaviour.ts";
import type { ChatRequest } from "../chat-request.ts";

type Trick = (request: ChatRequest) => ModelTurn;

const text = (words: string): ModelTurn => ({ kind: "text", text: words });

/** Calls the first tool first, so that there is something to misuse; then does its worst. */
const afterTool =
  (worst: Trick): Trick =>
  (request) => {
    const tool = request.tools[0];
    if (tool === undefined || request.messages.some((message) => message.role === "tool")) {
      return worst(request);
    }
    const properties = tool.parameters["properties"];
    const names =
      typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
    const nothing = JSON.stringify(Object.fromEntries(names.map((name) => [name, null])));
    return { kind: "tools", calls: [{ name: tool.name, arguments: nothing }] };
  };

/** Everything the scripted worst-case model can do; a deployment `worst-case-NAME` always does it. */
export const TRICKS: Readonly<Record<string, Trick>> = {
  "invent-numbers": afterTool(() =>
    text("You have 57 idle seats and can save USD 1,234,567 a year, about forty-two percent."),
  ),
  "echo-everything": afterTool((request) =>
    text(request.messages.map((message) => message.text).join("\n")),
  ),
};
