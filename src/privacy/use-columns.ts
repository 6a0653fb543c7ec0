import type { IsoDate } from "../core/ids.ts";
import type {
  ActivationRow,
  AppUserRow,
  CopilotRow,
  MailboxRow,
  OneDriveRow,
  TeamsActivityRow,
} from "../graph/index.ts";
import { GrowingColumn } from "./growing-column.ts";
import { LastDays } from "./last-days.ts";
import {
  type ActivityBand,
  COPILOT_BREADTHS,
  type CopilotBreadth,
  MAILBOX_FITS,
  MAILBOX_KINDS,
  type MailboxFit,
  type Occurrence,
  ONEDRIVE_FITS,
  type OneDriveFit,
  type Recency,
  type UseTraits,
} from "./traits.ts";

/** Periods of the report on apps; together they tell how recently, which one of them does not. */
export const APP_PERIODS = ["D30", "D90", "D180"] as const;
export type AppPeriod = (typeof APP_PERIODS)[number];
const BAND_OF_PERIOD = { D30: "under30", D90: "under90", D180: "under180" } as const;

/** What one report says about principals, by number. */
export interface UseColumn<Row> {
  take(number: number, row: Row): void;
  /** @param refreshedOn the report's own date. */
  traitsOf(number: number, refreshedOn: IsoDate): Partial<UseTraits>;
}

/** Binary, as quotas are (50 GB is 53,687,091,200 bytes). */
const GB = 2 ** 30;
const ARCHIVES = [false, true, "unknown"] as const;

const byteColumn = () => new GrowingColumn((length) => new Uint8Array(length));

/** Use of Office apps: a bit for being listed, and one per period for the desktop and for elsewhere. */
export class AppColumn {
  readonly #bits = byteColumn();
  readonly #read = new Set<AppPeriod>();

  take(number: number, row: AppUserRow, period: AppPeriod): void {
    const at = APP_PERIODS.indexOf(period);
    const desktop = row.usedOnDesktop ? 1 << at : 0;
    const light = row.usedOnWebOrMobile ? 8 << at : 0;
    this.#bits.set(number, this.#bits.get(number) | 64 | desktop | light);
  }

  /** Only a period read to its end can say that something was not used. */
  complete(period: AppPeriod): void {
    this.#read.add(period);
  }

  traitsOf(number: number): Pick<UseTraits, "desktopApps" | "lightApps"> {
    const bits = this.#bits.get(number);
    return { desktopApps: this.#recencyOf(bits, 1), lightApps: this.#recencyOf(bits, 8) };
  }

  #recencyOf(bits: number, first: number): Recency {
    const used = APP_PERIODS.findIndex(
      (period, at) => this.#read.has(period) && bits & (first << at),
    );
    const shorter = APP_PERIODS[used - 1];
    if (shorter !== undefined && !this.#read.has(shorter)) {
      // Maybe used in the shorter period as well, of which nothing is known.
      return "unknown";
    }
    const period = APP_PERIODS[used];
    if (period !== undefined) {
      return BAND_OF_PERIOD[period];
    }
    return this.#read.has("D180") && bits & 64 ? "none" : "unknown";
  }
}

/** Kind, size and archive of mailboxes: one digit each. */
export class MailboxColumn implements UseColumn<MailboxRow> {
  readonly #codes = byteColumn();

  take(number: number, row: MailboxRow): void {
    const kind = MAILBOX_KINDS.indexOf(row.kind ?? "unknown");
    const fit = MAILBOX_FITS.indexOf(mailboxFitOf(row.usedBytes));
    const archive = ARCHIVES.indexOf(row.hasArchive ?? "unknown");
    this.#codes.set(number, (kind * MAILBOX_FITS.length + fit) * ARCHIVES.length + archive + 1);
  }

  /** Who is not listed has no mailbox. */
  traitsOf(number: number): Pick<UseTraits, "mailboxKind" | "mailboxFit" | "hasArchive"> {
    const code = this.#codes.get(number) - 1;
    if (code < 0) {
      return { mailboxKind: "none", mailboxFit: "unknown", hasArchive: "unknown" };
    }
    const rest = Math.floor(code / ARCHIVES.length);
    return {
      mailboxKind: MAILBOX_KINDS[Math.floor(rest / MAILBOX_FITS.length)] ?? "unknown",
      mailboxFit: MAILBOX_FITS[rest % MAILBOX_FITS.length] ?? "unknown",
      hasArchive: ARCHIVES[code % ARCHIVES.length] ?? "unknown",
    };
  }
}

export class OneDriveColumn implements UseColumn<OneDriveRow> {
  readonly #fits = byteColumn();

  take(number: number, row: OneDriveRow): void {
    this.#fits.set(number, ONEDRIVE_FITS.indexOf(oneDriveFitOf(row.usedBytes)) + 1);
  }

  /** Who is not listed under this name may still own a OneDrive under an older one. */
  traitsOf(number: number): Pick<UseTraits, "oneDriveFit"> {
    return { oneDriveFit: ONEDRIVE_FITS[this.#fits.get(number) - 1] ?? "unknown" };
  }
}

export class TeamsColumn implements UseColumn<TeamsActivityRow> {
  readonly #bits = byteColumn();

  take(number: number, row: TeamsActivityRow): void {
    const bits = 1 | (row.calls > 0 ? 2 : 0) | (row.meetingsOrganized > 0 ? 4 : 0);
    this.#bits.set(number, this.#bits.get(number) | bits);
  }

  traitsOf(number: number): Pick<UseTraits, "calls" | "organisedMeetings"> {
    const bits = this.#bits.get(number);
    const occurrence = (bit: number): Occurrence => (bits & bit ? "some" : "none");
    return bits === 0
      ? { calls: "unknown", organisedMeetings: "unknown" }
      : { calls: occurrence(2), organisedMeetings: occurrence(4) };
  }
}

/**
 * Activations of the desktop clients that are licensed by themselves. The texts of the report's product
 * types are not documented: of a client that it names nowhere it says nothing.
 */
export class ActivationColumn implements UseColumn<ActivationRow> {
  readonly #bits = byteColumn();
  #named = 0;

  take(number: number, { product, desktops }: ActivationRow): void {
    const visio = /visio/i.test(product) ? 1 : 0;
    const project = /project/i.test(product) ? 2 : 0;
    this.#named |= visio | project;
    this.#bits.set(number, this.#bits.get(number) | (desktops > 0 ? visio | project : 0));
  }

  /** Who is not listed never activated anything. */
  traitsOf(number: number): Pick<UseTraits, "visioDesktop" | "projectDesktop"> {
    const bits = this.#bits.get(number);
    const occurrence = (bit: number): Occurrence =>
      bits & bit ? "some" : this.#named & bit ? "none" : "unknown";
    return { visioDesktop: occurrence(1), projectDesktop: occurrence(2) };
  }
}

export class CopilotColumn implements UseColumn<CopilotRow> {
  readonly #days = new LastDays();
  readonly #breadths = byteColumn();

  take(number: number, row: CopilotRow): void {
    this.#days.note(number, row.lastActivityOn);
    const used = Object.entries(row.lastActivityByApp)
      .filter(([, lastOn]) => isWithinWindow(this.#days.bandOfDate(lastOn, row.refreshedOn)))
      .map(([app]) => app);
    this.#breadths.set(number, COPILOT_BREADTHS.indexOf(breadthOf(used)) + 1);
  }

  traitsOf(number: number, refreshedOn: IsoDate): Pick<UseTraits, "copilot" | "copilotBreadth"> {
    return {
      copilot: this.#days.bandOf(number, refreshedOn),
      copilotBreadth: COPILOT_BREADTHS[this.#breadths.get(number) - 1] ?? "unknown",
    };
  }
}

function isWithinWindow(band: ActivityBand): boolean {
  return band !== "none" && band !== "over180";
}

/** Copilot Chat is free for everybody, so it is no use of the seat (data/need-evidence.csv). */
function breadthOf(apps: readonly string[]): CopilotBreadth {
  const ofSeat = apps.filter((app) => app !== "chat");
  if (ofSeat.length === 0) {
    return "none";
  }
  return ofSeat.every((app) => app === "teams") ? "meetingsOnly" : "several";
}

/** The smallest quota that fits with a tenth to spare. */
function mailboxFitOf(usedBytes: number | null): MailboxFit {
  if (usedBytes === null) {
    return "unknown";
  }
  const steps = [
    ["kiosk", 1.8],
    ["plan1", 45],
    ["plan1Full", 50],
    ["plan2", 90],
  ] as const;
  return steps.find(([, gigabytes]) => usedBytes <= gigabytes * GB)?.[0] ?? "plan2Full";
}

function oneDriveFitOf(usedBytes: number | null): OneDriveFit {
  if (usedBytes === null) {
    return "unknown";
  }
  if (usedBytes <= 1.8 * GB) {
    return "kiosk";
  }
  return usedBytes <= 0.9 * 1024 * GB ? "plan1" : "plan2";
}
