import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { PostgresDialect, sql } from "kysely";
import { Client, Pool } from "pg";
import type { TenantId } from "../../src/core/ids.ts";
import { createLogger } from "../../src/core/logger.ts";
import {
  embeddedDatabase,
  postgresDatabase,
  SqlInteractionLedger,
  TenantDatabase,
} from "../../src/store/index.ts";
import { databases, newPostgresDatabase, type SuiteDatabase } from "../support/databases.ts";
import { SEATWISE_KEY } from "../support/sample-aggregates.ts";
import { interaction, newTenant, words } from "../support/sample-interactions.ts";

const ledgerOf = (database: TenantDatabase) =>
  new SqlInteractionLedger({ database, seatwiseKey: SEATWISE_KEY, words });

describe.each(databases)("tenants in %s", (_name, create) => {
  let suite: SuiteDatabase;
  let database: TenantDatabase;
  const [mine, theirs] = [newTenant(), newTenant()];

  beforeAll(async () => {
    suite = await create();
    database = suite.open();
    await ledgerOf(database).append(interaction({ tenantId: mine }));
    await ledgerOf(database).append(interaction({ tenantId: theirs }));
  });

  afterAll(async () => {
    await suite.drop();
  });

  /** Runs plain SQL as the application does, in a transaction of that tenant. */
  async function asTenant(tenantId: TenantId, statement: string): Promise<readonly unknown[]> {
    return database.inTenant(tenantId, async (transaction) => {
      const { rows } = await sql.raw(statement).execute(transaction);
      return rows;
    });
  }

  it("see their own rows and no others', whatever is asked", async () => {
    expect(await asTenant(mine, "select tenant_id from seatwise.interaction")).toEqual([
      { tenant_id: mine },
    ]);
    expect(
      await asTenant(mine, `select 1 from seatwise.interaction where tenant_id = '${theirs}'`),
    ).toEqual([]);
    expect(await asTenant(newTenant(), "select 1 from seatwise.interaction")).toEqual([]);
  });

  it.each<[string, string]>([
    [
      "write rows of another tenant",
      `insert into seatwise.interaction values ('${theirs}', 2, gen_random_uuid(), '', '', '', '')`,
    ],
    ["change a row", "update seatwise.interaction set body = ''"],
    ["delete a row", "delete from seatwise.interaction"],
    ["empty the table", "truncate seatwise.interaction"],
    ["switch the policy off", "alter table seatwise.interaction disable row level security"],
    ["read which migrations were taken", "select * from seatwise.migration"],
  ])("cannot %s", async (_what, statement) => {
    await expect(asTenant(mine, statement)).rejects.toThrow(
      /row-level security|permission denied|must be owner/,
    );
  });

  it("are seen by nobody who does not say whose rows he means", async () => {
    for (const unsaid of ["''", "null"]) {
      const rows = await database.inTenant(mine, async (transaction) => {
        await sql.raw(`select set_config('seatwise.tenant', ${unsaid}, true)`).execute(transaction);
        return (await sql.raw("select 1 from seatwise.interaction").execute(transaction)).rows;
      });
      expect(rows).toEqual([]);
    }
  });

  it("are kept apart by every table, and by a role that can do no more", async () => {
    const tables = await suite.query(`
      select relname::text as name, relrowsecurity as enabled, relforcerowsecurity as forced,
        relowner::regrole::text <> 'seatwise_app' as "ownedByOther",
        exists (select from pg_policy where polrelid = c.oid) as "hasPolicy"
      from pg_class c where relnamespace = 'seatwise'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
        and relname <> 'migration' order by 1`);
    const role = await suite.query(`
      select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole from pg_roles
      where rolname = 'seatwise_app'`);

    expect(tables).toEqual([
      { name: "cohort_minimums", enabled: true, forced: true, ownedByOther: true, hasPolicy: true },
      { name: "interaction", enabled: true, forced: true, ownedByOther: true, hasPolicy: true },
      { name: "newest_entry", enabled: true, forced: true, ownedByOther: true, hasPolicy: true },
      { name: "recommendation", enabled: true, forced: true, ownedByOther: true, hasPolicy: true },
      { name: "survey_record", enabled: true, forced: true, ownedByOther: true, hasPolicy: true },
      { name: "told", enabled: true, forced: true, ownedByOther: true, hasPolicy: true },
    ]);
    expect(role).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false },
    ]);
  });

  it("stay apart when many work at the same time, whether their work ends well or not", async () => {
    const tenants = Array.from({ length: 40 }, newTenant);
    const seen = await Promise.allSettled(
      tenants.map(async (tenantId, n) => {
        await ledgerOf(database).append(interaction({ tenantId }));
        const statement =
          n % 4 === 0 ? "select 1 / 0" : "select tenant_id from seatwise.interaction";
        return asTenant(tenantId, statement);
      }),
    );

    expect(
      seen.map((outcome, n) =>
        outcome.status === "fulfilled" ? outcome.value : `failed ${n % 4}`,
      ),
    ).toEqual(tenants.map((tenantId, n) => (n % 4 === 0 ? "failed 0" : [{ tenant_id: tenantId }])));
  });
});

describe("a database", () => {
  it("is brought up to date once, by however many processes start together", async () => {
    const suite = await newPostgresDatabase();
    try {
      const entries = Array.from({ length: 6 }, () => interaction());
      await Promise.all(entries.map((entry) => ledgerOf(suite.open()).append(entry)));

      expect(await suite.query("select name from seatwise.migration")).toEqual([
        { name: "0001-interaction-ledger" },
        { name: "0002-recommendations" },
        { name: "0003-told" },
        { name: "0004-newest-entries" },
        { name: "0005-cohort-minimums" },
      ]);
    } finally {
      await suite.drop();
    }
  });

  it("that does not answer is asked again by the next request", async () => {
    const suite = await newPostgresDatabase();
    try {
      const entry = interaction();
      const ledger = ledgerOf(suite.open());
      await suite.query(
        "create schema seatwise; create view seatwise.migration as select 1 as none",
      );
      await expect(ledger.append(entry)).rejects.toThrow();
      await suite.query("drop schema seatwise cascade");

      expect(await ledger.append(entry)).toMatchObject({ sequence: 1 });
    } finally {
      await suite.drop();
    }
  });

  it("is entered by a login role that owns it and is no superuser", async () => {
    const server = new URL(process.env["TEST_DATABASE_URL"] ?? "");
    const administrator = new Client({ connectionString: server.href });
    await administrator.connect();
    const name = `owner_${randomBytes(6).toString("hex")}`;
    await administrator.query(`create role ${name} login createrole nosuperuser`);
    await administrator.query(`create database ${name} owner ${name}`);
    const url = new URL(`/${name}`, server);
    url.username = name;
    const ledger = ledgerOf(postgresDatabase({ url: url.href, log: createLogger("silent") }));
    try {
      const entry = interaction();
      await ledger.append(entry);
      const owner = new Client({ connectionString: url.href });
      await owner.connect();

      expect(await ledger.find(entry.tenantId, entry.callerKey, entry.id)).toEqual(entry);
      // The owner of the table is held by the policy as well.
      expect((await owner.query("select 1 from seatwise.interaction")).rows).toEqual([]);
      await owner.end();
    } finally {
      await ledger.close();
      await administrator.query(`drop database ${name}`);
      await administrator.query(`drop role ${name}`);
      await administrator.end();
    }
  });

  it("gives its connections back without role or tenant", async () => {
    const suite = await newPostgresDatabase();
    const pool = new Pool({ connectionString: suite.url, max: 1 });
    const database = new TenantDatabase(new PostgresDialect({ pool }));
    const session =
      "select current_user::text as role, current_setting('seatwise.tenant', true) as tenant";
    try {
      const failing = database.inTenant(newTenant(), (transaction) =>
        sql.raw("select 1 / 0").execute(transaction),
      );
      await expect(failing).rejects.toThrow("division by zero");
      expect((await pool.query(session)).rows).toEqual([{ role: "postgres", tenant: "" }]);
      await ledgerOf(database).append(interaction());
      expect((await pool.query(session)).rows).toEqual([{ role: "postgres", tenant: "" }]);
    } finally {
      await database.close();
      await suite.drop();
    }
  });

  it("outlives the loss of a connection in the middle of a transaction", async () => {
    const suite = await newPostgresDatabase();
    try {
      const database = suite.open();
      const cutOff = database.inTenant(newTenant(), async (transaction) => {
        const { rows } = await sql<{
          pid: number;
        }>`select pg_backend_pid() as pid`.execute(transaction);
        const pid = rows[0]?.pid;
        await suite.query(`select pg_terminate_backend(${pid})`);
        const isThere = `select 1 from pg_stat_activity where pid = ${pid}`;
        while ((await suite.query(isThere)).length > 0);
        // The server's last word has come by now, while nobody waited for one.
        await sql`select 1`.execute(transaction);
      });

      await expect(cutOff).rejects.toThrow(/connection/i);
      expect(await ledgerOf(database).append(interaction())).toMatchObject({ sequence: 1 });
    } finally {
      await suite.drop();
    }
  });

  it("embedded in a folder keeps its rows over a restart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "seatwise-embedded-"));
    try {
      const entry = interaction();
      const before = ledgerOf(embeddedDatabase({ folder }));
      await before.append(entry);
      await before.close();
      const after = ledgerOf(embeddedDatabase({ folder }));

      expect(await after.find(entry.tenantId, entry.callerKey, entry.id)).toEqual(entry);
      await after.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
