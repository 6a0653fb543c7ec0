import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { TenantId } from "../../src/core/ids.ts";
import {
  type Checkpoint,
  type InteractionEntry,
  type InteractionLedger,
  SqlInteractionLedger,
} from "../../src/store/index.ts";
import { databases, type SuiteDatabase } from "../support/databases.ts";
import { SEATWISE_KEY } from "../support/sample-aggregates.ts";
import { interaction, newCallerKey, newTenant, words } from "../support/sample-interactions.ts";

describe.each(databases)("the interaction ledger in %s", (_name, create) => {
  let database: SuiteDatabase;
  let ledger: InteractionLedger;

  /** The ledger as another process sees it. */
  const openLedger = (seatwiseKey = SEATWISE_KEY) =>
    new SqlInteractionLedger({ database: database.open(), seatwiseKey, words });

  beforeAll(async () => {
    database = await create();
    ledger = openLedger();
  });

  afterAll(async () => {
    await database.drop();
  });

  async function appendTo(tenantId: TenantId, count: number): Promise<readonly InteractionEntry[]> {
    const entries = Array.from({ length: count }, () => interaction({ tenantId }));
    for (const entry of entries) {
      await ledger.append(entry);
    }
    return entries;
  }

  it("gives an interaction back to the caller it was with, whole", async () => {
    const entry = interaction();
    await ledger.append(entry);

    expect(await ledger.find(entry.tenantId, entry.callerKey, entry.id)).toEqual(entry);
    expect(await openLedger().find(entry.tenantId, entry.callerKey, entry.id)).toEqual(entry);
  });

  it.each<[string, (entry: InteractionEntry) => Partial<InteractionEntry>]>([
    ["another caller", ({ tenantId }) => ({ callerKey: newCallerKey(tenantId) })],
    ["another tenant", () => ({ tenantId: newTenant() })],
    ["another id", () => ({ id: "00000000-0000-4000-8000-000000000000" })],
    ["what is no id", () => ({ id: "' or true --" })],
  ])("finds nothing for %s", async (_who, differing) => {
    const entry = interaction();
    await ledger.append(entry);
    const { tenantId, callerKey, id } = { ...entry, ...differing(entry) };

    expect(await ledger.find(tenantId, callerKey, id)).toBeUndefined();
  });

  it("lists a tenant's interactions page by page, newest first", async () => {
    const tenantId = newTenant();
    const [first, second, third] = await appendTo(tenantId, 3);
    await appendTo(newTenant(), 1);
    const page = await ledger.list(tenantId, { first: 2 });

    expect(page).toEqual({ entries: [third, second], next: 2 });
    expect(await ledger.list(tenantId, { first: 2, before: page.next ?? 0 })).toEqual({
      entries: [first],
      next: null,
    });
  });

  it("lists the interactions of one caller", async () => {
    const tenantId = newTenant();
    const [, second] = await appendTo(tenantId, 3);
    const { callerKey = newCallerKey() } = second ?? {};

    expect(await ledger.list(tenantId, { callerKey, first: 10 })).toEqual({
      entries: [second],
      next: null,
    });
  });

  it.each<[string, object]>([
    ["a word that is none of ours", { tools: ["Anna Nowak"] }],
    ["a kind of redaction that is none of ours", { redactions: { "Anna Nowak": 1 } }],
    ["a deployment nobody configured", { deployment: "anna-nowak" }],
    ["a property of its own", { question: "What does Anna Nowak cost?" }],
    ["half a seat", { figuresSent: 0.5 }],
    ["a caller in clear", { callerKey: "anna.nowak@contoso.example" }],
  ])("refuses an entry with %s", async (_what, differing) => {
    const entry = { ...interaction(), ...differing };

    await expect(ledger.append(entry)).rejects.toMatchObject({ code: "INTERNAL" });
    await expect(ledger.append(entry)).rejects.not.toThrow(/nowak/i);
    expect(await ledger.list(entry.tenantId, { first: 1 })).toEqual({ entries: [], next: null });
  });

  it("keeps one chain per tenant, whoever appends at the same time", async () => {
    const tenants = [newTenant(), newTenant()];
    const processes = [ledger, openLedger(), openLedger()];
    const appended = await Promise.all(
      Array.from({ length: 30 }, (_, n) => {
        const tenantId = tenants[n % 2] ?? newTenant();
        return (processes[n % 3] ?? ledger).append(interaction({ tenantId }));
      }),
    );
    const longest = appended.filter(({ sequence }) => sequence === 15);

    expect(longest).toHaveLength(2);
    for (const tenantId of tenants) {
      const verdict = await ledger.verifyChain(tenantId);
      expect(verdict).toEqual({ intact: true, checkpoint: expect.anything() });
      expect(longest).toContainEqual(verdict.intact ? verdict.checkpoint : verdict);
    }
  });

  it("does not keep an interaction twice", async () => {
    const entry = interaction();
    await ledger.append(entry);

    await expect(ledger.append(entry)).rejects.toThrow();
    expect(await ledger.list(entry.tenantId, { first: 2 })).toEqual({
      entries: [entry],
      next: null,
    });
  });

  it("calls the chain of a tenant without interactions intact", async () => {
    expect(await ledger.verifyChain(newTenant())).toEqual({
      intact: true,
      checkpoint: { sequence: 0, hash: "" },
    });
  });

  it.each<[string, number, ...string[]]>([
    [
      "an entry is changed",
      3,
      `update interaction set body = replace(body, '"figuresSent":12', '"figuresSent":13') where sequence = 3`,
    ],
    [
      "an entry is given to another caller",
      2,
      `update interaction set caller_key = repeat('x', 43) where sequence = 2`,
    ],
    ["an entry is taken out", 4, "delete from interaction where sequence = 4"],
    [
      "an entry is taken out and the rest moved up",
      5,
      "delete from interaction where sequence = 5",
      "update interaction set sequence = 5 where sequence = 6",
    ],
    [
      "two entries change places",
      2,
      "update interaction set sequence = 99 where sequence = 2",
      "update interaction set sequence = 2 where sequence = 3",
      "update interaction set sequence = 3 where sequence = 99",
    ],
    [
      "an entry is copied to the end",
      7,
      `insert into interaction select tenant_id, 7, gen_random_uuid(), caller_key, body, previous_hash, hash
        from interaction where sequence = 6`,
    ],
  ])("notices where %s", async (_what, firstBad, ...tampering) => {
    const tenantId = newTenant();
    await appendTo(tenantId, 6);
    for (const statement of tampering) {
      await database.query(
        statement
          .replaceAll("interaction", "seatwise.interaction")
          .replace("where", `where tenant_id = '${tenantId}' and`),
      );
    }

    expect(await ledger.verifyChain(tenantId)).toEqual({ intact: false, firstBad });
  });

  it("notices with an earlier checkpoint that the end was cut off", async () => {
    const tenantId = newTenant();
    await appendTo(tenantId, 4);
    const verdict = await ledger.verifyChain(tenantId);
    const known: Checkpoint = verdict.intact ? verdict.checkpoint : { sequence: 0, hash: "" };
    await database.query(
      `delete from seatwise.interaction where tenant_id = '${tenantId}' and sequence > 2`,
    );

    expect(await ledger.verifyChain(tenantId, known)).toEqual({ intact: false, firstBad: 3 });
    await appendTo(tenantId, 2);
    expect(await ledger.verifyChain(tenantId, known)).toEqual({ intact: false, firstBad: 4 });
  });

  it("notices a chain recomputed without the key", async () => {
    const tenantId = newTenant();
    await openLedger("00".repeat(32)).append(interaction({ tenantId }));

    expect(await ledger.verifyChain(tenantId)).toEqual({ intact: false, firstBad: 1 });
  });

  it("shows nothing of an entry that was changed", async () => {
    const entry = interaction();
    await ledger.append(entry);
    await database.query(
      `update seatwise.interaction set body = replace(body, 'answered', 'unknown') where id = '${entry.id}'`,
    );

    await expect(ledger.find(entry.tenantId, entry.callerKey, entry.id)).rejects.toMatchObject({
      code: "INTERNAL",
    });
    await expect(ledger.list(entry.tenantId, { first: 1 })).rejects.toMatchObject({
      code: "INTERNAL",
    });
  });

  it("still reads an entry whose words have been retired since", async () => {
    const entry = interaction();
    await ledger.append(entry);
    const later = new SqlInteractionLedger({
      database: database.open(),
      seatwiseKey: SEATWISE_KEY,
      words: { ...words, tools: [], models: ["gpt-5"] },
    });

    expect(await later.find(entry.tenantId, entry.callerKey, entry.id)).toEqual(entry);
  });
});
