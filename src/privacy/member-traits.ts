import { unreachable } from "../core/errors.ts";
import type { IsoInstant, ObjectId, ServicePlanId, SkuId } from "../core/ids.ts";
import { openPii } from "../core/pii.ts";
import type { LicenseAssignment, MemberRecord } from "../graph/index.ts";
import { BandsFromNow } from "./bands.ts";
import { HeldSkus } from "./held-skus.ts";
import { TenantWords } from "./tenant-words.ts";
import type { ActivityBand, AgeBand, HeldSku, Traits } from "./traits.ts";
import type { MemberUsage, UsageEvidence } from "./usage-evidence.ts";

/** What a member's traits depend on besides the record. */
export class TraitsContext {
  readonly bands: BandsFromNow;
  /** `null` when no usage report could be read. */
  readonly usage: UsageEvidence | null;
  readonly words = new TenantWords();
  readonly heldSkus = new HeldSkus();
  /** Groups by which somebody was given a SKU. In memory only. */
  readonly grantingGroups = new Set<ObjectId>();

  /** `null` when roles could not be read. */
  readonly privileged: PrivilegedAccounts | null;

  constructor({ now, usage, privileged = null }: TraitsBasis) {
    this.bands = new BandsFromNow(now);
    this.usage = usage;
    this.privileged = privileged;
  }
}

/** What else was read that tells something of a member. */
export interface TraitsBasis {
  readonly now: Date;
  /** What the usage reports say; `null` when none could be read. */
  readonly usage: UsageEvidence | null;
  /** Who holds a privileged directory role; `null` or absent when roles could not be read. */
  readonly privileged?: PrivilegedAccounts | null;
}

/** Who holds a privileged directory role, directly or by being in a group that does. */
export interface PrivilegedAccounts {
  readonly known: ReadonlySet<ObjectId>;
  /** Whether those are all: groups that hold roles could be looked into. */
  readonly isWhole: boolean;
}

/** Since this day Graph records successful sign-ins; earlier ones are on no record. */
const SUCCESSFUL_SIGN_INS_SINCE = "2023-12-01T00:00:00Z";

const NO_USAGE: MemberUsage = { workloads: "unknown" };

const KINDS = { Member: "member", Guest: "guest", unknown: "unknown" } as const satisfies Record<
  MemberRecord["userType"],
  Traits["kind"]
>;

/**
 * What the survey keeps of an account. The same function serves the survey and the list of members
 * behind a finding, so that a predicate on traits finds in one what it counted in the other.
 */
export function traitsOf(record: MemberRecord, context: TraitsContext): Traits {
  const { workloads, use } = context.usage?.of(record.userPrincipalName) ?? NO_USAGE;
  const notServed = notServedTo(record, context);
  return {
    enabled: record.accountEnabled,
    kind: KINDS[record.userType],
    accountAge: ageBandOf(record.createdAt, context),
    activity: {
      signIn: signInBandOf(record, context),
      workloads,
    },
    held: heldBy(record, context),
    department: context.words.departmentKey(record.department),
    country: context.words.countryKey(record.country),
    ...(use && { use }),
    ...(notServed && { notServed }),
    ...privilegeOf(record, context),
  };
}

/** Whoever is not known to be privileged may still be so through a group nobody could look into. */
function privilegeOf(
  { objectId }: MemberRecord,
  { privileged }: TraitsContext,
): Pick<Traits, "privileged"> {
  if (privileged === null) {
    return {};
  }
  const isKnown = privileged.known.has(openPii(objectId));
  return isKnown || privileged.isWhole ? { privileged: isKnown } : {};
}

function ageBandOf(since: IsoInstant | null, { bands }: TraitsContext): AgeBand {
  return since === null ? "unknown" : bands.bandOf(since);
}

/**
 * No date means "none" only where a sign-in would have been recorded all the account's life, and no
 * client has tried on its own of late: that is what accounts of services look like.
 */
function signInBandOf(
  { signIn, createdAt }: MemberRecord,
  { bands }: TraitsContext,
): ActivityBand | "unknown" {
  switch (signIn.kind) {
    case "unavailable":
      return "unknown";
    case "none-recorded":
      return createdAt === null ||
        createdAt < SUCCESSFUL_SIGN_INS_SINCE ||
        isOfLate(signIn.attemptedAt, bands)
        ? "unknown"
        : "none";
    case "last-successful":
      return bands.bandOf(signIn.at);
    default:
      return unreachable(signIn);
  }
}

function isOfLate(attemptedAt: IsoInstant | null, bands: BandsFromNow): boolean {
  const band = attemptedAt === null ? "over180" : bands.bandOf(attemptedAt);
  return band === "under30" || band === "under90";
}

/** The SKUs in effect, each once however often assigned, in the order of their ids. */
function heldBy(
  { assignedSkus, assignments }: MemberRecord,
  context: TraitsContext,
): readonly HeldSku[] {
  const skus = assignedSkus.length > 1 ? [...new Set(assignedSkus)].sort() : assignedSkus;
  return skus.map((skuId) => {
    const own = assignments.filter((given) => given.skuId === skuId);
    return context.heldSkus.of(heldSkuOf(skuId, own, context));
  });
}

function heldSkuOf(
  skuId: SkuId,
  assignments: readonly LicenseAssignment[],
  context: TraitsContext,
): HeldSku {
  const effective = effectiveOf(assignments);
  return {
    skuId,
    origin: originOf(effective),
    hasError: assignments.some(({ state }) => state === "Error" || state === "ActiveWithError"),
    assignedFor: ageBandOf(latestOf(effective), context),
    disabledPlans: disabledInAll(effective),
  };
}

/** Notes the groups that give the account anything, and says what it was given and did not get. */
function notServedTo(
  { assignedSkus, assignments }: MemberRecord,
  { grantingGroups }: TraitsContext,
): readonly SkuId[] | undefined {
  const waiting = new Set<SkuId>();
  for (const { skuId, state, assignedByGroup } of assignments) {
    if (assignedByGroup !== null) grantingGroups.add(assignedByGroup);
    if (state === "Error" && !assignedSkus.includes(skuId)) waiting.add(skuId);
  }
  return waiting.size === 0 ? undefined : [...waiting].sort();
}

/** Assignments that give the SKU; all of them where none claims to. */
function effectiveOf(assignments: readonly LicenseAssignment[]): readonly LicenseAssignment[] {
  if (assignments.every(isWorking)) {
    return assignments;
  }
  const working = assignments.filter(isWorking);
  return working.length > 0 ? working : assignments;
}

function isWorking({ state }: LicenseAssignment): boolean {
  return state === "Active" || state === "ActiveWithError";
}

function originOf(assignments: readonly LicenseAssignment[]): HeldSku["origin"] {
  const byGroup = assignments.some(({ assignedByGroup }) => assignedByGroup !== null);
  const direct = assignments.some(({ assignedByGroup }) => assignedByGroup === null);
  if (byGroup) {
    return direct ? "direct-and-group" : "group";
  }
  return "direct";
}

function latestOf(assignments: readonly LicenseAssignment[]): IsoInstant | null {
  let latest: IsoInstant | null = null;
  for (const { lastUpdatedAt } of assignments) {
    if (lastUpdatedAt !== null && (latest === null || lastUpdatedAt > latest)) {
      latest = lastUpdatedAt;
    }
  }
  return latest;
}

const NO_PLANS: readonly ServicePlanId[] = [];

/** A plan is off for the member only when every assignment of the SKU has it off. */
function disabledInAll(assignments: readonly LicenseAssignment[]): readonly ServicePlanId[] {
  const first = assignments[0]?.disabledPlans ?? NO_PLANS;
  return first.length === 0
    ? NO_PLANS
    : first
        .filter((plan) => assignments.every(({ disabledPlans }) => disabledPlans.includes(plan)))
        .sort();
}
