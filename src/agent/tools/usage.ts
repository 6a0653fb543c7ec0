import { z } from "zod";
import type { UsageValue, UsedWorkload } from "../../insights/index.ts";
import { draft, type FigureDraft } from "../figures/answer-figure.ts";
import type { FindingId } from "../figures/finding-names.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";
import { FURTHER_USAGE, FURTHER_USAGE_NAMES, type FurtherUsage } from "./further-usage.ts";

/** Workloads as people call them. */
const WORKLOADS = {
  anyWorkload: "any service",
  mail: "mail",
  files: "files on OneDrive or SharePoint",
  teams: "Teams",
  desktopApps: "desktop apps",
  lightApps: "web and mobile apps",
  copilot: "Copilot",
  oneDrive: "OneDrive",
  sharePoint: "SharePoint",
  skypeForBusiness: "Skype for Business",
  yammer: "Yammer",
} as const satisfies Record<UsedWorkload, string>;
/** What can be done where a workload is used little. */
const LEADS_TO: Readonly<Record<UsedWorkload, readonly FindingId[]>> = {
  anyWorkload: ["D22", "D40"],
  mail: ["D42", "D40"],
  files: ["D40"],
  teams: ["D40"],
  desktopApps: ["D43"],
  lightApps: ["D43", "D44"],
  copilot: ["D46", "D47"],
  oneDrive: ["D40"],
  sharePoint: ["D40"],
  skypeForBusiness: ["D40"],
  yammer: ["D40"],
};
const ABOUT_LEADS_TO: Readonly<Record<FurtherUsage, readonly FindingId[]>> = {
  "a usual day": ["D22", "D40"],
  "assistant by app": ["D46", "D47"],
  "app setups by platform": ["D43"],
  "storage and quotas": ["D25"],
};
/** The same in small letters, as arguments: words and not names of products. */
const WORKLOAD_WORDS = Object.values(WORKLOADS).map((name) => name.toLowerCase());
const wordOf = (workload: UsedWorkload): string => WORKLOADS[workload].toLowerCase();

/** A workload as an answer names it. */
const namedBy = (word: string | null): string =>
  Object.values(WORKLOADS).find((name) => name.toLowerCase() === word) ?? WORKLOADS.anyWorkload;

/** Reports about members tell OneDrive and SharePoint together. */
const isOfFiles = (word: string | null): boolean =>
  word === wordOf("oneDrive") || word === wordOf("sharePoint");

const SPANS = { "7 days": 7, "30 days": 30, "90 days": 90, "180 days": 180 } as const;
type Span = keyof typeof SPANS;
const SPAN_NAMES = Object.keys(SPANS).filter((name): name is Span => name in SPANS);

/** Asked for where none is said: what Microsoft calls monthly active. */
const USUAL_SPAN: Span = "30 days";

type ActiveUsers = UsageValue["activeUsers"][number];

/** How many members use what, within which span of days. */
export function usageTool(): AdvisorTool {
  return defineTool({
    name: "usage",
    description:
      "Usage and adoption: how many people were active in a workload within so many days, of how many who are counted; also on a usual day, Copilot by app, Office activations by platform, and storage with mailboxes near their quota. Counts of the tenant only.",
    schema: z.strictObject({
      workload: z.enum(WORKLOAD_WORDS).nullable().describe("One workload; null for all."),
      within: z.enum(SPAN_NAMES).nullable().describe("Span of days; null for thirty."),
      about: z
        .enum(FURTHER_USAGE_NAMES)
        .nullable()
        .describe("Something else than activity within a span; null for that."),
    }),
    read: async ({ workload, within, about }, { insights, signal }) => {
      const from = await insights.usage(signal);
      if (about !== null) {
        const drafts = FURTHER_USAGE[about](from.value);
        const found = { from, drafts, leadsTo: ABOUT_LEADS_TO[about] };
        return drafts.length > 0 ? found : { ...found, words: [unseen(about)] };
      }
      const span = within ?? USUAL_SPAN;
      const inSpan = from.value.activeUsers.filter(({ days }) => days === SPANS[span]);
      const own = inSpan.filter((one) => workload === null || wordOf(one.workload) === workload);
      const told =
        own.length > 0
          ? own
          : inSpan.filter((one) => one.workload === "files" && isOfFiles(workload));
      return {
        from,
        drafts: told.flatMap((one) => activeDrafts(one, span)),
        leadsTo: LEADS_TO[told.length === 1 ? (told[0]?.workload ?? "anyWorkload") : "anyWorkload"],
        ...(told.length === 0
          ? {
              words: [
                `I cannot know who was active in ${namedBy(workload)} within ${span}, because no report tells it or too few people are behind it.`,
              ],
            }
          : {}),
      };
    },
  });
}

const unseen = (about: string): string =>
  `I cannot know about ${about}, because no report tells it or too few people are behind it.`;

function activeDrafts(
  { workload, active, known }: ActiveUsers,
  span: Span,
): readonly FigureDraft[] {
  const topic = `${WORKLOADS[workload]} within ${span}`;
  return [
    draft(null, "active-members", active, { topic }),
    draft(null, "reported-members", known, { topic }),
  ];
}
