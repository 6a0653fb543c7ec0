import data from "../data/skus.json" with { type: "json" };

/** Workloads of the usage reports and sizes of what they give, as bits: licences are joined by OR. */
export const Workload = {
  exchange: 1,
  oneDrive: 2,
  sharePoint: 4,
  skype: 8,
  yammer: 16,
  teams: 32,
  desktopApps: 64,
  copilot: 128,
  mailPlan1: 256,
  mailPlan2: 512,
  mailKiosk: 1024,
  smallDrive: 2048,
} as const;

export interface ServicePlan {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly appliesTo: "User" | "Company";
  readonly workload: number;
}

export interface Sku {
  readonly partNumber: string;
  readonly skuId: string;
  readonly displayName: string;
  /** The name the usage reports print in "Assigned Products". */
  readonly productName: string;
  readonly plans: readonly ServicePlan[];
  /** Whether Microsoft's reference table knows the product. */
  readonly isListed: boolean;
  /** Workloads the product licenses with all its plans on. */
  readonly workloads: number;
}

const WORKLOAD_OF_PLAN: readonly (readonly [RegExp, number])[] = [
  [/^EXCHANGE_S_ENTERPRISE$/, Workload.exchange | Workload.mailPlan2],
  [/^EXCHANGE_S_STANDARD$/, Workload.exchange | Workload.mailPlan1],
  [/^EXCHANGE_S_DESKLESS$/, Workload.exchange | Workload.mailKiosk],
  [/^SHAREPOINT(STANDARD|ENTERPRISE)$/, Workload.sharePoint | Workload.oneDrive],
  [/^SHAREPOINTDESKLESS$/, Workload.sharePoint | Workload.oneDrive | Workload.smallDrive],
  [/^ONEDRIVE/, Workload.oneDrive],
  [/^MCO(STANDARD|IMP)$/, Workload.skype],
  [/^YAMMER_ENTERPRISE$/, Workload.yammer],
  [/^TEAMS1$/, Workload.teams],
  [/^(OFFICESUBSCRIPTION|OFFICE_BUSINESS)$/, Workload.desktopApps],
  [/^M365_COPILOT_APPS$/, Workload.copilot],
];

const SERVICE_OF_PLAN: readonly (readonly [RegExp, string])[] = [
  [/^EXCHANGE/, "exchange"],
  [/^(SHAREPOINT|ONEDRIVE)/, "SharePoint"],
  [/^MCO/, "MicrosoftCommunicationsOnline"],
  [/^TEAMS/, "TeamspaceAPI"],
  [/^(YAMMER|VIVAENGAGE)/, "YammerEnterprise"],
  [/^(AAD|MFA)/, "AADPremiumService"],
  [/^INTUNE/, "SCO"],
  [/^RMS/, "RMSOnline"],
];

const COMPANY_PLANS =
  /^(EXCHANGE_S_FOUNDATION|ADALLOM_S_O365|INTUNE_O365|.*_FOUNDATION$|.*STORAGE)/;

const firstMatch = <Value>(
  table: readonly (readonly [RegExp, Value])[],
  name: string,
  otherwise: Value,
): Value => table.find(([pattern]) => pattern.test(name))?.[1] ?? otherwise;

function planOf(plan: { readonly id: string; readonly name: string }): ServicePlan {
  return {
    ...plan,
    service: firstMatch(SERVICE_OF_PLAN, plan.name, "MicrosoftOffice"),
    appliesTo: COMPANY_PLANS.test(plan.name) ? "Company" : "User",
    workload: firstMatch(WORKLOAD_OF_PLAN, plan.name, 0),
  };
}

interface SkuData {
  readonly partNumber: string;
  readonly skuId: string;
  readonly displayName: string;
  readonly plans: readonly { readonly id: string; readonly name: string }[];
}

function skuOf(data: SkuData): Sku {
  const plans = data.plans.map(planOf);
  return {
    partNumber: data.partNumber,
    skuId: data.skuId,
    displayName: data.displayName,
    productName: data.displayName.toUpperCase(),
    plans,
    isListed: data !== UNLISTED,
    workloads: plans.reduce((bits, plan) => bits | plan.workload, 0),
  };
}

/** A product so new that no reference table lists it: its price and meaning are unknown. */
const UNLISTED: SkuData = {
  partNumber: "FUTURE_ANALYTICS_ADDON",
  skuId: "0e0f5a11-7c2b-4d0e-9a41-5b1df00dfeed",
  displayName: "Future Analytics Add-on",
  plans: [{ id: "0e0f5a11-0001-4d0e-9a41-5b1df00dfeed", name: "FUTURE_ANALYTICS_PLAN" }],
};

const catalog: ReadonlyMap<string, Sku> = new Map(
  [...data.skus, UNLISTED].map((sku) => [sku.partNumber, skuOf(sku)]),
);

/** Looks a product up by part number. Throws when a blueprint names one the data file lacks. */
export function skuNamed(partNumber: string): Sku {
  const sku = catalog.get(partNumber);
  if (sku === undefined) throw new Error(`data/skus.json has no ${partNumber}`);
  return sku;
}
