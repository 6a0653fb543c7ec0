import { between, fraction, guidOf } from "../../random.ts";
import { isoDay } from "../../time.ts";
import { memberColumns } from "./member-rows.ts";
import { type Column, type ReportSource, reportFile, shownName } from "./report.ts";

interface SiteRow {
  readonly index: number;
}

const SITE_KIND = 70;
const MEMBERS_PER_SITE = 25;
const SiteSalt = { files: 5500, bytes: 5501, idle: 5502 } as const;

const siteNumber = (
  title: string,
  name: string,
  value: (share: number, source: ReportSource) => number,
): Column<SiteRow> => ({
  title,
  name,
  value: (row, source) =>
    Math.floor(value(fraction(source.tenant.generator.seed, row.index, SiteSalt.files), source)),
});

const BYTES_PER_SITE = 80 * 1024 ** 3;
const SITE_QUOTA = 27_487_790_694_400;

/** `getSharePointSiteUsageDetail` (api/reportroot-getsharepointsiteusagedetail.md). */
export const sharePointSiteDetail = reportFile<SiteRow>({
  root: "reports",
  arguments: "period-or-date",
  isDetail: true,
  booleans: "True/False",
  jsonByDefault: false,
  jsonOnV1: false,
  functionName: "getSharePointSiteUsageDetail",
  columns: [
    memberColumns.refreshDate,
    {
      title: "Site Id",
      name: "siteId",
      value: (row, source) => guidOf(source.tenant.generator.seed, row.index, SITE_KIND),
    },
    {
      title: "Site URL",
      name: "siteUrl",
      value: (row, source) => {
        const { blueprint, markLocal } = source.tenant.generator;
        const host = blueprint.initialDomain.split(".")[0] ?? "";
        const name = markLocal("siteName", row.index, `team-${row.index}`);
        const url = `https://${host}.sharepoint.com/sites/${name}`;
        return shownName(source, row.index, 3, url);
      },
    },
    {
      title: "Owner Display Name",
      name: "ownerDisplayName",
      value: (row, source) => {
        const { decorate } = source.tenant.generator;
        return shownName(
          source,
          row.index,
          4,
          decorate("siteOwner", row.index, `Owners ${row.index}`),
        );
      },
    },
    { title: "Is Deleted", name: "isDeleted", value: () => false },
    {
      title: "Last Activity Date",
      name: "lastActivityDate",
      value: (row, source) => {
        const share = fraction(source.tenant.generator.seed, row.index, SiteSalt.idle);
        return isoDay(source.refreshDay - between(0, 200, share ** 3));
      },
    },
    siteNumber("File Count", "fileCount", (share) => share * 9000),
    siteNumber("Active File Count", "activeFileCount", (share) => share * 400),
    siteNumber(
      "Page View Count",
      "pageViewCount",
      (share, { periodDays }) => share * 20 * periodDays,
    ),
    siteNumber("Visited Page Count", "visitedPageCount", (share) => share * 40),
    siteNumber("Storage Used (Byte)", "storageUsedInBytes", (share) => share * BYTES_PER_SITE),
    siteNumber("Storage Allocated (Byte)", "storageAllocatedInBytes", () => SITE_QUOTA),
    { title: "Root Web Template", name: "rootWebTemplate", value: () => "Team Site" },
    {
      title: "Owner Principal Name",
      name: "ownerPrincipalName",
      value: (row, source) => {
        const { blueprint } = source.tenant.generator;
        return shownName(source, row.index, 1, `owners-${row.index}@${blueprint.domain}`);
      },
    },
    memberColumns.period,
  ],
  *rows(source) {
    const sites = Math.ceil(source.tenant.generator.memberCount / MEMBERS_PER_SITE);
    for (let index = 0; index < sites; index += 1) yield { index };
  },
});
