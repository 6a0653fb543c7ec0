import { unreachable } from "../core/errors.ts";
import type { IsoInstant, ServicePlanId, SkuId } from "../core/ids.ts";
import type { LicenseAssignment, MemberRecord, SignInEvidence } from "../graph/index.ts";
import { bandOfDays, daysBetween } from "./bands.ts";
import type { TenantWords } from "./tenant-words.ts";
import type { ActivityBand, AgeBand, HeldSku, Traits } from "./traits.ts";
import type { UsageEvidence } from "./usage-evidence.ts";

/** What a member's traits depend on besides the record. */
export interface TraitsContext {
  readonly now: Date;
  readonly words: TenantWords;
  /** `null` when no usage report could be read. */
  readonly usage: UsageEvidence | null;
}

/** Since this day Graph records successful sign-ins; earlier ones are on no record. */
const SUCCESSFUL_SIGN_INS_SINCE = Date.parse("2023-12-01T00:00:00Z");

/**
 * What the survey keeps of an account. The same function serves the survey and the list of members
 * behind a finding, so that a predicate on traits finds in one what it counted in the other.
 */
export function traitsOf(record: MemberRecord, context: TraitsContext): Traits {
  const nowMs = context.now.getTime();
  return {
    enabled: record.accountEnabled,
    kind: KINDS[record.userType],
    accountAge: ageBandOf(record.createdAt, nowMs),
    activity: {
      signIn: signInBandOf(record.signIn, record.createdAt, nowMs),
      workloads: context.usage?.workloadsOf(record.userPrincipalName) ?? "unknown",
    },
    held: heldBy(record, nowMs),
    department: context.words.departmentKey(record.department),
    country: context.words.countryKey(record.country),
  };
}

const KINDS = { Member: "member", Guest: "guest", unknown: "unknown" } as const satisfies Record<
  MemberRecord["userType"],
  Traits["kind"]
>;

function ageBandOf(since: IsoInstant | null, nowMs: number): AgeBand {
  return since === null ? "unknown" : bandOfDays(daysBetween(Date.parse(since), nowMs));
}

/** No date means "none" only where a sign-in would have been recorded all the account's life. */
function signInBandOf(
  signIn: SignInEvidence,
  createdAt: IsoInstant | null,
  nowMs: number,
): ActivityBand | "unknown" {
  switch (signIn.kind) {
    case "unavailable":
      return "unknown";
    case "none-recorded":
      return createdAt !== null && Date.parse(createdAt) >= SUCCESSFUL_SIGN_INS_SINCE
        ? "none"
        : "unknown";
    case "last-successful":
      return bandOfDays(daysBetween(Date.parse(signIn.at), nowMs));
    default:
      return unreachable(signIn);
  }
}

/** The SKUs in effect, each once however often assigned, in the order of their ids. */
function heldBy({ assignedSkus, assignments }: MemberRecord, nowMs: number): readonly HeldSku[] {
  return [...new Set(assignedSkus)].sort().map((skuId) =>
    heldSkuOf(
      skuId,
      assignments.filter((given) => given.skuId === skuId),
      nowMs,
    ),
  );
}

function heldSkuOf(
  skuId: SkuId,
  assignments: readonly LicenseAssignment[],
  nowMs: number,
): HeldSku {
  const working = assignments.filter(
    ({ state }) => state === "Active" || state === "ActiveWithError",
  );
  const effective = working.length > 0 ? working : assignments;
  return {
    skuId,
    origin: originOf(effective),
    hasError: assignments.some(({ state }) => state === "Error" || state === "ActiveWithError"),
    assignedFor: ageBandOf(latestOf(effective), nowMs),
    disabledPlans: disabledInAll(effective),
  };
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

/** A plan is off for the member only when every assignment of the SKU has it off. */
function disabledInAll(assignments: readonly LicenseAssignment[]): readonly ServicePlanId[] {
  const [first, ...others] = assignments;
  if (first === undefined || first.disabledPlans.length === 0) {
    return [];
  }
  return first.disabledPlans
    .filter((plan) => others.every(({ disabledPlans }) => disabledPlans.includes(plan)))
    .sort();
}
