import { Arg, Ctx, FieldResolver, Resolver } from "type-graphql";
import {
  ExportTableEnum,
  type ExportTableWord,
  TableExportType,
  TenantType,
} from "../schema/index.ts";
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
  })
  async tableExport(
    @Ctx() { insights }: RequestContext,
    @Arg("table", () => ExportTableEnum) table: ExportTableWord,
  ): Promise<TableExportType> {
    const exported = await insights.exportTable(table);
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
