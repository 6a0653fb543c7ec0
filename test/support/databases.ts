import { randomBytes } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { PGliteDialect } from "kysely";
import { Client } from "pg";
import { createLogger } from "../../src/core/logger.ts";
import { postgresDatabase, TenantDatabase } from "../../src/store/index.ts";

type Row = Readonly<Record<string, unknown>>;

/** An empty database of one suite's own, and a way past the product into its tables. */
export interface SuiteDatabase {
  /** Another connection to the same database, as another process would have it. */
  open(): TenantDatabase;
  /** Runs SQL as the superuser, whom no policy holds. */
  query(statement: string): Promise<readonly Row[]>;
  drop(): Promise<void>;
}

export const databases: readonly [string, () => Promise<SuiteDatabase>][] = [
  ["PostgreSQL", newPostgresDatabase],
  ["PGlite", newEmbeddedDatabase],
];

export async function newPostgresDatabase(): Promise<SuiteDatabase & { readonly url: string }> {
  const server = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  const name = `suite_${randomBytes(6).toString("hex")}`;
  const administrator = new Client({ connectionString: server.href });
  await administrator.connect();
  await administrator.query(`create database ${name}`);
  const url = new URL(`/${name}`, server).href;
  const superuser = new Client({ connectionString: url });
  await superuser.connect();
  const opened: TenantDatabase[] = [];
  return {
    url,
    open: () => {
      const database = postgresDatabase({ url, log: createLogger("silent") });
      opened.push(database);
      return database;
    },
    query: async (statement) => (await superuser.query<Row>(statement)).rows,
    drop: async () => {
      await Promise.all([superuser.end(), ...opened.map((database) => database.close())]);
      // Not by force: PostgreSQL waits for connections that are closing, and cuts none of them off.
      await administrator.query(`drop database ${name}`);
      await administrator.end();
    },
  };
}

async function newEmbeddedDatabase(): Promise<SuiteDatabase> {
  const pglite = await PGlite.create();
  // PGlite lives in one process: the same connection serves everybody.
  const database = new TenantDatabase(new PGliteDialect({ pglite }));
  return {
    open: () => database,
    query: async (statement) => (await pglite.query<Row>(statement)).rows,
    drop: () => pglite.close(),
  };
}
