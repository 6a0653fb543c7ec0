import { between, fraction } from "../../random.ts";
import type { Group } from "../../tenant/groups.ts";
import { isoDay } from "../../time.ts";
import { memberColumns } from "./member-rows.ts";
import { type Column, type ReportSource, reportFile, shownName } from "./report.ts";

const Salt = { size: 5600, guests: 5601, idle: 5602, mail: 5603, files: 5604 } as const;

const drawn = (row: Group, source: ReportSource, salt: number): number =>
  fraction(source.tenant.generator.seed, row.index, salt);

const number = (
  title: string,
  name: string,
  value: (row: Group, source: ReportSource) => number,
): Column<Group> => ({ title, name, value: (row, source) => Math.floor(value(row, source)) });

const nothing = (title: string, name: string): Column<Group> => number(title, name, () => 0);

const MEGABYTE = 1024 ** 2;

/** `getOffice365GroupsActivityDetail` (api/reportroot-getoffice365groupsactivitydetail.md). */
export const groupsActivityDetail = reportFile<Group>({
  functionName: "getOffice365GroupsActivityDetail",
  root: "reports",
  arguments: "period-or-date",
  isDetail: true,
  booleans: "True/False",
  jsonByDefault: false,
  jsonOnV1: false,
  columns: [
    memberColumns.refreshDate,
    {
      title: "Group Display Name",
      name: "groupDisplayName",
      value: (row, source) => {
        const { decorate } = source.tenant.generator;
        return shownName(source, row.index, 2, decorate("groupName", row.index, row.name));
      },
    },
    { title: "Is Deleted", name: "isDeleted", value: () => false },
    {
      title: "Owner Principal Name",
      name: "ownerPrincipalName",
      value: (row, source) => {
        const { blueprint, mark } = source.tenant.generator;
        const owner = mark("groupOwner", row.index, `owner${row.index}@${blueprint.domain}`);
        return shownName(source, row.index, 1, owner);
      },
    },
    {
      title: "Last Activity Date",
      name: "lastActivityDate",
      value: (row, source) =>
        isoDay(source.refreshDay - between(0, 300, drawn(row, source, Salt.idle) ** 3)),
    },
    { title: "Group Type", name: "groupType", value: () => "Private" },
    number("Member Count", "memberCount", (row, source) => 5 + 60 * drawn(row, source, Salt.size)),
    number(
      "Guest Count",
      "externalMemberCount",
      (row, source) => 3 * drawn(row, source, Salt.guests),
    ),
    number(
      "Exchange Received Email Count",
      "exchangeReceivedEmailCount",
      (row, source) => drawn(row, source, Salt.mail) * 3 * source.periodDays,
    ),
    number(
      "SharePoint Active File Count",
      "sharePointActiveFileCount",
      (row, source) => drawn(row, source, Salt.files) * 2 * source.periodDays,
    ),
    nothing("Yammer Posted Message Count", "yammerPostedMessageCount"),
    nothing("Yammer Read Message Count", "yammerReadMessageCount"),
    nothing("Yammer Liked Message Count", "yammerLikedMessageCount"),
    number(
      "Exchange Mailbox Total Item Count",
      "exchangeMailboxTotalItemCount",
      (row, source) => drawn(row, source, Salt.mail) * 4000,
    ),
    number(
      "Exchange Mailbox Storage Used (Byte)",
      "exchangeMailboxStorageUsedInBytes",
      (row, source) => drawn(row, source, Salt.mail) * 900 * MEGABYTE,
    ),
    number(
      "SharePoint Total File Count",
      "sharePointTotalFileCount",
      (row, source) => drawn(row, source, Salt.files) * 2500,
    ),
    number(
      "SharePoint Site Storage Used (Byte)",
      "sharePointSiteStorageUsedInBytes",
      (row, source) => drawn(row, source, Salt.files) * 9000 * MEGABYTE,
    ),
    {
      title: "Group Id",
      name: "groupId",
      value: (row, source) => shownName(source, row.index, 5, row.id),
    },
    memberColumns.period,
  ],
  rows: (source) => source.tenant.groups().filter(({ kind }) => kind === "unified"),
});
