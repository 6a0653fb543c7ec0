import { z } from "zod";
import { dateOfDay, dayNumber } from "../../core/clock.ts";
import { isoDate } from "../../core/ids.ts";
import type { RenewalsValue } from "../../insights/index.ts";
import { draft, type FigureDraft, monthAndYear } from "../figures/answer-figure.ts";
import type { SkuNames } from "../sku-names.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";
import { isAsked, productArgument } from "./product-argument.ts";

const SPANS = { "30 days": 30, "60 days": 60, "90 days": 90, "180 days": 180, year: 365 } as const;
type Span = keyof typeof SPANS;
const SPAN_NAMES = Object.keys(SPANS).filter((name): name is Span => name in SPANS);

/** Microsoft Graph has no field for it (directory subscription resource). */
const AUTO_RENEWAL =
  "I cannot know whether a purchase renews by itself, because only Partner Center or the billing account tells it.";

/** What renews or runs out when, what it will cost, and what of it need not be renewed. */
export function renewalsTool(skuNames: SkuNames): AdvisorTool {
  return defineTool({
    name: "renewals",
    description:
      "When purchases renew, expire or end (contract end, term end, trial end), per product and date: how many seats renew, trial seats that run out, what is paid at renewal, what can be saved by renewing fewer (idle) seats, and the deadline to act by. Dates only where Microsoft Graph tells them.",
    schema: z.strictObject({
      within: z.enum(SPAN_NAMES).nullable().describe("How far ahead to look; null for all."),
      products: productArgument(skuNames),
    }),
    read: async ({ within, products }, { insights, signal }) => {
      const from = await insights.renewals(signal);
      const today = isoDate.parse(from.asOf.slice(0, 10));
      const until = within === null ? null : dateOfDay(dayNumber(today) + SPANS[within]);
      const asked = from.value.lines.filter(({ skuId }) => isAsked(skuId, products, skuNames));
      const coming = asked.filter(
        ({ on }) => on !== null && on >= today && (until === null || on <= until),
      );
      const isUnread = from.coverage.sources.some(
        ({ source, outcome }) => source === "commerceSubscriptions" && outcome !== "used",
      );
      const isUndated = isUnread || asked.some(({ on }) => on === null || on < today);
      const of = products === null ? "" : ` of ${products.join(", ")}`;
      return {
        from,
        drafts: coming.flatMap(renewalDrafts).sort(byDate),
        ...(coming.length === 0
          ? { words: [isUndated ? undated(of) : noneAhead(of, within)], answers: !isUndated }
          : { words: [AUTO_RENEWAL] }),
      };
    },
  });
}

/** Microsoft is late with dates: what lies behind has renewed and is not known anew. */
const undated = (of: string): string =>
  `I cannot know when a purchase${of} renews, because Microsoft Graph tells no date for it that lies ahead.`;

const noneAhead = (of: string, within: Span | null): string =>
  `I know of no purchase${of} that renews ${within === null ? "or ends" : "in that time"}.`;

function renewalDrafts(line: RenewalsValue["lines"][number]): readonly FigureDraft[] {
  const { skuId, on, actBy, seats, isTrial, cost, savingSeats, saving, priceChange } = line;
  const about = { on };
  const counted = { on, actBy };
  return [
    draft(skuId, isTrial ? "trial-seats" : "renewing-seats", seats, counted),
    ...(cost === null ? [] : monthAndYear(skuId, "cost", cost, about)),
    ...(savingSeats.seats === 0 ? [] : [draft(skuId, "affected-seats", savingSeats, counted)]),
    ...(saving === null ? [] : monthAndYear(skuId, "saving-at-renewal", saving, about)),
    ...(priceChange === null ? [] : monthAndYear(skuId, "price-change", priceChange, about)),
  ];
}

/** Soonest first. */
function byDate(a: FigureDraft, b: FigureDraft): number {
  return (a.on ?? "9999") < (b.on ?? "9999") ? -1 : 1;
}
