import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Aggregate, TenantSnapshot } from "../insights/index.ts";
import {
  LicenseInventoryType,
  LicenseSpendType,
  PageArgs,
  pageCost,
  RecommendationConnectionType,
  SavingsType,
  TenantType,
} from "../schema/index.ts";
import { pageOf } from "./page.ts";
import type { RequestContext } from "./request-context.ts";
import { shapeCoverage } from "./shape-coverage.ts";
import {
  type SkuNames,
  shapeInventory,
  shapeRecommendation,
  shapeSavings,
  shapeSpend,
} from "./shape-licenses.ts";

/** A tenant as its fields are resolved from: the survey goes along, unseen by the schema. */
interface SurveyedTenant extends TenantType {
  readonly snapshot: Aggregate<TenantSnapshot>;
}

@Resolver(() => TenantType)
export class TenantResolver {
  readonly #names: SkuNames;

  constructor(names: SkuNames) {
    this.#names = names;
  }

  @Query(() => TenantType, {
    description: "The caller's tenant, surveyed with the caller's own access.",
  })
  async tenant(@Ctx() { caller, insights }: RequestContext): Promise<SurveyedTenant> {
    const snapshot = await insights.snapshot();
    return {
      id: caller.tenantId,
      asOf: snapshot.asOf,
      coverage: shapeCoverage(snapshot.coverage),
      snapshot,
    };
  }

  @FieldResolver(() => LicenseInventoryType, { nullable: true })
  licenses(@Root() { snapshot }: SurveyedTenant): LicenseInventoryType | null {
    const { licenseInventory } = snapshot.value;
    return licenseInventory && shapeInventory(licenseInventory, this.#names);
  }

  @FieldResolver(() => LicenseSpendType, { nullable: true })
  spend(@Root() { snapshot }: SurveyedTenant): LicenseSpendType | null {
    const { licenseSpend } = snapshot.value;
    return licenseSpend && shapeSpend(licenseSpend, this.#names);
  }

  @FieldResolver(() => SavingsType, { nullable: true })
  savings(@Root() { snapshot }: SurveyedTenant): SavingsType | null {
    const { savings } = snapshot.value;
    return savings && shapeSavings(savings, this.#names);
  }

  @FieldResolver(() => RecommendationConnectionType, {
    nullable: true,
    description: "Changes to make, the most money per year first.",
    complexity: pageCost,
  })
  recommendations(
    @Root() { snapshot }: SurveyedTenant,
    @Args(() => PageArgs) page: PageArgs,
  ): RecommendationConnectionType | null {
    const found = snapshot.value.recommendations;
    return (
      found &&
      pageOf(
        found.map((one) => shapeRecommendation(one, this.#names)),
        page,
      )
    );
  }
}
