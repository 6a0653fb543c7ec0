import type { Aggregate } from "../privacy/index.ts";
import { isFewNote } from "./figures/few-notes.ts";

/** What was done for privacy before the model saw a tool's figures. */
export const PRIVACY_ACTIONS = ["sealed", "suppressed", "namesConcealed"] as const;

/** `sealed`: figures checked and sealed. `suppressed`: groups too small to be told. `namesConcealed`: reports in which the tenant hides names. */
export interface PrivacyAction {
  readonly action: (typeof PRIVACY_ACTIONS)[number];
  readonly count: number;
}

/** @param told how many figures of the aggregate the model is shown, and the sentences beside them. */
export function privacyActionsOf(
  { coverage }: Aggregate<unknown>,
  { figures, words }: { readonly figures: number; readonly words: readonly string[] },
): readonly PrivacyAction[] {
  const concealed = coverage.sources.filter(({ outcome }) => outcome === "concealed").length;
  const actions: readonly PrivacyAction[] = [
    { action: "sealed", count: figures },
    { action: "suppressed", count: words.filter(isFewNote).length },
    { action: "namesConcealed", count: concealed },
  ];
  return actions.filter(({ count }) => count > 0);
}
