import type { SkuId } from "../../core/ids.ts";
import {
  closed,
  defineAggregate,
  type ReportCohort,
  type ToldParts,
  type ValueOf,
} from "../../privacy/index.ts";
import {
  ACTIVITY_BANDS,
  COPILOT_BREADTHS,
  type Cohort,
  MAILBOX_FITS,
  MAILBOX_KINDS,
  OCCURRENCES,
  ONEDRIVE_FITS,
  type Traits,
  type UseTraits,
} from "../../privacy/traits.ts";
import type { TenantReading } from "../tenant-reading.ts";
import { FigureNaming, measure } from "./figure.ts";
import { furtherTotalsOf, TOTAL_REPORTS, USAGE_TOTALS } from "./further-totals.ts";
import { ACTIVATION_PLATFORMS, COPILOT_USERS, totalsOf } from "./usage-totals.ts";

const RECENCIES = [...ACTIVITY_BANDS, "unknown"] as const;

/** What members are counted by, and the buckets they fall into. */
const SUBJECTS = {
  anyWorkload: RECENCIES,
  mail: RECENCIES,
  files: RECENCIES,
  teams: RECENCIES,
  desktopApps: RECENCIES,
  lightApps: RECENCIES,
  copilot: RECENCIES,
  copilotBreadth: COPILOT_BREADTHS,
  calls: OCCURRENCES,
  organisedMeetings: OCCURRENCES,
  visioDesktop: OCCURRENCES,
  projectDesktop: OCCURRENCES,
  mailboxKind: MAILBOX_KINDS,
  mailboxFit: MAILBOX_FITS,
  hasArchive: ["yes", "no", "unknown"],
  oneDriveFit: ONEDRIVE_FITS,
} as const satisfies Record<"anyWorkload" | keyof UseTraits, readonly string[]>;

type UsageSubject = keyof typeof SUBJECTS;
type UsageBucket = (typeof SUBJECTS)[UsageSubject][number];

export const USAGE_SUBJECTS = Object.keys(SUBJECTS).filter(
  (name): name is UsageSubject => name in SUBJECTS,
);

export const PARTS_OF = [
  "members",
  "product",
  "spans",
  "copilotApp",
  "platforms",
  ...TOTAL_REPORTS,
] as const;

export const USAGE_BUCKETS: readonly UsageBucket[] = [...new Set(Object.values(SUBJECTS).flat())];

/** Workloads of which active users are told; the last four in totals of the tenant only. */
export const USED_WORKLOADS = [
  "anyWorkload",
  "mail",
  "files",
  "teams",
  "desktopApps",
  "lightApps",
  "copilot",
  "oneDrive",
  "sharePoint",
  "skypeForBusiness",
  "yammer",
] as const;
export type UsedWorkload = (typeof USED_WORKLOADS)[number];

const buckets = closed.listOf(
  closed.object({
    bucket: closed.oneOf(USAGE_BUCKETS),
    /** `null`: too few, or too nearly all, to be told. */
    members: closed.nullable(measure),
  }),
);

/**
 * How the tenant's services are used. From members where reports show their names to the caller, else
 * from Microsoft's totals and from each report by itself.
 */
export const usage = defineAggregate(
  "usage",
  2,
  closed.object({
    activeUsers: closed.listOf(
      closed.object({
        workload: closed.oneOf(USED_WORKLOADS),
        days: closed.count(),
        active: measure,
        /** Of how many the source speaks. */
        known: measure,
        basis: closed.oneOf(["members", "totals"]),
      }),
    ),
    tables: closed.listOf(closed.object({ subject: closed.oneOf(USAGE_SUBJECTS), buckets })),
    /** Who has several products is counted with each; `null` is a product the catalogue lacks. */
    products: closed.listOf(closed.object({ skuId: closed.nullable(closed.skuId()), buckets })),
    copilotApps: closed.listOf(
      closed.object({ app: closed.oneOf(COPILOT_USERS), enabled: measure, active: measure }),
    ),
    activations: closed.listOf(
      closed.object({ platform: closed.oneOf(ACTIVATION_PLATFORMS), activations: measure }),
    ),
    totals: closed.listOf(closed.object({ of: closed.oneOf(USAGE_TOTALS), count: measure })),
    storage: closed.listOf(
      closed.object({
        of: closed.oneOf(["mailboxes", "oneDrives"]),
        accounts: measure,
        bytes: measure,
      }),
    ),
  }),
);
export type UsageValue = ValueOf<typeof usage>;

/** Who is in a bucket, or in one before it, was active within so many days. */
const DAYS = [
  ["under30", 30],
  ["under90", 90],
  ["under180", 180],
] as const;

/** Which parts of which whole are counted. */
export interface PartsName {
  readonly of: (typeof PARTS_OF)[number];
  readonly subject: UsageSubject | UsedWorkload | (typeof COPILOT_USERS)[number] | null;
  readonly skuId: SkuId | null;
}

/** Counts of members by parts of a whole, as far as they may be told in this period. */
export type TellParts = (name: PartsName, counts: readonly number[]) => ToldParts;

interface UsageOptions {
  /** The product of the catalogue with this display name. */
  readonly skuOf: (displayName: string) => SkuId | undefined;
  readonly tell: TellParts;
}

/** The usage as a value to seal; `null` where no report of any kind was read. */
export function usageValue(
  reading: TenantReading,
  { skuOf, tell }: UsageOptions,
): UsageValue | null {
  const naming = new FigureNaming("usage");
  const tables = tablesOf(reading.survey?.cohorts ?? []).map(({ subject, counts }) => {
    const among = SUBJECTS[subject];
    const told = tell({ of: "members", subject, skuId: null }, countsIn(counts, among));
    return { subject, counts: named(told, among), whole: told.whole };
  });
  const totals = totalsOf(reading.usageCounts, { naming, tell });
  const value: UsageValue = {
    activeUsers: [
      ...tables.flatMap((table) => activeUsersOf(table, naming)),
      ...totals.activeUsers,
    ],
    tables: tables.map(({ subject, counts }) => ({ subject, buckets: bucketsOf(counts, naming) })),
    products: productsOf(reading, skuOf).map(([skuId, counts]) => {
      const name = { of: "product", subject: null, skuId } as const;
      const told = tell(name, countsIn(counts, ACTIVITY_BANDS));
      return { skuId, buckets: bucketsOf(named(told, ACTIVITY_BANDS), naming) };
    }),
    copilotApps: totals.copilotApps,
    activations: totals.activations,
    totals: furtherTotalsOf(reading.usageCounts, { naming, tell }),
    storage: reading.storage.map(({ of, accounts, bytes }) => ({
      of,
      accounts: naming.measure(accounts, "accounts"),
      bytes: naming.measure(bytes, "bytes"),
    })),
  };
  return Object.values(value).every((list) => list.length === 0) ? null : value;
}

type Counts = ReadonlyMap<UsageBucket, number>;

/** Counts as they may be told; `null` where one may not. Empty buckets are there: that one is would tell. */
type ToldCounts = ReadonlyMap<UsageBucket, number | null>;

function countsIn(counts: Counts, among: readonly UsageBucket[]): readonly number[] {
  return among.map((bucket) => counts.get(bucket) ?? 0);
}

function named({ counts }: ToldParts, among: readonly UsageBucket[]): ToldCounts {
  return new Map(among.map((bucket, at) => [bucket, counts[at] ?? null]));
}

interface Table {
  readonly subject: UsageSubject;
  readonly counts: Counts;
}

interface ToldTable {
  readonly subject: UsageSubject;
  readonly counts: ToldCounts;
  /** All members when it was told, which everybody may know. */
  readonly whole: number;
}

/** One table for each subject that at least one report speaks of. */
function tablesOf(cohorts: Iterable<Cohort>): readonly Table[] {
  return USAGE_SUBJECTS.map((subject) => ({
    subject,
    counts: tally(bucketsIn(cohorts, subject)),
  })).filter(({ counts }) => [...counts.keys()].some((bucket) => bucket !== "unknown"));
}

function* bucketsIn(
  cohorts: Iterable<Cohort>,
  subject: UsageSubject,
): Generator<readonly [UsageBucket, number]> {
  for (const { traits, members } of cohorts) yield [bucketOf(traits, subject), members];
}

function bucketOf(traits: Traits, subject: UsageSubject): UsageBucket {
  if (subject === "anyWorkload") {
    return traits.activity.workloads;
  }
  const told = traits.use?.[subject] ?? "unknown";
  return typeof told === "boolean" ? (told ? "yes" : "no") : told;
}

function tally(entries: Iterable<readonly [UsageBucket, number]>): Counts {
  const counts = new Map<UsageBucket, number>();
  for (const [bucket, members] of entries) {
    counts.set(bucket, members + (counts.get(bucket) ?? 0));
  }
  return counts;
}

function bucketsOf(
  counts: ToldCounts,
  naming: FigureNaming,
): UsageValue["tables"][number]["buckets"] {
  return [...counts].map(([bucket, members]) => ({
    bucket,
    members: members === null ? null : naming.measure(members, "members"),
  }));
}

/** From told buckets alone: a span is left out where hidden ones lie on both sides of its end. */
function activeUsersOf(
  { subject, counts, whole }: ToldTable,
  naming: FigureNaming,
): UsageValue["activeUsers"] {
  const workload = USED_WORKLOADS.find((name) => name === subject);
  const unknown = counts.has("unknown") ? (counts.get("unknown") ?? null) : 0;
  if (workload === undefined || unknown === null) {
    return [];
  }
  const known = whole - unknown;
  return DAYS.flatMap(([, days], at) => {
    const seen = new Set<UsageBucket>(DAYS.slice(0, at + 1).map(([bucket]) => bucket));
    const inside = sumOf([...counts].filter(([bucket]) => seen.has(bucket)));
    const outside = sumOf([...counts].filter(([bucket]) => !seen.has(bucket)));
    const active = inside ?? (outside === null ? null : Math.max(0, whole - outside));
    return active === null
      ? []
      : [
          {
            workload,
            days,
            active: naming.measure(active, "members"),
            known: naming.measure(known, "members"),
            basis: "members",
          },
        ];
  });
}

function sumOf(counts: readonly (readonly [UsageBucket, number | null])[]): number | null {
  return counts.reduce<number | null>(
    (sum, [, members]) => (sum === null || members === null ? null : sum + members),
    0,
  );
}

/** Last activity by product, straight from the active-user report. */
function productsOf(
  { reportCohorts }: TenantReading,
  skuOf: (displayName: string) => SkuId | undefined,
): readonly (readonly [SkuId | null, Counts])[] {
  const byProduct = new Map<SkuId | null, (readonly [UsageBucket, number])[]>();
  for (const cohort of reportCohorts ?? []) {
    for (const sku of productsIn(cohort, skuOf)) {
      byProduct.set(sku, [...(byProduct.get(sku) ?? []), [cohort.activity, cohort.members]]);
    }
  }
  return [...byProduct].map(([skuId, entries]) => [skuId, tally(entries)]);
}

/** `null` among them is a product the catalogue lacks. */
function productsIn(
  { products, hasUnknownProduct }: ReportCohort,
  skuOf: (displayName: string) => SkuId | undefined,
): ReadonlySet<SkuId | null> {
  const skus = new Set(products.map((name) => skuOf(name) ?? null));
  return hasUnknownProduct ? skus.add(null) : skus;
}

/** Members with the same products, by last activity. */
export interface AlikeHolders {
  readonly skus: ReadonlySet<SkuId | null>;
  readonly counts: readonly number[];
}

/** Who in the active-user report is counted with the same products. */
export function alikeIn(
  { reportCohorts }: TenantReading,
  skuOf: (displayName: string) => SkuId | undefined,
): readonly AlikeHolders[] {
  const sets = (reportCohorts ?? []).map((cohort) => ({
    skus: productsIn(cohort, skuOf),
    entry: [cohort.activity, cohort.members] as const,
  }));
  return [...Map.groupBy(sets, ({ skus }) => [...skus].map(String).sort().join()).values()].map(
    (same) => ({
      skus: same[0]?.skus ?? new Set(),
      counts: countsIn(tally(same.map(({ entry }) => entry)), ACTIVITY_BANDS),
    }),
  );
}
