import type { DetectionId } from "../../licensing/index.ts";

/** Detections in words for the model and for answers. */
export const FINDING_NAMES: Readonly<Record<DetectionId, string>> = {
  D01: "unassigned seats",
  D20: "seats of disabled members",
  D22: "seats of inactive members",
};

/** The detection a name stands for. */
export function findingNamed(name: string): DetectionId | undefined {
  return FINDING_IDS.find((id) => FINDING_NAMES[id] === name);
}

const isFinding = (id: string): id is DetectionId => id in FINDING_NAMES;

export const FINDING_IDS: readonly DetectionId[] = Object.keys(FINDING_NAMES).filter(isFinding);
