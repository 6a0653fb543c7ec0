import type { ACCOUNT_STATES, Traits } from "../../privacy/traits.ts";
import { joinSilences, type Silence, type SilenceWindow, silenceOf } from "./silence.ts";

export type AccountState = (typeof ACCOUNT_STATES)[number];

const RESOURCE_KINDS: ReadonlySet<string> = new Set(["shared", "room", "equipment"]);

/** Whether the account is a mailbox for several people or a room: disabled by design. */
export function isResource(traits: Traits): boolean {
  return RESOURCE_KINDS.has(traits.use?.mailboxKind ?? "unknown");
}

/** Whether the tenant said that silence means nothing here: on leave, a service, an emergency account. */
export function isExcused({ tags = [] }: Traits): boolean {
  return tags.some((tag) => tag === "onLeave" || tag === "serviceAccount" || tag === "breakGlass");
}

/**
 * How long nobody has used an account, by sign-ins and workloads together. In its first 30 days an
 * account that is not used yet is no account nobody uses, and one that is excused is never judged.
 */
export function accountSilence(traits: Traits): Silence {
  const { activity, accountAge } = traits;
  if (isExcused(traits)) return "unknown";
  const silence = joinSilences([
    silenceOf(activity.signIn, accountAge),
    silenceOf(activity.workloads, accountAge),
  ]);
  return accountAge === "under30" && silence !== "used" ? "unknown" : silence;
}

/**
 * The state of an account; the first that applies. Young accounts and accounts about which a source
 * says nothing are `unknown`, not inactive; nor are privileged ones, which may be kept for emergencies.
 */
export function accountStateOf(traits: Traits, window: SilenceWindow = 90): AccountState {
  if (isResource(traits)) return "resource";
  if (!traits.enabled) return "disabled";
  const silence = accountSilence(traits);
  if (silence === "used") return "active";
  // Emergency accounts are privileged and silent by design.
  const isSilent = silence !== "unknown" && silence >= window && traits.privileged !== true;
  return isSilent ? "inactive" : "unknown";
}
