import type {
  AgeBand,
  MailboxFit,
  Occurrence,
  OneDriveFit,
  Recency,
  Traits,
  UseTraits,
} from "../../privacy/traits.ts";
import type { Ladder } from "../ladders.ts";
import { type SilenceWindow, silenceOf } from "./silence.ts";

/**
 * What reports show of one capability. `silent` says for how long, and which level the content kept
 * there still needs. `unclear`: the reports leave it open.
 */
export type ShownUse =
  | { readonly kind: "used"; readonly level: number }
  | { readonly kind: "silent"; readonly window: SilenceWindow; readonly content: number }
  | { readonly kind: "unclear" };

type Silent = Extract<ShownUse, { kind: "silent" }>;

const UNCLEAR: ShownUse = { kind: "unclear" };
/** Reports over 180 days that show nothing. */
const ABSENT_180 = 180;

/** A member and the age of its youngest seat: nothing can be silent for longer than it exists. */
export interface SeenMember {
  readonly traits: Traits;
  readonly seatAge: AgeBand;
}

type Showing = (use: UseTraits, entitled: number, seen: SeenMember) => ShownUse;

/** Reports by capability (`data/need-evidence.csv`); of the others Graph shows no use. */
const SHOWINGS: Partial<Readonly<Record<Ladder, Showing>>> = {
  mail: shownMail,
  archive: shownArchive,
  files: shownFiles,
  office: shownOffice,
  teams: (use, entitled, seen) => byRecency(use.teams, { used: entitled, content: 0 }, seen),
  copilot: (use, entitled, seen) => byRecency(use.copilot, { used: entitled, content: 0 }, seen),
  phone: (use, _, seen) => byAbsence(use.calls, 0, seen),
  calling: (use, _, seen) => byAbsence(use.calls, 0, seen),
  dialIn: (use, _, seen) => byAbsence(use.organisedMeetings, 0, seen),
  // Use in the browser leaves no trace, so only the desktop level can be shown to be idle.
  visio: (use, _, seen) => byAbsence(use.visioDesktop, 1, seen),
  project: (use, _, seen) => byAbsence(use.projectDesktop, 1, seen),
};

/** What the reports show of a capability held at a level. */
export function shownUseOf(ladder: Ladder, entitled: number, seen: SeenMember): ShownUse {
  const { use } = seen.traits;
  return (use && SHOWINGS[ladder]?.(use, entitled, seen)) ?? UNCLEAR;
}

interface ProvenLevels {
  /** Needed when it is used. */
  readonly used: number;
  /** Needed for what is kept there when it is not. */
  readonly content: number;
}

function byRecency(recency: Recency, { used, content }: ProvenLevels, seen: SeenMember): ShownUse {
  const silence = silenceOf(recency, seen.seatAge);
  if (silence === "unknown") return UNCLEAR;
  return silence === "used"
    ? { kind: "used", level: used }
    : { kind: "silent", window: silence, content };
}

/** None in 180 days proves that it is not used, for a seat as old; some proves nothing. */
function byAbsence(occurrence: Occurrence, content: number, { seatAge }: SeenMember): ShownUse {
  if (occurrence !== "none" || (seatAge !== "under180" && seatAge !== "over180")) return UNCLEAR;
  return { kind: "silent", window: seatAge === "over180" ? ABSENT_180 : 90, content };
}

const MAIL_LEVEL: Readonly<Record<Exclude<MailboxFit, "unknown">, number>> = {
  kiosk: 1,
  plan1: 2,
  plan1Full: 3,
  plan2: 3,
  plan2Full: 3,
};

function shownMail(use: UseTraits, entitled: number, seen: SeenMember): ShownUse {
  if (entitled === 0) return byRecency(use.mail, { used: 1, content: 0 }, seen);
  if (use.mailboxKind === "none") return byRecency(use.mail, { used: entitled, content: 0 }, seen);
  if (use.mailboxFit === "unknown") return UNCLEAR;
  // Outlook on the desktop and delegates need plan 1 (frontline documentation).
  const byApps = silenceOf(use.desktopApps, seen.seatAge) === "used" ? 2 : 1;
  const content = Math.min(entitled, MAIL_LEVEL[use.mailboxFit]);
  return byRecency(
    use.mail,
    { used: Math.min(entitled, Math.max(content, byApps)), content },
    seen,
  );
}

/** Desktop use needs today's kind; use in the browser or on a phone alone the lowest level. */
function shownOffice(use: UseTraits, entitled: number, seen: SeenMember): ShownUse {
  const light = byRecency(use.lightApps, { used: Math.min(entitled, 1), content: 0 }, seen);
  if (entitled < 2) return light;
  const desktop = byRecency(use.desktopApps, { used: entitled, content: 0 }, seen);
  if (desktop.kind !== "silent") return desktop;
  // A desktop level without use may go whatever is known of the browser: it keeps the lowest level.
  return light.kind === "silent" ? shorter(desktop, light) : { ...desktop, content: 1 };
}

function shorter(a: Silent, b: Silent): Silent {
  return a.window < b.window ? a : b;
}

/** The report does not tell the size of an archive, so one that exists needs today's kind. */
function shownArchive(use: UseTraits, entitled: number): ShownUse {
  if (use.hasArchive === "unknown") return UNCLEAR;
  return use.hasArchive
    ? { kind: "used", level: entitled }
    : { kind: "silent", window: ABSENT_180, content: 0 };
}

const FILES_LEVEL: Readonly<Record<Exclude<OneDriveFit, "unknown">, number>> = {
  kiosk: 1,
  plan1: 2,
  plan2: 3,
};

function shownFiles(use: UseTraits, entitled: number, seen: SeenMember): ShownUse {
  if (use.oneDriveFit === "unknown") return UNCLEAR;
  const level = Math.min(entitled, FILES_LEVEL[use.oneDriveFit]);
  return byRecency(
    use.files,
    { used: level, content: use.oneDriveFit === "kiosk" ? 0 : level },
    seen,
  );
}
