import {
  type Dialect,
  Kysely,
  PGliteDialect,
  PostgresDialect,
  sql,
  type Transaction,
} from "kysely";
import { Pool } from "pg";
import type { TenantId } from "../core/ids.ts";
import type { Logger } from "../core/logger.ts";
import { migrate } from "./migrations/migrate.ts";
import type { Schema } from "./schema.ts";

/** A database that is only ever entered as one tenant. Opened and brought up to date on first use. */
export class TenantDatabase {
  readonly #database: Kysely<Schema>;
  #ready: Promise<void> | undefined;

  constructor(dialect: Dialect) {
    this.#database = new Kysely<Schema>({ dialect });
  }

  /**
   * Works in one transaction that sees and writes rows of this tenant only.
   *
   * Role and tenant are set for the transaction, not for the session: what `SET` leaves behind would
   * be found by the next one who is given the connection.
   */
  async inTenant<T>(
    tenantId: TenantId,
    work: (transaction: Transaction<Schema>) => Promise<T>,
  ): Promise<T> {
    await this.prepare();
    return this.#database.transaction().execute(async (transaction) => {
      await sql`select set_config('role', 'seatwise_app', true),
        set_config('seatwise.tenant', ${tenantId}, true)`.execute(transaction);
      return work(transaction);
    });
  }

  async close(): Promise<void> {
    // PGlite that is closed while it opens fails where nobody can catch it.
    await this.#ready?.catch(() => undefined);
    await this.#database.destroy();
  }

  /** Opens the database and takes pending migrations; ahead of first use it spares a request the wait. */
  async prepare(): Promise<void> {
    this.#ready ??= migrate(this.#database).catch((error: unknown) => {
      this.#ready = undefined;
      throw error;
    });
    return this.#ready;
  }
}

/** PostgreSQL 14 or newer, shared by all processes. The login role must own the schema or be able to create it. */
export function postgresDatabase({ url, log }: { url: string; log: Logger }): TenantDatabase {
  const pool = new Pool({
    connectionString: url,
    application_name: "seatwise",
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  // Told to whoever asks next; without listeners the loss of a connection, idle or in use, ends the process.
  pool.on("error", (error) => log.warn({ err: error }, "PostgreSQL closed an idle connection."));
  pool.on("connect", (client) => {
    client.on("error", (error) => log.debug({ err: error }, "A connection to PostgreSQL ended."));
  });
  return new TenantDatabase(new PostgresDialect({ pool }));
}

/**
 * The embedded default: PostgreSQL inside this process. Loaded when it is first needed, because that
 * takes seconds and much memory.
 * @param folder where rows are kept; in memory when none is given.
 */
export function embeddedDatabase({ folder }: { folder?: string } = {}): TenantDatabase {
  return new TenantDatabase(
    new PGliteDialect({
      pglite: async () => {
        const { PGlite } = await import("@electric-sql/pglite");
        return new PGlite(folder ?? "memory://");
      },
    }),
  );
}
