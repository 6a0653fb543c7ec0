import { sql, type Transaction } from "kysely";
import { type IsoInstant, isoInstant, type TenantId } from "../core/ids.ts";
import { type CallerKey, callerKey } from "./interaction-entry.ts";
import type { Schema } from "./schema.ts";
import type { TenantDatabase } from "./tenant-database.ts";

/** Cohort minimums as an administrator of a tenant raised them. */
interface Raised {
  readonly assignments: number;
  readonly behaviour: number;
  readonly raisedAt: IsoInstant;
  readonly raisedBy: CallerKey;
}

/** Raised cohort minimums in PostgreSQL or PGlite: one row per version, none is ever changed. */
export class SqlMinimumsArchive {
  readonly #database: TenantDatabase;

  constructor(database: TenantDatabase) {
    this.#database = database;
  }

  async read(tenantId: TenantId): Promise<readonly Raised[]> {
    return this.#database.inTenant(tenantId, versionsIn);
  }

  async add(
    tenantId: TenantId,
    next: (known: readonly Raised[]) => Raised | undefined,
  ): Promise<readonly Raised[]> {
    return this.#database.inTenant(tenantId, async (transaction) => {
      // One at a time in all processes: a version is judged beside all before it.
      const lock = `cohort minimums ${tenantId}`;
      await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(transaction);
      const known = await versionsIn(transaction);
      const raised = next(known);
      if (raised === undefined) return known;
      const { raisedAt, raisedBy, ...minimums } = raised;
      await transaction
        .insertInto("seatwise.cohort_minimums")
        .values({
          ...minimums,
          tenant_id: tenantId,
          version: known.length + 1,
          raised_at: raisedAt,
          raised_by: raisedBy,
        })
        .execute();
      return [...known, raised];
    });
  }
}

async function versionsIn(transaction: Transaction<Schema>): Promise<readonly Raised[]> {
  const rows = await transaction
    .selectFrom("seatwise.cohort_minimums")
    .select(["assignments", "behaviour", "raised_at", "raised_by"])
    .orderBy("version")
    .execute();
  return rows.map(({ raised_at, raised_by, ...minimums }) => ({
    ...minimums,
    raisedAt: isoInstant.parse(raised_at),
    raisedBy: callerKey.parse(raised_by),
  }));
}
