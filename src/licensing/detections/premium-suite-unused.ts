import { pathRule } from "./path-rule.ts";

/**
 * D45: no evidence that anything is used that E5 has beyond E3. Of security, compliance and Power BI
 * Graph shows no use, so the result is never more than a choice.
 */
export const premiumSuiteUnused = pathRule({
  id: "D45",
  needs: ["members", "teamsActivity"],
  thresholds: { silentDays: 180 },
  source: "getTeamsUserActivityUserDetail; data/need-evidence.csv",
  isAbout: ({ use }) => use?.calls === "none" && use.organisedMeetings === "none",
});
