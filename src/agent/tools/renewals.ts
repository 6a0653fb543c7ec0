import { z } from "zod";
import { dateOfDay, dayNumber } from "../../core/clock.ts";
import { type IsoDate, isoDate } from "../../core/ids.ts";
import type { LicenseInventory } from "../../insights/index.ts";
import { draft, type FigureDraft } from "../figures/answer-figure.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";

const SPANS = { "30 days": 30, "60 days": 60, "90 days": 90, "180 days": 180, year: 365 } as const;
type Span = keyof typeof SPANS;
const SPAN_NAMES = Object.keys(SPANS).filter((name): name is Span => name in SPANS);

/** Which seats renew or run out when, and how many of them are idle. */
export function renewalsTool(): AdvisorTool {
  return defineTool({
    name: "renewals",
    description:
      "When purchases renew, expire or end (contract end, term end, trial end), per product and date: seats that renew, trial seats that run out, and idle seats of these products. Dates only where Microsoft Graph tells them.",
    schema: z.strictObject({
      within: z.enum(SPAN_NAMES).nullable().describe("How far ahead to look; null for all."),
    }),
    read: async ({ within }, { insights, signal }) => {
      const from = await insights.licenseInventory(signal);
      const today = isoDate.parse(from.asOf.slice(0, 10));
      const until = within === null ? null : dateOfDay(dayNumber(today) + SPANS[within]);
      const drafts = from.value.lines.flatMap((line) => renewalDrafts(line, today, until));
      return { from, drafts: drafts.sort(byDate) };
    },
  });
}

function renewalDrafts(
  { skuId, renewals, idle }: LicenseInventory["lines"][number],
  today: IsoDate,
  until: IsoDate | null,
): readonly FigureDraft[] {
  const coming = renewals.filter(
    ({ on, status }) =>
      status === "Enabled" && on !== null && on >= today && (until === null || on <= until),
  );
  return coming.length === 0
    ? []
    : [
        ...coming.map(({ on, seats, isTrial }) =>
          draft(skuId, isTrial ? "trial-seats" : "renewing-seats", seats, { on }),
        ),
        draft(skuId, "idle-seats", idle),
      ];
}

/** Soonest first; figures without a date last. */
function byDate(a: FigureDraft, b: FigureDraft): number {
  return (a.on ?? "9999") < (b.on ?? "9999") ? -1 : 1;
}
