import { between, fraction } from "../random.ts";
import { DAY_MS, dayOf } from "../time.ts";
import type { Generator } from "./generator.ts";
import type { Member } from "./member.ts";

/** Taken once: where tests run, every look at a global is slow. */
const { floor, max, min } = Math;

/** How an account is used. Shares of {@link PATTERNS} are for people who have not left. */
export type UsagePattern =
  | "active"
  | "slow"
  | "fading"
  /** Last used 88 to 91 days ago, about the usual threshold; drawn for nobody, planted by tests. */
  | "edge"
  | "inactive"
  | "never"
  /** Somebody keeps trying the password: attempts are recent, success is long ago. */
  | "failed-only"
  /** Last success before December 2023, when Entra began to record successes. */
  | "unknown-success"
  /** No sign-in for long, but mail and files move: sessions that outlive their sign-in. */
  | "background"
  /** Signs in and does nothing. */
  | "sign-in-only";

const PATTERNS: readonly (readonly [UsagePattern, number])[] = [
  ["active", 0.72],
  ["slow", 0.8],
  ["fading", 0.845],
  ["inactive", 0.905],
  ["never", 0.93],
  ["failed-only", 0.942],
  ["unknown-success", 0.954],
  ["background", 0.974],
  ["sign-in-only", 1],
];

/** Patterns of accounts nobody has used for more than 90 days. */
const SILENT: ReadonlySet<UsagePattern> = new Set([
  "inactive",
  "never",
  "failed-only",
  "unknown-success",
]);

/** Entra records successful sign-ins since that day (Graph, signInActivity resource). */
const SUCCESS_RECORDED_SINCE = Date.UTC(2023, 11, 1);

const Salt = {
  pattern: 5000,
  age: 5001,
  workload: 5010,
  nonInteractive: 5030,
  failed: 5031,
  hour: 5032,
} as const;

/** Times in milliseconds; null where Entra records nothing. */
export interface SignIns {
  readonly lastAttempt: number | null;
  readonly lastNonInteractive: number | null;
  readonly lastSuccess: number | null;
}

/** The usage pattern of an account that signs in. Mailboxes and departed people have none. */
export function patternOf(g: Generator, member: Member): UsagePattern {
  const changed = g.changes.get(member.index)?.pattern;
  if (changed !== undefined) return changed;
  if (member.persona !== null) return "active";
  if (member.kind === "break-glass") return "inactive";
  if (member.kind.endsWith("-mailbox")) return "never";
  const ageDays = (g.asOf - member.createdAt) / DAY_MS;
  const share = fraction(g.seed, member.index, Salt.pattern);
  if (ageDays < 30) return share < 0.4 ? "never" : "active";
  const pattern = PATTERNS.find(([, bound]) => share < bound)?.[0] ?? "active";
  return settled(pattern, ageDays, member);
}

/** An account younger than this cannot be unused for a quarter of a year, whatever the rule. */
const SETTLED_DAYS = 100;

/**
 * Keeps accounts clear of what nobody can decide: silence longer than the account exists, and "never
 * signed in" from before Entra recorded successes, which looks the same as long ago.
 */
function settled(pattern: UsagePattern, ageDays: number, member: Member): UsagePattern {
  if (ageDays < SETTLED_DAYS) return SILENT.has(pattern) ? "active" : pattern;
  const recorded = member.createdAt >= SUCCESS_RECORDED_SINCE;
  return pattern === "never" && !recorded ? "inactive" : pattern;
}

const AGE_DAYS: Readonly<Record<UsagePattern, readonly [number, number]>> = {
  active: [0, 6],
  slow: [7, 60],
  fading: [61, 80],
  edge: [88, 91],
  inactive: [100, 420],
  never: [0, 0],
  "failed-only": [100, 400],
  "unknown-success": [1090, 1300],
  background: [100, 300],
  "sign-in-only": [0, 20],
};

/** Days since the account was last used by its person, before the present day or the day of leaving. */
function ageDays(g: Generator, member: Member, pattern: UsagePattern): number {
  const [low, high] = AGE_DAYS[pattern];
  const drawn = between(low, high, fraction(g.seed, member.index, Salt.age));
  const known = floor((g.asOf - member.createdAt) / DAY_MS);
  return max(0, min((member.leftDaysAgo ?? 0) + drawn, known));
}

function instant(g: Generator, member: Member, daysAgo: number, salt: number): number {
  const second = between(0, 86_399, fraction(g.seed, member.index, salt));
  const at = g.asOf - daysAgo * DAY_MS - DAY_MS + second * 1000;
  return max(at, member.createdAt);
}

interface DrawnTimes {
  /** The person's last success, if recorded. */
  readonly success: number;
  readonly background: number;
  readonly yesterday: number;
  readonly attempt: number;
}

function regular({ success, background }: DrawnTimes): SignIns {
  return { lastAttempt: success, lastNonInteractive: background, lastSuccess: success };
}

const SIGN_INS: Readonly<Record<UsagePattern, (times: DrawnTimes) => SignIns>> = {
  active: regular,
  slow: regular,
  fading: regular,
  edge: regular,
  inactive: regular,
  "sign-in-only": regular,
  never: () => ({ lastAttempt: null, lastNonInteractive: null, lastSuccess: null }),
  "failed-only": (times) => ({ ...regular(times), lastAttempt: times.attempt }),
  "unknown-success": ({ success }) => ({
    lastAttempt: success,
    lastNonInteractive: null,
    lastSuccess: null,
  }),
  background: (times) => ({ ...regular(times), lastNonInteractive: times.yesterday }),
};

/** Sign-in activity as Entra would know it on the day the data is written for. */
export function signInsOf(g: Generator, member: Member): SignIns {
  const yesterday = instant(g, member, 1, Salt.nonInteractive);
  if (member.kind === "service-account") {
    return { lastAttempt: null, lastNonInteractive: yesterday, lastSuccess: null };
  }
  const pattern = patternOf(g, member);
  const age = ageDays(g, member, pattern);
  const attemptDay = between(0, 10, fraction(g.seed, member.index, Salt.failed));
  return SIGN_INS[pattern]({
    success: instant(g, member, age, Salt.hour),
    background: instant(g, member, max(0, age - 3), Salt.nonInteractive),
    yesterday,
    attempt: instant(g, member, attemptDay, Salt.failed),
  });
}

/** Usage reports are this many days behind: Microsoft says up to 48 hours. */
export const REPORT_LAG_DAYS = 2;

const IDLE_PATTERNS: readonly UsagePattern[] = [
  "never",
  "failed-only",
  "unknown-success",
  "sign-in-only",
];

/** Shares of active people who use each workload at all. */
export const WORKLOAD_USE = {
  exchange: 0.97,
  oneDrive: 0.8,
  sharePoint: 0.7,
  skype: 0.02,
  yammer: 0.15,
  teams: 0.9,
} as const;

export type WorkloadName = keyof typeof WORKLOAD_USE;

const WORKLOAD_NAMES: readonly WorkloadName[] = [
  "exchange",
  "oneDrive",
  "sharePoint",
  "skype",
  "yammer",
  "teams",
];

/**
 * Days since the account was last used for work of any kind, or null for never. Never less than
 * the reports' lag.
 */
export function daysSinceUse(g: Generator, member: Member): number | null {
  if (member.kind !== "person" && member.kind !== "guest") return null;
  const pattern = patternOf(g, member);
  if (IDLE_PATTERNS.includes(pattern)) return null;
  return max(REPORT_LAG_DAYS, pattern === "background" ? 4 : ageDays(g, member, pattern));
}

/** The day number a workload was last used, or null for never. */
export function lastUseOf(g: Generator, member: Member, workload: WorkloadName): number | null {
  const age = daysSinceUse(g, member);
  if (age === null) return null;
  const share = fraction(g.seed, member.index, Salt.workload + WORKLOAD_NAMES.indexOf(workload));
  if (share >= WORKLOAD_USE[workload]) return null;
  // The workload used most carries the person's last day; the others trail behind it.
  const trail = workload === "exchange" ? 0 : floor((share / WORKLOAD_USE[workload]) * 12);
  return max(dayOf(member.createdAt), dayOf(g.asOf) - age - trail);
}
