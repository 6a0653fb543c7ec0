import { z } from "zod";
import type { SavingsValue } from "../../insights/index.ts";
import { figureIdOf } from "../../privacy/index.ts";
import { draft, type FigureDraft, monthAndYear } from "../figures/answer-figure.ts";
import { beside, fewInAll, fewNotes } from "../figures/few-notes.ts";
import { FINDING_IDS, FINDING_NAMES } from "../figures/finding-names.ts";
import { guardNotes } from "../figures/guard-notes.ts";
import { sumFigures, sumSeats } from "../figures/sum-figures.ts";
import type { SkuNames } from "../sku-names.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";
import { isAsked, productArgument } from "./product-argument.ts";

type SavingLine = SavingsValue["lines"][number];

/** What acting on the findings would save, when, and for how many seats. */
export function savingsTool(skuNames: SkuNames): AdvisorTool {
  return defineTool({
    name: "savings",
    description:
      "Waste: how many seats are paid for without need and what they cost, by finding (unassigned seats, seats of disabled members, of inactive members without sign-in and activity for 90 days, of guests, held twice, and more) and by product; what can be saved per month and year, actionable now or only at renewal, and what is sunk; of one finding what to check before acting.",
    schema: z.strictObject({
      finding: z
        .enum(FINDING_IDS.map((id) => FINDING_NAMES[id]))
        .nullable()
        .describe("One kind of finding; null for all."),
      products: productArgument(skuNames),
    }),
    read: async ({ finding, products }, { insights, signal }) => {
      const from = await insights.savings(signal);
      const lines = from.value.lines.filter(
        ({ rule, skuId }) =>
          (finding === null || FINDING_NAMES[rule] === finding) &&
          isAsked(skuId, products, skuNames),
      );
      const few = from.value.few.filter(
        ({ rule, skuId }) =>
          (finding === null || FINDING_NAMES[rule] === finding) &&
          isAsked(skuId, products, skuNames),
      );
      const isWhole = finding === null && products === null;
      return {
        from,
        drafts: [
          ...(isWhole ? totalDrafts(from.value) : []),
          ...(products === null ? findingDrafts(lines) : []),
          ...lines.flatMap(lineDrafts),
        ],
        ...(finding !== null && lines.length + few.length === 0
          ? { words: [nothingAbout(finding)], answers: true }
          : beside([
              ...(isWhole ? waitingNote(from.value) : []),
              ...(isWhole ? fewInAll(few) : fewNotes(few, skuNames)),
              ...(finding === null ? [] : guardNotes(lines.flatMap(({ guards }) => guards))),
            ])),
      };
    },
  });
}

/** Seats nobody holds are always told; of those that members hold, some may be too few to be told at all. */
function nothingAbout(finding: string): string {
  return finding === FINDING_NAMES.D01
    ? `There is no finding about ${finding}.`
    : `There is nothing to tell about ${finding}: there are none, or too few to be told.`;
}

/** That nothing of what could be saved can be saved at once, where that is so. */
function waitingNote({ totals }: SavingsValue): readonly string[] {
  const isWaiting =
    totals.length > 0 && totals.every(({ actionableNow }) => actionableNow === null);
  return isWaiting ? [WAITS] : [];
}

const WAITS = "Nothing of this can be saved before a renewal.";

function lineDrafts(line: SavingLine): readonly FigureDraft[] {
  const about = { finding: line.rule };
  const { actBy = null } = line.monthly ?? line.yearly ?? {};
  return [
    draft(line.skuId, "affected-seats", line.seats, { ...about, actBy }),
    ...monthAndYear(line.skuId, "saving", line, about),
  ];
}

/** Ids of sums made here; aggregates number theirs below. */
const SUMS = 95_000;
const RENEWAL_SUMS = 96_000;

/**
 * Each finding over all products. Choices (class C5) are left out as they are of all totals: whether
 * anything is saved is for somebody to decide.
 */
function findingDrafts(lines: readonly SavingLine[]): readonly FigureDraft[] {
  let last = SUMS;
  const nextId = () => {
    last += 1;
    return figureIdOf(last);
  };
  const certain = lines.filter(({ confidence }) => confidence !== "C5");
  return [...Map.groupBy(certain, ({ rule }) => rule)].flatMap(([finding, found]) => {
    const amounts = found.flatMap(({ monthly, yearly }) => [monthly ?? [], yearly ?? []].flat());
    const alike = Map.groupBy(amounts, ({ money }) => `${money.currency} ${money.period}`);
    const sums = [...alike.values()].flatMap((same) => sumFigures(nextId(), same) ?? []);
    return [
      draft(
        null,
        "affected-seats",
        sumSeats(
          nextId(),
          found.map(({ seats }) => seats),
        ),
        { finding, actBy: sums.at(0)?.actBy ?? null },
      ),
      ...sums.map((sum) => draft(null, "saving", sum, { finding })),
    ];
  });
}

/** What can be saved at all the renewals together, where there are several. */
function atAnyRenewal(
  renewals: SavingsValue["totals"][number]["atRenewal"],
  total: number,
): readonly FigureDraft[] {
  if (renewals.length < 2) return [];
  const id = RENEWAL_SUMS + 2 * total;
  const monthly =
    sumFigures(
      figureIdOf(id),
      renewals.map((one) => one.monthly),
    ) ?? null;
  const yearly =
    sumFigures(
      figureIdOf(id + 1),
      renewals.map((one) => one.yearly),
    ) ?? null;
  return monthAndYear(null, "saving-at-renewal", { monthly, yearly });
}

function totalDrafts(value: SavingsValue): readonly FigureDraft[] {
  const { seats, seatsWithoutPrice, totals } = value;
  const caveats = waitingNote(value).map((caveat) => ({ caveat }));
  return [
    draft(null, "affected-seats", seats),
    ...(seatsWithoutPrice.seats > 0 ? [draft(null, "seats-without-price", seatsWithoutPrice)] : []),
    ...totals.flatMap(({ gross, actionableNow, avoidablePurchase, atRenewal, sunk }, at) => [
      ...monthAndYear(null, "saving", gross, caveats[0]),
      ...(actionableNow === null ? [] : monthAndYear(null, "saving-actionable-now", actionableNow)),
      ...(avoidablePurchase === null
        ? []
        : monthAndYear(null, "avoidable-purchase", avoidablePurchase)),
      ...atAnyRenewal(atRenewal, at),
      ...atRenewal.flatMap((renewal) =>
        monthAndYear(null, "saving-at-renewal", renewal, { on: renewal.on }),
      ),
      ...(sunk === null ? [] : [draft(null, "sunk-cost", sunk)]),
    ]),
  ];
}
