import { silenceOf } from "../need/silence.ts";
import { pathRule } from "./path-rule.ts";

/** D43: a suite with desktop apps, and none of them was used for 90 days. */
export const noDesktopApps = pathRule({
  id: "D43",
  needs: ["members", "appUserDetail", "mailboxUsage"],
  thresholds: { silentDays: 90 },
  source: "getM365AppUserDetail: Windows and Mac columns of Office apps",
  isAbout: ({ use }, held) => {
    const silence = use ? silenceOf(use.desktopApps, held.assignedFor) : "unknown";
    return silence === 90 || silence === 180;
  },
});
