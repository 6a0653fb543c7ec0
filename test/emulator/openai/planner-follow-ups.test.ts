import { describe, expect, it } from "@jest/globals";
import { readChatRequest } from "../../../emulator/openai/chat-request.ts";
import { plan } from "../../../emulator/openai/planner/plan.ts";
import { advisorTools } from "../../../src/agent/tools/advisor-tools.ts";
import { wireFormOf } from "../../../src/agent/tools/callable-tools.ts";
import { loadReference } from "../../../src/licensing/index.ts";
import { skuNamesOf } from "../../../src/sku-names.ts";

const { tools } = readChatRequest(
  `{"messages":[{"role":"user","content":"?"}],"tools":${wireFormOf(advisorTools(skuNamesOf(loadReference())))}}`,
);

/** The call the last of several questions comes to, without arguments that are null; null for none. */
function callFor(questions: readonly string[]): string | null {
  const turn = plan(
    questions.map((text) => ({ role: "user" as const, text, toolCalls: [] })),
    tools,
  );
  if (turn.kind !== "tools") return null;
  return turn.calls
    .map(({ name, arguments: text }) => {
      const told = Object.entries(JSON.parse(text)).filter(([, value]) => value !== null);
      return [name, ...told.map(([argument, value]) => `${argument}=${String(value)}`)].join(" ");
    })
    .join(" & ");
}

const IDLE = "How many E5 seats are idle?";
const OWNED = "How many Microsoft 365 E5 seats do we own?";

describe("the planner goes on from the question before", () => {
  it.each([
    [[IDLE, "And E3?"], "license_inventory products=Microsoft 365 E3,Office 365 E3"],
    [[IDLE, "What about Visio?"], "license_inventory products=Visio Plan 1,Visio Plan 2"],
    [["What do we spend per month?", "By department?"], "license_spend by=department"],
    [
      ["How many people used Teams in the last 7 days?", "And over 90 days?"],
      "usage workload=teams within=90 days",
    ],
    [
      ["How many people used Teams in the last 7 days?", "And OneDrive?"],
      "usage workload=onedrive within=7 days",
    ],
    [["What renews within 30 days?", "And in 90 days?"], "renewals within=90 days"],
    [[OWNED, "What do they cost?"], "license_spend products=Microsoft 365 E5"],
    [[OWNED, "When do they renew?"], "renewals products=Microsoft 365 E5"],
    [["What do disabled accounts cost us?", "And guests?"], "savings finding=seats of guests"],
    [["What changed since last month?", "And since last year?"], "compare_periods since=last year"],
    [
      ["What if we hire 20 people with Microsoft 365 E3?", "And 50?"],
      "license_plan assume=new hires people=50 products=Microsoft 365 E3",
    ],
    [["What can we save?", "How was that computed?"], "explain_figure measure=saving"],
    [
      [IDLE, "And E3?", "And what do they cost?"],
      "license_spend products=Microsoft 365 E3,Office 365 E3",
    ],
  ])("%j", (questions, call) => {
    expect(callFor(questions)).toBe(call);
  });

  it.each([
    [["What about Visio?"]],
    [[IDLE, "Thanks!"]],
    [[IDLE, "What is the weather like?"]],
    [[IDLE, "And who has them?"]],
    [[IDLE, "Except those in Germany?"]],
    [[IDLE, "And last year?"]],
  ])("and calls nothing for %j", (questions) => {
    expect(callFor(questions)).toBeNull();
  });
});
