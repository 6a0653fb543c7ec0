import { silenceOf } from "../need/silence.ts";
import { pathRule } from "./path-rule.ts";

/** D42: a suite of which only the mailbox is used; Exchange Online Plan 1 would do. */
export const mailOnlySuite = pathRule({
  id: "D42",
  needs: ["members", "appUserDetail", "mailboxUsage", "teamsActivity", "oneDriveUsage"],
  thresholds: { silentDays: 90 },
  source: "usage reports by workload; data/need-evidence.csv",
  isAbout: ({ use }, held) => use !== undefined && silenceOf(use.mail, held.assignedFor) === "used",
});
