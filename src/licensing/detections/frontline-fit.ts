import { silenceOf } from "../need/silence.ts";
import { pathRule } from "./path-rule.ts";

/**
 * D44: no desktop apps, and mailbox and OneDrive fit the 2 GB of a frontline SKU. Who may hold one is
 * decided by role and device, which only the tenant knows: without its tag this is a choice.
 */
export const frontlineFit = pathRule({
  id: "D44",
  needs: ["members", "appUserDetail", "mailboxUsage", "oneDriveUsage"],
  thresholds: { silentDays: 90, quotaGb: 2 },
  source: "getM365AppUserDetail, getMailboxUsageDetail, getOneDriveUsageAccountDetail",
  guards: ["frontlineEligibility"],
  isAbout: ({ use }, held) => {
    const silence = use ? silenceOf(use.desktopApps, held.assignedFor) : "unknown";
    const isSmall = use?.mailboxFit === "kiosk" && use.oneDriveFit === "kiosk";
    return isSmall && (silence === 90 || silence === 180);
  },
  refine: (verdict, { tags = [] }) =>
    tags.includes("frontline")
      ? verdict
      : { ...verdict, confidence: "C5", guards: [...verdict.guards, "frontlineEligibility"] },
});
