import type { MemberView } from "../../tenant/member-view.ts";
import { type Mailbox, mailboxOf } from "../../tenant/usage.ts";
import { dayOf, isoDay } from "../../time.ts";
import { count, ifPresent } from "./member-activity.ts";
import {
  isLicensedFor,
  lastUse,
  licensedMembers,
  type MemberRow,
  memberColumns,
} from "./member-rows.ts";
import { type Column, reportFile } from "./report.ts";

const hasMailbox = (view: MemberView): boolean => mailboxOf(view) !== null;

const lastActivity: Column<MemberRow> = {
  title: "Last Activity Date",
  name: "lastActivityDate",
  value: (row) => lastUse(row, "exchange"),
};

/** `getEmailActivityUserDetail` (api/reportroot-getemailactivityuserdetail.md). */
export const emailActivityDetail = reportFile<MemberRow>({
  functionName: "getEmailActivityUserDetail",
  root: "reports",
  arguments: "period-or-date",
  isDetail: true,
  booleans: "True/False",
  jsonByDefault: false,
  jsonOnV1: false,
  columns: [
    memberColumns.refreshDate,
    memberColumns.userPrincipalName,
    memberColumns.displayName,
    memberColumns.isDeleted,
    memberColumns.deletedDate,
    lastActivity,
    { title: "Send Count", name: "sendCount", value: count("sent", "exchange") },
    { title: "Receive Count", name: "receiveCount", value: count("received", "exchange") },
    { title: "Read Count", name: "readCount", value: count("read", "exchange") },
    memberColumns.assignedProducts,
    memberColumns.period,
  ],
  rows: (source) => licensedMembers(source, hasMailbox),
});

const mailboxNumber = (
  title: string,
  name: string,
  value: (mailbox: Mailbox) => number,
): Column<MemberRow> => ({
  title,
  name,
  value: (row) =>
    ifPresent(row, 0, (view) => {
      const mailbox = mailboxOf(view);
      return mailbox === null ? 0 : Math.floor(value(mailbox));
    }),
});

/** `getMailboxUsageDetail` (api/reportroot-getmailboxusagedetail.md). */
export const mailboxUsageDetail = reportFile<MemberRow>({
  functionName: "getMailboxUsageDetail",
  root: "reports",
  arguments: "period",
  isDetail: true,
  booleans: "True/False",
  jsonByDefault: false,
  jsonOnV1: false,
  columns: [
    memberColumns.refreshDate,
    memberColumns.userPrincipalName,
    memberColumns.displayName,
    memberColumns.isDeleted,
    memberColumns.deletedDate,
    {
      title: "Created Date",
      name: "createdDate",
      value: (row) => ifPresent(row, null, (view) => isoDay(dayOf(view.member.createdAt))),
    },
    lastActivity,
    mailboxNumber("Item Count", "itemCount", (mailbox) => mailbox.items),
    mailboxNumber("Storage Used (Byte)", "storageUsedInBytes", (mailbox) => mailbox.usedBytes),
    mailboxNumber(
      "Issue Warning Quota (Byte)",
      "issueWarningQuotaInBytes",
      (mailbox) => mailbox.quotaBytes * 0.98,
    ),
    mailboxNumber(
      "Prohibit Send Quota (Byte)",
      "prohibitSendQuotaInBytes",
      (mailbox) => mailbox.quotaBytes * 0.99,
    ),
    mailboxNumber(
      "Prohibit Send/Receive Quota (Byte)",
      "prohibitSendReceiveQuotaInBytes",
      (mailbox) => mailbox.quotaBytes,
    ),
    mailboxNumber("Deleted Item Count", "deletedItemCount", (mailbox) => mailbox.items * 0.05),
    mailboxNumber(
      "Deleted Item Size (Byte)",
      "deletedItemSizeInBytes",
      (mailbox) => mailbox.usedBytes * 0.03,
    ),
    mailboxNumber("Deleted Item Quota (Byte)", "deletedItemQuota", () => 32_212_254_720),
    {
      title: "Has Archive",
      name: "hasArchive",
      value: (row) => ifPresent(row, false, (view) => mailboxOf(view)?.hasArchive ?? false),
    },
    memberColumns.period,
  ],
  // Newer files say what kind of mailbox it is, in one of two vocabularies.
  laterColumns: [
    {
      title: "Recipient Type",
      name: "recipientType",
      value: (row, source) =>
        ifPresent(row, null, (view) => {
          const type = mailboxOf(view)?.recipientType ?? "User";
          return source.tenant.settings.longRecipientTypes ? `${type}Mailbox` : type;
        }),
    },
  ],
  rows: (source) => licensedMembers(source, hasMailbox),
});

/** `getYammerActivityUserDetail` (api/reportroot-getyammeractivityuserdetail.md). */
export const yammerActivityDetail = reportFile<MemberRow>({
  functionName: "getYammerActivityUserDetail",
  root: "reports",
  arguments: "period-or-date",
  isDetail: true,
  booleans: "True/False",
  jsonByDefault: false,
  jsonOnV1: false,
  columns: [
    memberColumns.refreshDate,
    memberColumns.userPrincipalName,
    memberColumns.displayName,
    {
      title: "User State",
      name: "userState",
      value: (row) => (row.kind === "deleted" ? "deleted" : "active"),
    },
    {
      title: "State Change Date",
      name: "stateChangeDate",
      value: (row) =>
        row.kind === "deleted" ? isoDay(row.deletedDay) : isoDay(dayOf(row.view.member.createdAt)),
    },
    { ...lastActivity, value: (row) => lastUse(row, "yammer") },
    { title: "Posted Count", name: "postedCount", value: count("yammerPosts", "yammer") },
    { title: "Read Count", name: "readCount", value: count("yammerReads", "yammer") },
    { title: "Liked Count", name: "likedCount", value: count("yammerLikes", "yammer") },
    memberColumns.assignedProducts,
    memberColumns.period,
  ],
  rows: (source) => licensedMembers(source, isLicensedFor("yammer")),
});
