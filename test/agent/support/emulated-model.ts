import type { Exchange } from "../../../emulator/http/exchange.ts";
import { createRouter } from "../../../emulator/http/route.ts";
import { serve } from "../../../emulator/http/server.ts";
import {
  createDeployments,
  createOpenAiRoutes,
  type Deployments,
} from "../../../emulator/openai/index.ts";
import type { ModelSettings } from "../../../src/agent/index.ts";
import type { ModelBackEnd, ModelBackEndKind } from "../../../src/core/model-back-end.ts";

export const API_KEY = "key-of-the-tests";

/** An Azure OpenAI resource on loopback, and everything that was sent to it. */
export interface EmulatedModel {
  readonly endpoint: string;
  readonly requests: readonly Exchange[];
  /** Requests whose client went away before the answer was complete. */
  readonly abandoned: () => number;
  readonly settings: (deployment: string, more?: MoreSettings) => ModelSettings;
  readonly close: () => Promise<void>;
}

/** Settings other than the usual ones: Azure by deployment, a key, no repetition. */
type MoreSettings = Partial<
  Pick<ModelSettings, "credential" | "price" | "timeoutSeconds" | "maxRetries">
> & {
  readonly kind?: ModelBackEndKind;
  readonly model?: string;
};

export async function startEmulatedModel(
  deployments: Deployments = createDeployments(),
): Promise<EmulatedModel> {
  const route = createRouter(
    createOpenAiRoutes({
      apiKey: API_KEY,
      acceptsToken: (accessToken) => accessToken === "token-of-our-identity",
      deployments,
    }),
  );
  const requests: Exchange[] = [];
  const server = await serve({
    port: 0,
    now: () => new Date("2026-11-21T10:00:00Z"),
    perform: async (exchange) => {
      requests.push(exchange);
      const match = route(exchange.method, exchange.url.pathname);
      if (match === undefined) return { status: 404 };
      return match.route.handle({ ...exchange, params: match.params });
    },
  });
  return {
    endpoint: server.origin,
    requests,
    abandoned: () => requests.filter((exchange) => exchange.signal.aborted).length,
    settings: (deployment, { kind = "azure-deployments", model = "gpt-4.1", ...more } = {}) => ({
      ...backEnd(kind, server.origin, { deployment, model }),
      boundary: { region: null, retentionDays: null },
      price: null,
      credential: { kind: "key", key: API_KEY },
      timeoutSeconds: 5,
      maxRetries: 0,
      maxOutputTokens: 1_000,
      ...more,
    }),
    close: server.close,
  };
}

function backEnd(
  kind: ModelBackEndKind,
  origin: string,
  named: Pick<ModelBackEnd, "deployment" | "model">,
): ModelBackEnd {
  return kind === "azure-deployments"
    ? { kind, endpoint: origin, apiVersion: "2024-10-21", ...named }
    : { kind, endpoint: `${origin}/openai/v1`, ...named };
}
