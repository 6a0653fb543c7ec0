import { type ConfigurationValue, roleNameOfWord, type UsageValue } from "../insights/index.ts";
import type { ConfigurationType, UsageType } from "../schema/index.ts";
import { type SkuNames, shapeSku } from "./shape-licenses.ts";

/** The usage as the API tells it: numbers without the ids the advisor cites them by. */
export function shapeUsage(value: UsageValue, names: SkuNames): UsageType {
  return {
    activeUsers: value.activeUsers.map((line) => ({
      ...line,
      active: line.active.count,
      known: line.known.count,
    })),
    tables: value.tables.map(({ subject, buckets }) => ({ subject, buckets: counted(buckets) })),
    products: value.products.map(({ skuId, buckets }) => ({
      sku: skuId && shapeSku(skuId, names),
      buckets: counted(buckets),
    })),
    copilotApps: value.copilotApps.map(({ app, enabled, active }) => ({
      app,
      enabled: enabled.count,
      active: active.count,
    })),
    activations: value.activations.map(({ platform, activations }) => ({
      platform,
      activations: activations.count,
    })),
    totals: value.totals.map(({ of, count }) => ({ of, count: count.count })),
    storage: value.storage.map(({ of, accounts, bytes }) => ({
      of,
      accounts: accounts.count,
      bytes: bytes.count,
    })),
  };
}

function counted(buckets: UsageValue["tables"][number]["buckets"]) {
  return buckets.map(({ bucket, members }) => ({ bucket, members: members?.count ?? null }));
}

export function shapeConfiguration(value: ConfigurationValue): ConfigurationType {
  const { licensing, conditionalAccess, secureScore, entraPremium, domains, devices, ...rest } =
    value;
  return {
    ...rest,
    licensing: shapeLicensing(licensing),
    conditionalAccess: conditionalAccess && shapePolicies(conditionalAccess),
    secureScore: secureScore && shapeScore(secureScore),
    entraPremium: entraPremium && shapePremium(entraPremium),
    domains: domains && domains.map((one) => ({ kind: one.kind, domains: one.domains.count })),
    devices: devices && shapeDevices(devices),
    adminRoles: value.adminRoles && shapeRoles(value.adminRoles),
  };
}

type Part<Name extends keyof ConfigurationValue> = NonNullable<ConfigurationValue[Name]>;
type Shaped<Name extends keyof ConfigurationType> = NonNullable<ConfigurationType[Name]>;

function shapePremium({
  entitledP1,
  usingP1,
  entitledP2,
  usingP2,
}: Part<"entraPremium">): Shaped<"entraPremium"> {
  return {
    entitledP1: entitledP1.count,
    usingP1: usingP1?.count ?? null,
    entitledP2: entitledP2.count,
    usingP2: usingP2?.count ?? null,
  };
}

function shapeDevices({ enrolled, platforms }: Part<"devices">): Shaped<"devices"> {
  return {
    enrolled: enrolled?.count ?? null,
    platforms: platforms.map(({ platform, devices }) => ({ platform, devices: devices.count })),
  };
}

function shapePolicies(value: Part<"conditionalAccess">): Shaped<"conditionalAccess"> {
  return value.map(({ state, policies, kinds }) => ({
    state,
    policies: policies.count,
    kinds: kinds.map((one) => ({ kind: one.kind, policies: one.policies.count })),
  }));
}

function shapeScore(value: Part<"secureScore">): Shaped<"secureScore"> {
  return {
    on: value.on,
    score: value.score.count,
    most: value.most.count,
    averageOfAllTenants: value.averageOfAllTenants?.count ?? null,
    categories: value.categories.map(({ category, score }) => ({ category, score: score.count })),
  };
}

function shapeRoles(value: Part<"adminRoles">): Shaped<"adminRoles"> {
  return value.map(({ role, isPrivileged, tenantWide, scoped }) => ({
    name: roleNameOfWord(role) ?? null,
    isPrivileged,
    tenantWide: tenantWide.count,
    scoped: scoped.count,
  }));
}

function shapeLicensing({
  purchasedThrough,
  seats,
  groups,
}: ConfigurationValue["licensing"]): ConfigurationType["licensing"] {
  return {
    purchasedThrough,
    seats: seats.map((one) => ({ origin: one.origin, seats: one.seats.count })),
    groups: groups && {
      all: groups.all.count,
      dynamic: groups.dynamic.count,
      processing: groups.processing.count,
    },
  };
}
