// Who may read what, as Microsoft Graph documents it.

export const DIRECTORY_WIDER = ["Directory.Read.All"] as const;
/** Roles that may read the directory beyond what every member may. */
export const DIRECTORY_READERS = [
  "Directory Readers",
  "Directory Writers",
  "License Administrator",
  "User Administrator",
  "Billing Administrator",
  "Privileged Role Administrator",
  "Global Reader",
  "Global Administrator",
] as const;

/** learn.microsoft.com/graph/reportroot-authorization: roles that see rows of usage reports. */
export const REPORT_DETAIL_ROLES = [
  "Reports Reader",
  "Global Administrator",
  "Exchange Administrator",
  "SharePoint Administrator",
  "Skype for Business Administrator",
  "Teams Administrator",
  "Teams Communications Administrator",
] as const;

/** Same page: two more roles see tenant-level figures, and never a row. */
export const REPORT_COUNT_ROLES = [
  ...REPORT_DETAIL_ROLES,
  "Global Reader",
  "Usage Summary Reports Reader",
] as const;

export const SIGN_IN_ROLES = [
  "Reports Reader",
  "Security Reader",
  "Security Operator",
  "Security Administrator",
  "Global Reader",
  "Global Administrator",
] as const;

export const POLICY_ROLES = [
  "Security Reader",
  "Security Administrator",
  "Conditional Access Administrator",
  "Global Reader",
  "Global Administrator",
] as const;

export const SECURITY_ROLES = [
  "Security Reader",
  "Security Operator",
  "Security Administrator",
  "Global Reader",
  "Global Administrator",
] as const;
