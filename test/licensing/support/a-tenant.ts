import { type IsoDate, isoDate, type SkuId, servicePlanId, skuId } from "../../../src/core/ids.ts";
import { SOURCE_IDS } from "../../../src/core/source-ids.ts";
import type { LicensingInput, OwnedSku, Purchase } from "../../../src/licensing/index.ts";
import type { Cohort, HeldSku, Traits } from "../../../src/privacy/traits.ts";

/** SKUs by their everyday names; list prices are those of November 2026. */
export const SKU = {
  m365E5: skuId.parse("06ebc4ee-1bb5-47dd-8120-11324bc54e06"),
  m365E3: skuId.parse("05e9a617-0261-4cee-bb44-138d3ef5d965"),
  m365F3: skuId.parse("66b55226-6b4f-492c-910c-a3b7a3c9d993"),
  office365E3: skuId.parse("6fd2c87f-b296-42f0-b197-1e91e994b900"),
  office365E1: skuId.parse("18181a46-0d4e-45cd-891e-60aabd171b4e"),
  copilot: skuId.parse("639dec6b-bb19-468b-871c-c5c441c4b0cb"),
  visioPlan2: skuId.parse("c5928f49-12ba-48f7-ada3-0d743a3601d5"),
  fabricFree: skuId.parse("a403ebcc-fae0-4ca2-8c8c-7a907fd6c235"),
  teamsPhone: skuId.parse("e43b5b99-8dfb-405f-9987-dc307f34bcbd"),
  intuneDevice: skuId.parse("2b317a4a-77a6-4188-9437-b68a77b4e2c6"),
  notInAnyTable: skuId.parse("aaaaaaaa-0000-4000-8000-000000000001"),
} as const;

export const PLAN = {
  exchangePlan2: servicePlanId.parse("efb87545-963c-4e0d-99df-69c6916d9eb0"),
  teams: servicePlanId.parse("57ff2da0-773e-42df-b2af-ffb7a2317929"),
} as const;

export const TODAY = isoDate.parse("2026-11-21");

export function date(text: string): IsoDate {
  return isoDate.parse(text);
}

export function aPurchase(of: Partial<Purchase> & Pick<Purchase, "seats">): Purchase {
  return {
    isTrial: false,
    status: "Enabled",
    renewsOn: null,
    createdOn: null,
    term: null,
    partner: false,
    ...of,
  };
}

interface Owned extends Partial<Omit<OwnedSku, "skuId" | "seats">> {
  readonly enabled?: number;
  readonly warning?: number;
}

export function owning(id: SkuId, { enabled = 0, warning = 0, ...of }: Owned = {}): OwnedSku {
  return {
    skuId: id,
    appliesTo: "User",
    capabilityStatus: "Enabled",
    seats: { enabled, warning, suspended: 0, lockedOut: 0 },
    consumed: 0,
    servicePlans: [],
    purchases: [],
    ...of,
  };
}

export function holding(id: SkuId, of: Partial<Omit<HeldSku, "skuId">> = {}): HeldSku {
  return {
    skuId: id,
    origin: "direct",
    hasError: false,
    assignedFor: "over180",
    disabledPlans: [],
    ...of,
  };
}

/** An enabled member of long standing who used everything last week. */
export function aMember(of: Partial<Traits> = {}): Traits {
  return {
    enabled: true,
    kind: "member",
    accountAge: "over180",
    activity: { signIn: "under30", workloads: "under30" },
    held: [],
    department: null,
    country: null,
    ...of,
  };
}

export function members(count: number, of: Partial<Traits> = {}): Cohort {
  return { traits: aMember(of), members: count };
}

export function aTenant(of: Partial<LicensingInput> = {}): LicensingInput {
  return { on: TODAY, ownedSkus: [], cohorts: [], evidence: new Set(SOURCE_IDS), ...of };
}
