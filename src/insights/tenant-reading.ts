import type { IsoDate } from "../core/ids.ts";
import { openPii } from "../core/pii.ts";
import type { SourceId } from "../core/source-ids.ts";
import {
  type CommerceSubscriptionRecord,
  type GraphConnection,
  type GraphOperation,
  GraphReader,
  type LicensedGroupRecord,
  type OrganizationRecord,
  readCommerceSubscriptions,
  readLicensedGroups,
  readMembers,
  readOrganization,
  readRoleAssignments,
  readRoleGroupMembers,
  readRoleGroups,
  readSubscribedSkus,
  type SubscribedSkuRecord,
} from "../graph/index.ts";
import {
  type Coverage,
  type MemberProgress,
  type MemberSurvey,
  type ReportCohort,
  type SourceCoverage,
  type SourceOutcome,
  surveyMembers,
  type TraitsBasis,
} from "../privacy/index.ts";
import {
  type Administrators,
  type AdminRoleCount,
  privilegedHolders,
  roleCountsOf,
} from "./reading/administrators.ts";
import { readConfiguration, type TenantConfiguration } from "./reading/configuration-reading.ts";
import { type PartnerReading, readPartner } from "./reading/partner-reading.ts";
import { outcomeOf, SourceLog } from "./reading/source-log.ts";
import { COUNT_REPORTS, readCounts, storageIn, type UsageCounts } from "./reading/usage-counts.ts";
import {
  DETAIL_REPORTS,
  readUsage,
  type StorageTotal,
  type UsageReading,
} from "./reading/usage-reading.ts";
import type { SurveyReporter } from "./survey-reporter.ts";

/** Every source a survey may read, by which callers are told apart. */
export const SURVEY_SOURCES = [
  "organization",
  "subscribedSkus",
  "commerceSubscriptions",
  "members",
  "signInActivity",
  "directoryRoles",
  "roleAssignments",
  "roleGroups",
  "roleGroupMembers",
  "licensedGroups",
  ...DETAIL_REPORTS,
  ...COUNT_REPORTS,
  "reportSettings",
  "conditionalAccess",
  "authorizationPolicy",
  "securityDefaults",
  "secureScore",
  "domains",
  "premiumLicenseInsight",
  "deviceOverview",
  "delegatedAdminRelationships",
  "delegatedAdminCustomers",
  "delegatedAdminAccessAssignments",
] as const satisfies readonly SourceId[];

/**
 * What one caller could read of a tenant. A source that stayed closed is `null`, and `sources` says
 * why. Lives in memory until it has been assessed; only sealed values outlive it.
 */
export interface TenantReading {
  readonly organization: OrganizationRecord | null;
  readonly subscribedSkus: readonly SubscribedSkuRecord[] | null;
  readonly commerceSubscriptions: readonly CommerceSubscriptionRecord[] | null;
  readonly licensedGroups: readonly LicensedGroupRecord[] | null;
  readonly adminRoles: readonly AdminRoleCount[] | null;
  readonly configuration: TenantConfiguration;
  /** Members as cohorts, what the usage reports say of them already joined. */
  readonly survey: MemberSurvey | null;
  /**
   * Products assigned by last activity, straight from the active-user report: needs no names, so it is
   * there where they are concealed, and where members are closed.
   */
  readonly reportCohorts: readonly ReportCohort[] | null;
  /** Totals of the tenant, read where the rows behind them are closed or concealed. */
  readonly usageCounts: UsageCounts;
  /** What mailboxes and OneDrives hold together. */
  readonly storage: readonly StorageTotal[];
  /** The oldest date of any usage report read. */
  readonly reportRefreshedOn: IsoDate | null;
  /** Whether usage reports show stand-ins for names; `null` when no rows were read. */
  readonly reportNamesConcealed: boolean | null;
  /** `null` unless the tenant is a partner's. */
  readonly partner: PartnerReading | null;
  /** What became of every source that was tried. */
  readonly sources: readonly SourceCoverage[];
  /** When those that Graph gives no more of for now can be asked again. */
  readonly opensAgain: Coverage["opensAgain"];
}

export interface ReadingOptions {
  readonly connection: GraphConnection;
  readonly operation: GraphOperation;
  readonly now: Date;
  /** Product names of the catalogue, to take the report's product lists apart. */
  readonly productNames: Iterable<string>;
  /** Told how far the pass over members is. */
  readonly progress?: Pick<SurveyReporter, "expect" | "note">;
  /** Sources known to be closed to the caller, and why; all others are tried. */
  readonly closed?: ReadonlyMap<SourceId, SourceOutcome>;
  /** Key of the tenant's marks of members, 8 bytes; without it sets of members cannot be compared. */
  readonly marksKey?: Uint8Array;
  /** Whether the tenant wants names concealed: then nothing is joined, whatever reports still show. */
  readonly concealed?: boolean;
}

/**
 * Reads all sources of a survey side by side; members begin when what is joined to them in the same
 * pass is there. A closed source degrades itself only.
 * @throws AppError when the caller must act (claims challenge, sign in again) or went away.
 */
export async function readTenant(options: ReadingOptions): Promise<TenantReading> {
  const stop = new AbortController();
  const signal = AbortSignal.any([options.operation.signal, stop.signal]);
  const reader = new GraphReader(options.connection, { ...options.operation, signal });
  try {
    return await readAll(reader, new SourceLog(() => reader.now(), options.closed), options);
  } finally {
    // When one source ends the reading, the others must not go on reading for nobody.
    stop.abort();
  }
}

async function readAll(
  reader: GraphReader,
  log: SourceLog,
  options: ReadingOptions,
): Promise<TenantReading> {
  const [directory, configuration, told] = await Promise.all([
    readDirectory(reader, log),
    readConfiguration(reader, log),
    readMembersWithUsage(reader, log, options),
  ]);
  const { usage, usageCounts, survey, administrators } = told;
  return {
    ...directory,
    configuration,
    survey,
    usageCounts,
    storage: storageOf(told, log),
    adminRoles: administrators?.roles ?? null,
    reportCohorts: wasRead(log, "activeUserDetail")
      ? (usage?.evidence.reportCohorts ?? null)
      : null,
    reportRefreshedOn: oldestDateOf(usage, usageCounts),
    reportNamesConcealed: usage?.concealed ?? null,
    sources: log.entries(),
    opensAgain: log.opensAgain(),
  };
}

/** Where rows of mailboxes were read, what they did not tell is not taken from totals. */
function storageOf({ usage, usageCounts }: Told, log: SourceLog): readonly StorageTotal[] {
  const inRows = usage?.storage ?? [];
  return wasRead(log, "mailboxUsage") ? inRows : [...inRows, ...storageIn(usageCounts)];
}

function oldestDateOf(usage: UsageReading | null, counts: UsageCounts): IsoDate | null {
  const totals = Object.values(counts).flatMap((records) => records ?? []);
  const dates = [...totals, ...(usage === null ? [] : [usage])].flatMap(
    ({ refreshedOn }) => refreshedOn ?? [],
  );
  return dates.sort()[0] ?? null;
}

async function readDirectory(reader: GraphReader, log: SourceLog) {
  const [{ organization, partner }, subscribedSkus, commerceSubscriptions, licensedGroups] =
    await Promise.all([
      readOrganizationAndPartner(reader, log),
      log.attempt("subscribedSkus", () => readSubscribedSkus(reader)),
      log.attempt("commerceSubscriptions", () => readCommerceSubscriptions(reader)),
      log.attempt("licensedGroups", () => readLicensedGroups(reader)),
    ]);
  return { organization, partner, subscribedSkus, commerceSubscriptions, licensedGroups };
}

/** Customers are asked for in a partner's tenant only: others have none, and nobody consents in vain. */
async function readOrganizationAndPartner(reader: GraphReader, log: SourceLog) {
  const organization = await log.attempt("organization", () => readOrganization(reader));
  const isPartner = (organization?.partnerKind ?? null) !== null;
  return { organization, partner: isPartner ? await readPartner(reader, log) : null };
}

interface Told {
  readonly usage: UsageReading | null;
  readonly usageCounts: UsageCounts;
  readonly survey: MemberSurvey | null;
  readonly administrators: Administrators | null;
}

async function readMembersWithUsage(
  reader: GraphReader,
  log: SourceLog,
  options: ReadingOptions,
): Promise<Told> {
  const { usage, administrators, basis } = await readTraitsBasis(reader, log, {
    now: options.now,
    usage: readUsage(reader, log, options),
  });
  const [usageCounts, survey] = await Promise.all([
    readCounts(reader, log, options.now),
    readSurvey(reader, log, { ...options, ...basis }),
  ]);
  return { usage, usageCounts, survey, administrators };
}

/** What of the tenant tells something of a member besides the member's own record. */
export async function readTraitsBasis(
  reader: GraphReader,
  log: SourceLog,
  options: {
    readonly now: Date;
    readonly usage: Promise<UsageReading | null>;
    readonly withRoles?: boolean;
  },
) {
  const [usage, administrators] = await Promise.all([
    options.usage,
    options.withRoles === false ? null : readAdministrators(reader, log),
  ]);
  const basis: TraitsBasis = {
    now: options.now,
    usage: usage?.evidence ?? null,
    privileged: administrators?.privileged ?? null,
  };
  return { usage, administrators, basis };
}

/** Who administers the tenant, also through a group that holds a role. */
async function readAdministrators(
  reader: GraphReader,
  log: SourceLog,
): Promise<Administrators | null> {
  const [assignments, roleGroups] = await Promise.all([
    log.attempt("roleAssignments", () => readRoleAssignments(reader)),
    log.attempt("roleGroups", () => readRoleGroups(reader)),
  ]);
  if (assignments === null) {
    return null;
  }
  const holders = privilegedHolders(assignments);
  const groups = roleGroups && [...roleGroups].filter((group) => holders.has(group));
  const members =
    groups && (await log.attempt("roleGroupMembers", () => readRoleGroupMembers(reader, groups)));
  return {
    roles: roleCountsOf(assignments),
    privileged: {
      known: new Set([...holders, ...(members ?? []).map((member) => openPii(member))]),
      isWhole: members !== null,
    },
  };
}

async function readSurvey(
  reader: GraphReader,
  log: SourceLog,
  { progress, ...basis }: TraitsBasis & Pick<ReadingOptions, "progress" | "marksKey">,
): Promise<MemberSurvey | null> {
  const survey = await log.attempt("members", async () => {
    const { pages, total, signInRefused } = await readMembers(reader);
    log.note("signInActivity", signInRefused === null ? "used" : outcomeOf(signInRefused));
    progress?.expect(total);
    const onProgress = (far: MemberProgress) => progress?.note(far);
    return surveyMembers(pages, { ...basis, onProgress });
  });
  if (survey === null) {
    log.note("signInActivity", log.outcomeOf("members") ?? "unavailable");
  }
  return survey;
}

/** Whether a report was read to its end, whatever may be concluded from it. */
function wasRead(log: SourceLog, source: SourceId): boolean {
  const outcome = log.outcomeOf(source);
  return outcome === "used" || outcome === "concealed" || outcome === "stale";
}
