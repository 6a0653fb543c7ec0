import { setTimeout as sleep } from "node:timers/promises";
import { damaged, replyInstead } from "../faults/apply-fault.ts";
import type { FaultBoard } from "../faults/fault-board.ts";
import { graphError } from "../graph/graph-error.ts";
import type { CallerNote, Exchange } from "./exchange.ts";
import { type Journal, shownHeaders, withoutSecrets } from "./journal.ts";
import type { Reply } from "./reply.ts";
import type { Route, Router } from "./route.ts";

export interface PipelineParts {
  readonly router: Router;
  readonly faults: FaultBoard;
  readonly journal: Journal;
}

const TENANT_IN_PATH = /^\/([0-9a-f-]{36})\//i;

interface Answer {
  readonly reply: Reply;
  readonly caller: CallerNote | undefined;
  /** Kinds of the faults that struck. */
  readonly struck: string;
}

async function answer(route: Route, exchange: Exchange, faults: FaultBoard): Promise<Answer> {
  const caller = route.identify?.(exchange);
  const effects = faults.strike({
    area: route.area,
    method: exchange.method,
    path: exchange.url.pathname,
    tenantId: caller?.tenantId ?? TENANT_IN_PATH.exec(exchange.url.pathname)?.[1],
    caller,
  });
  for (const effect of effects) {
    if (effect.kind === "latency") {
      await sleep(effect.milliseconds, undefined, { signal: exchange.signal });
    }
  }
  const struck = effects.map((effect) => effect.kind).join("+");
  for (const effect of effects) {
    const reply = replyInstead(effect, route.area, exchange);
    if (reply !== undefined) return { reply, caller, struck };
  }
  const reply = await route.handle(exchange);
  return {
    reply: effects.reduce((sofar, effect) => damaged(effect, sofar, exchange), reply),
    caller,
    struck,
  };
}

function keptBody(route: Route, exchange: Exchange): string {
  return route.area === "entra" ? withoutSecrets(exchange.body) : exchange.body;
}

/** Routes a request, lets faults strike, and writes it into the journal. */
export function createPipeline(parts: PipelineParts): (exchange: Exchange) => Promise<Reply> {
  const { router, faults, journal } = parts;
  return async (incoming) => {
    const match = router(incoming.method, incoming.url.pathname);
    const noted = {
      at: incoming.receivedAt.toISOString(),
      method: incoming.method,
      path: incoming.url.pathname,
      query: incoming.url.search,
      headers: shownHeaders(incoming.headers),
    };
    if (match === undefined) {
      journal.record({ ...noted, area: "unknown", body: "", status: 404 });
      return graphError(incoming, {
        status: 404,
        code: "ResourceNotFound",
        message: `The emulator has no ${incoming.method} ${incoming.url.pathname}.`,
      });
    }
    const exchange = { ...incoming, params: match.params };
    const { reply, caller, struck } = await answer(match.route, exchange, faults);
    if (match.route.area !== "admin") {
      journal.record({
        ...noted,
        area: match.route.area,
        body: keptBody(match.route, exchange),
        status: reply.status,
        ...(caller === undefined ? {} : { caller }),
        ...(struck === "" ? {} : { fault: struck }),
      });
    }
    return reply;
  };
}
