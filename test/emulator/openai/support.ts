import { createRouter } from "../../../emulator/http/route.ts";
import { type HttpServer, serve } from "../../../emulator/http/server.ts";
import {
  createDeployments,
  createOpenAiRoutes,
  type Deployments,
} from "../../../emulator/openai/index.ts";

export const KEY = "key-of-the-tests";

/** The chat endpoints alone, listening. */
export function serveOpenAi(deployments: Deployments = createDeployments()): Promise<HttpServer> {
  const route = createRouter(
    createOpenAiRoutes({
      apiKey: KEY,
      acceptsToken: (accessToken) => accessToken === "good-token",
      deployments,
    }),
  );
  return serve({
    port: 0,
    now: () => new Date("2026-11-21T10:00:00Z"),
    perform: async (exchange) => {
      const match = route(exchange.method, exchange.url.pathname);
      if (match === undefined) return { status: 404 };
      return match.route.handle({ ...exchange, params: match.params });
    },
  });
}

/** A tool as Azure wants it in strict mode. */
export const SEATS_TOOL = {
  type: "function",
  function: {
    name: "license_inventory",
    description: "Seats per product: paid, assigned and idle.",
    strict: true,
    parameters: {
      type: "object",
      properties: {
        products: {
          anyOf: [
            {
              type: "array",
              items: { type: "string", enum: ["Microsoft 365 E3", "Microsoft 365 E5"] },
            },
            { type: "null" },
          ],
        },
      },
      required: ["products"],
      additionalProperties: false,
    },
  },
} as const;

export const DEPLOYMENT_PATH = (deployment: string): string =>
  `/openai/deployments/${deployment}/chat/completions?api-version=2024-10-21`;

export const question = (content: string) => ({ role: "user", content });

/** Posts a chat request and gives status, headers and body. */
export async function chat(
  origin: string,
  body: object,
  {
    path = DEPLOYMENT_PATH("demo-planner"),
    headers = { "api-key": KEY },
  }: {
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
) {
  const response = await fetch(`${origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: () => JSON.parse(text),
    /** Data of the server-sent events, in order. */
    events: () =>
      text
        .split("\n\n")
        .filter((event) => event !== "")
        .map((event) => event.replace(/^data: /, "")),
  };
}
