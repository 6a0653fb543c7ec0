import { countBySku } from "./by-sku.ts";
import { costOf, observed, type TenantDetection } from "./observation.ts";
import { givesOnly } from "./sku-capabilities.ts";

/**
 * D51: seats of Power BI of which Microsoft Graph shows no use at all (activity is in the Fabric admin
 * interface, another resource). Contained ones are found by D28; of the rest only the stake is known.
 */
export const powerBiUseNotVisible: TenantDetection = {
  scope: "tenant",
  id: "D51",
  version: 1,
  needs: ["members"],
  thresholds: {},
  guards: [],
  source: "data/need-evidence.csv, powerbi",
  observe: (context) =>
    countBySku(context, (_, { skuId }) => givesOnly(skuId, ["powerBi"], context.reference)).map(
      ({ skuId, count }) => {
        const worth = costOf(skuId, count, context);
        const noticed = { kind: "watch", skuId, count, effect: "atStake", worth } as const;
        return observed(powerBiUseNotVisible, { ...noticed, confidence: "C5" }, context);
      },
    ),
};
