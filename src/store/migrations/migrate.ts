import { type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";
import { interactionLedger } from "./0001-interaction-ledger.ts";
import { recommendations } from "./0002-recommendations.ts";
import { toldFigures } from "./0003-told.ts";
import { newestEntries } from "./0004-newest-entries.ts";
import { raisedMinimums } from "./0005-cohort-minimums.ts";
import type { Migration } from "./migration.ts";

const MIGRATIONS: readonly Migration[] = [
  interactionLedger,
  recommendations,
  toldFigures,
  newestEntries,
  raisedMinimums,
];

/** Any fixed number: processes that start together take their turn on it. */
const MIGRATION_LOCK = 7_328_964;

/** Takes every step that this database has not taken yet, all of them or none. */
export async function migrate(database: Kysely<Schema>): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const run = (statement: string) => sql.raw(statement).execute(transaction);
    await run(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await run("create schema if not exists seatwise");
    await run(
      "create table if not exists seatwise.migration (name text primary key, taken_at timestamptz not null default now())",
    );
    const taken = await transaction.selectFrom("seatwise.migration").select("name").execute();
    const names = new Set(taken.map(({ name }) => name));
    for (const { name, statements } of MIGRATIONS.filter((step) => !names.has(step.name))) {
      for (const statement of statements) {
        await run(statement);
      }
      await transaction.insertInto("seatwise.migration").values({ name }).execute();
    }
  });
}
