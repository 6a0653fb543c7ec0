import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { WhatIfInput, WhatIfType } from "../schema/index.ts";
import { assumptionsOf } from "./assumptions.ts";
import type { RequestContext } from "./request-context.ts";
import { shapeCoverage } from "./shape-coverage.ts";

@Resolver()
export class WhatIfResolver {
  @Query(() => WhatIfType, {
    nullable: true,
    description:
      "What prices, terms, hires, spare seats or thresholds would come to; reads nothing but the " +
      "survey. null where the caller may not see the tenant's products.",
  })
  async whatIf(
    @Ctx() { insights }: RequestContext,
    @Arg("input", () => WhatIfInput) input: WhatIfInput,
  ): Promise<WhatIfType | null> {
    const answer = await insights.whatIf(assumptionsOf(input));
    if (answer === undefined) return null;
    const { rules: thresholds, ...parts } = answer.value;
    const { asOf, coverage } = answer;
    return { ...parts, thresholds, asOf, coverage: shapeCoverage(coverage) };
  }
}
