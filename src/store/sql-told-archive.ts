import { type IsoDate, type IsoInstant, isoInstant, type TenantId } from "../core/ids.ts";
import type { TenantDatabase } from "./tenant-database.ts";

/** Something told of a tenant's members in one week. */
interface Told {
  readonly kind: string;
  readonly audience: string;
  readonly visibilityClass: string;
  readonly evidence: string;
  readonly minimums: string;
  readonly toldAt: IsoInstant;
  readonly body: string;
}

/** What was told of members, in PostgreSQL or PGlite: who tells first, tells for all. */
export class SqlToldArchive {
  readonly #database: TenantDatabase;

  constructor(database: TenantDatabase) {
    this.#database = database;
  }

  async read(tenantId: TenantId, kind: string, since: IsoDate): Promise<readonly Told[]> {
    const rows = await this.#database.inTenant(tenantId, (transaction) =>
      transaction
        .selectFrom("seatwise.told")
        .select(["audience", "visibility_class", "evidence", "minimums", "told_at", "body"])
        .where("kind", "=", kind)
        .where("week", ">=", since)
        .orderBy("told_at", "desc")
        .execute(),
    );
    return rows.map(({ visibility_class, told_at, ...row }) => ({
      ...row,
      kind,
      visibilityClass: visibility_class,
      toldAt: isoInstant.parse(told_at),
    }));
  }

  async keep(
    tenantId: TenantId,
    told: Told,
    { week, since }: { readonly week: IsoDate; readonly since: IsoDate },
  ): Promise<Told> {
    const { visibilityClass, toldAt, ...row } = told;
    const stands = await this.#database.inTenant(tenantId, async (transaction) => {
      await transaction.deleteFrom("seatwise.told").where("week", "<", since).execute();
      await transaction
        .insertInto("seatwise.told")
        .values({
          ...row,
          week,
          tenant_id: tenantId,
          visibility_class: visibilityClass,
          told_at: toldAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return transaction
        .selectFrom("seatwise.told")
        .select(["told_at", "body"])
        .where("kind", "=", told.kind)
        .where("audience", "=", told.audience)
        .where("evidence", "=", told.evidence)
        .where("week", "=", week)
        .where("minimums", "=", told.minimums)
        .executeTakeFirstOrThrow();
    });
    return { ...told, toldAt: isoInstant.parse(stands.told_at), body: stands.body };
  }
}
