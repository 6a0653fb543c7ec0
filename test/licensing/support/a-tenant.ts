import { type IsoDate, isoDate, type SkuId, servicePlanId, skuId } from "../../../src/core/ids.ts";
import { SOURCE_IDS } from "../../../src/core/source-ids.ts";
import type { LicensingInput, OwnedSku, Purchase } from "../../../src/licensing/index.ts";
import type { Cohort, HeldSku, Traits, UseTraits } from "../../../src/privacy/traits.ts";

/** SKUs by their everyday names; list prices are those of November 2026. */
export const SKU = {
  m365E5: skuId.parse("06ebc4ee-1bb5-47dd-8120-11324bc54e06"),
  m365E7: skuId.parse("9a18296a-025f-4e37-9ffa-30bf8d1ce775"),
  m365E3: skuId.parse("05e9a617-0261-4cee-bb44-138d3ef5d965"),
  m365F3: skuId.parse("66b55226-6b4f-492c-910c-a3b7a3c9d993"),
  office365E3: skuId.parse("6fd2c87f-b296-42f0-b197-1e91e994b900"),
  office365E1: skuId.parse("18181a46-0d4e-45cd-891e-60aabd171b4e"),
  copilot: skuId.parse("639dec6b-bb19-468b-871c-c5c441c4b0cb"),
  visioPlan2: skuId.parse("c5928f49-12ba-48f7-ada3-0d743a3601d5"),
  fabricFree: skuId.parse("a403ebcc-fae0-4ca2-8c8c-7a907fd6c235"),
  m365F1: skuId.parse("50f60901-3181-4b75-8a2c-4c8e4c1d5a72"),
  businessPremium: skuId.parse("cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46"),
  businessStandard: skuId.parse("f245ecc8-75af-4f8e-b61f-27d8114de5f3"),
  businessBasic: skuId.parse("3b555118-da6a-4418-894f-7df1e2096870"),
  office365E5: skuId.parse("c7df2760-2c81-4ef7-b578-5b5392b571df"),
  exchangePlan1: skuId.parse("4b9405b0-7788-4568-add1-99614e613b69"),
  exchangePlan2: skuId.parse("19ec0d23-8335-4cbd-94ac-6050e30712fa"),
  ems: skuId.parse("efccb6f7-5641-4e0e-bd10-b4976e1bf68e"),
  entraP1: skuId.parse("078d2b04-f1bd-4111-bbd4-b4b1b354cef4"),
  entraP2: skuId.parse("84a661c4-e949-4bd2-a560-ed7766fcaf2b"),
  powerBiPro: skuId.parse("f8a1db68-be16-40ed-86d5-cb42ce701560"),
  audioConferencing: skuId.parse("0c266dff-15dd-4b49-8397-2bb16070ed52"),
  defenderOffice1: skuId.parse("4ef96642-f096-40de-a3e9-d83fb2f90211"),
  projectPlan3: skuId.parse("53818b1b-4a27-454b-8896-0dba576410e6"),
  visioPlan1: skuId.parse("4b244418-9658-4451-a2b8-b5e2b364e9bd"),
  businessPremiumGrant: skuId.parse("24c35284-d768-4e53-84d9-b7ae73dddf69"),
  teamsRoomsPro: skuId.parse("4cde982a-ede4-4409-9ae6-b003453c8ea6"),
  office365E3Twin: skuId.parse("46c3a859-c90d-40b3-9551-6178a48d5c18"),
  f5Security: skuId.parse("67ffe999-d9ca-49e1-9d2c-03fb28aa7a48"),
  e5Security: skuId.parse("26124093-3d78-432b-b5dc-48bf992543d5"),
  appsForBusiness: skuId.parse("cdd28e44-67e3-425e-be4c-737fab2899d3"),
  teamsPremium: skuId.parse("36a0f3b3-adb5-49ea-bf66-762134cf063a"),
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

/** What the reports show of a member who uses mail, files, Teams, desktop apps and Copilot. */
export function someUse(of: Partial<UseTraits> = {}): UseTraits {
  return {
    mail: "under30",
    files: "under30",
    teams: "under30",
    desktopApps: "under30",
    lightApps: "under30",
    copilot: "under30",
    copilotBreadth: "several",
    calls: "some",
    organisedMeetings: "some",
    visioDesktop: "some",
    projectDesktop: "some",
    mailboxKind: "user",
    mailboxFit: "plan1",
    hasArchive: false,
    oneDriveFit: "plan1",
    ...of,
  };
}

export function members(count: number, of: Partial<Traits> = {}): Cohort {
  return { traits: aMember(of), members: count };
}

export function aTenant(of: Partial<LicensingInput> = {}): LicensingInput {
  return { on: TODAY, ownedSkus: [], cohorts: [], evidence: new Set(SOURCE_IDS), ...of };
}
