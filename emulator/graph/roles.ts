/** Roles that may read the directory beyond what members may. */
export const DIRECTORY_ROLES = [
  "Global Administrator",
  "Global Reader",
  "Directory Readers",
  "Directory Writers",
  "License Administrator",
  "User Administrator",
  "Billing Administrator",
  "Privileged Role Administrator",
] as const;

/** Roles whose usage reports have member rows (learn.microsoft.com/graph/reportroot-authorization). */
export const REPORT_DETAIL_ROLES = [
  "Global Administrator",
  "Exchange Administrator",
  "SharePoint Administrator",
  "Skype for Business Administrator",
  "Teams Administrator",
  "Teams Communications Administrator",
  "Reports Reader",
] as const;

/** Roles whose usage reports are tenant-level figures only (same page). */
export const REPORT_SUMMARY_ROLES = ["Global Reader", "Usage Summary Reports Reader"] as const;

export const REPORT_ROLES = [...REPORT_DETAIL_ROLES, ...REPORT_SUMMARY_ROLES] as const;

/** Roles that may read sign-in activity. */
export const SIGN_IN_ROLES = [
  "Global Administrator",
  "Global Reader",
  "Reports Reader",
  "Security Administrator",
  "Security Operator",
  "Security Reader",
] as const;

/** Roles that may read security posture and policies. */
export const SECURITY_ROLES = [
  "Global Administrator",
  "Global Reader",
  "Security Administrator",
  "Security Operator",
  "Security Reader",
  "Conditional Access Administrator",
] as const;

export const INTUNE_ROLES = [
  "Global Administrator",
  "Global Reader",
  "Intune Administrator",
] as const;
