import { stemsOf } from "../planner/words.ts";

/**
 * What service-desk texts are about, each with words that tell so. Values of an enumeration are
 * matched through them: a value that speaks of a subject is chosen when the text does.
 */
const SUBJECTS: readonly string[] = [
  "access password passwort kennwort login logon signin anmelden locked lockout account mfa authenticator permission permissions denied credentials expired",
  "email mail mailbox outlook calendar inbox invite smtp exchange attachment",
  "hardware laptop notebook monitor screen keyboard mouse dock battery charger webcam broken cracked device pc",
  "network wifi wireless internet vpn connection connectivity router switch dns lan bandwidth firewall server reachable unreachable offline",
  "printing printer print printed toner paper scanner scan copier drucker",
  "security phishing malware virus ransomware suspicious spam compromised hacked fraud breach clicked",
  "software application app install installation update crash crashes crashing excel word powerpoint program version reinstall add-in visio project office licence license",
  "telephony phone telephone call calls headset teams meeting audio voice voicemail conference microphone",
  "onboarding offboarding joiner leaver newcomer hire",
  "billing invoice licence subscription renewal quote order purchase",
  "backup restore recovery deleted lost file files folder sharepoint onedrive storage",
  "remote remotely session screen-share",
  "on-site onsite visited visit drove desk-side",
  "administration created provisioned assigned group configured policy granted enabled disabled",
  "consulting advised recommended planned project migration design",
  "training showed explained walked taught lesson how-to",
];

const STEMS: readonly ReadonlySet<string>[] = SUBJECTS.map((words) => new Set(stemsOf(words)));

/** The words of a value, and of every subject one of them belongs to. */
export function wordsAround(value: string): ReadonlySet<string> {
  const own = stemsOf(value);
  const subjects = STEMS.filter((subject) => own.some((word) => subject.has(word)));
  return new Set([...own, ...subjects.flatMap((subject) => [...subject])]);
}
