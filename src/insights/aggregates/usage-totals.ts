import type { UsageCountRecord } from "../../graph/index.ts";
import type { PeriodCounts, UsageCounts } from "../reading/usage-counts.ts";
import type { FigureNaming, SealedMeasure } from "./figure.ts";
import type { TellParts, UsageValue, UsedWorkload } from "./usage.ts";

/** Apps in which Copilot is used, in Microsoft's totals. */
export const COPILOT_USERS = [
  "anyApp",
  "teams",
  "word",
  "powerPoint",
  "outlook",
  "excel",
  "oneNote",
  "loop",
  "copilotChat",
] as const;

export const ACTIVATION_PLATFORMS = ["windows", "mac", "android", "ios", "windowsMobile"] as const;

/** Titles of the reports' columns. */
const WORKLOAD_TITLES: readonly (readonly [string, UsedWorkload])[] = [
  ["Office 365", "anyWorkload"],
  ["Exchange", "mail"],
  ["OneDrive", "oneDrive"],
  ["SharePoint", "sharePoint"],
  ["Skype For Business", "skypeForBusiness"],
  ["Yammer", "yammer"],
  ["Teams", "teams"],
];
const APP_TITLES: readonly (readonly [string, (typeof COPILOT_USERS)[number]])[] = [
  ["Any App", "anyApp"],
  ["Microsoft Teams", "teams"],
  ["Word", "word"],
  ["PowerPoint", "powerPoint"],
  ["Outlook", "outlook"],
  ["Excel", "excel"],
  ["OneNote", "oneNote"],
  ["Loop", "loop"],
  ["Copilot Chat", "copilotChat"],
];
const PLATFORM_TITLES: readonly (readonly [string, (typeof ACTIVATION_PLATFORMS)[number]])[] = [
  ["Windows", "windows"],
  ["Mac", "mac"],
  ["Android", "android"],
  ["iOS", "ios"],
  ["Windows 10 Mobile", "windowsMobile"],
];

/** What Microsoft's totals tell; empty where the rows behind them tell more. */
export function totalsOf(
  { servicesUserCounts, copilotCounts, activationCounts }: UsageCounts,
  { naming, tell }: { readonly naming: FigureNaming; readonly tell: TellParts },
): Pick<UsageValue, "activeUsers" | "copilotApps" | "activations"> {
  const members = (count: number): SealedMeasure => naming.measure(count, "members");
  return {
    activeUsers: spansOf(servicesUserCounts ?? [], tell).map(({ active, known, ...span }) => ({
      ...span,
      active: members(active),
      known: members(known),
      basis: "totals",
    })),
    copilotApps: (copilotCounts ?? []).flatMap(({ counts }) =>
      pairs(APP_TITLES, counts, ["Enabled Users", "Active Users"]).flatMap(
        ([app, enabled, active]) => {
          const name = { of: "copilotApp", subject: app, skuId: null } as const;
          const { whole, counts: told } = tell(name, [active, enabled - active]);
          const [used] = told;
          return typeof used !== "number" || told.includes(null)
            ? []
            : [{ app, enabled: members(whole), active: members(used) }];
        },
      ),
    ),
    activations: platformsOf(activationCounts ?? [], tell).map(([platform, count]) => ({
      platform,
      activations: naming.measure(count, "activations"),
    })),
  };
}

/**
 * Active users of the workloads. Told is what was added from one span to the next, so that no two spans
 * give away a few; from the first addition that may not be told, the longer spans are left out.
 */
function spansOf(records: readonly PeriodCounts[], tell: TellParts) {
  const spans = records
    .flatMap(({ days, counts }) =>
      pairs(WORKLOAD_TITLES, counts, ["Active", "Inactive"]).map(
        ([workload, active, inactive]) => ({
          workload,
          days,
          active,
          known: active + inactive,
        }),
      ),
    )
    .sort((one, other) => one.days - other.days);
  return [...Map.groupBy(spans, ({ workload }) => workload)].flatMap(([workload, ofWorkload]) => {
    const added = ofWorkload.map(({ active }, at) => active - (ofWorkload[at - 1]?.active ?? 0));
    const last = ofWorkload.at(-1);
    const rest = last === undefined ? 0 : last.known - last.active;
    const { whole, counts } = tell(
      { of: "spans", subject: workload, skuId: null },
      [...added, rest].map((count) => Math.max(0, count)),
    );
    const hidden = counts.indexOf(null);
    let active = 0;
    return (hidden === -1 ? ofWorkload : ofWorkload.slice(0, hidden)).map((span, at) => {
      active += counts[at] ?? 0;
      return { ...span, active, known: whole };
    });
  });
}

/** Pairs of columns that belong to one name; a name of which one is missing is left out. */
function pairs<Name>(
  titles: readonly (readonly [string, Name])[],
  counts: ReadonlyMap<string, number>,
  [first, second]: readonly [string, string],
): readonly (readonly [Name, number, number])[] {
  return titles.flatMap(([title, name]) => {
    const one = counts.get(`${title} ${first}`);
    const other = counts.get(`${title} ${second}`);
    return one === undefined || other === undefined ? [] : [[name, one, other] as const];
  });
}

/** Activations of all products together, by platform. */
function platformsOf(records: readonly UsageCountRecord[], tell: TellParts) {
  const sums = PLATFORM_TITLES.flatMap(([title, platform]) => {
    const told = records.flatMap(({ counts }) => counts.get(title) ?? []);
    return told.length === 0
      ? []
      : [[platform, told.reduce((sum, count) => sum + count, 0)] as const];
  });
  const { counts } = tell(
    { of: "platforms", subject: null, skuId: null },
    sums.map(([, sum]) => sum),
  );
  return sums.flatMap(([platform], at) => {
    const count = counts[at] ?? null;
    return count === null ? [] : [[platform, count] as const];
  });
}
