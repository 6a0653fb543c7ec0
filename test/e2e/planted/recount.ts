import { readFileSync } from "node:fs";
import {
  accountSilence,
  type Facts,
  factsOf,
  type Held,
  type Silence,
  silenceOf,
  stateOf,
  type Use,
} from "./raw-facts.ts";
import type { RawTenant, RawUser } from "./raw-tenant.ts";

/*
 * The detections about seats worked out a second time, from raw answers, by code that shares nothing
 * with the product: the rules as docs and the catalogue of detections state them, seat by seat, in plain
 * loops. Only the published tables (ladders, order of plans, families, prices) are the same.
 */

const table = (name: string): readonly (readonly string[])[] =>
  readFileSync(new URL(`../../../src/licensing/data/${name}.csv`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

const FREE = new Set(table("free-skus").map(([id = ""]) => id));
const FAMILIES = new Map(table("sku-families").map((row) => [row[0] ?? "", row]));
const LADDERS = table("capability-ladders");
const PATHS = table("downgrade-paths");
const CALENDAR_ONLY = new Set(table("calendar-only-skus").map(([id = ""]) => id));
const ORDER = table("plan-supersession");
const IGNORED = new Set(ORDER.filter(([ladder]) => ladder === "ignore").map((row) => row[4] ?? ""));

/** Plans of products as published, for those the tenant does not own: a plan is named by its head. */
const PUBLISHED = (() => {
  const plans = table("service-plans").map(([id = ""]) => id);
  const byHead = new Map(plans.map((id) => [id.slice(0, 8), id]));
  return new Map(
    table("skus").map((row) => {
      const heads = (row.at(-1) ?? "").split(" ");
      return [row[0] ?? "", heads.map((head) => byHead.get(head) ?? head)];
    }),
  );
})();

const DAY = 86_400_000;
const EXCHANGE_P2 = "19ec0d23-8335-4cbd-94ac-6050e30712fa";
const ENTRA_P2 = "84a661c4-e949-4bd2-a560-ed7766fcaf2b";

export interface RecountedSeat {
  readonly rule: string;
  /** A choice (C5) claims nothing. */
  readonly isChoice: boolean;
  readonly replacement: string | null;
  /** What a careless change would bring about. */
  readonly consequences: readonly string[];
}

export class Recount {
  readonly #raw: RawTenant;
  readonly #now: number;
  readonly #prices: ReadonlyMap<string, number>;
  readonly #paid = new Set<string>();
  readonly #lasting = new Set<string>();
  readonly #plans = new Map<string, readonly string[]>();

  constructor(raw: RawTenant, now: Date, prices: ReadonlyMap<string, number>) {
    this.#raw = raw;
    this.#now = now.getTime();
    this.#prices = prices;
    for (const sku of raw.skus) {
      const id = sku.skuId.toLowerCase();
      const trial = raw.purchases
        .filter((one) => one.skuId.toLowerCase() === id && one.isTrial && one.status === "Enabled")
        .reduce((sum, one) => sum + one.totalLicenses, 0);
      const { enabled } = sku.prepaidUnits;
      const isTrial = enabled > 0 && trial >= enabled;
      const per = FAMILIES.get(id)?.[5] ?? "user";
      const role = FAMILIES.get(id)?.[4] ?? "";
      const isGiven =
        (per === "user" || per === "room") && role !== "capacity" && role !== "consumption";
      if (sku.appliesTo === "User" && isGiven && !FREE.has(id) && !isTrial) this.#paid.add(id);
      if (enabled > 0 && !isTrial && !isPassing(id)) this.#lasting.add(id);
      const own = sku.servicePlans.filter(({ appliesTo }) => appliesTo === "User");
      this.#plans.set(
        id,
        own.map(({ servicePlanId }) => servicePlanId.toLowerCase()),
      );
    }
  }

  /** Every seat that a rule finds, by principal name and product. */
  seats(): ReadonlyMap<string, RecountedSeat> {
    const found = new Map<string, RecountedSeat>();
    for (const user of this.#raw.users) {
      for (const [id, seat] of this.#seatsOf(user)) {
        found.set(`${user.userPrincipalName.toLowerCase()} ${id}`, seat);
      }
    }
    return found;
  }

  /** What the rules about the tenant count: by rule and product, or department, where there is any. */
  observations(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    const count = (rule: string, of: string, by = 1) => {
      if (by > 0) counts.set(`${rule} ${of}`, by + (counts.get(`${rule} ${of}`) ?? 0));
    };
    for (const user of this.#raw.users) this.#observe(user, count);
    for (const { id, assignedLicenses } of this.#raw.groups) {
      const isEmpty = this.#raw.users.every((user) =>
        user.licenseAssignmentStates.every(({ assignedByGroup }) => assignedByGroup !== id),
      );
      for (const { skuId } of assignedLicenses)
        count("D36 groups", skuId.toLowerCase(), Number(isEmpty));
    }
    this.#observeDepartments(count);
    return counts;
  }

  #observe(user: RawUser, count: (rule: string, of: string) => void): void {
    const f = this.factsOf(user);
    const state = stateOf(f);
    const isQuiet = (use: Use) => use === "never" || (typeof use === "number" && use >= 30);
    const isLate = (use: Use) => typeof use === "number" && use >= 30 && use < 90;
    const failed = user.licenseAssignmentStates
      .filter((one) => one.state === "Error" || one.state === "ActiveWithError")
      .map(({ skuId }) => skuId.toLowerCase());
    for (const id of new Set(failed)) count("D35", id);
    for (const { id, age } of this.heldBy(user)) {
      const works = user.licenseAssignmentStates.filter(
        (one) => one.skuId.toLowerCase() === id && one.state.startsWith("Active"),
      );
      const byGroup = works.some(({ assignedByGroup }) => assignedByGroup !== null);
      const isDirect = works.some(({ assignedByGroup }) => assignedByGroup === null);
      if (byGroup && isDirect) count("D27", id);
      if (byGroup && (state === "disabled" || state === "inactive")) count("D36", id);
      const isStale = isLate(f.signIn) || isLate(f.workloads);
      if (f.enabled && isStale && isQuiet(f.signIn) && isQuiet(f.workloads)) count("D41", id);
      const isCopilot = this.#givesOnly(id, ["copilot"]);
      const isUsed = typeof f.copilot === "number" && f.copilot < 90;
      if (f.enabled && isCopilot && isUsed && f.copilotMeetingsOnly && age >= 30) count("D48", id);
      if (this.#givesOnly(id, ["powerBi"])) count("D51", id);
    }
    const mail = this.#entitled(this.heldBy(user)).get("mail") ?? 0;
    const isOld = Math.min(f.age, ...this.heldBy(user).map(({ age }) => age)) >= 30;
    const usesMail = typeof f.mail === "number" && f.mail < 90;
    if (
      !f.isGuest &&
      f.mailbox === "user" &&
      state === "active" &&
      mail === 0 &&
      isOld &&
      usesMail
    ) {
      count("D56", "members");
    }
    if (f.mailbox === "shared" && mail < 3) {
      if (f.hasArchive || (f.mailboxGb ?? 0) > 50) count("D25", "shortfall");
      else if ((f.mailboxGb ?? 0) > 45) count("D25", "watch");
    }
  }

  #observeDepartments(count: (rule: string, of: string, by: number) => void): void {
    const departments = new Map<string | null, { members: number; seats: number; idle: number }>();
    const all = { members: 0, seats: 0, idle: 0 };
    for (const user of this.#raw.users) {
      const seats = this.heldBy(user).length;
      const state = stateOf(this.factsOf(user));
      const idle = state === "disabled" || state === "inactive" ? seats : 0;
      const own = departments.get(user.department) ?? { members: 0, seats: 0, idle: 0 };
      departments.set(user.department, own);
      for (const sum of [own, all]) {
        sum.members += 1;
        sum.seats += seats;
        sum.idle += idle;
      }
    }
    for (const [name, { members, seats, idle }] of departments) {
      const isHigh = members >= 10 && idle * all.seats > 2 * all.idle * seats;
      if (name !== null && isHigh) count("D57", "departments", idle);
    }
  }

  factsOf(user: RawUser): Facts {
    return factsOf(user, this.#raw, this.#now);
  }

  heldBy(user: RawUser): readonly Held[] {
    const ids = new Set(user.assignedLicenses.map(({ skuId }) => skuId.toLowerCase()));
    return [...ids].sort().map((id) => {
      const own = user.licenseAssignmentStates.filter((one) => one.skuId.toLowerCase() === id);
      const works = own.filter(({ state }) => state === "Active" || state === "ActiveWithError");
      const states = works.length > 0 ? works : own;
      const off = (states[0]?.disabledPlans ?? []).filter((plan) =>
        states.every(({ disabledPlans }) => disabledPlans.includes(plan)),
      );
      const assigned = Math.max(...states.map((one) => Date.parse(one.lastUpdatedDateTime)));
      return {
        id,
        off: new Set(off.map((plan) => plan.toLowerCase())),
        age: (this.#now - assigned) / DAY,
        byGroup: states.some(({ assignedByGroup }) => assignedByGroup !== null),
      };
    });
  }

  isPaid(id: string): boolean {
    return this.#paid.has(id);
  }

  #seatsOf(user: RawUser): ReadonlyMap<string, RecountedSeat> {
    const facts = this.factsOf(user);
    const seats = this.heldBy(user).filter(({ id }) => this.#paid.has(id));
    let staying = this.heldBy(user).filter(({ id }) => this.#lasting.has(id));
    const found = new Map<string, RecountedSeat>();
    for (const rule of RULES) {
      for (const held of seats.filter(({ id }) => !found.has(id))) {
        const verdict = this.#judge(rule, facts, held, staying);
        if (verdict === null) continue;
        const { isChoice = false, replacement = null } = verdict;
        const before = staying;
        staying = staying.filter((other) => other.id !== held.id);
        if (replacement !== null)
          staying = [...staying, { ...held, id: replacement, off: NOTHING }];
        const follows = this.#consequencesOf(facts, held, before, staying);
        // Who left may be held for ever, and what an administrator holds policies may rely on.
        const always = rule === "D20" ? ["D61"] : rule === "D31" ? ["D62"] : [];
        const consequences = [...new Set([...follows, ...always])].sort();
        found.set(held.id, { rule, isChoice, replacement, consequences });
      }
    }
    return found;
  }

  #judge(rule: Rule, f: Facts, held: Held, staying: readonly Held[]): Verdict | null {
    const isShared = f.mailbox === "shared" || f.mailbox === "room" || f.mailbox === "equipment";
    const isLive = f.enabled && !isShared;
    const silent = (use: Silence) => use === 90 || use === 180;
    const isActive = isLive && accountSilence(f) === "used";
    const isFresh = held.age < 30;
    const emergency = (verdict: Verdict): Verdict => ({
      ...verdict,
      isChoice: f.isAdmin || verdict.isChoice === true,
    });
    switch (rule) {
      case "D20":
        // Whoever signed in once is a person, and so is whose mailbox is one.
        return f.enabled || isShared ? null : {};
      case "D24":
        return f.mailbox === "shared" ? this.#mailboxSeat(f, held, staying) : null;
      case "D26":
        return (f.mailbox === "room" || f.mailbox === "equipment") && isSuite(held.id)
          ? this.#mailboxSeat(f, held, staying)
          : null;
      case "D28":
        return this.#contained(staying).has(held.id) ? {} : null;
      case "D21": {
        const isYoung = f.age < 30 || isFresh;
        return isLive && f.signIn === "never" && f.workloads === "never" && !isYoung
          ? emergency({})
          : null;
      }
      case "D22":
        return isLive && silent(accountSilence(f)) && !isFresh ? emergency({}) : null;
      case "D46": {
        if (!this.#givesOnly(held.id, ["copilot"])) return null;
        const silence = silenceOf(f.copilot, held.age);
        if (silence === "used") return f.copilotChatOnly && !isFresh ? { isChoice: true } : null;
        return silent(silence) && !isFresh ? {} : null;
      }
      case "D53":
        return this.#givesOnly(held.id, ["phone", "calling"]) &&
          f.calls === "none" &&
          isActive &&
          held.age >= 180
          ? {}
          : null;
      case "D54":
        return this.#givesOnly(held.id, ["dialIn"]) &&
          f.meetings === "none" &&
          isActive &&
          held.age >= 180
          ? {}
          : null;
      case "D40": {
        const serves = ["mail", "files", "teams"].some((ladder) =>
          this.#levels(held.id).has(ladder),
        );
        const isSilent = silent(silenceOf(f.workloads, f.age)) && !isFresh;
        return isLive && serves && isSilent && f.signIn !== "unknown" ? { isChoice: true } : null;
      }
      case "D30":
        return this.#trimmed(held, staying);
      case "D23":
        return f.isGuest ? { isChoice: true } : null;
      case "D31":
        return f.isAdmin && isSuite(held.id) ? { isChoice: true, replacement: ENTRA_P2 } : null;
      case "D47":
        return this.#givesOnly(held.id, ["copilot"]) &&
          typeof f.copilot === "number" &&
          f.copilot >= 30 &&
          f.copilot < 90 &&
          !isFresh
          ? { isChoice: true }
          : null;
      default:
        return isActive ? this.#path(rule, f, held, staying) : null;
    }
  }

  #mailboxSeat(f: Facts, held: Held, staying: readonly Held[]): Verdict | null {
    if (!f.hasArchive && (f.mailboxGb ?? 0) <= 50) return {};
    if (held.id === EXCHANGE_P2) return null;
    return { replacement: staying.some(({ id }) => id === EXCHANGE_P2) ? null : EXCHANGE_P2 };
  }

  /** The cheaper product of a path: nothing goes that is used; what nobody can see makes it a choice. */
  #path(rule: Rule, f: Facts, held: Held, staying: readonly Held[]): Verdict | null {
    const to = PATHS.find(([id, from]) => id === rule && from === held.id)?.[2];
    if (to === undefined || !isAbout(rule, f, held, this.#levels(held.id))) return null;
    const rest = staying.filter(({ id }) => id !== held.id);
    const after = [...rest, { ...held, id: to, off: NOTHING }];
    if (
      this.#orphans(
        held.id,
        after.map(({ id }) => id),
      )
    )
      return null;
    const had = this.#entitled(staying);
    const has = this.#entitled(after);
    const seatAge = Math.min(f.age, ...staying.map(({ age }) => age));
    let isChoice = false;
    for (const [ladder, level] of had) {
      if ((has.get(ladder) ?? 0) >= level) continue;
      const need = seatAge < 30 ? "open" : neededLevel(ladder, level, f, seatAge);
      if (need === "unseen") isChoice = true;
      else if (need === "open" || need > (has.get(ladder) ?? 0)) {
        if (need === "open" && !CAN_BE_SEEN.has(ladder)) isChoice = true;
        else return null;
      }
    }
    // Frontline products are for those whom the tenant calls so, and it tags nobody here.
    return { isChoice: isChoice || rule === "D44", replacement: to };
  }

  /** The cheapest product that gives all that is still switched on. */
  #trimmed(held: Held, staying: readonly Held[]): Verdict | null {
    const own = this.#prices.get(held.id);
    if (held.off.size === 0 || !isSuite(held.id) || own === undefined) return null;
    const on = this.#plansOf(held.id).filter((plan) => !held.off.has(plan));
    const family = FAMILIES.get(held.id);
    const rest = staying.flatMap(({ id }) => (id === held.id ? [] : [id]));
    const fits = [...this.#prices]
      .filter(
        ([id, cents]) => cents < own && FAMILIES.get(id)?.[3] === family?.[3] && !FREE.has(id),
      )
      .filter(([id]) => FAMILIES.get(id)?.[5] === "user" && FAMILIES.get(id)?.[8] === "")
      .filter(([id]) => on.every((plan) => covers(new Set(this.#plansOf(id)), plan)))
      .filter(([id]) => !this.#orphans(held.id, [...rest, id]))
      .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
    return fits[0] === undefined ? null : { replacement: fits[0][0] };
  }

  /** D60 to D64: what goes with the seat though nobody means it to. */
  #consequencesOf(
    { enabled }: Facts,
    held: Held,
    before: readonly Held[],
    after: readonly Held[],
  ): readonly string[] {
    const [had, has] = [this.#entitled(before), this.#entitled(after)];
    const isGone = (ladder: string) => had.has(ladder) && !has.has(ladder);
    const isLower = ([ladder, level]: readonly [string, number]) =>
      POLICY.has(ladder) && (has.get(ladder) ?? 0) < level;
    const ids = after.map(({ id }) => id);
    return [
      ...(isGone("files") ? ["D60"] : []),
      ...(isGone("mail") || isGone("hold") ? ["D61"] : []),
      ...(enabled && [...had].some(isLower) ? ["D62"] : []),
      ...(this.#orphans(held.id, ids) ? ["D63"] : []),
      ...(held.byGroup ? ["D64"] : []),
    ];
  }

  #contained(staying: readonly Held[]): ReadonlySet<string> {
    const dearest = [...staying].sort(
      (a, b) =>
        (this.#prices.get(b.id) ?? 0) - (this.#prices.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1),
    );
    const gone = new Set<string>();
    for (let again = true; again; ) {
      again = false;
      for (const { id, off } of dearest) {
        if (gone.has(id)) continue;
        const rest = staying.filter((other) => other.id !== id && !gone.has(other.id));
        const have = new Set(
          rest.flatMap((one) => this.#plansOf(one.id).filter((plan) => !one.off.has(plan))),
        );
        const own = this.#plansOf(id).filter((plan) => !off.has(plan) && !IGNORED.has(plan));
        const isGiven = own.length > 0 && own.every((plan) => covers(have, plan));
        if (
          !isGiven ||
          this.#orphans(
            id,
            rest.map((one) => one.id),
          )
        )
          continue;
        gone.add(id);
        again = true;
      }
    }
    return gone;
  }

  /** Whether something that stays could be held with the product and not without it. */
  #orphans(leaving: string, staying: readonly string[]): boolean {
    return staying.some((id) => {
      const others = staying.filter((other) => other !== id);
      return this.#isMet(id, [...others, leaving]) && !this.#isMet(id, others);
    });
  }

  #isMet(id: string, others: readonly string[]): boolean {
    const row = FAMILIES.get(id) ?? [];
    const sets = (row[9] ?? "").split("|").filter((set) => set !== "");
    const plans = (row[10] ?? "").split(" ").filter((plan) => plan !== "");
    if (sets.length === 0 && plans.length === 0) return true;
    const bases = others.filter((other) => row[11] === "" || FAMILIES.get(other)?.[2] !== row[11]);
    return (
      sets.some((set) => set.split("+").every((part) => others.includes(part))) ||
      plans.some((plan) => bases.some((base) => this.#plansOf(base).includes(plan)))
    );
  }

  #plansOf(id: string): readonly string[] {
    return this.#plans.get(id) ?? PUBLISHED.get(id) ?? [];
  }

  #levels(id: string, off: ReadonlySet<string> = NOTHING): ReadonlyMap<string, number> {
    const levels = new Map<string, number>();
    for (const [ladder = "", , level = "", , plan = ""] of LADDERS) {
      const isCalendar = ladder === "mail" && level === "1" && CALENDAR_ONLY.has(id);
      if (!this.#plansOf(id).includes(plan) || off.has(plan) || isCalendar) continue;
      levels.set(ladder, Math.max(Number(level), levels.get(ladder) ?? 0));
    }
    return levels;
  }

  #entitled(held: readonly Held[]): ReadonlyMap<string, number> {
    const all = new Map<string, number>();
    for (const { id, off } of held) {
      for (const [ladder, level] of this.#levels(id, off)) {
        all.set(ladder, Math.max(level, all.get(ladder) ?? 0));
      }
    }
    return all;
  }

  #givesOnly(id: string, ladders: readonly string[]): boolean {
    const given = [...this.#levels(id).keys()];
    return given.length > 0 && given.every((ladder) => ladders.includes(ladder));
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** In their order: a seat belongs to the first that finds it. */
const RULES = [
  "D20",
  "D24",
  "D26",
  "D28",
  "D21",
  "D22",
  "D46",
  "D53",
  "D54",
  "D52",
  "D40",
  "D30",
  "D42",
  "D44",
  "D43",
  "D45",
  "D23",
  "D31",
  "D47",
];
type Rule = string;

interface Verdict {
  readonly isChoice?: boolean;
  readonly replacement?: string | null;
}

function isPassing(id: string): boolean {
  const reason = table("free-skus").find((row) => row[0] === id)?.[2];
  return reason === "trial" || reason === "viral";
}

function isSuite(id: string): boolean {
  return FAMILIES.get(id)?.[4] === "suite";
}

function covers(have: ReadonlySet<string>, plan: string): boolean {
  if (have.has(plan) || IGNORED.has(plan)) return true;
  return ORDER.some(
    ([, , higher = "", , lower]) => lower === plan && higher !== "" && covers(have, higher),
  );
}

function isAbout(
  rule: Rule,
  f: Facts,
  { age }: Held,
  levels: ReadonlyMap<string, number>,
): boolean {
  const desktop = silenceOf(f.desktop, age);
  const noDesktop = desktop === 90 || desktop === 180;
  switch (rule) {
    case "D42":
      return silenceOf(f.mail, age) === "used";
    case "D43":
      return noDesktop;
    case "D44":
      return (
        noDesktop &&
        (f.mailboxGb ?? 99) <= 1.8 &&
        f.mailbox !== "none" &&
        (f.oneDriveGb ?? 99) <= 1.8
      );
    case "D45":
      return f.calls === "none" && f.meetings === "none";
    case "D52":
      return (levels.has("visio") && !f.visio) || (levels.has("project") && !f.project);
    default:
      return false;
  }
}

/** Capabilities of which policies show who is in their scope, not who uses them. */
const POLICY = new Set(
  LADDERS.filter(([, evidence]) => evidence === "policy").map(([ladder = ""]) => ladder),
);

/** Capabilities of whose use a report tells something. */
const CAN_BE_SEEN = new Set(
  LADDERS.filter(([, evidence]) => evidence === "use" || evidence === "absence").map(
    ([ladder = ""]) => ladder,
  ),
);

/** The level of a capability that an active member needs; `unseen` or `open` where nobody can tell. */
function neededLevel(
  ladder: string,
  entitled: number,
  f: Facts,
  age: number,
): number | "unseen" | "open" {
  const by = (use: Use, used: number, content = 0) => {
    const silence = silenceOf(use, age);
    return silence === "unknown" ? "open" : silence === "used" ? used : content;
  };
  const absent = (seen: "none" | "some" | "unknown", content: number) =>
    seen === "none" && age >= 90 ? content : "open";
  switch (ladder) {
    case "mail": {
      if (f.mailbox === "none") return by(f.mail, entitled);
      if (f.mailboxGb === null) return "open";
      const size = Math.min(entitled, f.mailboxGb <= 1.8 ? 1 : f.mailboxGb <= 45 ? 2 : 3);
      const apps = silenceOf(f.desktop, age) === "used" ? 2 : 1;
      return by(f.mail, Math.min(entitled, Math.max(size, apps)), size);
    }
    case "archive":
      return f.mailbox === "none" ? "open" : f.hasArchive ? entitled : 0;
    case "files": {
      if (f.oneDriveGb === null) return "open";
      const size = Math.min(entitled, f.oneDriveGb <= 1.8 ? 1 : f.oneDriveGb <= 0.9 * 1024 ? 2 : 3);
      return by(f.files, size, f.oneDriveGb <= 1.8 ? 0 : size);
    }
    case "office": {
      const light = by(f.light, Math.min(entitled, 1));
      if (entitled < 2) return light;
      const desktop = by(f.desktop, entitled);
      if (desktop === "open" || desktop > 0) return desktop;
      return light === 0 ? 0 : 1;
    }
    case "teams":
      return by(f.teams, entitled);
    case "copilot":
      return by(f.copilot, entitled);
    case "phone":
    case "calling":
      return absent(f.calls, 0);
    case "dialIn":
      return absent(f.meetings, 0);
    case "visio":
      return absent(f.visio ? "some" : "none", 1);
    case "project":
      return absent(f.project ? "some" : "none", 1);
    default:
      return "unseen";
  }
}
