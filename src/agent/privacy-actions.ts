import type { Aggregate } from "../privacy/index.ts";

/** What was done for privacy before the model saw a tool's figures. */
export const PRIVACY_ACTIONS = ["sealed", "namesConcealed"] as const;

/** `sealed`: figures checked and sealed. `namesConcealed`: reports in which the tenant hides names. */
export interface PrivacyAction {
  readonly action: (typeof PRIVACY_ACTIONS)[number];
  readonly count: number;
}

/** @param figures how many figures of the aggregate the model is shown. */
export function privacyActionsOf(
  { coverage }: Aggregate<unknown>,
  figures: number,
): readonly PrivacyAction[] {
  const concealed = coverage.sources.filter(({ outcome }) => outcome === "concealed").length;
  const actions: readonly PrivacyAction[] = [
    { action: "sealed", count: figures },
    { action: "namesConcealed", count: concealed },
  ];
  return actions.filter(({ count }) => count > 0);
}
