import { z } from "zod";
import { isoDate } from "../../core/ids.ts";
import { Pii } from "../../core/pii.ts";
import type { SourceId } from "../../core/source-ids.ts";
import { decode } from "../decode.ts";
import type { GraphReader } from "../reader.ts";
import type { UsageRow } from "../usage-records.ts";
import { isConcealedName, type ReportPeriod } from "./report-cells.ts";

const account = z.object({
  reportRefreshDate: isoDate,
  userPrincipalName: z.string(),
  isDeleted: z.boolean().nullish(),
});

/** What is particular to one usage report: what its rows say beyond whose they are. */
export interface JsonDetailReport<Own extends object> {
  readonly source: SourceId;
  readonly row: z.ZodType<Own>;
}

/**
 * Rows of a usage report about accounts in its JSON form, deleted ones left out. It has a ration of its
 * own, 100 requests in ten minutes where files have 14 (learn.microsoft.com/graph/throttling-limits),
 * and takes one per 999 accounts: it is for small tenants.
 * @throws AppError as `readDetailReport`.
 */
export async function* readDetailReportJson<Own extends object>(
  reader: GraphReader,
  { source, row }: JsonDetailReport<Own>,
  period: ReportPeriod,
): AsyncGenerator<readonly (UsageRow & Own)[]> {
  const pages = reader.pages(source, {
    version: "beta",
    parameters: { period },
    format: "application/json",
    top: 999,
  });
  for await (const page of pages) {
    yield page.flatMap((item) => {
      const { reportRefreshDate, userPrincipalName, isDeleted } = decode(source, account, item);
      if (isDeleted === true) {
        return [];
      }
      const whose = {
        refreshedOn: reportRefreshDate,
        principalName: new Pii(userPrincipalName),
        concealed: isConcealedName(userPrincipalName),
      };
      return [{ ...whose, ...decode(source, row, item) }];
    });
  }
}
