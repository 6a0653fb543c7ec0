import type { SkuId } from "../../core/ids.ts";
import { accountSilence } from "../need/account-state.ts";
import { grantsOf } from "./covered-by-free-seats.ts";
import { type ObservationContext, observed, type TenantDetection } from "./observation.ts";

const REQUIRED_PERCENT = 85;
const WARN_PERCENT = 90;

interface Holders {
  readonly all: number;
  readonly silent: number;
}

/** Members whose use is unknown count as active: a grant is not called at risk for want of evidence. */
function holdersOf(skuId: SkuId, { input }: ObservationContext): Holders {
  let all = 0;
  let silent = 0;
  for (const { traits, members } of input.cohorts) {
    if (!traits.held.some((held) => held.skuId === skuId)) continue;
    const silence = traits.enabled ? accountSilence(traits) : 180;
    all += members;
    silent += silence === 90 || silence === 180 ? members : 0;
  }
  return { all, silent };
}

/**
 * D15: fewer than 85 % of the members who hold a granted seat were active within 90 days, or nearly
 * so: grants can be withdrawn (Microsoft for Nonprofits, grant eligibility). Counts the silent seats.
 */
export const grantUtilisation: TenantDetection = {
  scope: "tenant",
  id: "D15",
  version: 1,
  needs: ["subscribedSkus", "members", "signInActivity", "activeUserDetail"],
  thresholds: { requiredPercent: REQUIRED_PERCENT, warnPercent: WARN_PERCENT },
  guards: [],
  source: "Microsoft for Nonprofits, grant eligibility and utilisation",
  observe: (context) =>
    grantsOf(context).flatMap(({ skuId }) => {
      const { all, silent } = holdersOf(skuId, context);
      const activePercent = all === 0 ? 100 : (100 * (all - silent)) / all;
      if (activePercent >= WARN_PERCENT) return [];
      const kind = activePercent < REQUIRED_PERCENT ? "risk" : "watch";
      return [
        observed(grantUtilisation, { kind, skuId, count: silent, confidence: "C4" }, context),
      ];
    }),
};
