import { z } from "zod";
import { type ServicePlanId, type SkuId, servicePlanId, skuId } from "../core/ids.ts";
import type { OwnedSku } from "./input.ts";
import { readReferenceTable } from "./reference-table.ts";

export const SKU_ROLES = [
  "suite",
  "addon",
  "component",
  "capacity",
  "consumption",
  "free",
  "unknown",
] as const;
export const SKU_SEGMENTS = [
  "commercial",
  "education",
  "nonprofit",
  "government",
  "developer",
  "unknown",
] as const;
export const LICENSED_PER = ["user", "room", "device", "bot", "resourceAccount", "tenant"] as const;
/** Why a SKU costs nothing. */
export const FREE_REASONS = [
  "free",
  "trial",
  "viral",
  "studentBenefit",
  "developer",
  "grant",
] as const;

export type SkuRole = (typeof SKU_ROLES)[number];
export type SkuSegment = (typeof SKU_SEGMENTS)[number];
export type LicensedPer = (typeof LICENSED_PER)[number];
export type FreeReason = (typeof FREE_REASONS)[number];

/** What the same member must hold besides a SKU: one of the sets in full, or any of the plans. */
export interface Prerequisites {
  readonly skuSets: readonly (readonly SkuId[])[];
  readonly anyPlan: readonly ServicePlanId[];
  /** SKUs of this family do not count towards `anyPlan`. */
  readonly notFamily: string | null;
}

/** One SKU as the reference tables know it. */
export interface Sku {
  readonly skuId: SkuId;
  /** Microsoft's part number, for display only. */
  readonly partNumber: string;
  readonly displayName: string;
  readonly family: string | null;
  readonly segment: SkuSegment;
  readonly role: SkuRole;
  readonly licensedPer: LicensedPer;
  /** SKUs of one group share `seatCap` seats in a tenant. */
  readonly seatCapGroup: string | null;
  readonly seatCap: number | null;
  /** Tag a member needs to be given the SKU; not observable in Graph, set by the tenant. */
  readonly eligibilityTag: "frontline" | "education" | null;
  readonly requires: Prerequisites;
  readonly freeBecause: FreeReason | null;
  readonly servicePlans: ReadonlySet<ServicePlanId>;
}

export interface ServicePlan {
  readonly servicePlanId: ServicePlanId;
  readonly name: string;
  readonly friendlyName: string;
}

/** SKUs and service plans by GUID. Reference data first, the tenant's own rows over it. */
export interface Catalogue {
  skuById(id: SkuId): Sku | undefined;
  planById(id: ServicePlanId): ServicePlan | undefined;
  /** Service plans of a SKU; empty when neither the tenant nor the table knows it. */
  plansOf(id: SkuId): ReadonlySet<ServicePlanId>;
  /** Whether a GUID is a SKU or service plan; anything else could be a person's. */
  has(id: string): boolean;
  readonly skus: readonly Sku[];
}

const skuRow = z.object({
  skuId,
  partNumber: z.string(),
  displayName: z.string(),
  servicePlans: z.string(),
});
const planRow = z.object({ servicePlanId, name: z.string(), friendlyName: z.string() });
const freeRow = z.object({ skuId, reason: z.enum(FREE_REASONS) });

const emptyAsNull = z.string().transform((text) => (text === "" ? null : text));
const listOf = <Item extends z.ZodType<unknown, string>>(separator: string, item: Item) =>
  z
    .string()
    .transform((text) => (text === "" ? [] : text.split(separator)))
    .pipe(z.array(item));

const familyRow = z.object({
  skuId,
  family: z.string(),
  segment: z.enum(SKU_SEGMENTS),
  role: z.enum(SKU_ROLES),
  licensedPer: z
    .string()
    .transform((text) => (text === "resource account" ? "resourceAccount" : text))
    .pipe(z.enum(LICENSED_PER)),
  seatCapGroup: emptyAsNull,
  seatCap: z.string().transform((text) => (text === "" ? null : Number(text))),
  eligibilityTag: emptyAsNull.pipe(z.enum(["frontline", "education"]).nullable()),
  requiresSkus: listOf("|", listOf("+", skuId)),
  requiresPlans: listOf(" ", servicePlanId),
  requiresNotFamily: emptyAsNull,
});
type FamilyRow = z.infer<typeof familyRow>;

type Family = Omit<Sku, "skuId" | "partNumber" | "displayName" | "freeBecause" | "servicePlans">;

const NO_FAMILY = {
  family: null,
  segment: "unknown",
  role: "unknown",
  licensedPer: "user",
  seatCapGroup: null,
  seatCap: null,
  eligibilityTag: null,
  requires: { skuSets: [], anyPlan: [], notFamily: null },
} as const satisfies Family;

function familyOf(row: FamilyRow | undefined): Family {
  if (row === undefined) return NO_FAMILY;
  const { skuId: _, requiresSkus, requiresPlans, requiresNotFamily, ...facts } = row;
  const requires = {
    skuSets: requiresSkus,
    anyPlan: requiresPlans,
    notFamily: requiresNotFamily,
  };
  return { ...facts, requires };
}

/**
 * The catalogue as released: Microsoft's product table joined with families and free SKUs
 * (sources in `data/SOURCES.md`). Reads files; call it once and hand the result on.
 */
export function loadCatalogue(): Catalogue {
  const planRows = readReferenceTable("service-plans", planRow);
  const plans = new Map(planRows.map((plan) => [plan.servicePlanId, plan]));
  const planByKey = new Map(planRows.map((plan) => [plan.servicePlanId.slice(0, 8), plan]));
  const families = new Map(
    readReferenceTable("sku-families", familyRow).map((row) => [row.skuId, row]),
  );
  const free = new Map(
    readReferenceTable("free-skus", freeRow).map((row) => [row.skuId, row.reason]),
  );
  const skus = readReferenceTable("skus", skuRow).map(
    (row): Sku => ({
      ...row,
      ...familyOf(families.get(row.skuId)),
      freeBecause: free.get(row.skuId) ?? null,
      servicePlans: new Set(
        row.servicePlans.split(" ").flatMap((key) => planByKey.get(key)?.servicePlanId ?? []),
      ),
    }),
  );
  return catalogueOf(new Map(skus.map((sku) => [sku.skuId, sku])), plans);
}

function catalogueOf(
  skus: ReadonlyMap<SkuId, Sku>,
  plans: ReadonlyMap<ServicePlanId, ServicePlan>,
): Catalogue {
  const ids = new Set<string>([...skus.keys(), ...plans.keys()]);
  const none: ReadonlySet<ServicePlanId> = new Set();
  return {
    skuById: (id) => skus.get(id),
    planById: (id) => plans.get(id),
    plansOf: (id) => skus.get(id)?.servicePlans ?? none,
    has: (id) => ids.has(id),
    skus: [...skus.values()],
  };
}

/**
 * The catalogue as one tenant has it: for SKUs it owns, its own service plans count and not the
 * table's (the table lags and packaging changes), and its own GUIDs are products. Plans that apply to the
 * company are had by nobody in particular, so no member has them from a SKU.
 */
export function catalogueOfTenant(catalogue: Catalogue, owned: readonly OwnedSku[]): Catalogue {
  const plansBySku = new Map(
    owned.flatMap(({ skuId, servicePlans }) => {
      const ofMembers = servicePlans.filter(({ appliesTo }) => appliesTo === "User");
      const plans = new Set(ofMembers.map(({ servicePlanId }) => servicePlanId));
      return servicePlans.length === 0 ? [] : [[skuId, plans] as const];
    }),
  );
  const ids = new Set<string>(
    owned.flatMap(({ skuId, servicePlans }) => [
      skuId,
      ...servicePlans.map(({ servicePlanId }) => servicePlanId),
    ]),
  );
  return {
    ...catalogue,
    skuById: (id) => {
      const sku = catalogue.skuById(id);
      const plans = plansBySku.get(id);
      return sku && plans ? { ...sku, servicePlans: plans } : sku;
    },
    plansOf: (id) => plansBySku.get(id) ?? catalogue.plansOf(id),
    has: (id) => ids.has(id) || catalogue.has(id),
  };
}
