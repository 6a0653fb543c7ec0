import { z } from "zod";
import type { Exchange } from "../http/exchange.ts";
import { type Json, type JsonObject, json, type Reply } from "../http/reply.ts";
import { bothVersions, type GraphRequest, type GraphRoute } from "./graph-request.ts";
import { badRequest } from "./refusal.ts";

const LARGEST_BATCH = 20;

const batchBody = z.object({
  requests: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
      dependsOn: z.array(z.string()).optional(),
    }),
  ),
});

type BatchPart = z.infer<typeof batchBody>["requests"][number];

function readBatch(body: string): readonly BatchPart[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw badRequest("Invalid batch payload format.", "BadRequest");
  }
  const batch = batchBody.safeParse(parsed);
  if (!batch.success) throw badRequest("Invalid batch payload format.", "BadRequest");
  const { requests } = batch.data;
  if (requests.length > LARGEST_BATCH) {
    throw badRequest(
      `Number of batch request steps exceeds the maximum value of ${LARGEST_BATCH}.`,
      "MaximumValueExceeded",
    );
  }
  if (new Set(requests.map(({ id }) => id)).size !== requests.length) {
    throw badRequest("Batch request ids must be unique.", "BadRequest");
  }
  if (requests.some(({ url }) => /^https?:|\$batch/i.test(url))) {
    throw badRequest(
      "Batch request urls must be relative, and batches cannot be nested.",
      "BadRequest",
    );
  }
  return requests;
}

function exchangeFor(request: GraphRequest, part: BatchPart): Exchange {
  const { exchange, version } = request;
  const given = Object.entries(part.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return {
    ...exchange,
    method: part.method.toUpperCase(),
    url: new URL(`/${version}/${part.url.replace(/^\//, "")}`, exchange.url.origin),
    headers: { authorization: exchange.headers.authorization, ...Object.fromEntries(given) },
    body: part.body === undefined ? "" : JSON.stringify(part.body),
  };
}

const FAILED_DEPENDENCY = 424;
const GATEWAY_TIMEOUT = 504;

function partJson(id: string, reply: Reply): JsonObject {
  // A part cannot cut the connection of the whole: it just does not arrive in time.
  const status = (reply.ending ?? "complete") === "complete" ? reply.status : GATEWAY_TIMEOUT;
  const headers = { ...reply.headers };
  const text = typeof reply.body === "string" ? reply.body : "";
  const isJson = (headers["content-type"] ?? "").startsWith("application/json");
  const body: Json = isJson && status === reply.status ? JSON.parse(text) : text || null;
  return { id, status, headers, body };
}

/** `POST /$batch` (concepts/json-batching.md). Answers come in another order than the requests. */
async function answerBatch(request: GraphRequest): Promise<Reply> {
  const parts = readBatch(request.exchange.body);
  const statuses = new Map<string, number>();
  const responses: JsonObject[] = [];
  for (const part of parts) {
    const failed = (part.dependsOn ?? []).some((id) => (statuses.get(id) ?? 500) >= 400);
    const reply: Reply = failed
      ? json(FAILED_DEPENDENCY, {
          error: { code: "FailedDependency", message: "Failed dependency." },
        })
      : await request.context.perform(exchangeFor(request, part));
    const response = partJson(part.id, reply);
    statuses.set(part.id, reply.status);
    responses.unshift(response);
  }
  return json(200, { responses });
}

export const batchRoutes: readonly GraphRoute[] = [
  {
    method: "POST",
    versions: bothVersions,
    path: "/$batch",
    access: { anyScope: [], roles: "anyone" },
    units: 1,
    handle: answerBatch,
  },
];
