import { z } from "zod";
import { unexpected } from "../decode.ts";
import { type GraphExchange, type GraphRequestPlan, pathOf } from "./exchange.ts";
import { errorCodeIn, failureOf } from "./outcome.ts";
import { PassingFailure } from "./retry.ts";

/** learn.microsoft.com/graph/json-batching: requests in one batch at most. */
const LARGEST = 20;
/** Envelope of several requests; every part is a GET of the sources' table. */
export const BATCH_PATH = "/$batch";

const batchBody = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number().int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});

type PartAnswer = z.infer<typeof batchBody>["responses"][number];

/**
 * Reads several documents of one source, twenty per request, and gives them in the order asked for.
 * A batch succeeds although its parts fail, and each part is throttled by itself: what was refused for
 * now is asked for again, after the longest wait that any part was told.
 * @throws AppError of the first part that fails for good.
 */
export async function readBatched(
  exchange: GraphExchange,
  plans: readonly GraphRequestPlan[],
): Promise<readonly unknown[]> {
  const bodies = new Map<GraphRequestPlan, unknown>();
  let open = plans;
  for (let tried = 0; open.length > 0; tried += 1) {
    const refused: PassingFailure[] = [];
    for (let from = 0; from < open.length; from += LARGEST) {
      const parts = open.slice(from, from + LARGEST);
      refused.push(...(await readParts(exchange, parts, bodies)));
    }
    open = open.filter((plan) => !bodies.has(plan));
    const [longest] = refused.sort((one, other) => waitOf(other) - waitOf(one));
    const signal = open[0]?.signal;
    if (longest !== undefined && signal !== undefined) {
      await exchange.persistence.waitAfter(longest, tried, signal);
    }
  }
  return plans.map((plan) => bodies.get(plan));
}

/** One batch. Puts what was read into `bodies` and gives the failures that may pass. */
async function readParts(
  exchange: GraphExchange,
  plans: readonly GraphRequestPlan[],
  bodies: Map<GraphRequestPlan, unknown>,
): Promise<readonly PassingFailure[]> {
  const answers = await sendBatch(exchange, plans);
  const failures: PassingFailure[] = [];
  for (const [position, plan] of plans.entries()) {
    const answer = answers.get(String(position));
    const failure = failureIn(answer, plan, exchange.now());
    if (failure instanceof PassingFailure) {
      failures.push(failure);
    } else if (failure !== undefined) {
      throw failure;
    } else {
      bodies.set(plan, answer?.body);
    }
  }
  return failures;
}

async function sendBatch(
  exchange: GraphExchange,
  plans: readonly GraphRequestPlan[],
): Promise<ReadonlyMap<string, PartAnswer>> {
  const [first] = plans;
  if (first === undefined) {
    return new Map();
  }
  const { source, scopes, signal } = first;
  const requests = plans.map((plan, id) => ({ id: String(id), method: "GET", url: pathOf(plan) }));
  const parsed = await exchange.request(
    { source, scopes, signal, path: BATCH_PATH, body: { requests } },
    async (response) => batchBody.safeParse(JSON.parse(await response.text())),
  );
  if (!parsed.success) {
    throw unexpected(source.id);
  }
  return new Map(parsed.data.responses.map((answer) => [answer.id, answer]));
}

/** What is wrong with a part; a part that got no answer at all may get one next time. */
function failureIn(
  answer: PartAnswer | undefined,
  { source }: GraphRequestPlan,
  now: Date,
): Error | undefined {
  if (answer === undefined) {
    return new PassingFailure("GRAPH_UNAVAILABLE", undefined);
  }
  const { status, body } = answer;
  const headers = new Headers(answer.headers ?? {});
  return status === 200
    ? undefined
    : failureOf({ status, headers, code: errorCodeIn(body) }, source, now);
}

function waitOf({ retryAfterSeconds = 0 }: PassingFailure): number {
  return retryAfterSeconds;
}
