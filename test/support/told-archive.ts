import type { IsoDate, TenantId } from "../../src/core/ids.ts";
import type { ToldArchive, ToldEntry, ToldWeeks } from "../../src/insights/told-history.ts";

/** What was told, in memory: for suites that are not about the database. */
export class InMemoryToldArchive implements ToldArchive {
  readonly #kept: {
    readonly tenantId: TenantId;
    readonly week: IsoDate;
    readonly entry: ToldEntry;
  }[] = [];

  async read(tenantId: TenantId, kind: string, since: IsoDate): Promise<readonly ToldEntry[]> {
    return this.#kept
      .filter((one) => one.tenantId === tenantId && one.entry.kind === kind && one.week >= since)
      .map(({ entry }) => entry)
      .sort((a, b) => (a.toldAt < b.toldAt ? 1 : -1));
  }

  async keep(tenantId: TenantId, entry: ToldEntry, { week }: ToldWeeks): Promise<ToldEntry> {
    const nameOf = (one: ToldEntry) =>
      [one.kind, one.audience, one.evidence, one.minimums].join("|");
    const first = this.#kept.find(
      (one) =>
        one.tenantId === tenantId && one.week === week && nameOf(one.entry) === nameOf(entry),
    );
    if (first !== undefined) return first.entry;
    this.#kept.push({ tenantId, week, entry });
    return entry;
  }
}
