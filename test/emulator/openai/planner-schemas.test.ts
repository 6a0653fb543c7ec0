import { describe, expect, it } from "@jest/globals";
import { readChatRequest } from "../../../emulator/openai/chat-request.ts";
import type { SentTool } from "../../../emulator/openai/index.ts";
import { labelledFile } from "../../../emulator/openai/planner/intents/examples.ts";
import { plan } from "../../../emulator/openai/planner/plan.ts";
import { advisorTools } from "../../../src/agent/tools/advisor-tools.ts";
import { wireFormOf } from "../../../src/agent/tools/callable-tools.ts";
import { loadReference } from "../../../src/licensing/index.ts";
import { skuNamesOf } from "../../../src/sku-names.ts";

const { tools } = readChatRequest(
  `{"messages":[{"role":"user","content":"?"}],"tools":${wireFormOf(advisorTools(skuNamesOf(loadReference())))}}`,
);

/** The same abilities in words of somebody else. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["license_inventory", "seat_register"],
  ["license_spend", "cost_report"],
  ["savings", "waste_report"],
  ["renewals", "expiry_calendar"],
  ["recommendations", "advice_list"],
  ["findings", "problem_list"],
  ["license_plan", "mix_optimizer"],
  ["usage", "adoption_report"],
  ["configuration", "tenant_setup"],
  ["compare_periods", "change_report"],
  ["explain_figure", "explain_number"],
  ["product_contents", "product_features"],
]);
const VALUES: ReadonlyMap<unknown, string> = new Map([
  ["seats of disabled members", "licences of deactivated accounts"],
  ["unassigned seats", "seats nobody holds"],
  ["seats of guests", "licences of external users"],
  ["seats of members who never signed in", "licences never used by their owners"],
  ["missing seats", "seat shortage"],
  ["trials about to end", "trials running out"],
  ["new hires", "additional staff"],
  ["annual term", "yearly commitment"],
  ["secure score", "security score"],
  ["report concealment", "hidden names in reports"],
  ["last month", "previous month"],
]);
const argumentOf = (name: string): string => `by_${[...name].toReversed().join("")}`;

/** A schema with its values in other words, in another order. */
function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed).toReversed();
  if (typeof value !== "object" || value === null) return VALUES.get(value) ?? value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === "properties" && typeof one === "object" && one !== null
        ? Object.fromEntries(
            Object.entries(one)
              .toReversed()
              .map(([name, schema]) => [argumentOf(name), renamed(schema)]),
          )
        : renamed(one),
    ]),
  );
}

const RENAMED: readonly SentTool[] = tools
  .map((tool) => ({
    ...tool,
    name: NAMES.get(tool.name) ?? tool.name,
    parameters: JSON.parse(JSON.stringify(renamed(tool.parameters))),
  }))
  .toReversed();

interface Planned {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

function planned(question: string, sent: readonly SentTool[]): readonly Planned[] {
  const turn = plan([{ role: "user", text: question, toolCalls: [] }], sent);
  return turn.kind === "tools"
    ? turn.calls.map((call) => ({ name: call.name, args: JSON.parse(call.arguments) }))
    : [];
}

/** A plan as it has to be where the tools have other words. */
const translated = ({ name, args }: Planned): Planned => ({
  name: NAMES.get(name) ?? name,
  args: Object.fromEntries(
    Object.entries(args).map(([argument, value]) => [
      argumentOf(argument),
      VALUES.get(value) ?? value,
    ]),
  ),
});

const inOrder = (values: readonly unknown[]): readonly unknown[] =>
  values.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Calls as text, whatever the order of lists and arguments. */
const textOf = (calls: readonly Planned[]): string =>
  calls
    .map(({ name, args }) =>
      JSON.stringify([
        name,
        inOrder(
          Object.entries(args).map(([argument, value]) => [
            argument,
            Array.isArray(value) ? inOrder(value) : value,
          ]),
        ),
      ]),
    )
    .join(" + ");

const QUESTIONS: readonly string[] = ["administrators", "batch-a", "batch-b", "batch-c"]
  .flatMap(labelledFile)
  .map(({ question }) => question);
const ANSWERED = QUESTIONS.map((question) => ({
  question,
  calls: planned(question, tools),
})).filter(({ calls }) => calls.length > 0);

describe("the planner goes by the schemas it is sent", () => {
  it("calls the same where tools, arguments and values have other names and another order", () => {
    const others = ANSWERED.flatMap(({ question, calls }) => {
      const wanted = textOf(calls.map(translated));
      const got = textOf(planned(question, RENAMED));
      return got === wanted ? [] : [{ question, wanted, got }];
    });
    // What it no longer understands it does not answer in another way.
    const answered = others.filter(({ got }) => got !== "");

    expect(ANSWERED.length).toBeGreaterThan(250);
    expect(others.length).toBeLessThanOrEqual(0.12 * ANSWERED.length);
    expect(answered.length).toBeLessThanOrEqual(0.03 * ANSWERED.length);
  });

  it.each([
    ["license_spend", "What does Visio Plan 2 cost per month?"],
    ["savings", "How many licences do guests hold?"],
    ["renewals", "What renews within 60 days?"],
    ["usage", "How many people used Teams in the last 7 days?"],
    ["configuration", "What is our secure score?"],
    ["license_plan", "What is the cheapest licence mix?"],
    ["product_contents", "What is included in Microsoft 365 E5?"],
    ["compare_periods", "What changed since last quarter?"],
    ["explain_figure", "How are idle seats computed?"],
  ])("calls nothing where %s is gone", (name, question) => {
    expect(planned(question, tools).map((one) => one.name)).toEqual([name]);
    expect(
      planned(
        question,
        tools.filter((one) => one.name !== name),
      ),
    ).toEqual([]);
  });

  it("calls nothing where the value it would need is gone", () => {
    const without = tools.map((tool) =>
      tool.name === "usage"
        ? {
            ...tool,
            parameters: JSON.parse(
              JSON.stringify(tool.parameters).replace('"yammer",', "").replace(',"yammer"', ""),
            ),
          }
        : tool,
    );

    expect(planned("How many people are active on Yammer?", without)).toEqual([]);
  });
});
