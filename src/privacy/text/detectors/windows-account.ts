import { type Detected, type Detector, matchesOf } from "../detector.ts";

/** A security identifier of an account or group ([MS-DTYP] 2.4.2.1); short ones are the same everywhere. */
const SECURITY_IDENTIFIER = /(?<![\p{L}\p{N}-])S-1-\d{1,2}(?:-\d{1,10}){3,14}(?![\p{L}\p{N}-])/gu;

/** `CONTOSO\anowak`: a logon name behind the short name of its domain; no path, and no key of a registry. */
const LOGON_NAME =
  /(?<![\p{L}\p{N}\\:._%-])(?!HK(?:LM|CU|CR|U|CC|EY_)|SYSTEM|SOFTWARE)[A-Z][A-Z0-9-]{1,14}\\[\p{L}\p{N}][\p{L}\p{N}._-]{1,63}(?![\p{L}\p{N}\\$])/gu;

/** Accounts as Windows names them in logs and dialogues. */
export const windowsAccount: Detector = {
  id: "windows-account",
  *find(scan): Iterable<Detected> {
    yield* matchesOf(scan, SECURITY_IDENTIFIER, "GUID");
    yield* matchesOf(scan, LOGON_NAME, "PERSON");
  },
};
