import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { ComparePeriodEnum } from "./comparison.type.ts";
import { CoverageType } from "./coverage.type.ts";
import { LicensePlanInput } from "./license-plan.input.ts";
import { DateTime } from "./scalars.ts";
import { SkuType } from "./sku.type.ts";
import { WhatIfInput } from "./what-if.input.ts";
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
  "usage",
  "configuration",
  "focus",
  "planCosts",
  "planSeats",
  "planMoves",
  "comparison",
  "whatIf",
] as const;
export type ExportTableWord = (typeof EXPORT_TABLES)[number];

export const ExportTableEnum = registerWords(EXPORT_TABLES, {
  name: "ExportTable",
  description: "A table of the survey, or of an answer made from it.",
  values: {
    planCosts: "What the licence plan costs and saves, by levels of action, with its proof.",
    planSeats: "Seats to pay in every period of the licence plan.",
    planMoves: "Members who change products, and when.",
    comparison: "What changed since an earlier survey, as Tenant.compare tells it.",
    whatIf: "What assumptions would come to, as Query.whatIf tells it.",
    usage: "All counts of Tenant.usage.",
    configuration: "All states and counts of Tenant.configuration that were read.",
    focus: "Costs of the month as FOCUS 1.2, at the prices in force; not an invoice.",
    spendGroups: "The spend by every grouping and allowed pair, as Tenant.spend tells it.",
    activity: "Shares of silent members by every grouping, as Tenant.activity tells them.",
  },
});

@ArgsType()
export class TableExportArgs {
  @Field(() => ExportTableEnum)
  readonly table!: ExportTableWord;

  @Field(() => LicensePlanInput, {
    nullable: true,
    description: "What the plan is asked for, in tables of the licence plan.",
  })
  readonly plan?: LicensePlanInput | null;

  @Field(() => ComparePeriodEnum, {
    defaultValue: "month",
    description: "How far back the earlier survey lies, in the table of the comparison.",
  })
  readonly period!: "week" | "month" | "quarter" | "year";

  @Field(() => WhatIfInput, {
    nullable: true,
    description: "Assumptions, in the table of what they would come to.",
  })
  readonly assume?: WhatIfInput | null;
}

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
