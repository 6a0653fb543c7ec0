import { Arg, Ctx, FieldResolver, Resolver } from "type-graphql";
import { LicensePlanInput, LicensePlanType, TenantType } from "../schema/index.ts";
import { PLAN_COST, planQuestionOf } from "./plan-question.ts";
import type { RequestContext } from "./request-context.ts";
import { shapeLicensePlan } from "./shape-license-plan.ts";
import type { SkuNames } from "./shape-licenses.ts";

@Resolver(() => TenantType)
export class LicensePlanResolver {
  readonly #names: SkuNames;

  constructor(names: SkuNames) {
    this.#names = names;
  }

  @FieldResolver(() => LicensePlanType, {
    nullable: true,
    description:
      "The cheapest mix of products, with its proof. Solving stops when the client goes away.",
    complexity: ({ childComplexity }) => PLAN_COST + childComplexity,
  })
  async licensePlan(
    @Ctx() { insights }: RequestContext,
    @Arg("input", () => LicensePlanInput) input: LicensePlanInput,
  ): Promise<LicensePlanType | null> {
    const plan = await insights.licensePlan(planQuestionOf(input));
    return plan === undefined ? null : shapeLicensePlan(plan, this.#names);
  }
}
