import type { DetectionId, ObservationId } from "../../licensing/index.ts";

/** Detections that claim seats, in words for the model and for answers: what kind of seats were found. */
const SEAT_FINDINGS = {
  D01: "unassigned seats",
  D20: "seats of disabled members",
  D21: "seats of members who never signed in",
  D22: "seats of inactive members",
  D23: "seats of guests",
  D24: "seats of shared mailboxes",
  D26: "seats of rooms",
  D28: "seats contained in another licence",
  D30: "seats with plans switched off",
  D31: "seats of administrators",
  D40: "seats without any activity",
  D42: "seats used for mail only",
  D43: "seats without desktop apps",
  D44: "seats that fit a frontline licence",
  D45: "premium seats without premium use",
  D46: "Copilot seats never used",
  D47: "Copilot seats no longer used",
  D52: "Visio and Project seats not used",
  D53: "phone seats not used",
  D54: "audio conferencing seats not used",
} as const satisfies Readonly<Record<DetectionId, string>>;

/** Detections about the tenant that claim no seat. */
const OBSERVATIONS = {
  D02: "idle seats at a renewal",
  D03: "missing seats",
  D04: "expiring seats in use",
  D05: "trials about to end",
  D06: "paid seats that free plans cover",
  D07: "purchases that end without renewal",
  D09: "annual purchases billed monthly",
  D10: "products bought in split purchases",
  D11: "price changes at renewal",
  D12: "products with low or full use of seats",
  D14: "purchases that idle seats avoid",
  D15: "grants used too little",
  D16: "paid seats where a grant has free seats",
  D17: "products near their seat limit",
  D19: "overlapping product families",
  D25: "shared mailboxes that need a seat",
  D27: "seats assigned directly and by group",
  D29: "cheaper bundles",
  D35: "assignment errors",
  D36: "licence groups with members who do not need them",
  D41: "seats used less of late",
  D48: "shallow use of Copilot",
  D51: "Power BI seats not used",
  D55: "Entra premium balance",
  D56: "use without a licence",
  D57: "departments with much idle spend",
} as const satisfies Readonly<Record<ObservationId, string>>;

export type FindingId = DetectionId | ObservationId;

/** Everything that can be found, in words. */
export const FINDING_NAMES: Readonly<Record<FindingId, string>> = {
  ...SEAT_FINDINGS,
  ...OBSERVATIONS,
};

const isSeatFinding = (id: string): id is DetectionId => id in SEAT_FINDINGS;
const isObservation = (id: string): id is ObservationId => id in OBSERVATIONS;

export const FINDING_IDS: readonly DetectionId[] = Object.keys(SEAT_FINDINGS).filter(isSeatFinding);
export const OBSERVATION_NAMES: readonly string[] = Object.keys(OBSERVATIONS)
  .filter(isObservation)
  .map((id) => OBSERVATIONS[id]);
