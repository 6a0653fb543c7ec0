import { count, ifPresent } from "./member-activity.ts";
import {
  hasWorkload,
  isLicensedFor,
  lastUse,
  licensedMembers,
  type MemberRow,
  memberColumns,
} from "./member-rows.ts";
import { type Column, type ReportSource, reportFile } from "./report.ts";

const calls = count("calls", "teams");
const meetings = count("meetings", "teams");
const organized = count("meetingsOrganized", "teams");

type Counter = (row: MemberRow, source: ReportSource) => number;

const part =
  (whole: Counter, share: number): Counter =>
  (row, source) =>
    Math.floor(whole(row, source) * share);

const AUDIO_SECONDS_PER_MEETING = 1500;

const seconds =
  (share: number): Counter =>
  (row, source) =>
    Math.floor((meetings(row, source) + calls(row, source)) * AUDIO_SECONDS_PER_MEETING * share);

/** Seconds as the reports write a duration: ISO 8601 in the file. */
function duration(total: number): string {
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const hourPart = hours === 0 ? "" : `${hours}H`;
  const minutePart = minutes === 0 ? "" : `${minutes}M`;
  return `PT${hourPart}${minutePart}${total % 60}S`;
}

const durations: readonly (readonly [title: string, name: string, share: number])[] = [
  ["Audio Duration", "audioDuration", 1],
  ["Video Duration", "videoDuration", 0.4],
  ["Screen Share Duration", "screenShareDuration", 0.25],
];

const number = (title: string, name: string, value: Counter): Column<MemberRow> => ({
  title,
  name,
  value,
});

/** `getTeamsUserActivityUserDetail` (api/reportroot-getteamsuseractivityuserdetail.md). */
export const teamsActivityDetail = reportFile<MemberRow>({
  functionName: "getTeamsUserActivityUserDetail",
  root: "reports",
  arguments: "period-or-date",
  isDetail: true,
  booleans: "Yes/No",
  jsonByDefault: false,
  jsonOnV1: false,
  columns: [
    memberColumns.refreshDate,
    {
      title: "Tenant Display Name",
      name: null,
      value: (_row, { tenant }) =>
        tenant.generator.decorate("organization", 0, tenant.generator.blueprint.displayName),
    },
    { title: "Shared Channel Tenant Display Names", name: null, value: () => null },
    {
      title: "User Id",
      name: null,
      value: (row, source) => (source.concealed ? null : ifPresent(row, null, (view) => view.id)),
    },
    memberColumns.userPrincipalName,
    {
      title: "Last Activity Date",
      name: "lastActivityDate",
      value: (row) => lastUse(row, "teams"),
    },
    memberColumns.isDeleted,
    memberColumns.deletedDate,
    memberColumns.assignedProducts,
    number("Team Chat Message Count", "teamChatMessageCount", count("teamChats", "teams")),
    number("Private Chat Message Count", "privateChatMessageCount", count("privateChats", "teams")),
    number("Call Count", "callCount", calls),
    number("Meeting Count", "meetingCount", meetings),
    number("Post Messages", "postMessages", count("posts", "teams")),
    number("Reply Messages", "replyMessages", count("replies", "teams")),
    number("Urgent Messages", "urgentMessages", () => 0),
    number("Meetings Organized Count", "meetingsOrganizedCount", organized),
    number("Meetings Attended Count", "meetingsAttendedCount", meetings),
    number("Ad Hoc Meetings Organized Count", "adHocMeetingsOrganizedCount", part(organized, 0.2)),
    number("Ad Hoc Meetings Attended Count", "adHocMeetingsAttendedCount", part(meetings, 0.2)),
    number(
      "Scheduled One-time Meetings Organized Count",
      "scheduledOneTimeMeetingsOrganizedCount",
      part(organized, 0.3),
    ),
    number(
      "Scheduled One-time Meetings Attended Count",
      "scheduledOneTimeMeetingsAttendedCount",
      part(meetings, 0.3),
    ),
    number(
      "Scheduled Recurring Meetings Organized Count",
      "scheduledRecurringMeetingsOrganizedCount",
      part(organized, 0.5),
    ),
    number(
      "Scheduled Recurring Meetings Attended Count",
      "scheduledRecurringMeetingsAttendedCount",
      part(meetings, 0.5),
    ),
    ...durations.map(
      ([title, name, share]): Column<MemberRow> => ({
        title,
        name,
        value: (row, source) => duration(seconds(share)(row, source)),
      }),
    ),
    ...durations.map(
      ([title, , share]): Column<MemberRow> => ({
        title: `${title} In Seconds`,
        name: null,
        value: seconds(share),
      }),
    ),
    {
      title: "Has Other Action",
      name: "hasOtherAction",
      value: (row, source) => count("replies", "teams")(row, source) > 0,
    },
    { title: "Is Licensed", name: "isLicensed", value: (row) => hasWorkload(row, "teams") },
    memberColumns.period,
  ],
  rows: (source) => licensedMembers(source, isLicensedFor("teams")),
});
