import type { CallerNote, Exchange } from "./exchange.ts";
import type { Reply } from "./reply.ts";

/** Which of the services a request belongs to. */
export type Area = "entra" | "graph" | "reports" | "openai" | "admin";

export interface Route {
  readonly area: Area;
  readonly method: string;
  /** Path with `:name` for one segment; compared without regard to letter case, as Graph does. */
  readonly path: string;
  readonly handle: (exchange: Exchange) => Reply | Promise<Reply>;
  /** Reads the caller from the request without judging it. */
  readonly identify?: (exchange: Exchange) => CallerNote | undefined;
}

export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export type Router = (method: string, path: string) => RouteMatch | undefined;

function compile(path: string): RegExp {
  const pattern = path
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/:(\w+)/g, "(?<$1>[^/]+)");
  return new RegExp(`^${pattern}$`, "i");
}

/** Finds the route for a request; the first one in the list wins. */
export function createRouter(routes: readonly Route[]): Router {
  const table = routes.map((route) => ({ route, pattern: compile(route.path) }));
  return (method, path) => {
    for (const { route, pattern } of table) {
      if (route.method !== method) continue;
      const match = pattern.exec(plainPath(path));
      if (match) return { route, params: decodeParams(match.groups ?? {}) };
    }
    return undefined;
  };
}

/** Quotes, brackets and equal signs of function calls may come encoded. */
function plainPath(path: string): string {
  return path.replaceAll(/%(?:2[4789C]|3D)/gi, decodeURIComponent);
}

function decodeParams(groups: Readonly<Record<string, string>>): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(groups)) params[name] = decodeURIComponent(value);
  return params;
}
