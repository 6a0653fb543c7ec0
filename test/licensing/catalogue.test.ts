import { describe, expect, it } from "@jest/globals";
import { loadReference, referenceOfTenant } from "../../src/licensing/index.ts";
import { owning, PLAN, SKU } from "./support/a-tenant.ts";

const reference = loadReference();

/** What a member has of a SKU one of whose plans applies to the company. */
function plansOfMembers(): readonly string[] {
  const servicePlans = [
    { servicePlanId: PLAN.teams, appliesTo: "User" },
    { servicePlanId: PLAN.exchangePlan2, appliesTo: "Company" },
  ] as const;
  const { catalogue } = referenceOfTenant(reference, [owning(SKU.m365E5, { servicePlans })]);
  return [...catalogue.plansOf(SKU.m365E5)];
}

describe("catalogue", () => {
  // Part numbers mislead: SPE_F1 is the product named F3 (data/SOURCES.md).
  it.each([
    [SKU.m365E5, "SPE_E5", "Microsoft 365 E5", "suite", "user"],
    [SKU.m365F3, "SPE_F1", "Microsoft 365 F3", "suite", "user"],
    [SKU.copilot, "Microsoft_365_Copilot", "Microsoft Copilot for Microsoft 365", "addon", "user"],
    [SKU.intuneDevice, "INTUNE_A_D", "Microsoft Intune Device", "component", "device"],
  ] as const)("knows %s by its GUID", (id, ...[partNumber, displayName, role, licensedPer]) => {
    expect(reference.catalogue.skuById(id)).toMatchObject({
      partNumber,
      displayName,
      role,
      licensedPer,
    });
  });

  it("tells free SKUs from paid ones", () => {
    expect(reference.catalogue.skuById(SKU.fabricFree)?.freeBecause).toBe("free");
    expect(reference.catalogue.skuById(SKU.m365E5)?.freeBecause).toBeNull();
  });

  it("names what an add-on needs beside it", () => {
    const requires = reference.catalogue.skuById(SKU.copilot)?.requires.skuSets;
    expect(requires).toContainEqual([SKU.m365E3]);
    expect(reference.catalogue.skuById(SKU.teamsPhone)?.requires).toEqual({
      skuSets: [],
      anyPlan: [PLAN.teams],
      notFamily: "Frontline",
    });
  });

  it("holds service plans of every SKU", () => {
    expect(reference.catalogue.skus.filter((sku) => sku.servicePlans.size === 0)).toEqual([]);
    expect(reference.catalogue.plansOf(SKU.m365E5).has(PLAN.exchangePlan2)).toBe(true);
    expect(reference.catalogue.planById(PLAN.exchangePlan2)?.name).toBe("EXCHANGE_S_ENTERPRISE");
  });

  it("takes no other GUID for a product", () => {
    expect(reference.catalogue.has(SKU.m365E5)).toBe(true);
    expect(reference.catalogue.has(PLAN.teams)).toBe(true);
    expect(reference.catalogue.has(SKU.notInAnyTable)).toBe(false);
  });

  it("lets the tenant's own service plans beat the table", () => {
    const owned = [
      owning(SKU.m365E5, {
        servicePlans: [{ servicePlanId: PLAN.teams, appliesTo: "User" }],
      }),
      owning(SKU.notInAnyTable),
    ];
    const { catalogue } = referenceOfTenant(reference, owned);
    expect([...catalogue.plansOf(SKU.m365E5)]).toEqual([PLAN.teams]);
    expect([...(catalogue.skuById(SKU.m365E5)?.servicePlans ?? [])]).toEqual([PLAN.teams]);
    expect(catalogue.has(SKU.notInAnyTable)).toBe(true);
    expect(plansOfMembers()).toEqual([PLAN.teams]);
    expect(catalogue.plansOf(SKU.m365E3)).toEqual(reference.catalogue.plansOf(SKU.m365E3));
  });
});
