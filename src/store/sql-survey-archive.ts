import { dateOfDay, dayNumber } from "../core/clock.ts";
import type { IsoDate } from "../core/ids.ts";
import type { BookPlace } from "../licensing/index.ts";
import type { TenantDatabase } from "./tenant-database.ts";

/** Days for which records are kept: two years and a little, so that quarters of two years compare. */
const KEPT_DAYS = 800;

/** Records of surveys in PostgreSQL or PGlite: the last of each day, of each visibility class. */
export class SqlSurveyArchive {
  readonly #database: TenantDatabase;

  constructor(database: TenantDatabase) {
    this.#database = database;
  }

  async keep({ tenantId, visibilityClass }: BookPlace, day: IsoDate, body: string): Promise<void> {
    const row = { tenant_id: tenantId, visibility_class: visibilityClass, day, body };
    await this.#database.inTenant(tenantId, async (transaction) => {
      await transaction
        .insertInto("seatwise.survey_record")
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(["tenant_id", "visibility_class", "day"])
            .doUpdateSet({ body: (excluded) => excluded.ref("excluded.body") }),
        )
        .execute();
      await transaction
        .deleteFrom("seatwise.survey_record")
        .where("day", "<", dateOfDay(dayNumber(day) - KEPT_DAYS))
        .execute();
    });
  }

  async latest(
    { tenantId, visibilityClass }: BookPlace,
    upTo: IsoDate,
  ): Promise<string | undefined> {
    const row = await this.#database.inTenant(tenantId, (transaction) =>
      transaction
        .selectFrom("seatwise.survey_record")
        .select("body")
        .where("visibility_class", "=", visibilityClass)
        .where("day", "<=", upTo)
        .orderBy("day", "desc")
        .limit(1)
        .executeTakeFirst(),
    );
    return row?.body;
  }
}
