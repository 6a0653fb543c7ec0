import type { SkuId } from "../../core/ids.ts";
import { type ConfigurationValue, roleNameOfWord } from "../aggregates/configuration.ts";
import type { SealedMeasure } from "../aggregates/figure.ts";
import type { UsageValue } from "../aggregates/usage.ts";
import { type Columns, column, product } from "./columns.ts";

/** A count with what it is of. */
interface UsageRow {
  readonly what: string;
  readonly of: string | null;
  readonly skuId: SkuId | null;
  readonly part: string | null;
  /** `null`: too few, or too nearly all, to be told. */
  readonly counted: SealedMeasure | null;
  /** Of how many the source speaks. */
  readonly known: SealedMeasure | null;
  readonly basis: string | null;
}

export const USAGE_COLUMNS: readonly Columns<UsageRow>[] = [
  column("What", ({ what }) => what),
  column("Of", ({ of }) => of),
  product("Product", ({ skuId }) => skuId),
  column("Part", ({ part }) => part),
  column("Count", ({ counted }) => counted?.count ?? "withheld"),
  column("Unit", ({ counted, known }) => (counted ?? known)?.unit ?? "members"),
  column("Known", ({ known }) => known?.count ?? null),
  column("Basis", ({ basis }) => basis),
];

/** All counts of the usage, table after table. */
export function usageRows(usage: UsageValue): readonly UsageRow[] {
  const row = (what: string, counted: SealedMeasure | null, rest: Partial<UsageRow>): UsageRow => ({
    what,
    of: null,
    skuId: null,
    part: null,
    counted,
    known: null,
    basis: null,
    ...rest,
  });
  return [
    ...usage.activeUsers.map(({ workload: of, days, active, known, basis }) =>
      row("active", active, { of, part: `within ${days} days`, known, basis }),
    ),
    ...usage.tables.flatMap(({ subject: of, buckets }) =>
      buckets.map(({ bucket: part, members }) => row("members", members, { of, part })),
    ),
    ...usage.products.flatMap(({ skuId, buckets }) =>
      buckets.map(({ bucket: part, members }) => row("product", members, { skuId, part })),
    ),
    ...usage.copilotApps.map(({ app: of, enabled, active }) =>
      row("copilotApp", active, { of, known: enabled }),
    ),
    ...usage.activations.map(({ platform: of, activations }) =>
      row("activations", activations, { of }),
    ),
    ...usage.totals.map(({ of, count }) => row("total", count, { of })),
    ...usage.storage.flatMap(({ of, accounts, bytes }) => [
      row("storage", accounts, { of }),
      row("storage", bytes, { of }),
    ]),
  ];
}

/** A state or a count of how the tenant is set up. */
interface ConfigurationRow {
  readonly what: string;
  readonly of: string | null;
  readonly value: string | number | boolean;
  readonly unit: string | null;
}

export const CONFIGURATION_COLUMNS: readonly Columns<ConfigurationRow>[] = [
  column("What", ({ what }) => what),
  column("Of", ({ of }) => of),
  column("Value", ({ value }) => value),
  column("Unit", ({ unit }) => unit),
];

/** All that is known of the configuration; what was not read has no row. */
export function configurationRows(value: ConfigurationValue): readonly ConfigurationRow[] {
  const { licensing, conditionalAccess, secureScore, domains, devices, adminRoles } = value;
  return [
    ...stateRows(null, {
      isPartner: value.isPartner,
      reportNamesConcealed: value.reportNamesConcealed,
      securityDefaults: value.securityDefaults,
      purchasedThrough: licensing.purchasedThrough,
    }),
    ...licensing.seats.map(({ origin, seats }) => countRow("assigned", origin, seats)),
    ...countRows("groups", licensing.groups),
    ...(conditionalAccess ?? []).flatMap(({ state, policies, kinds }) => [
      countRow("conditionalAccess", state, policies),
      ...kinds.map((one) => countRow("conditionalAccess", `${state} ${one.kind}`, one.policies)),
    ]),
    ...stateRows("authorization", value.authorization ?? {}),
    ...scoreRows(secureScore),
    ...countRows("entraPremium", value.entraPremium),
    ...(domains ?? []).map((one) => countRow("domains", one.kind, one.domains)),
    ...countRows("devices", devices && { enrolled: devices.enrolled }),
    ...(devices?.platforms ?? []).map((one) => countRow("devices", one.platform, one.devices)),
    ...(adminRoles ?? []).flatMap(({ role, tenantWide, scoped }) => [
      countRow("adminRole", roleNameOfWord(role) ?? role, tenantWide),
      countRow("adminRole scoped", roleNameOfWord(role) ?? role, scoped),
    ]),
  ];
}

function scoreRows(score: ConfigurationValue["secureScore"]): readonly ConfigurationRow[] {
  if (score === null) return [];
  const { on, categories, score: reached, most, averageOfAllTenants } = score;
  return [
    ...stateRows("secureScore", { on }),
    ...countRows("secureScore", { score: reached, most, averageOfAllTenants }),
    ...categories.map((one) => countRow("secureScore", one.category, one.score)),
  ];
}

function countRow(what: string, of: string, { count, unit }: SealedMeasure): ConfigurationRow {
  return { what, of, value: count, unit };
}

function countRows(
  what: string,
  counts: Readonly<Record<string, SealedMeasure | null>> | null,
): readonly ConfigurationRow[] {
  return Object.entries(counts ?? {}).flatMap(([of, one]) =>
    one ? [countRow(what, of, one)] : [],
  );
}

function stateRows(
  what: string | null,
  states: Readonly<Record<string, string | boolean | null>>,
): readonly ConfigurationRow[] {
  return Object.entries(states).flatMap(([name, value]) => {
    const named = what === null ? { what: name, of: null } : { what, of: name };
    return value === null ? [] : [{ ...named, value, unit: null }];
  });
}
