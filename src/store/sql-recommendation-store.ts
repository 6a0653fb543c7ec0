import { sql, type Transaction } from "kysely";
import { AppError } from "../core/errors.ts";
import type {
  BookPlace,
  RecommendationStore,
  TrackedCodec,
  TrackedRecommendation,
  Updated,
} from "../licensing/index.ts";
import type { Schema } from "./schema.ts";
import type { TenantDatabase } from "./tenant-database.ts";

/** Tracked recommendations in PostgreSQL or PGlite: one row each, none is ever deleted. */
export class SqlRecommendationStore implements RecommendationStore {
  readonly #database: TenantDatabase;
  readonly #codec: TrackedCodec;

  constructor(database: TenantDatabase, codec: TrackedCodec) {
    this.#database = database;
    this.#codec = codec;
  }

  async read(place: BookPlace): Promise<readonly TrackedRecommendation[]> {
    const rows = await this.#database.inTenant(place.tenantId, (transaction) =>
      bodiesAt(place, transaction),
    );
    return rows.map(({ body }) => this.#decode(body));
  }

  async update<Result>(
    place: BookPlace,
    change: (tracked: readonly TrackedRecommendation[]) => Updated<Result>,
  ): Promise<Result> {
    const { tenantId, visibilityClass } = place;
    return this.#database.inTenant(tenantId, async (transaction) => {
      const lock = `recommendations ${tenantId} ${visibilityClass}`;
      await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(transaction);
      const rows = await bodiesAt(place, transaction);
      const known = new Set(rows.map(({ body }) => body));
      const { tracked, result } = change(rows.map(({ body }) => this.#decode(body)));
      const written = tracked
        .map((one) => ({ id: one.id, body: this.#codec.encode(one) }))
        .filter(({ body }) => !known.has(body));
      if (written.length > 0) {
        await transaction
          .insertInto("seatwise.recommendation")
          .values(
            written.map((row) => ({
              tenant_id: tenantId,
              visibility_class: visibilityClass,
              ...row,
            })),
          )
          .onConflict((conflict) =>
            conflict
              .columns(["tenant_id", "visibility_class", "id"])
              .doUpdateSet({ body: (row) => row.ref("excluded.body") }),
          )
          .execute();
      }
      return result;
    });
  }

  #decode(body: string): TrackedRecommendation {
    const tracked = this.#codec.decode(body);
    if (tracked === undefined) {
      throw new AppError("INTERNAL", { reason: "A kept recommendation cannot be read back." });
    }
    return tracked;
  }
}

function bodiesAt(
  { visibilityClass }: BookPlace,
  transaction: Transaction<Schema>,
): Promise<readonly { readonly body: string }[]> {
  return transaction
    .selectFrom("seatwise.recommendation")
    .select("body")
    .where("visibility_class", "=", visibilityClass)
    .orderBy("id")
    .execute();
}
