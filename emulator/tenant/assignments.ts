import { between, fraction } from "../random.ts";
import { DAY_MS } from "../time.ts";
import type { AddonOffer, SuiteOffer } from "./blueprint.ts";
import type { Generator } from "./generator.ts";
import type { Member, MemberKind } from "./member.ts";

export type AssignmentState = "Active" | "ActiveWithError" | "Error";

export type AssignmentError =
  | "None"
  | "CountViolation"
  | "MutuallyExclusiveViolation"
  | "DependencyViolation"
  | "ProhibitedInUsageLocationViolation"
  | "UniquenessViolation"
  | "Other";

/** One product given to one member, once directly or once by one group. */
export interface Assignment {
  readonly sku: string;
  /** Position of the licence group, or null for a direct assignment. */
  readonly group: number | null;
  /** Names of switched-off service plans. */
  readonly disabledPlans: readonly string[];
  readonly state: AssignmentState;
  readonly error: AssignmentError;
  readonly updatedAt: number;
}

const Salt = {
  suite: 20,
  byGroup: 21,
  alsoDirect: 22,
  keeps: 23,
  error: 24,
  errorKind: 25,
  updated: 26,
  recent: 27,
  special: 28,
  plans: 29,
  addon: 40,
} as const;

const ERRORS: readonly AssignmentError[] = [
  "CountViolation",
  "MutuallyExclusiveViolation",
  "DependencyViolation",
  "ProhibitedInUsageLocationViolation",
  "UniquenessViolation",
  "Other",
];

const KEEPS_AFTER_LEAVING = 0.55;
const ALSO_DIRECT = 0.04;
const ERROR_SHARE = 0.008;
const RECENTLY_ASSIGNED = 0.04;

function assignedAt(g: Generator, member: Member, slot: number): number {
  const recent = fraction(g.seed, member.index, Salt.recent + slot * 64) < RECENTLY_ASSIGNED;
  const earliest = recent ? Math.max(member.createdAt, g.asOf - 25 * DAY_MS) : member.createdAt;
  const latest = member.leftDaysAgo === null ? g.asOf : g.asOf - member.leftDaysAgo * DAY_MS;
  const span = Math.max(0, latest - earliest);
  const share = recent ? 0.5 : fraction(g.seed, member.index, Salt.updated + slot * 64) ** 3;
  return Math.floor((earliest + span * share) / 1000) * 1000;
}

function direct(g: Generator, member: Member, sku: string, slot: number): Assignment {
  return {
    sku,
    group: null,
    disabledPlans:
      sku === "SPE_E3" && fraction(g.seed, member.index, Salt.plans) < 0.08 ? ["TEAMS1"] : [],
    state: "Active",
    error: "None",
    updatedAt: assignedAt(g, member, slot),
  };
}

function byGroup(g: Generator, member: Member, group: number, slot: number): Assignment {
  const offer = g.blueprint.licenceGroups[group];
  const fault = fraction(g.seed, member.index, Salt.error);
  const failed = fault < ERROR_SHARE;
  return {
    sku: offer?.sku ?? "",
    group,
    disabledPlans: offer?.disabledPlans ?? [],
    state: failed ? (fault < ERROR_SHARE / 2 ? "Error" : "ActiveWithError") : "Active",
    error: failed
      ? (ERRORS[between(0, ERRORS.length - 1, fraction(g.seed, member.index, Salt.errorKind))] ??
        "Other")
      : "None",
    updatedAt: assignedAt(g, member, slot),
  };
}

function groupGiving(g: Generator, sku: string): number {
  return g.blueprint.licenceGroups.findIndex((group) => group.sku === sku);
}

function suiteAssignments(g: Generator, member: Member, offer: SuiteOffer): Assignment[] {
  if (offer.sku === null) return [];
  const group = groupGiving(g, offer.sku);
  if (group < 0 || fraction(g.seed, member.index, Salt.byGroup) >= offer.byGroup) {
    return [direct(g, member, offer.sku, 1)];
  }
  const inherited = byGroup(g, member, group, 1);
  return fraction(g.seed, member.index, Salt.alsoDirect) < ALSO_DIRECT
    ? [inherited, direct(g, member, offer.sku, 2)]
    : [inherited];
}

function takes(g: Generator, member: Member, offer: AddonOffer, at: number): boolean {
  return fraction(g.seed, member.index, Salt.addon + at) < offer.share;
}

function personAssignments(g: Generator, member: Member): readonly Assignment[] {
  if (
    member.leftDaysAgo !== null &&
    fraction(g.seed, member.index, Salt.keeps) >= KEEPS_AFTER_LEAVING
  ) {
    return [];
  }
  const suiteAt = member.department.class === "office" ? g.officeSuiteAt : g.frontlineSuiteAt;
  const suite = suiteAt(fraction(g.seed, member.index, Salt.suite));
  const assignments = suiteAssignments(g, member, suite);
  g.blueprint.addons.forEach((offer, at) => {
    const eligible = offer.with === undefined || offer.with.includes(suite.sku ?? "");
    if (!eligible || !takes(g, member, offer, at)) return;
    if (assignments.some((held) => held.sku === offer.sku)) return;
    assignments.push(direct(g, member, offer.sku, at + 3));
  });
  return assignments;
}

/** What accounts that are no people are given: the product up to each bound of the drawn share. */
function specialOffers(
  g: Generator,
): Readonly<Record<Exclude<MemberKind, "person">, readonly (readonly [number, string | null])[]>> {
  const { mailbox, mailboxByMistake, room, service, guest } = g.blueprint.special;
  return {
    guest: [[0.05, guest]],
    "shared-mailbox": [
      [0.1, mailbox],
      [0.18, mailboxByMistake],
    ],
    "room-mailbox": [
      [0.3, room],
      [0.36, mailboxByMistake],
    ],
    "equipment-mailbox": [],
    "service-account": [
      [0.35, service],
      [0.5, mailboxByMistake],
    ],
    "break-glass": [],
  };
}

/** Every assignment of one account, direct and inherited, failed ones too. */
export function assignmentsOf(g: Generator, member: Member): readonly Assignment[] {
  if (g.changes.get(member.index)?.withoutLicences === true) return [];
  if (member.kind === "person") return personAssignments(g, member);
  if (member.persona !== null) return [];
  const share = fraction(g.seed, member.index, Salt.special);
  const sku = specialOffers(g)[member.kind].find(([bound]) => share < bound)?.[1] ?? null;
  return sku === null ? [] : [direct(g, member, sku, 1)];
}

/** Whether an assignment gives the member the product, and so uses a seat. */
export function isServed(assignment: Assignment): boolean {
  return assignment.state !== "Error";
}
