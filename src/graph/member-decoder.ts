import type { IsoInstant, ObjectId, ServicePlanId, SkuId } from "../core/ids.ts";
import { servicePlanId, skuId } from "../core/ids.ts";
import { Pii } from "../core/pii.ts";
import { unexpected } from "./decode.ts";
import type {
  AssignmentState,
  LicenseAssignment,
  MemberRecord,
  SignInEvidence,
} from "./records.ts";

type Json = Readonly<Record<string, unknown>>;

const LOWER_GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

const STATES: ReadonlySet<unknown> = new Set<AssignmentState>([
  "Active",
  "ActiveWithError",
  "Disabled",
  "Error",
]);

const UNAVAILABLE: SignInEvidence = { kind: "unavailable" };
const NONE_RECORDED: SignInEvidence = { kind: "none-recorded", attemptedAt: null };

/**
 * Turns items of `/users` into records. Written by hand because it runs once per member: a schema
 * library would take longer than `JSON.parse`. Total all the same: what does not have the documented
 * form (Graph, user and licenseAssignmentState resources) is refused.
 */
export class MemberDecoder {
  readonly #withSignIn: boolean;
  /** Few ids, many times: each is checked once. */
  readonly #skus = new Map<unknown, SkuId>();
  readonly #plans = new Map<unknown, ServicePlanId>();
  readonly #groups = new Map<unknown, ObjectId>();

  constructor(withSignIn: boolean) {
    this.#withSignIn = withSignIn;
  }

  /** @throws AppError GRAPH_UNEXPECTED naming the property at fault, never its value. */
  decode(item: unknown): MemberRecord {
    const user = objectOf(item, "user");
    return {
      objectId: new Pii(objectIdOf(user["id"], "id")),
      userPrincipalName: new Pii(textOf(user["userPrincipalName"], "userPrincipalName")),
      // An account that does not say is not called disabled: that would be a finding.
      accountEnabled: user["accountEnabled"] !== false,
      userType: userTypeOf(user["userType"]),
      createdAt: instantOf(user["createdDateTime"], "createdDateTime"),
      department: boxOf(user["department"]),
      country: boxOf(user["country"]),
      assignedSkus: listOf(user["assignedLicenses"], "assignedLicenses").map((license) =>
        this.#sku(objectOf(license, "assignedLicenses")["skuId"]),
      ),
      assignments: listOf(user["licenseAssignmentStates"], "licenseAssignmentStates").map(
        (assignment) => this.#assignment(objectOf(assignment, "licenseAssignmentStates")),
      ),
      signIn: this.#withSignIn ? signInOf(user["signInActivity"]) : UNAVAILABLE,
    };
  }

  #assignment(assignment: Json): LicenseAssignment {
    return {
      skuId: this.#sku(assignment["skuId"]),
      assignedByGroup: this.#group(assignment["assignedByGroup"]),
      disabledPlans: listOf(assignment["disabledPlans"], "disabledPlans").map((plan) =>
        remembered(this.#plans, plan, () => servicePlanId.safeParse(plan).data, "disabledPlans"),
      ),
      state: stateOf(assignment["state"]),
      lastUpdatedAt: instantOf(assignment["lastUpdatedDateTime"], "lastUpdatedDateTime"),
    };
  }

  #sku(id: unknown): SkuId {
    return remembered(this.#skus, id, () => skuId.safeParse(id).data, "skuId");
  }

  #group(id: unknown): ObjectId | null {
    return id === null || id === undefined
      ? null
      : remembered(this.#groups, id, () => objectIdOf(id, "assignedByGroup"), "assignedByGroup");
  }
}

/** Whether Graph tells sign-in activity of this account at all. */
export function hasSignInActivity(item: unknown): boolean {
  const activity = objectOf(item, "user")["signInActivity"];
  return activity !== undefined && activity !== null;
}

function remembered<Id>(
  known: Map<unknown, Id>,
  id: unknown,
  check: () => Id | undefined,
  property: string,
): Id {
  const found = known.get(id) ?? check();
  if (found === undefined) {
    throw unexpected("members", property);
  }
  known.set(id, found);
  return found;
}

function signInOf(activity: unknown): SignInEvidence {
  // The property is left out for accounts that never signed in (Graph, user resource).
  if (activity === undefined || activity === null) {
    return NONE_RECORDED;
  }
  const recorded = objectOf(activity, "signInActivity");
  const at = instantOf(recorded["lastSuccessfulSignInDateTime"], "signInActivity");
  if (at !== null) {
    return { kind: "last-successful", at };
  }
  const attemptedAt = instantOf(recorded["lastNonInteractiveSignInDateTime"], "signInActivity");
  return attemptedAt === null ? NONE_RECORDED : { kind: "none-recorded", attemptedAt };
}

function userTypeOf(value: unknown): MemberRecord["userType"] {
  return value === "Member" || value === "Guest" ? value : "unknown";
}

/** Graph may add states; one we do not know is certainly not a plain working assignment. */
function stateOf(value: unknown): AssignmentState {
  return isAssignmentState(value) ? value : "Error";
}

function isAssignmentState(value: unknown): value is AssignmentState {
  return STATES.has(value);
}

function boxOf(value: unknown): Pii | null {
  return typeof value === "string" && value !== "" ? new Pii(value) : null;
}

function instantOf(value: unknown, property: string): IsoInstant | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (!isInstant(value)) {
    throw unexpected("members", property);
  }
  return value;
}

function isInstant(value: unknown): value is IsoInstant {
  return typeof value === "string" && INSTANT.test(value);
}

function objectIdOf(value: unknown, property: string): ObjectId {
  const id = textOf(value, property).toLowerCase();
  if (!isObjectId(id)) {
    throw unexpected("members", property);
  }
  return id;
}

function isObjectId(id: string): id is ObjectId {
  return LOWER_GUID.test(id);
}

function textOf(value: unknown, property: string): string {
  if (typeof value !== "string") {
    throw unexpected("members", property);
  }
  return value;
}

function listOf(value: unknown, property: string): readonly unknown[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw unexpected("members", property);
  }
  return value;
}

function objectOf(value: unknown, property: string): Json {
  if (!isJsonObject(value)) {
    throw unexpected("members", property);
  }
  return value;
}

function isJsonObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
