import { dayOf } from "../core/clock.ts";
import type { IsoDate, IsoInstant, SkuId, TenantId } from "../core/ids.ts";
import type { CommerceSubscriptionRecord, SubscribedSkuRecord } from "../graph/index.ts";
import {
  ALL_DETECTIONS,
  type LicensingInput,
  type OwnedSku,
  type PriceBook,
  type Purchase,
  type Reference,
} from "../licensing/index.ts";
import type { MemberSurvey, SourceCoverage } from "../privacy/index.ts";
import type { TenantReading } from "./tenant-reading.ts";

/** The detections about seats that surveys use, and lists of members after them. */
export const DETECTIONS = ALL_DETECTIONS;

interface InputOptions {
  readonly now: Date;
  readonly tenantId: TenantId;
  readonly reference: Reference;
  readonly priceBook: PriceBook;
}

type SkusRead = Pick<TenantReading, "subscribedSkus" | "commerceSubscriptions" | "sources">;

/** What licensing is told of a tenant that was read, and the reference with the tenant's own SKUs. */
export function licensingInputOf(
  reading: TenantReading,
  options: InputOptions,
): { readonly input: LicensingInput; readonly reference: Reference } {
  const { reference, ...seats } = seatInputOf(reading, options);
  const cohorts = reading.survey?.cohorts ?? [];
  return { input: { ...seats, cohorts, ...surveyFactsOf(reading) }, reference };
}

interface FactsRead {
  readonly licensedGroups: TenantReading["licensedGroups"];
  readonly survey: Pick<MemberSurvey, "grantingGroups"> | null;
  readonly configuration: Pick<TenantReading["configuration"], "premiumLicenses">;
}

/** What else is known of the tenant, where it was read. */
export function surveyFactsOf(
  reading: FactsRead,
): Pick<LicensingInput, "premiumUse" | "emptyGroups"> {
  return { ...premiumUseOf(reading), ...emptyGroupsOf(reading) };
}

/** The part of it on which verdicts on single seats rest. */
export function seatInputOf(reading: SkusRead, options: InputOptions) {
  const { now, tenantId, priceBook } = options;
  const ownedSkus = priceBook.withTerms(tenantId, ownedSkusOf(reading));
  return {
    on: dayOf(now),
    ownedSkus,
    evidence: new Set(reading.sources.filter(isUsed).map(({ source }) => source)),
    reference: priceBook.referenceOf(tenantId, ownedSkus, options.reference),
  };
}

function isUsed({ outcome }: SourceCoverage): boolean {
  return outcome === "used";
}

/** A group whose licences Graph is still giving out is not empty yet. */
function emptyGroupsOf({ licensedGroups, survey }: FactsRead): Pick<LicensingInput, "emptyGroups"> {
  if (licensedGroups === null || survey === null) return {};
  const emptyGroups = new Map<SkuId, number>();
  for (const { groupId, skus, isProcessing } of licensedGroups) {
    if (isProcessing || survey.grantingGroups.has(groupId)) continue;
    for (const id of skus) emptyGroups.set(id, 1 + (emptyGroups.get(id) ?? 0));
  }
  return { emptyGroups };
}

function premiumUseOf({ configuration }: FactsRead): Pick<LicensingInput, "premiumUse"> {
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

function ownedSkusOf(reading: SkusRead): readonly OwnedSku[] {
  const purchases = Map.groupBy(reading.commerceSubscriptions ?? [], ({ skuId }) => skuId);
  const mayBeTrial = reading.commerceSubscriptions === null;
  return (reading.subscribedSkus ?? []).map((sku) => ({
    ...ownedSkuOf(sku, purchases.get(sku.skuId) ?? []),
    mayBeTrial,
  }));
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
