import type { SkuNames } from "./agent/index.ts";
import type { Catalogue, Reference, Sku } from "./licensing/index.ts";

/**
 * Products outside the families the licensing science judges, which organisations buy by the seat, or
 * come upon in their tenant, and ask for by name.
 */
const ASKED_FOR_BESIDE: ReadonlySet<string> = new Set([
  "CRMSTANDARD",
  "D365_SALES_PRO",
  "DYN365_BUSCENTRAL_ESSENTIAL",
  "DYN365_BUSCENTRAL_PREMIUM",
  "DYN365_BUSCENTRAL_TEAM_MEMBER",
  "DYN365_CUSTOMER_SERVICE_PRO",
  "DYN365_ENTERPRISE_CUSTOMER_SERVICE",
  "DYN365_ENTERPRISE_FIELD_SERVICE",
  "DYN365_ENTERPRISE_SALES",
  "DYN365_FINANCE",
  "DYN365_PROJECT_OPERATIONS",
  "DYN365_SALES_PREMIUM",
  "DYN365_SCM",
  "DYN365_TEAM_MEMBERS",
  "MDATP_Server",
  "SHAREPOINTSTORAGE",
  "TEAMS_EXPLORATORY",
  "WINDOWS_STORE",
]);

/** Askable are the products organisations buy: Azure takes no tool schema with all names there are. */
export function skuNamesOf({ catalogue }: Reference): SkuNames {
  const bought = new Map(
    catalogue.skus
      .filter(
        ({ family, segment, partNumber }) =>
          (family !== null && segment === "commercial") || ASKED_FOR_BESIDE.has(partNumber),
      )
      .map((sku) => [sku.displayName, sku]),
  );
  return {
    describe: (id) => catalogue.skuById(id),
    askable: [...bought.keys()].sort(),
    explain: (name) => {
      const sku = bought.get(name);
      return sku === undefined ? [] : explanationOf(sku, catalogue);
    },
    lost: (from, to) => {
      const [more, less] = [bought.get(from), bought.get(to)];
      return more === undefined || less === undefined ? [] : lostBetween(more, less, catalogue);
    },
  };
}

function explanationOf(sku: Sku, catalogue: Catalogue): readonly string[] {
  const { displayName, role, licensedPer, eligibilityTag, seatCap } = sku;
  const plans = planNames(sku, catalogue);
  return [
    `${displayName} is ${ROLE_WORDS[role]}, licensed per ${licensedPer === "resourceAccount" ? "resource account" : licensedPer}.`,
    `It includes ${plans.length === 0 ? "no service plan the catalogue knows" : plans.join("; ")}.`,
    ...(eligibilityTag === null ? [] : [`It is for members of the kind ${eligibilityTag} only.`]),
    ...(seatCap === null ? [] : [`A tenant may have ${seatCap} seats of it and its like.`]),
    ...(sku.requires.skuSets.length + sku.requires.anyPlan.length === 0
      ? []
      : ["It needs another product beside it."]),
  ];
}

const ROLE_WORDS: Readonly<Record<Sku["role"], string>> = {
  suite: "a suite",
  addon: "an add-on",
  component: "a product by itself",
  capacity: "a capacity",
  consumption: "billed by consumption",
  free: "a free product",
  unknown: "a product of unknown kind",
};

/** Service plans are compared by id; a plan that a greater one supersedes counts as another. */
function lostBetween(from: Sku, to: Sku, catalogue: Catalogue): readonly string[] {
  const kept = new Set(planNames(to, catalogue));
  const lost = planNames(from, catalogue).filter((plan) => !kept.has(plan));
  return [
    lost.length === 0
      ? `${to.displayName} includes every service plan of ${from.displayName}.`
      : `${from.displayName} includes and ${to.displayName} does not: ${lost.join("; ")}.`,
  ];
}

function planNames(sku: Sku, catalogue: Catalogue): readonly string[] {
  const names = [...sku.servicePlans].flatMap((id) => catalogue.planById(id)?.friendlyName ?? []);
  return [...new Set(names)].sort();
}
