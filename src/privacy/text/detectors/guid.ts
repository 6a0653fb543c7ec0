import { type Detector, matchesOf } from "../detector.ts";

/** RFC 9562 form in any letter case, with or without braces around it. */
const GUID =
  /(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])/gi;

export const guid: Detector = {
  id: "guid",
  find: (scan) => matchesOf(scan, GUID, "GUID"),
};
