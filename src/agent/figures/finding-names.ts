import type { DetectionId } from "../../licensing/index.ts";

/** Detections in words for the model and for answers: what kind of seats were found. */
export const FINDING_NAMES: Readonly<Record<DetectionId, string>> = {
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
};

const isFinding = (id: string): id is DetectionId => id in FINDING_NAMES;

export const FINDING_IDS: readonly DetectionId[] = Object.keys(FINDING_NAMES).filter(isFinding);
