import { type Detected, type Detector, matchesOf } from "../detector.ts";
import type { ScanText } from "../scan-text.ts";

const MACHINE =
  "desktop|laptop|notebook|tablet|workstation|surface|server|printer|kiosk|iphone|ipad|macbook|imac|client|" +
  "ws|nb|lt|dt|pc|wks|lap|dsk|desk|tab|mac|mbp|mba|srv|vm|vdi|avd|cpc|win|aap|tp|hp|dell|lenovo|mob|dev|it";
const BEFORE = "(?<![\\p{L}\\p{N}_-])";
const AFTER = "(?![\\p{L}\\p{N}_-])";

/** A word for the sort of machine, perhaps places around it, and a serial that has a digit. */
const WITH_SERIAL = new RegExp(
  `${BEFORE}(?:[a-z]{2,8}-)?(?:${MACHINE})\\d{0,2}-(?:[a-z]{2,4}-)?(?=[a-z-]{0,14}\\d)[a-z0-9]{2,15}(?:-[a-z0-9]{1,15})?${AFTER}`,
  "giu",
);
/** The random names of Windows set-up (`DESKTOP-QXKWPTR`) may be without a digit, never in lower case. */
const RANDOM = new RegExp(`${BEFORE}(?:${MACHINE.toUpperCase()})-[A-Z0-9]{5,15}${AFTER}`, "gu");
/** `laptop WS000070`, `host: DEWKS4711`: letters and a long number behind a word for a machine. */
const NAMED =
  /\b(?:device|laptop|notebook|machine|computer|workstation|host|hostname|pc)[ :=]{1,3}([A-Za-z]{1,8}\d{3,10})\b/giu;
/** Behind a word for it: a serial, a tag, the number of a mobile phone. */
const SERIAL =
  /(?<![\p{L}])(?:serial(?:\s?(?:number|no|nr))?|s\/n|sn|serien-?n(?:umme)?r|numéro de série|n[°ºo]\.? (?:de )?s[ée]rie|número de serie|numero di serie|service ?tag|imei|asset(?: ?tag| no| number)?|inventarn(?:umme)?r)(?![\p{L}])\.?[ :#=]{0,3}(?:(?:is|ist|est|es)\s)?((?=[A-Z-]{0,12}\d)[A-Z0-9](?:[A-Z0-9-]{3,24})(?![\p{L}\d]))/giu;
/** `Windows-11`, `server-2022` and `pc-2` are sorts and counts, no names. */
const NO_DEVICE = /^[a-z]+-(?:\d{1,2}|20\d\d|[pef]\d)$/i;

function* namesIn(scan: ScanText): Iterable<Detected> {
  yield* matchesOf(scan, WITH_SERIAL, "DEVICE", ([match]) => !NO_DEVICE.test(match));
  yield* matchesOf(scan, RANDOM, "DEVICE");
  for (const pattern of [NAMED, SERIAL]) {
    for (const { index, 0: whole, 1: name = "" } of scan.text.matchAll(pattern)) {
      const end = index + whole.length;
      yield { start: end - name.length, end, kind: "DEVICE" };
    }
  }
}

/** Computer names as Windows, Intune templates and administrators make them, and what makers number them with. */
export const device: Detector = { id: "device", find: namesIn };
