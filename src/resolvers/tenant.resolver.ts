import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Aggregate, Grouping, TenantSnapshot } from "../insights/index.ts";
import {
  FindingConnectionType,
  LicenseInventoryType,
  LicenseSpendType,
  LocalDate,
  MemberActivityType,
  MemberGroupingEnum,
  NotMadeType,
  ObservationConnectionType,
  PageArgs,
  pageCost,
  RenewalsType,
  SavingsType,
  SpendGroupingEnum,
  TenantType,
} from "../schema/index.ts";
import { pageOf } from "./page.ts";
import type { RequestContext } from "./request-context.ts";
import { shapeCoverage } from "./shape-coverage.ts";
import { shapeFinding, shapeNotMade, shapeObservation, shapeRenewals } from "./shape-findings.ts";
import { type SpendGrouping, shapeActivity, shapeSpendGroups } from "./shape-groups.ts";
import { type SkuNames, shapeInventory, shapeSavings, shapeSpend } from "./shape-licenses.ts";

/** A tenant as its fields are resolved from: the survey goes along, unseen by the schema. */
export interface SurveyedTenant extends TenantType {
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
  spend(
    @Root() { snapshot }: SurveyedTenant,
    @Arg("groupBy", () => SpendGroupingEnum, { defaultValue: "sku" })
    groupBy: SpendGrouping,
  ): LicenseSpendType | null {
    const { licenseSpend, groupTables } = snapshot.value;
    return (
      licenseSpend && shapeSpend(licenseSpend, this.#names, shapeSpendGroups(groupTables, groupBy))
    );
  }

  @FieldResolver(() => MemberActivityType, {
    nullable: true,
    description:
      "How active members who hold a paid seat are, in shares that tell of nobody in particular; null where " +
      "members were not read.",
  })
  activity(
    @Root() { snapshot }: SurveyedTenant,
    @Arg("groupBy", () => MemberGroupingEnum) groupBy: Grouping,
  ): MemberActivityType | null {
    const { groupTables } = snapshot.value;
    return groupTables && shapeActivity(groupTables, groupBy);
  }

  @FieldResolver(() => SavingsType, { nullable: true })
  savings(@Root() { snapshot }: SurveyedTenant): SavingsType | null {
    const { savings } = snapshot.value;
    return savings && shapeSavings(savings, this.#names);
  }

  @FieldResolver(() => FindingConnectionType, {
    nullable: true,
    description: "Seats that could go or be exchanged for cheaper ones, each seat in one finding.",
    complexity: pageCost,
  })
  findings(
    @Root() { snapshot }: SurveyedTenant,
    @Args(() => PageArgs) page: PageArgs,
  ): FindingConnectionType | null {
    const found = snapshot.value.findings?.findings;
    return (
      (found &&
        pageOf(
          found.map((one) => shapeFinding(one, this.#names)),
          page,
        )) ??
      null
    );
  }

  @FieldResolver(() => ObservationConnectionType, {
    nullable: true,
    description: "What should be known besides: shortfalls, risks, costs to come, hygiene.",
    complexity: pageCost,
  })
  observations(
    @Root() { snapshot }: SurveyedTenant,
    @Args(() => PageArgs) page: PageArgs,
  ): ObservationConnectionType | null {
    const found = snapshot.value.findings?.observations;
    return (
      (found &&
        pageOf(
          found.map((one) => shapeObservation(one, this.#names)),
          page,
        )) ??
      null
    );
  }

  @FieldResolver(() => [NotMadeType], {
    nullable: true,
    description: "Detections that were not made, with the reason.",
  })
  detectionsNotMade(@Root() { snapshot }: SurveyedTenant): readonly NotMadeType[] | null {
    return snapshot.value.findings?.notMade.map(shapeNotMade) ?? null;
  }

  @FieldResolver(() => RenewalsType, {
    nullable: true,
    description: "null where the caller may not read the tenant's purchases.",
  })
  renewals(
    @Root() { snapshot }: SurveyedTenant,
    @Arg("until", () => LocalDate, {
      nullable: true,
      description: "Leave out what renews after this day.",
    })
    until?: string,
  ): RenewalsType | null {
    const { renewals } = snapshot.value;
    return renewals && shapeRenewals(renewals, this.#names, until);
  }
}
