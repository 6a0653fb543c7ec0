import { sql } from "kysely";
import type { TenantId } from "../core/ids.ts";
import type { TenantDatabase } from "./tenant-database.ts";

/** An entry of the cache that is about to be written. */
interface EntryPlace {
  readonly tenantId: TenantId;
  /** A keyed hash. */
  readonly entry: string;
  readonly writtenAtMs: number;
  readonly endsAtMs: number;
}

/** What is recorded of an entry outlives it by this much: clocks of processes differ. */
const KEPT_BEYOND_MS = 60_000;

/** The next generation: above the one before, and above all of a database that was lost. */
const NEXT = sql<number>`greatest(
  seatwise.newest_entry.generation + 1,
  excluded.generation
)`;
const BY_THE_CLOCK = sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** The newest writing of every entry of the cache, in PostgreSQL, where the holder of Redis cannot write. */
export class SqlEntryRecord {
  readonly #database: TenantDatabase;

  constructor(database: TenantDatabase) {
    this.#database = database;
  }

  /**
   * The row of the entry stays locked until it is written, so that entries land in the order of their
   * generations; others see the new one only when it lies there.
   */
  async advance(
    { tenantId, entry, writtenAtMs, endsAtMs }: EntryPlace,
    write: (generation: number) => Promise<boolean>,
  ): Promise<boolean> {
    try {
      await this.#database.inTenant(tenantId, async (transaction) => {
        await transaction
          .deleteFrom("seatwise.newest_entry")
          .where("ends_at_ms", "<", writtenAtMs - KEPT_BEYOND_MS)
          .execute();
        const { generation } = await transaction
          .insertInto("seatwise.newest_entry")
          .values({ tenant_id: tenantId, entry, generation: BY_THE_CLOCK, ends_at_ms: endsAtMs })
          .onConflict((conflict) =>
            conflict
              .columns(["tenant_id", "entry"])
              .doUpdateSet({ generation: NEXT, ends_at_ms: endsAtMs }),
          )
          .returning("generation")
          .executeTakeFirstOrThrow();
        if (!(await write(Number(generation)))) throw new NotWritten();
      });
      return true;
    } catch (error) {
      if (error instanceof NotWritten) return false;
      throw error;
    }
  }

  async newest(tenantId: TenantId, entry: string): Promise<number> {
    const row = await this.#database.inTenant(tenantId, (transaction) =>
      transaction
        .selectFrom("seatwise.newest_entry")
        .select("generation")
        .where("entry", "=", entry)
        .executeTakeFirst(),
    );
    return Number(row?.generation ?? 0);
  }
}

/** Takes the transaction back. */
class NotWritten extends Error {}
