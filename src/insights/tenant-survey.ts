import { dayOf, instantOf } from "../core/clock.ts";
import type { IsoDate, IsoInstant, TenantId } from "../core/ids.ts";
import type { CommerceSubscriptionRecord, SubscribedSkuRecord } from "../graph/index.ts";
import {
  ALL_DETECTIONS,
  type Finding,
  findingsOf,
  inventoryOf,
  type LicensingInput,
  notMade,
  type OwnedSku,
  observationsOf,
  type PriceBook,
  type Purchase,
  planBasisOf,
  type Reference,
  recommendationsOf,
  renewalsOf,
  reportedFindings,
  reportedObservations,
  savingsOf,
  spendOf,
  TENANT_DETECTIONS,
} from "../licensing/index.ts";
import { type Aggregate, type Coverage, seal } from "../privacy/index.ts";
import { findingsValue } from "./aggregates/findings.ts";
import { licenseInventoryValue } from "./aggregates/license-inventory.ts";
import { licenseSpendValue } from "./aggregates/license-spend.ts";
import { planBasisValue } from "./aggregates/plan-basis.ts";
import { recommendationsValue } from "./aggregates/recommendations.ts";
import { renewalsValue } from "./aggregates/renewals.ts";
import { savingsValue } from "./aggregates/savings.ts";
import type { TenantReading } from "./tenant-reading.ts";
import { type TenantSnapshot, tenantSnapshot } from "./tenant-snapshot.ts";

export interface AssessmentOptions {
  readonly now: Date;
  readonly reference: Reference;
  readonly tenantId: TenantId;
  readonly priceBook: PriceBook;
  /** Key of this tenant's recommendation ids. */
  readonly tenantKey: Uint8Array;
}

/**
 * From what was read to what may be told: licensing is computed over cohorts, the result is sealed
 * with its coverage, and the reading is let go.
 */
export function assessTenant(
  reading: TenantReading,
  options: AssessmentOptions,
): Aggregate<TenantSnapshot> {
  const { now, tenantId, priceBook } = options;
  const owned = priceBook.withTerms(tenantId, ownedSkusOf(reading));
  const reference = priceBook.referenceOf(tenantId, owned, options.reference);
  const input: LicensingInput = {
    on: dayOf(now),
    ownedSkus: owned,
    cohorts: reading.survey?.cohorts ?? [],
    evidence: new Set(
      reading.sources.filter(({ outcome }) => outcome === "used").map(({ source }) => source),
    ),
    ...premiumUseOf(reading),
  };
  const found = findingsOf(input, reference, ALL_DETECTIONS);
  const { seatsTotal, seatsJudged } = found;
  const value =
    reading.subscribedSkus === null
      ? NOTHING
      : toldOf({ input, reference, findings: found.findings, tenantKey: options.tenantKey });
  const coverage: Coverage = {
    sources: reading.sources,
    seatsJudged,
    seatsTotal,
    reportRefreshedOn: reading.reportRefreshedOn,
    reportNamesConcealed: reading.reportNamesConcealed,
  };
  return seal(tenantSnapshot, value, { coverage, asOf: instantOf(now) }, reference.catalogue);
}

function premiumUseOf({ configuration }: TenantReading): Pick<LicensingInput, "premiumUse"> {
  const { premiumLicenses: found } = configuration;
  return found === null
    ? {}
    : {
        premiumUse: {
          p1: { entitled: found.entitledP1, used: found.conditionalAccessUsers },
          p2: { entitled: found.entitledP2, used: found.riskBasedAccessUsers },
        },
      };
}

interface Assessed {
  readonly input: LicensingInput;
  readonly reference: Reference;
  readonly findings: readonly Finding[];
  readonly tenantKey: Uint8Array;
}

/** Every part of the snapshot, computed from the same findings. */
function toldOf({ input, reference, findings, tenantKey }: Assessed): TenantSnapshot {
  const savings = savingsOf(findings, input, reference);
  const observations = observationsOf(input, reference);
  const sealedSavings = savingsValue(savings);
  return {
    licenseInventory: licenseInventoryValue(inventoryOf(input, reference)),
    licenseSpend: licenseSpendValue(spendOf(input, reference)),
    savings: sealedSavings,
    recommendations: recommendationsValue(recommendationsOf(savings.lines, tenantKey)),
    findings: findingsValue({
      findings: reportedFindings(findings, savings.lines, tenantKey),
      observations: reportedObservations(observations, tenantKey),
      notMade: notMade(input.evidence, ALL_DETECTIONS, TENANT_DETECTIONS),
      savings,
      sealedSavings,
    }),
    renewals: input.evidence.has("commerceSubscriptions")
      ? renewalsValue(renewalsOf({ input, reference, lines: savings.lines, observations }))
      : null,
    planBasis: planBasisValue(planBasisOf(input, reference)),
  };
}

/** What can be told to whom the tenant's SKUs are closed. */
const NOTHING: TenantSnapshot = {
  licenseInventory: null,
  licenseSpend: null,
  savings: null,
  recommendations: null,
  findings: null,
  renewals: null,
  planBasis: null,
};

function ownedSkusOf(reading: TenantReading): readonly OwnedSku[] {
  const purchases = Map.groupBy(reading.commerceSubscriptions ?? [], ({ skuId }) => skuId);
  return (reading.subscribedSkus ?? []).map((sku) =>
    ownedSkuOf(sku, purchases.get(sku.skuId) ?? []),
  );
}

function ownedSkuOf(
  { prepaidUnits, consumedUnits, ...sku }: SubscribedSkuRecord,
  bought: readonly CommerceSubscriptionRecord[],
): OwnedSku {
  return {
    ...sku,
    seats: prepaidUnits,
    consumed: consumedUnits,
    purchases: bought.map(purchaseOf),
  };
}

/** Graph tells neither term nor price of a purchase; both stay unknown until somebody says. */
function purchaseOf(bought: CommerceSubscriptionRecord): Purchase {
  return {
    seats: bought.seats,
    isTrial: bought.isTrial,
    status: bought.status,
    renewsOn: dateOf(bought.nextLifecycleAt),
    createdOn: dateOf(bought.createdAt),
    term: null,
    partner: bought.ownerTenantId !== null,
  };
}

function dateOf(instant: IsoInstant | null): IsoDate | null {
  return instant === null ? null : dayOf(new Date(instant));
}
