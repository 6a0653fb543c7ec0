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

/** The calls of a question, with what they are told. */
function callsOf(text: string): readonly string[] {
  const turn = plan([{ role: "user", text, toolCalls: [] }], tools);
  if (turn.kind !== "tools") return [];
  return turn.calls.map((call) => {
    const told = Object.entries(JSON.parse(call.arguments)).flatMap(([name, value]) =>
      value === null ? [] : [`${name}=${[value].flat().map(String).join(";")}`],
    );
    return [call.name, ...told].join(" ");
  });
}

describe("what a question names is carried into the call", () => {
  it.each([
    [
      "What do we pay for Business Central: Essentials, Premium and Team Members?",
      [
        "license_spend products=Dynamics 365 Business Central Essentials;Dynamics 365 Business Central Premium;Dynamics 365 Business Central Team Members",
      ],
    ],
    [
      "How many seats of Exchange Online Plan 2 and of Plan 1 do we own?",
      ["license_inventory products=Exchange Online (Plan 2);Exchange Online (Plan 1)"],
    ],
    [
      "What do we spend on Office 365 E1, E3 and E5?",
      ["license_spend products=Office 365 E1;Office 365 E3;Office 365 E5"],
    ],
    [
      "What do we pay for Microsoft 365 E3 without Teams?",
      ["license_spend products=Microsoft 365 E3 (no Teams)"],
    ],
    [
      "When do our Teams Rooms licences renew?",
      ["renewals products=Microsoft Teams Rooms Basic;Microsoft Teams Rooms Pro"],
    ],
    ["How many people used Teams this week?", ["usage workload=teams within=7 days"]],
    [
      "How many people were active in SharePoint over the last one hundred and eighty days?",
      ["usage workload=sharepoint within=180 days"],
    ],
    ["What renews in the next eight weeks?", ["renewals within=60 days"]],
    ["What changed against the preceding quarter?", ["compare_periods since=last quarter"]],
    [
      "What would it cost if one more colleague joined on Business Basic?",
      ["license_plan assume=new hires people=1 products=Microsoft 365 Business Basic"],
    ],
  ])("%s", (question, calls) => {
    expect(callsOf(question)).toEqual(calls);
  });

  it.each([
    [
      "What do we spend per department and per country?",
      ["license_spend by=department", "license_spend by=country"],
    ],
    [
      "How many people were active in Teams in 7, 30 and 90 days?",
      [
        "usage workload=teams within=7 days",
        "usage workload=teams within=30 days",
        "usage workload=teams within=90 days",
      ],
    ],
    [
      "What does Visio Plan 2 cost, and when does it renew?",
      ["license_spend products=Visio Plan 2", "renewals products=Visio Plan 2"],
    ],
    [
      "How do you compute the amount before and after?",
      ["explain_figure measure=amount before", "explain_figure measure=amount after"],
    ],
  ])("several at once: %s", (question, calls) => {
    expect(callsOf(question)).toEqual(calls);
  });

  it.each([
    "What do we pay for Copilot Studio?",
    "How many Project Plan 5 licences do we own?",
    "What do our seats in Berlin renew for?",
    "Which licences were unused for 45 days?",
  ])("nothing is called where it cannot be: %s", (question) => {
    expect(callsOf(question)).toEqual([]);
  });
});
