import type { SkuId } from "../../core/ids.ts";
import type { CsvTable, Reference } from "../../licensing/index.ts";
import type { SealedFigure } from "../aggregates/figure.ts";
import type { LicensePlanValue } from "../aggregates/license-plan.ts";
import { amount, type Columns, column, product, tableOf } from "./columns.ts";

type Period = NonNullable<LicensePlanValue["mix"]>["periods"][number];

/** What a plan costs and saves; the saving comes by levels of action where it is split by them. */
interface CostRow {
  readonly what: string;
  readonly figure: SealedFigure | null;
  readonly proof: string | null;
}

/** Products of a bundle by name and GUID; empty for a bundle of none. */
function products<Row>(header: string, skusOf: (row: Row) => readonly SkuId[]): Columns<Row> {
  return {
    headers: [header, `${header} SKU IDs`],
    cells: (row, { catalogue }) => {
      const ids = skusOf(row);
      return [ids.map((id) => catalogue.skuById(id)?.displayName ?? id).join(" + "), ids.join(" ")];
    },
  };
}

const COST_COLUMNS: readonly Columns<CostRow>[] = [
  column("What", ({ what }) => what),
  amount("Over twelve months", ({ figure }) => figure),
  column("Proof", ({ proof }) => proof),
];

const SEAT_COLUMNS: readonly Columns<Period["seats"][number] & Pick<Period, "from" | "months">>[] =
  [
    column("From", ({ from }) => from),
    column("Months", ({ months }) => months),
    product("Product", ({ skuId }) => skuId),
    column("Used", ({ used }) => used),
    column("Spare", ({ spare }) => spare),
    column("Committed", ({ committed }) => committed),
    column("Paid", ({ paid }) => paid),
  ];

const MOVE_COLUMNS: readonly Columns<Period["moves"][number] & { readonly on: string }>[] = [
  column("On", ({ on }) => on),
  products("Today", ({ from }) => from),
  products("Then", ({ to }) => to),
  column("Members", ({ members }) => members ?? "few"),
];

/** The tables of a plan. Without a plan, costs tell how it came out and the others are empty. */
export const PLAN_ROWS = {
  planCosts: (plan, reference) => tableOf(costRows(plan), COST_COLUMNS, reference),
  planSeats: ({ mix }, reference) =>
    tableOf(
      (mix?.periods ?? []).flatMap(({ from, months, seats }) =>
        seats.map((line) => ({ ...line, from, months })),
      ),
      SEAT_COLUMNS,
      reference,
    ),
  planMoves: ({ mix }, reference) =>
    tableOf(
      (mix?.periods ?? []).flatMap(({ from: on, moves }) => moves.map((move) => ({ ...move, on }))),
      MOVE_COLUMNS,
      reference,
    ),
} as const satisfies Record<string, (plan: LicensePlanValue, reference: Reference) => CsvTable>;

function costRows({ outcome, baseline, mix }: LicensePlanValue): readonly CostRow[] {
  const row = (
    what: string,
    figure: SealedFigure | null,
    proof: string | null = null,
  ): CostRow => ({
    what,
    figure,
    proof,
  });
  const start = row("baseline", baseline);
  if (mix === null) return [start, row(outcome, null)];
  return [
    start,
    ...mix.levels.map(({ level, saving }) => row(level, saving)),
    row("saving", mix.saving),
    row("optimum", mix.optimum, mix.proof),
    row("bound", mix.bound),
    row("gap", mix.gap),
  ];
}
