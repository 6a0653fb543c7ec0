import { z } from "zod";
import { isoDate } from "../../core/ids.ts";
import { Pii } from "../../core/pii.ts";
import { decode } from "../decode.ts";
import type { GraphReader } from "../reader.ts";
import type { AppUserRow } from "../usage-records.ts";
import { readDetailReport } from "./detail-report.ts";
import { isConcealedName, isYes, type ReportPeriod } from "./report-cells.ts";

/** Teams is left out: its desktop client needs no desktop licence. */
const APPS = ["Outlook", "Word", "Excel", "PowerPoint", "OneNote"] as const;

const columnsOn = (...platforms: readonly string[]) =>
  platforms.flatMap((platform) => APPS.map((app) => `${app} (${platform})`));

const DESKTOP = columnsOn("Windows", "Mac");
const WEB_OR_MOBILE = columnsOn("Web", "Mobile");

/**
 * Who used which Office app where, within the period
 * (learn.microsoft.com/graph/api/reportroot-getm365appuserdetail).
 */
export function readAppUserDetail(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly AppUserRow[]> {
  return readDetailReport(
    reader,
    {
      source: "appUserDetail",
      columns: [...DESKTOP, ...WEB_OR_MOBILE],
      row: (cell) => ({
        usedOnDesktop: DESKTOP.some((column) => isYes(cell(column))),
        usedOnWebOrMobile: WEB_OR_MOBILE.some((column) => isYes(cell(column))),
      }),
    },
    { period },
  );
}

/** `Word (Windows)` is `wordWindows` in the JSON form. */
const propertyOf = (column: string): string =>
  column.charAt(0).toLowerCase() + column.slice(1).replaceAll(/[ ()]/g, "");

const someOf = (columns: readonly string[]) => {
  const properties = columns.map(propertyOf);
  return (details: readonly Readonly<Record<string, unknown>>[]) =>
    details.some((detail) => properties.some((property) => detail[property] === true));
};
const isUsedOnDesktop = someOf(DESKTOP);
const isUsedOnWebOrMobile = someOf(WEB_OR_MOBILE);

const appUser = z
  .object({
    reportRefreshDate: isoDate,
    userPrincipalName: z.string(),
    isDeleted: z.boolean().nullish(),
    details: z.array(z.record(z.string(), z.unknown())),
  })
  .transform((found) => ({
    isDeleted: found.isDeleted ?? false,
    row: {
      refreshedOn: found.reportRefreshDate,
      principalName: new Pii(found.userPrincipalName),
      concealed: isConcealedName(found.userPrincipalName),
      usedOnDesktop: isUsedOnDesktop(found.details),
      usedOnWebOrMobile: isUsedOnWebOrMobile(found.details),
    } satisfies AppUserRow,
  }));

/**
 * The same report as JSON, which has a ration of its own: 100 requests in ten minutes
 * (learn.microsoft.com/graph/throttling-limits), each for 999 accounts.
 */
export async function* readAppUserDetailJson(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly AppUserRow[]> {
  const pages = reader.pages("appUserDetail", {
    version: "beta",
    parameters: { period },
    format: "application/json",
    top: 999,
  });
  for await (const page of pages) {
    yield page
      .map((item) => decode("appUserDetail", appUser, item))
      .flatMap(({ isDeleted, row }) => (isDeleted ? [] : [row]));
  }
}
