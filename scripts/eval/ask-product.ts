import type { Emulator } from "../../emulator/index.ts";
import { createDeployments, type Deployments } from "../../emulator/openai/index.ts";
import type { CitedFigure, GradedAnswer } from "./grade.ts";
import type { Asked, Evaluated } from "./run-evaluation.ts";

const ASK = `mutation ($question: String!) { ask(input: { question: $question }) {
  interactionId outcome answer
  figures { measure sku { displayName } count on figure { money { minor period } actBy } }
  receipt { tools promptTokens completionTokens }
} }`;
const SENT = "query ($id: ID!) { interaction(id: $id) { sent receipt { tools } } }";

interface Told {
  readonly interactionId: string;
  readonly outcome: string;
  readonly answer: string;
  readonly figures: readonly {
    readonly measure: string;
    readonly sku: { readonly displayName: string } | null;
    readonly count: number | null;
    readonly on: string | null;
    readonly figure: {
      readonly money: { readonly minor: number; readonly period: string };
      readonly actBy: string | null;
    } | null;
  }[];
  readonly receipt: {
    readonly tools: readonly string[];
    readonly promptTokens: number;
    readonly completionTokens: number;
  };
}

interface Reply<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly extensions?: { readonly code?: string; readonly interactionId?: string };
  }[];
}

/** Which trick the emulated model plays now; the planner answers where it is null. */
export interface Stage {
  trick: string | null;
}

/** Deployments of which all play the trick on stage. */
export function stagedDeployments(stage: Stage): Deployments {
  const usual = createDeployments();
  return (name, request) =>
    usual(stage.trick === null ? name : `worst-case-${stage.trick}`, request);
}

/** Asks the product over GraphQL as a client does. */
export function askingOf(
  origin: string,
  emulator: Pick<Emulator, "mintAccessToken">,
  stage: Stage,
): Evaluated["ask"] {
  const post = async <Data>(
    query: string,
    variables: object,
    token: string,
  ): Promise<Reply<Data>> => {
    const response = await fetch(`${origin}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Reply<Data>;
  };
  return async (question, { tenant, persona, trick }): Promise<Asked> => {
    const token = await emulator.mintAccessToken({ tenant, persona });
    stage.trick = trick ?? null;
    const begun = performance.now();
    const { data, errors } = await post<{ readonly ask: Told | null }>(ASK, { question }, token);
    const milliseconds = performance.now() - begun;
    stage.trick = null;
    const told = data?.ask ?? undefined;
    const failure = errors?.[0]?.extensions;
    const id = told?.interactionId ?? failure?.interactionId;
    const kept =
      id === undefined
        ? undefined
        : await post<{ readonly interaction: { readonly sent: readonly string[] | null } | null }>(
            SENT,
            { id },
            token,
          );
    return {
      answer: told && answerOf(told, milliseconds),
      code: told === undefined ? (failure?.code ?? "NO_ANSWER") : null,
      sent: kept?.data?.interaction?.sent ?? [],
    };
  };
}

function answerOf({ outcome, answer, figures, receipt }: Told, milliseconds: number): GradedAnswer {
  return {
    outcome,
    answer,
    figures: figures.map(
      ({ measure, sku, count, on, figure }): CitedFigure => ({
        measure,
        sku: sku?.displayName ?? null,
        count,
        on,
        minor: figure?.money.minor ?? null,
        period: figure?.money.period ?? null,
        actBy: figure?.actBy ?? null,
      }),
    ),
    tools: receipt.tools,
    modelTokens: receipt.promptTokens + receipt.completionTokens,
    milliseconds,
  };
}
