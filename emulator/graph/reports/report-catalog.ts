import { activeUserDetail } from "./active-users.ts";
import {
  activationCounts,
  activationsDetail,
  activationsUserCounts,
  appPlatformCounts,
  appUserCounts,
  appUserDetail,
} from "./app-reports.ts";
import { copilotSummary, copilotTrend, copilotUserDetail } from "./copilot-reports.ts";
import {
  activeUserCounts,
  mailboxCounts,
  mailboxQuotaStatus,
  mailboxStorage,
  servicesUserCounts,
  teamsUserCounts,
} from "./count-reports.ts";
import {
  oneDriveActivityDetail,
  oneDriveUsageDetail,
  sharePointActivityDetail,
} from "./file-reports.ts";
import { groupsActivityDetail } from "./group-reports.ts";
import { emailActivityDetail, mailboxUsageDetail, yammerActivityDetail } from "./mail-reports.ts";
import type { ReportFile } from "./report.ts";
import { sharePointSiteDetail } from "./site-reports.ts";
import { teamsActivityDetail } from "./teams-reports.ts";

/** Every usage report the emulator has. */
export const reports: readonly ReportFile[] = [
  activeUserDetail,
  activeUserCounts,
  servicesUserCounts,
  appUserDetail,
  appUserCounts,
  appPlatformCounts,
  activationsDetail,
  activationCounts,
  activationsUserCounts,
  mailboxUsageDetail,
  mailboxCounts,
  mailboxStorage,
  mailboxQuotaStatus,
  emailActivityDetail,
  teamsActivityDetail,
  teamsUserCounts,
  oneDriveActivityDetail,
  oneDriveUsageDetail,
  sharePointActivityDetail,
  sharePointSiteDetail,
  yammerActivityDetail,
  groupsActivityDetail,
  copilotUserDetail,
  copilotSummary,
  copilotTrend,
];

/** A report by the name of its function, in any letter case. */
export function reportNamed(functionName: string): ReportFile | undefined {
  const wanted = functionName.toLowerCase();
  return reports.find((report) => report.functionName.toLowerCase() === wanted);
}
