import { sql } from "kysely";
import { z } from "zod";
import { deriveKey, keyedHash } from "../core/derived-key.ts";
import { AppError } from "../core/errors.ts";
import type { TenantId } from "../core/ids.ts";
import {
  type CallerKey,
  type InteractionEntry,
  InteractionEntryCodec,
  type LedgerWords,
} from "./interaction-entry.ts";
import type {
  ChainVerdict,
  Checkpoint,
  InteractionLedger,
  InteractionPage,
} from "./interaction-ledger.ts";
import type { InteractionRow } from "./schema.ts";
import type { TenantDatabase } from "./tenant-database.ts";

interface Options {
  readonly database: TenantDatabase;
  /** SEATWISE_KEY: without it nobody can recompute the chain. */
  readonly seatwiseKey: string;
  readonly words: LedgerWords;
}

/** Before the first entry of any tenant. */
const START: Checkpoint = { sequence: 0, hash: "" };
const VERIFIED_AT_ONCE = 1_000;

/** The ledger in PostgreSQL or PGlite: the same SQL for both. */
export class SqlInteractionLedger implements InteractionLedger {
  readonly #database: TenantDatabase;
  readonly #chainKey: Buffer;
  readonly #codec: InteractionEntryCodec;

  constructor({ database, seatwiseKey, words }: Options) {
    this.#database = database;
    this.#chainKey = deriveKey(seatwiseKey, "interaction ledger");
    this.#codec = new InteractionEntryCodec(words);
  }

  async append(entry: InteractionEntry): Promise<Checkpoint> {
    const body = this.#codec.encode(entry);
    const { tenantId, id, callerKey } = entry;
    return this.#database.inTenant(tenantId, async (transaction) => {
      // One appender of a tenant at a time, in all processes: the next link needs the last one's hash.
      await sql`select pg_advisory_xact_lock(hashtextextended(${tenantId}, 0))`.execute(
        transaction,
      );
      const last = await transaction
        .selectFrom("seatwise.interaction")
        .select(["sequence", "hash"])
        .orderBy("sequence", "desc")
        .limit(1)
        .executeTakeFirst();
      const { sequence, hash: previousHash } = last ?? START;
      const link = {
        tenant_id: tenantId,
        sequence: sequence + 1,
        id: id.toLowerCase(),
        caller_key: callerKey,
        body,
        previous_hash: previousHash,
      };
      const hash = this.#hashOf(link);
      await transaction
        .insertInto("seatwise.interaction")
        .values({ ...link, hash })
        .execute();
      return { sequence: link.sequence, hash };
    });
  }

  async find(
    tenantId: TenantId,
    callerKey: CallerKey,
    id: string,
  ): Promise<InteractionEntry | undefined> {
    const guid = z.guid().safeParse(id);
    if (!guid.success) {
      return undefined;
    }
    const row = await this.#database.inTenant(tenantId, (transaction) =>
      transaction
        .selectFrom("seatwise.interaction")
        .selectAll()
        .where("caller_key", "=", callerKey)
        .where("id", "=", guid.data)
        .executeTakeFirst(),
    );
    return row === undefined ? undefined : this.#entryOf(row);
  }

  async list(
    tenantId: TenantId,
    page: { readonly callerKey?: CallerKey; readonly first: number; readonly before?: number },
  ): Promise<InteractionPage> {
    const { callerKey, first, before } = page;
    const rows = await this.#database.inTenant(tenantId, (transaction) => {
      const newest = transaction
        .selectFrom("seatwise.interaction")
        .selectAll()
        .orderBy("sequence", "desc")
        .limit(first + 1);
      const ofCaller =
        callerKey === undefined ? newest : newest.where("caller_key", "=", callerKey);
      return (before === undefined ? ofCaller : ofCaller.where("sequence", "<", before)).execute();
    });
    const shown = rows.slice(0, first);
    return {
      entries: shown.map((row) => this.#entryOf(row)),
      next: rows.length > first ? (shown.at(-1)?.sequence ?? null) : null,
    };
  }

  async verifyChain(tenantId: TenantId, known: Checkpoint = START): Promise<ChainVerdict> {
    let last = START;
    for (;;) {
      const rows = await this.#rowsAfter(tenantId, last.sequence);
      for (const row of rows) {
        const expected = last.sequence + 1;
        if (!this.#follows(row, last) || (expected === known.sequence && row.hash !== known.hash)) {
          return { intact: false, firstBad: expected };
        }
        last = { sequence: row.sequence, hash: row.hash };
      }
      if (rows.length < VERIFIED_AT_ONCE) {
        return last.sequence < known.sequence
          ? { intact: false, firstBad: last.sequence + 1 }
          : { intact: true, checkpoint: last };
      }
    }
  }

  async close(): Promise<void> {
    await this.#database.close();
  }

  async #rowsAfter(tenantId: TenantId, sequence: number): Promise<readonly InteractionRow[]> {
    return this.#database.inTenant(tenantId, (transaction) =>
      transaction
        .selectFrom("seatwise.interaction")
        .selectAll()
        .where("sequence", ">", sequence)
        .orderBy("sequence")
        .limit(VERIFIED_AT_ONCE)
        .execute(),
    );
  }

  #follows(row: InteractionRow, last: Checkpoint): boolean {
    return (
      row.sequence === last.sequence + 1 &&
      row.previous_hash === last.hash &&
      row.hash === this.#hashOf(row)
    );
  }

  #hashOf(link: Omit<InteractionRow, "hash">): string {
    const { tenant_id, sequence, id, caller_key, body, previous_hash } = link;
    return keyedHash(this.#chainKey, [
      tenant_id,
      `${sequence}`,
      id,
      caller_key,
      body,
      previous_hash,
    ]);
  }

  /** @throws AppError INTERNAL when the row was changed: nothing is shown that the chain does not vouch for. */
  #entryOf(row: InteractionRow): InteractionEntry {
    const entry = row.hash === this.#hashOf(row) ? this.#codec.decode(row.body) : undefined;
    if (entry === undefined) {
      throw new AppError("INTERNAL", {
        reason: "An entry of the ledger is not as it was written.",
      });
    }
    return entry;
  }
}
