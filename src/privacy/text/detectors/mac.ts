import { type Detector, matchesOf } from "../detector.ts";

/** Six octets with colons or hyphens, or three groups of four with dots (Cisco). */
const MAC =
  /(?<![0-9a-z:.-])(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?![0-9a-z]|[:-][0-9a-f])/gi;
const NOBODY = /^(?:00[:-]?00\.?){1,3}(?:[:-]?00){0,5}$|^(?:ff[:-]){5}ff$/i;

/** IEEE 802 hardware addresses; the null and broadcast addresses belong to nobody. */
export const mac: Detector = {
  id: "mac",
  find: (scan) => matchesOf(scan, MAC, "MAC", ([match]) => !NOBODY.test(match)),
};
