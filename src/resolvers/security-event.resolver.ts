import { setTimeout as pause } from "node:timers/promises";
import {
  Arg,
  Ctx,
  Int,
  Query,
  Resolver,
  Root,
  type SubscribeResolverData,
  Subscription,
} from "type-graphql";
import { AppError } from "../core/errors.ts";
import { EventQueue } from "../core/event-queue.ts";
import { SecurityEventType } from "../schema/index.ts";
import { requireAdministrator } from "./administrators.ts";
import type { RequestContext } from "./request-context.ts";
import type { SecurityRecord } from "./security-event-log.ts";

const LOOK_EVERY_MS = 1_000;
const MOST_SHOWN = 500;

@Resolver()
export class SecurityEventResolver {
  @Query(() => [SecurityEventType], {
    description:
      "The last security events of the caller's tenant, newest first; for its administrators (Global " +
      "Administrator, Security Administrator) only.",
  })
  async securityEvents(
    @Arg("first", () => Int, { defaultValue: 50, description: "At most 500." }) first: number,
    @Ctx() { caller, securityEventLog }: RequestContext,
  ): Promise<readonly SecurityEventType[]> {
    requireAdministrator(caller);
    if (first < 1 || first > MOST_SHOWN) {
      throw new AppError("BAD_INPUT", { argument: "first", reason: "Ask for 1 to 500 events." });
    }
    const records = await securityEventLog.read(caller.tenantId);
    return records.slice(-first).toReversed();
  }

  @Subscription(() => SecurityEventType, {
    name: "securityEvents",
    description:
      "Security events of the caller's tenant from now on; for its administrators only. They may come " +
      "a second late.",
    subscribe: ({ context }: SubscribeResolverData<null, object, RequestContext>) =>
      follow(context),
  })
  securityEventRaised(@Root() record: SecurityRecord): SecurityEventType {
    return record;
  }
}

async function follow(context: RequestContext): Promise<AsyncIterable<SecurityRecord>> {
  const { caller, signal, securityEventLog } = context;
  requireAdministrator(caller);
  let known = idsOf(await securityEventLog.read(caller.tenantId));
  const left = new AbortController();
  const queue = new EventQueue<SecurityRecord>(() => left.abort());
  const ending = AbortSignal.any([signal, left.signal]);
  const look = async (): Promise<void> => {
    while (!ending.aborted) {
      const records = await securityEventLog.read(caller.tenantId);
      for (const record of records) if (!known.has(record.id)) queue.push(record);
      known = idsOf(records);
      await pause(LOOK_EVERY_MS, undefined, { signal: ending, ref: false });
    }
  };
  void look()
    .catch(() => undefined)
    .finally(() => queue.end());
  return queue;
}

function idsOf(records: readonly SecurityRecord[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id));
}
