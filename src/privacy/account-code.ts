import { ACTIVITY_BANDS, AGE_BANDS, type Traits } from "./traits.ts";

/** The traits with few values each. */
export type AccountTraits = Pick<
  Traits,
  "enabled" | "kind" | "accountAge" | "activity" | "privileged"
>;

const RECENCIES = [...ACTIVITY_BANDS, "unknown"] as const;
const KINDS = ["member", "guest", "unknown"] as const;
/** Absent, where roles were not read, is a value of its own. */
const RIGHTS = [undefined, false, true] as const;

/** All of them in one number: each value is a digit, its base the number of values there are. */
export function codeOf({ enabled, kind, accountAge, activity, privileged }: AccountTraits): number {
  let code = RECENCIES.indexOf(activity.signIn);
  code = code * RECENCIES.length + RECENCIES.indexOf(activity.workloads);
  code = code * AGE_BANDS.length + AGE_BANDS.indexOf(accountAge);
  code = code * KINDS.length + KINDS.indexOf(kind);
  code = code * RIGHTS.length + RIGHTS.indexOf(privileged);
  return code * 2 + Number(enabled);
}

/** The traits behind a code of `codeOf`. */
export function accountOf(code: number): AccountTraits {
  const digits = new Digits(code);
  const enabled = digits.next(2) === 1;
  const privileged = RIGHTS[digits.next(RIGHTS.length)];
  const kind = KINDS[digits.next(KINDS.length)] ?? "unknown";
  const accountAge = AGE_BANDS[digits.next(AGE_BANDS.length)] ?? "unknown";
  const workloads = RECENCIES[digits.next(RECENCIES.length)] ?? "unknown";
  const signIn = RECENCIES[digits.next(RECENCIES.length)] ?? "unknown";
  const account = { enabled, kind, accountAge, activity: { signIn, workloads } };
  return privileged === undefined ? account : { ...account, privileged };
}

/** Takes a number apart, last digit first. */
class Digits {
  #rest: number;

  constructor(number: number) {
    this.#rest = number;
  }

  next(base: number): number {
    const digit = this.#rest % base;
    this.#rest = Math.floor(this.#rest / base);
    return digit;
  }
}
