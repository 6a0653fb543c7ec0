import { Arg, Ctx, FieldResolver, Resolver } from "type-graphql";
import { isPlanTable } from "../insights/index.ts";
import {
  ExportTableEnum,
  type ExportTableWord,
  LicensePlanInput,
  TableExportType,
  TenantType,
} from "../schema/index.ts";
import { PLAN_COST, planQuestionOf } from "./plan-question.ts";
import type { RequestContext } from "./request-context.ts";
import { shapeCoverage } from "./shape-coverage.ts";
import { type SkuNames, shapeSku } from "./shape-licenses.ts";

@Resolver(() => TenantType)
export class TableExportResolver {
  readonly #names: SkuNames;

  constructor(names: SkuNames) {
    this.#names = names;
  }

  @FieldResolver(() => TableExportType, {
    nullable: true,
    description: "A table as CSV. Fails with GRAPH_DENIED where the caller may not see it.",
    complexity: ({ args, childComplexity }) =>
      childComplexity + (isPlanTable(args["table"]) ? PLAN_COST : 0),
  })
  async tableExport(
    @Ctx() { insights }: RequestContext,
    @Arg("table", () => ExportTableEnum) table: ExportTableWord,
    @Arg("plan", () => LicensePlanInput, {
      nullable: true,
      description: "What the plan is asked for, in tables of the licence plan.",
    })
    plan?: LicensePlanInput | null,
  ): Promise<TableExportType> {
    const question = plan == null ? undefined : planQuestionOf(plan);
    const exported = await insights.exportTable(table, question);
    return {
      ...exported,
      withoutPrice: exported.withoutPrice.map(({ skuId, seats }) => ({
        sku: shapeSku(skuId, this.#names),
        seats,
      })),
      coverage: shapeCoverage(exported.coverage),
    };
  }
}
