import { between, fraction } from "../../random.ts";
import type { WorkloadName } from "../../tenant/activity.ts";
import { lastUseOf } from "../../tenant/activity.ts";
import { isServed } from "../../tenant/assignments.ts";
import type { Generator } from "../../tenant/generator.ts";
import { memberAt, profileOf } from "../../tenant/member.ts";
import { MemberView, workloadsOf } from "../../tenant/member-view.ts";
import { skuNamed, Workload } from "../../tenant/sku-catalog.ts";
import { plantedMailboxOf } from "../../tenant/usage.ts";
import { DAY_MS, dayOf, isoDay } from "../../time.ts";
import { type Column, type ReportSource, shownName } from "./report.ts";

/** A member in a usage report: present, or deleted within the last 30 days. */
export type MemberRow =
  | { readonly kind: "present"; readonly index: number; readonly view: MemberView }
  | {
      readonly kind: "deleted";
      readonly index: number;
      readonly userPrincipalName: string;
      readonly displayName: string;
      readonly deletedDay: number;
      readonly lastDay: number;
    };

const DELETED_SHARE = 0.008;
const DELETED_DAYS = 28;
const Salt = { deletedDay: 5200, lastDay: 5201, letterCase: 5202 } as const;

function deletedRow(g: Generator, index: number): MemberRow {
  // Drawn from beyond the tenant's range: these accounts are in no listing any more.
  const profile = profileOf(g, { ...memberAt(g, index), kind: "person", persona: null });
  const today = dayOf(g.asOf);
  const deletedDay = today - between(2, DELETED_DAYS, fraction(g.seed, index, Salt.deletedDay));
  return {
    kind: "deleted",
    index,
    userPrincipalName: profile.userPrincipalName,
    displayName: profile.displayName,
    deletedDay,
    lastDay: deletedDay - between(0, 60, fraction(g.seed, index, Salt.lastDay)),
  };
}

/** Members holding any product, then the recently deleted ones. */
export function* licensedMembers(
  source: ReportSource,
  isListed: (view: MemberView) => boolean = (view) => view.licences.length > 0,
): Generator_<MemberRow> {
  const g = source.tenant.generator;
  for (let index = 0; index < g.memberCount; index += 1) {
    const view = new MemberView(g, index);
    if (isListed(view)) yield { kind: "present", index, view };
  }
  const deleted = Math.floor(g.memberCount * DELETED_SHARE);
  for (let n = 0; n < deleted; n += 1) yield deletedRow(g, g.memberCount + n);
}

type Generator_<Item> = globalThis.Generator<Item, void, undefined>;

const UNUSUAL_CASE_SHARE = 0.03;

/** The principal name as the reports write it: now and then in other letter case than `/users`. */
function reportedPrincipalName(row: MemberRow, source: ReportSource): string {
  const { seed } = source.tenant.generator;
  const name = row.kind === "present" ? row.view.profile.userPrincipalName : row.userPrincipalName;
  const isUnusual = fraction(seed, row.index, Salt.letterCase) < UNUSUAL_CASE_SHARE;
  return shownName(source, row.index, 1, isUnusual ? name.toUpperCase() : name);
}

function reportedDisplayName(row: MemberRow, source: ReportSource): string {
  const name = row.kind === "present" ? row.view.profile.displayName : row.displayName;
  return shownName(source, row.index, 2, name);
}

/** Columns most reports begin with. */
export const memberColumns = {
  refreshDate: {
    title: "Report Refresh Date",
    name: "reportRefreshDate",
    value: (_row: unknown, source: ReportSource) => isoDay(source.refreshDay),
  },
  userPrincipalName: {
    title: "User Principal Name",
    name: "userPrincipalName",
    value: reportedPrincipalName,
  },
  displayName: { title: "Display Name", name: "displayName", value: reportedDisplayName },
  isDeleted: {
    title: "Is Deleted",
    name: "isDeleted",
    value: (row: MemberRow) => row.kind === "deleted",
  },
  deletedDate: {
    title: "Deleted Date",
    name: "deletedDate",
    value: (row: MemberRow) => (row.kind === "deleted" ? isoDay(row.deletedDay) : null),
  },
  assignedProducts: {
    title: "Assigned Products",
    name: "assignedProducts",
    value: (row: MemberRow) => assignedProducts(row),
  },
  period: {
    title: "Report Period",
    name: "reportPeriod",
    value: (_row: unknown, source: ReportSource) => String(source.periodDays),
  },
} as const satisfies Readonly<Record<string, Column<MemberRow>>>;

/** Names of the products a member holds, as the reports print them: upper case. */
export function assignedProducts(row: MemberRow): readonly string[] {
  if (row.kind === "deleted") return [];
  const { generator, licences } = row.view;
  return licences.map(({ sku }) => generator.productName(skuNamed(sku)));
}

export type WorkloadKey = keyof typeof Workload;

/** A condition for listing members: licensed for the workload. */
export function isLicensedFor(workload: WorkloadKey): (view: MemberView) => boolean {
  return (view) => (view.workloads & Workload[workload]) !== 0;
}

export function hasWorkload(row: MemberRow, workload: WorkloadKey): boolean {
  return row.kind === "present" && isLicensedFor(workload)(row.view);
}

/** Day number a workload was last used, of those the member is licensed for, and of a mailbox without. */
export function lastUseDay(row: MemberRow, workload: WorkloadName): number | null {
  if (row.kind === "deleted") return workload === "exchange" ? row.lastDay : null;
  const isPlanted = workload === "exchange" && plantedMailboxOf(row.view) !== undefined;
  if (!hasWorkload(row, workload) && !isPlanted) return null;
  return lastUseOf(row.view.generator, row.view.member, workload);
}

export function lastUse(row: MemberRow, workload: WorkloadName): string | null {
  const day = lastUseDay(row, workload);
  return day === null ? null : isoDay(day);
}

/** Day a licence for the workload was assigned: the latest assignment that gives it. */
export function licenceAssigned(row: MemberRow, workload: WorkloadName): string | null {
  if (row.kind === "deleted") return null;
  const days = row.view.assignments
    .filter(isServed)
    .filter(
      ({ sku, disabledPlans }) => (workloadsOf(sku, disabledPlans) & Workload[workload]) !== 0,
    )
    .map(({ updatedAt }) => Math.floor(updatedAt / DAY_MS));
  return days.length === 0 ? null : isoDay(Math.max(...days));
}
