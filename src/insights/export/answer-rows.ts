import type { CsvTable, Reference } from "../../licensing/index.ts";
import type { ComparisonValue } from "../aggregates/comparison.ts";
import type { SealedFigure } from "../aggregates/figure.ts";
import type { WhatIfValue } from "../aggregates/what-if.ts";
import { amount, type Columns, column, product, tableOf } from "./columns.ts";

type ComparedSku = ComparisonValue["skus"][number];

interface ComparisonRow {
  readonly what: string;
  readonly earlier: string | null;
  readonly now: string;
  readonly sku: ComparedSku | null;
  readonly amounts: Partial<ComparisonValue["spend"][number]>;
}

const COMPARISON_COLUMNS: readonly Columns<ComparisonRow>[] = [
  column("What", ({ what }) => what),
  column("Earlier", ({ earlier }) => earlier),
  column("Now", ({ now }) => now),
  product("Product", ({ sku }) => sku?.skuId ?? null),
  column("Paid before", ({ sku }) => sku?.before?.paid.seats ?? null),
  column("Paid after", ({ sku }) => sku?.after?.paid.seats ?? null),
  column("Assigned before", ({ sku }) => sku?.before?.assigned.seats ?? null),
  column("Assigned after", ({ sku }) => sku?.after?.assigned.seats ?? null),
  amount("Per month before", ({ amounts }) => amounts.before),
  amount("Per month after", ({ amounts }) => amounts.after),
  amount("By seats", ({ amounts }) => amounts.bySeats),
  amount("By price", ({ amounts }) => amounts.byPrice),
];

/** Products of which anything changed, then the totals; without an earlier survey no rows. */
export function comparisonTable(value: ComparisonValue, reference: Reference): CsvTable {
  const { earlier, now, skus, spend, savings } = value;
  const row = (
    what: string,
    sku: ComparedSku | null,
    amounts: ComparisonRow["amounts"],
  ): ComparisonRow => ({ what, earlier, now, sku, amounts });
  const rows = [
    ...skus.flatMap((sku) =>
      sku.spend.length === 0
        ? [row("product", sku, {})]
        : sku.spend.map((amounts) => row("product", sku, amounts)),
    ),
    ...spend.map((amounts) => row("all products", null, amounts)),
    ...savings.map((amounts) => row("savings", null, amounts)),
  ];
  return tableOf(rows, COMPARISON_COLUMNS, reference);
}

interface WhatIfRow {
  readonly assumed: string;
  readonly rule: string | null;
  readonly seats: number | null;
  readonly seatsWithoutPrice: number | null;
  readonly seatsBefore: number | null;
  readonly seatsAfter: number | null;
  readonly effect: Partial<Record<"before" | "after" | "difference", SealedFigure>>;
}

const WHAT_IF_COLUMNS: readonly Columns<WhatIfRow>[] = [
  column("Assumed", ({ assumed }) => assumed),
  column("Rule", ({ rule }) => rule),
  column("Seats", ({ seats }) => seats),
  column("Seats without price", ({ seatsWithoutPrice }) => seatsWithoutPrice),
  column("Seats before", ({ seatsBefore }) => seatsBefore),
  column("Seats after", ({ seatsAfter }) => seatsAfter),
  amount("Per month before", ({ effect }) => effect.before),
  amount("Per month after", ({ effect }) => effect.after),
  amount("Difference per month", ({ effect }) => effect.difference),
];

/** One row per assumption and currency, then the rules whose seats other thresholds change. */
export function whatIfTable({ rules, ...parts }: WhatIfValue, reference: Reference): CsvTable {
  const none = { rule: null, seatsBefore: null, seatsAfter: null };
  const rows = Object.entries({ ...parts, thresholds: rules }).flatMap(([assumed, part]) => {
    if (part === null) return [];
    const counts = {
      ...none,
      assumed,
      seats: part.seats.seats,
      seatsWithoutPrice: part.seatsWithoutPrice.seats,
    };
    return part.effects.length === 0
      ? [{ ...counts, effect: {} }]
      : part.effects.map((effect) => ({ ...counts, effect }));
  });
  const byRule = (rules?.byRule ?? []).map(({ rule, seatsBefore, seatsAfter }) => ({
    assumed: "thresholds",
    rule,
    seats: null,
    seatsWithoutPrice: null,
    seatsBefore,
    seatsAfter,
    effect: {},
  }));
  return tableOf([...rows, ...byRule], WHAT_IF_COLUMNS, reference);
}
