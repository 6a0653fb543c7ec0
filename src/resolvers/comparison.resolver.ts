import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ComparePeriodEnum, ComparisonType, lineCost, TenantType } from "../schema/index.ts";
import { placeOf, type RequestContext } from "./request-context.ts";
import { type SkuNames, shapeSku } from "./shape-licenses.ts";
import type { SurveyedTenant } from "./tenant.resolver.ts";

@Resolver(() => TenantType)
export class ComparisonResolver {
  readonly #names: SkuNames;

  constructor(names: SkuNames) {
    this.#names = names;
  }

  @FieldResolver(() => ComparisonType, {
    nullable: true,
    description: "What changed since an earlier survey that callers of the same view were shown.",
    complexity: lineCost,
  })
  async compare(
    @Root() { snapshot }: SurveyedTenant,
    @Arg("period", () => ComparePeriodEnum, { defaultValue: "month" })
    period: "week" | "month" | "quarter" | "year",
    @Ctx() context: RequestContext,
  ): Promise<ComparisonType | null> {
    const place = await placeOf(context);
    const compared = await context.surveyHistory.compare(place, snapshot, period);
    if (compared === null) {
      return null;
    }
    const { earlier, now, isSameEvidence, comparison } = compared;
    return {
      earlier,
      now,
      isSameEvidence,
      skus: (comparison?.skus ?? []).map(({ skuId, ...sku }) => ({
        ...sku,
        sku: shapeSku(skuId, this.#names),
      })),
      spend: comparison?.spend ?? [],
      savings: comparison?.savings ?? [],
    };
  }
}
