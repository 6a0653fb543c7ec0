/** Why a detection of the catalogue is not made. */
export const UNOBSERVABLE_REASONS = [
  "needsHistory",
  "needsPartnerCenter",
  "needsBillingRole",
  "needsAnotherScope",
  "needsTenantRule",
  "needsDecision",
] as const;
export type UnobservableReason = (typeof UNOBSERVABLE_REASONS)[number];

/** A detection that cannot be made from what is read, and what it would take. */
export interface NotObservable {
  readonly id: string;
  readonly what: string;
  readonly because: UnobservableReason;
}

/** Detections left out, so that nobody takes silence for a clean bill. */
export const NOT_OBSERVABLE: readonly NotObservable[] = [
  {
    id: "D08",
    what: "Seats that stayed for a year on a monthly term",
    because: "needsHistory",
  },
  { id: "D13", what: "When seats will run out", because: "needsHistory" },
  { id: "D18", what: "Self-service purchases", because: "needsBillingRole" },
  { id: "D32", what: "Service accounts with a suite", because: "needsTenantRule" },
  { id: "D33", what: "Leavers by the date of Human Resources", because: "needsAnotherScope" },
  { id: "D34", what: "Several paid accounts of one person", because: "needsAnotherScope" },
  { id: "D37", what: "Seats taken away and given back within 30 days", because: "needsHistory" },
  { id: "D49", what: "Who should get a freed Copilot seat", because: "needsDecision" },
  { id: "D50", what: "Copilot kept back by the set-up of a device", because: "needsAnotherScope" },
  {
    id: "D71",
    what: "Billed, provisioned and assigned seats compared",
    because: "needsPartnerCenter",
  },
  { id: "D72", what: "Margin by product", because: "needsPartnerCenter" },
];
