import { Field, Int, ObjectType } from "type-graphql";
import { CoverageType } from "./coverage.type.ts";
import { DateTime } from "./scalars.ts";
import { SkuType } from "./sku.type.ts";
import { registerWords } from "./words.ts";

export const EXPORT_TABLES = [
  "licenses",
  "spend",
  "spendGroups",
  "activity",
  "savings",
  "recommendations",
  "findings",
  "observations",
  "renewals",
  "focus",
  "planCosts",
  "planSeats",
  "planMoves",
] as const;
export type ExportTableWord = (typeof EXPORT_TABLES)[number];

export const ExportTableEnum = registerWords(EXPORT_TABLES, {
  name: "ExportTable",
  description: "A table of the survey, or of the licence plan made from it.",
  values: {
    planCosts: "What the licence plan costs and saves, by levels of action, with its proof.",
    planSeats: "Seats to pay in every period of the licence plan.",
    planMoves: "Members who change products, and when.",
    focus: "Costs of the month as FOCUS 1.2, at the prices in force; not an invoice.",
    spendGroups: "The spend by every grouping and allowed pair, as Tenant.spend tells it.",
    activity: "Shares of silent members by every grouping, as Tenant.activity tells them.",
  },
});

@ObjectType("ProductWithoutPrice")
export class ProductWithoutPriceType {
  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => Int)
  readonly seats!: number;
}

@ObjectType("TableExport", { description: "A table as CSV; the same at GET /export/TABLE.csv." })
export class TableExportType {
  @Field(() => String, {
    description:
      "RFC 4180. Text that a spreadsheet would run as a formula begins with an apostrophe.",
  })
  readonly csv!: string;

  @Field(() => Int, { description: "Rows without the header." })
  readonly rows!: number;

  @Field(() => [ProductWithoutPriceType], {
    description: "Products in no row because nobody told their price.",
  })
  readonly withoutPrice!: readonly ProductWithoutPriceType[];

  @Field(() => DateTime)
  readonly asOf!: string;

  @Field(() => CoverageType)
  readonly coverage!: CoverageType;
}
