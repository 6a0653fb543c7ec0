import {
  ACTIVITY_BANDS,
  COPILOT_BREADTHS,
  MAILBOX_FITS,
  MAILBOX_KINDS,
  OCCURRENCES,
  ONEDRIVE_FITS,
  type UseTraits,
} from "./traits.ts";

const RECENCIES = [...ACTIVITY_BANDS, "unknown"] as const;

/** Every value that a trait of use can have. */
const VALUES: Readonly<Record<keyof UseTraits, readonly unknown[]>> = {
  mail: RECENCIES,
  files: RECENCIES,
  teams: RECENCIES,
  desktopApps: RECENCIES,
  lightApps: RECENCIES,
  copilot: RECENCIES,
  copilotBreadth: COPILOT_BREADTHS,
  calls: OCCURRENCES,
  organisedMeetings: OCCURRENCES,
  visioDesktop: OCCURRENCES,
  projectDesktop: OCCURRENCES,
  mailboxKind: MAILBOX_KINDS,
  mailboxFit: MAILBOX_FITS,
  hasArchive: [true, false, "unknown"],
  oneDriveFit: ONEDRIVE_FITS,
};

const NAMES = Object.keys(VALUES).filter((name): name is keyof UseTraits => name in VALUES);

/** Keeps one object for equal traits of use, so that a survey tells them apart by identity. */
export class SharedUse {
  readonly #first = new Map<number, UseTraits>();

  of(use: UseTraits): UseTraits {
    // Each value is a digit, its base the number of values: the product of all is below 2^53.
    let code = 0;
    for (const name of NAMES) {
      const values = VALUES[name];
      code = code * values.length + values.indexOf(use[name]);
    }
    const first = this.#first.get(code) ?? use;
    this.#first.set(code, first);
    return first;
  }
}
