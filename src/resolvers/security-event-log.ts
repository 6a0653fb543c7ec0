import { z } from "zod";
import { type Clock, instantOf } from "../core/clock.ts";
import { type IsoInstant, isoInstant, type TenantId } from "../core/ids.ts";
import type { Logger } from "../core/logger.ts";
import {
  SECURITY_EVENT_CAUSES,
  type SecurityEvent,
  type SecurityEventKind,
  type SecurityEvents,
  type SecurityOccurrence,
} from "../core/security-events.ts";

/** A security event of a tenant, as its administrators may read it. */
export type SecurityRecord = SecurityOccurrence & {
  readonly id: string;
  readonly at: IsoInstant;
  readonly interactionId: string | null;
};

const recordOf = <Kind extends SecurityEventKind>(kind: Kind) =>
  z
    .object({
      kind: z.literal(kind),
      because: z.enum(SECURITY_EVENT_CAUSES[kind]),
      id: z.guid(),
      at: isoInstant,
      interactionId: z.guid().nullable(),
    })
    .readonly();

const securityRecord = z.union([
  recordOf("egressRefused"),
  recordOf("promptAttack"),
  recordOf("modelMisbehaved"),
  recordOf("entryRejected"),
  recordOf("unusualUse"),
]);

/** @returns `undefined` for what is no record of words we know. */
export function readSecurityRecord(value: unknown): SecurityRecord | undefined {
  return securityRecord.safeParse(value).data;
}

/** The last security events of each tenant, shared by all processes. */
export interface SecurityEventLog {
  append(tenantId: TenantId, record: SecurityRecord): Promise<void>;
  /** Oldest first. */
  read(tenantId: TenantId): Promise<readonly SecurityRecord[]>;
}

/** Events kept per tenant. */
const KEPT_SECURITY_EVENTS = 500;
const MOST_TENANTS = 1_000;

/** The embedded default: events of this process, gone with it. */
export class InProcessSecurityEventLog implements SecurityEventLog {
  readonly #records = new Map<TenantId, readonly SecurityRecord[]>();

  async append(tenantId: TenantId, record: SecurityRecord): Promise<void> {
    const kept = [...(this.#records.get(tenantId) ?? []), record].slice(-KEPT_SECURITY_EVENTS);
    // Told last is dropped last.
    this.#records.delete(tenantId);
    this.#records.set(tenantId, kept);
    const [oldest] = this.#records.keys();
    if (oldest !== undefined && this.#records.size > MOST_TENANTS) this.#records.delete(oldest);
  }

  async read(tenantId: TenantId): Promise<readonly SecurityRecord[]> {
    return this.#records.get(tenantId) ?? [];
  }
}

interface Telling {
  readonly log: SecurityEventLog;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Logger;
}

/** Tells events on, and keeps those of a tenant for its administrators. */
export function keptSecurityEvents(
  next: SecurityEvents,
  { log, clock, newId, logger }: Telling,
): SecurityEvents {
  return {
    raise: (event: SecurityEvent) => {
      next.raise(event);
      const { tenantId, ...occurred } = event;
      if (tenantId === null) return;
      const record = { ...occurred, id: newId(), at: instantOf(clock.now()) };
      log.append(tenantId, record).catch((error: unknown) => {
        logger.error({ err: error }, "A security event could not be kept.");
      });
    },
  };
}
