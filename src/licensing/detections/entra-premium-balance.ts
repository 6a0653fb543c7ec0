import { ENTRA_ID_P1, ENTRA_ID_P2 } from "../known-skus.ts";
import { costOf, type ObservationContext, observed, type TenantDetection } from "./observation.ts";

const SURPLUS_PERCENT = 70;

function balanceOf(
  skuId: typeof ENTRA_ID_P1,
  { entitled, used }: { readonly entitled: number; readonly used: number },
  context: ObservationContext,
) {
  if (used > entitled) {
    const count = used - entitled;
    const worth = costOf(skuId, count, context);
    const noticed = { kind: "shortfall", skuId, count, effect: "costs", worth } as const;
    return [
      observed(entraPremiumBalance, { ...noticed, unit: "members", confidence: "C2" }, context),
    ];
  }
  if (entitled > 0 && used * 100 < entitled * SURPLUS_PERCENT) {
    const count = entitled - used;
    return [
      observed(entraPremiumBalance, { kind: "watch", skuId, count, confidence: "C4" }, context),
    ];
  }
  return [];
}

/**
 * D55: more members use features of Entra ID P1 or P2 (conditional access, risk policies) than are
 * entitled, which has to be bought; or fewer than 70 % of those entitled. A policy for all users
 * counts everybody; the number is for the tenant, never per person.
 */
export const entraPremiumBalance: TenantDetection = {
  scope: "tenant",
  id: "D55",
  version: 1,
  needs: ["premiumLicenseInsight"],
  thresholds: { surplusPercent: SURPLUS_PERCENT },
  guards: [],
  source: "Microsoft Graph beta, azureADPremiumLicenseInsight",
  observe: (context) => {
    const use = context.input.premiumUse;
    if (use === undefined) return [];
    return [...balanceOf(ENTRA_ID_P1, use.p1, context), ...balanceOf(ENTRA_ID_P2, use.p2, context)];
  },
};
