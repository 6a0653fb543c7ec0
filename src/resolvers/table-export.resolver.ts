import { Args, Ctx, FieldResolver, Resolver } from "type-graphql";
import { isPlanTable } from "../insights/index.ts";
import { TableExportArgs, TableExportType, TenantType } from "../schema/index.ts";
import { assumptionsOf } from "./assumptions.ts";
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
    @Args(() => TableExportArgs) { table, plan, period, assume }: TableExportArgs,
  ): Promise<TableExportType> {
    const exported = await insights.exportTable(table, {
      period,
      ...(plan == null ? {} : { plan: planQuestionOf(plan) }),
      ...(assume == null ? {} : { assumptions: assumptionsOf(assume) }),
    });
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
