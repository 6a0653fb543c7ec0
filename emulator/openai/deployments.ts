import type { Behaviour, ModelTurn } from "./behaviour.ts";
import type { ChatRequest } from "./chat-request.ts";
import { FAULTS } from "./faults.ts";
import { plan } from "./planner/plan.ts";
import { fillSchema } from "./structured/fill-schema.ts";
import { worstCaseTurn } from "./worst-case/worst-case.ts";

/** The deployment that works: a planner of rules, no language model. */
export const DEMO_DEPLOYMENT = "demo-planner";

/** How a deployment answers; undefined when there is no deployment of that name. */
export type Deployments = (name: string, request: ChatRequest) => Behaviour | undefined;

const NAME = /^(?<kind>fault|worst-case)-(?<what>[a-z0-9-]+?)(?:-late|-once)?$/;

/**
 * The deployments of the emulated resource: `demo-planner`, `fault-NAME` for every name of
 * `FAULTS`, `worst-case-TRICK` for every trick of the worst-case model.
 */
export function createDeployments(): Deployments {
  const used = new Set<string>();
  const faulty = (name: string, what: string, request: ChatRequest): Behaviour | undefined => {
    const isOver = name.endsWith("-once") && used.has(name);
    const isYetToCome = name.endsWith("-late") && !hasToolResult(request);
    used.add(name);
    return isOver || isYetToCome
      ? planned(request)
      : FAULTS[what]?.(request, () => turnOf(request));
  };
  return (name, request) => {
    if (name === DEMO_DEPLOYMENT) return planned(request);
    const { kind, what = "" } = NAME.exec(name)?.groups ?? {};
    return kind === "worst-case" ? worstCase(what, request) : faulty(name, what, request);
  };
}

function turnOf({ messages, tools, responseSchema }: ChatRequest): ModelTurn {
  if (responseSchema === undefined) return plan(messages, tools);
  const given = messages.find(({ role }) => role === "user")?.text ?? "";
  return { kind: "text", text: JSON.stringify(fillSchema(responseSchema.schema, given)) };
}

const planned = (request: ChatRequest): Behaviour => ({ kind: "turn", turn: turnOf(request) });

function worstCase(trick: string, request: ChatRequest): Behaviour | undefined {
  const turn = worstCaseTurn(trick, request);
  return turn && { kind: "turn", turn };
}

function hasToolResult(request: ChatRequest): boolean {
  return request.messages.some((message) => message.role === "tool");
}
