import { readFileSync } from "node:fs";
import type { Emulator } from "../../../emulator/index.ts";
import { lastUseOf, patternOf } from "../../../emulator/tenant/activity.ts";
import { MemberView } from "../../../emulator/tenant/member-view.ts";
import { skuNamed, Workload } from "../../../emulator/tenant/sku-catalog.ts";
import { COPILOT_APPS, copilotDaysAgo, mailboxOf } from "../../../emulator/tenant/usage.ts";

type Tenant = Emulator["tenants"][number];

const DAY = 86_400_000;
const GB = 1024 ** 3;
const RECORDED_SINCE = Date.parse("2023-12-01T00:00:00Z");

const table = (name: string): readonly (readonly string[])[] =>
  readFileSync(new URL(`../../../src/licensing/data/${name}.csv`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

const FREE = new Set(table("free-skus").map(([skuId]) => skuId));
const SUITES = new Set(
  table("sku-families")
    .filter((row) => row[4] === "suite")
    .map(([id]) => id),
);
const IGNORED = new Set<string>();
const ABOVE = new Map<string, string[]>();
for (const [ladder = "", , higher = "", , lower = ""] of table("plan-supersession")) {
  if (ladder === "ignore") IGNORED.add(lower);
  else if (higher !== "") ABOVE.set(lower, [...(ABOVE.get(lower) ?? []), higher]);
}

const covers = (plans: ReadonlySet<string>, plan: string): boolean =>
  plans.has(plan) || (ABOVE.get(plan) ?? []).some((higher) => covers(plans, higher));

/** A seat as it was planted: to be found, never to be found, or nobody's to say. */
export interface PlantedSeat {
  readonly principalName: string;
  readonly skuId: string;
  readonly why: string;
  readonly verdict: "waste" | "keep" | "open";
}

/** What the tenant's own plan says of every paid seat that somebody holds. */
export function plantedSeats(tenant: Tenant): readonly PlantedSeat[] {
  const paid = paidSkus(tenant);
  const { generator } = tenant;
  return Array.from({ length: generator.memberCount }, (_, index) => index).flatMap((index) => {
    const view = new MemberView(generator, index);
    return view.licences
      .filter(({ sku }) => paid.has(sku))
      .map(({ sku }) => {
        const [verdict, why] = verdictOn(view, sku, tenant);
        const principalName = view.profile.userPrincipalName.toLowerCase();
        return { principalName, skuId: skuNamed(sku).skuId, verdict, why };
      });
  });
}

function paidSkus(tenant: Tenant): ReadonlySet<string> {
  const paid = tenant.purchases().filter(({ sku, appliesTo, subscriptions, units }) => {
    const trials = subscriptions.filter((one) => one.isTrial && one.status === "Enabled");
    const trial = trials.reduce((sum, one) => sum + one.seats, 0);
    const isTrial = units.enabled > 0 && trial >= units.enabled;
    return appliesTo === "User" && !FREE.has(sku.skuId) && !isTrial;
  });
  return new Set(paid.map(({ sku }) => sku.partNumber));
}

type Verdict = readonly [PlantedSeat["verdict"], string];

function verdictOn(view: MemberView, sku: string, tenant: Tenant): Verdict {
  const { kind, leftDaysAgo } = view.member;
  switch (kind) {
    case "shared-mailbox":
      return onSharedMailbox(view, sku);
    case "room-mailbox":
    case "equipment-mailbox":
      return SUITES.has(skuNamed(sku).skuId) ? ["waste", "room with a suite"] : ["keep", "room"];
    case "service-account":
      return ["keep", "service account"];
    case "break-glass":
      return ["keep", "emergency account"];
    case "guest":
      return isSilent(view, sku) ? silentVerdict(view, sku) : ["keep", "active guest"];
    case "person":
      if (leftDaysAgo !== null) return ["waste", "left"];
      if (isContained(view, sku)) return ["open", "contained"];
      if (tenant.rolesOf(view.id).length > 0) return ["open", "administrator"];
      return onPerson(view, sku);
    default:
      return kind satisfies never;
  }
}

function onSharedMailbox(view: MemberView, sku: string): Verdict {
  const mailbox = mailboxOf(view);
  const isLarge = mailbox !== null && (mailbox.usedBytes > 50 * GB || mailbox.hasArchive);
  return isLarge && sku === "EXCHANGEENTERPRISE"
    ? ["keep", "large shared mailbox"]
    : ["waste", "shared mailbox"];
}

const SILENT: ReadonlySet<string> = new Set(["inactive", "failed-only", "never"]);

function isSilent(view: MemberView, sku: string): boolean {
  return seatAge(view, sku) >= 30 && SILENT.has(patternOf(view.generator, view.member));
}

function silentVerdict(view: MemberView, sku: string): Verdict {
  const { generator: g, member } = view;
  const pattern = patternOf(g, member);
  const age = (g.asOf - member.createdAt) / DAY;
  return age < 90 ? ["open", `young, ${pattern}`] : ["waste", `${pattern}${sku === "" ? "" : ""}`];
}

const WORKLOADS = ["exchange", "oneDrive", "sharePoint", "skype", "yammer", "teams"] as const;

/** The last day on which the member used a workload it is licensed for; `null` for never. */
function lastUseOfAny({ generator: g, member, workloads }: MemberView): number | null {
  const days = WORKLOADS.filter((name) => (workloads & Workload[name]) !== 0).flatMap(
    (name) => lastUseOf(g, member, name) ?? [],
  );
  return days.length === 0 ? null : Math.max(...days);
}

function onPerson(view: MemberView, sku: string): Verdict {
  const { generator: g, member } = view;
  const pattern = patternOf(g, member);
  if (SILENT.has(pattern)) {
    return isSilent(view, sku) ? silentVerdict(view, sku) : ["keep", "fresh seat"];
  }
  if (pattern === "unknown-success") {
    return member.createdAt >= RECORDED_SINCE
      ? ["open", pattern]
      : sku === "Microsoft_365_Copilot"
        ? ["open", "Copilot"]
        : ["keep", "no record before 2023-12"];
  }
  // Entra's record of a session that outlives its sign-in is an attempt; only use shows that it succeeds.
  const isUnseen = pattern === "background" && lastUseOfAny(view) === null;
  if (pattern === "sign-in-only" || isUnseen) return ["open", pattern];
  if (sku === "Microsoft_365_Copilot") return onCopilot(view, sku);
  return ADD_ONS_SEEN.has(sku) || SUITES.has(skuNamed(sku).skuId)
    ? ["open", "in use?"]
    : ["keep", pattern];
}

/** Products of which reports show use, or that a cheaper one can replace: looked at elsewhere. */
const ADD_ONS_SEEN = new Set(["MCOEV", "MCOMEETADV", "VISIOCLIENT", "PROJECTPROFESSIONAL"]);

function onCopilot(view: MemberView, sku: string): Verdict {
  const days = COPILOT_APPS.flatMap((app) => copilotDaysAgo(view, app) ?? []);
  const last = Math.min(...days);
  if (last <= 90) return ["keep", "Copilot in use"];
  if (last < 93) return ["open", "Copilot at the edge"];
  const age = seatAge(view, sku);
  return last === Infinity
    ? age >= 90
      ? ["waste", "Copilot never"]
      : ["keep", "fresh Copilot"]
    : age >= 30
      ? ["waste", "Copilot silent"]
      : ["keep", "fresh Copilot"];
}

/** Days since the seat was last assigned. */
function seatAge({ generator: g, assignments }: MemberView, sku: string): number {
  const own = assignments.filter((one) => one.sku === sku && one.state !== "Error");
  return (g.asOf - Math.max(...own.map(({ updatedAt }) => updatedAt))) / DAY;
}

/** Whether the member's other products give every plan of this one, itself or a higher one. */
function isContained(view: MemberView, sku: string): boolean {
  const plansOf = (one: (typeof view.licences)[number]) =>
    skuNamed(one.sku)
      .plans.filter(
        ({ name, appliesTo }) => appliesTo === "User" && !one.disabledPlans.includes(name),
      )
      .map(({ id }) => id);
  const own = view.licences.filter((one) => one.sku === sku).flatMap(plansOf);
  const rest = new Set(view.licences.filter((one) => one.sku !== sku).flatMap(plansOf));
  const worth = own.filter((plan) => !IGNORED.has(plan));
  return worth.length > 0 && worth.every((plan) => covers(rest, plan));
}

/** Public list prices in cents per seat and month, as in force today. */
export function centsPerSeat(
  today = new Date().toISOString().slice(0, 10),
): ReadonlyMap<string, number> {
  const newest = new Map<string, { readonly from: string; readonly cents: number }>();
  for (const [id = "", , dollars = "", , from = ""] of table("list-prices")) {
    const known = newest.get(id);
    if (from <= today && (known === undefined || from >= known.from)) {
      newest.set(id, { from, cents: Math.round(Number(dollars) * 100) });
    }
  }
  return new Map([...newest].map(([id, { cents }]) => [id, cents]));
}
