import { between, fraction, guidOf, pick } from "../random.ts";
import { DAY_MS } from "../time.ts";
import type { CountryOffer, DepartmentOffer } from "./blueprint.ts";
import type { Generator } from "./generator.ts";
import { givenNames, jobTitles, mailName, surnames } from "./names.ts";

export type MemberKind =
  | "person"
  | "guest"
  | "shared-mailbox"
  | "room-mailbox"
  | "equipment-mailbox"
  | "service-account"
  | "break-glass";

/** Kinds of object ids a seed makes. */
export const GuidKind = { member: 1, group: 2, subscription: 3, other: 4 } as const;

const Salt = {
  kind: 1,
  created: 2,
  left: 3,
  leftDays: 4,
  department: 5,
  country: 6,
  given: 7,
  surname: 8,
  title: 9,
} as const;

/** What is true of one account, cheap enough to be drawn for every member in one pass. */
export interface Member {
  readonly index: number;
  readonly kind: MemberKind;
  readonly enabled: boolean;
  readonly createdAt: number;
  /** Days since the person left; the account is disabled from that day. */
  readonly leftDaysAgo: number | null;
  readonly department: DepartmentOffer;
  readonly country: CountryOffer;
  /** Position in the list of personas, if this is one of them. */
  readonly persona: number | null;
}

const FIRST_WAVE_SHARE = 0.35;
const FIRST_WAVE_DAYS = 10;
const HISTORY_DAYS = 2190;

/**
 * When the account with this index was made. Never earlier than the one before it, so that a range
 * of creation dates is a range of indices: a first wave of migration, then growth until today.
 */
export function createdAt(g: Generator, index: number): number {
  const founded = g.asOf - HISTORY_DAYS * DAY_MS;
  const wave = Math.ceil(g.memberCount * FIRST_WAVE_SHARE);
  const jitter = fraction(g.seed, index, Salt.created);
  const days =
    index < wave
      ? ((index + jitter) / wave) * FIRST_WAVE_DAYS
      : FIRST_WAVE_DAYS +
        ((index - wave + jitter) / (g.memberCount - wave)) * (HISTORY_DAYS - FIRST_WAVE_DAYS);
  return Math.floor((founded + days * DAY_MS) / 1000) * 1000;
}

function kindOf(g: Generator, index: number): MemberKind {
  const beyondPersonas = index - g.personas.length;
  if (beyondPersonas < 0) return g.personas[index]?.kind === "guest" ? "guest" : "person";
  if (beyondPersonas < 2) return "break-glass";
  const share = fraction(g.seed, index, Salt.kind);
  if (share < 0.86) return "person";
  if (share < 0.9) return "guest";
  if (share < 0.945) return "shared-mailbox";
  if (share < 0.968) return "room-mailbox";
  if (share < 0.976) return "equipment-mailbox";
  return "service-account";
}

const LEAVER_SHARE = 0.07;
const LEAVER_MIN_AGE_DAYS = 60;

function leftDaysAgo(g: Generator, index: number, created: number): number | null {
  const ageDays = Math.floor((g.asOf - created) / DAY_MS);
  if (ageDays < LEAVER_MIN_AGE_DAYS || fraction(g.seed, index, Salt.left) >= LEAVER_SHARE) {
    return null;
  }
  return between(1, Math.min(500, ageDays - 30), fraction(g.seed, index, Salt.leftDays));
}

/** Draws one account from the seed, as an administrator has left it. */
export function memberAt(g: Generator, index: number): Member {
  const drawn = drawMember(g, index);
  const change = g.changes.get(index);
  if (change === undefined) return drawn;
  return {
    ...drawn,
    kind: change.kind ?? drawn.kind,
    enabled: change.enabled ?? drawn.enabled,
    leftDaysAgo: change.leftDaysAgo ?? drawn.leftDaysAgo,
  };
}

function drawMember(g: Generator, index: number): Member {
  const persona = index < g.personas.length ? index : null;
  const kind = kindOf(g, index);
  const created = createdAt(g, index);
  const left = kind === "person" && persona === null ? leftDaysAgo(g, index, created) : null;
  // Exchange disables the accounts behind shared, room and equipment mailboxes by design.
  const enabled = left === null && !kind.endsWith("-mailbox");
  return {
    index,
    kind,
    enabled,
    createdAt: created,
    leftDaysAgo: left,
    department: g.departmentAt(fraction(g.seed, index, Salt.department)),
    country: g.countryAt(fraction(g.seed, index, Salt.country)),
    persona,
  };
}

/** The object id of the account with this index. */
export function memberId(g: Generator, index: number): string {
  return guidOf(g.seed, index, GuidKind.member);
}

/** How an account is named: everything a person could be recognised by. */
export interface Profile {
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly jobTitle: string | null;
}

const ACCOUNT_NAMES: Readonly<Record<Exclude<MemberKind, "person" | "guest">, string>> = {
  "shared-mailbox": "Shared",
  "room-mailbox": "Room",
  "equipment-mailbox": "Equipment",
  "service-account": "svc",
  "break-glass": "Emergency Access",
};

/** Names the account. Principal names end in the index, so that no two are alike. */
export function profileOf(g: Generator, member: Member): Profile {
  const { kind } = member;
  return kind === "person" || kind === "guest"
    ? personProfile(g, member)
    : accountProfile(g, member.index, kind);
}

function namesOf(g: Generator, { index, persona }: Member): readonly [string, string] {
  const known = persona === null ? undefined : g.personas[persona];
  if (known !== undefined) return [known.givenName, known.surname];
  return [
    pick(givenNames, fraction(g.seed, index, Salt.given)),
    pick(surnames, fraction(g.seed, index, Salt.surname)),
  ];
}

function personProfile(g: Generator, member: Member): Profile {
  const { index } = member;
  const [given, surname] = namesOf(g, member);
  const local = `${mailName(given)}.${mailName(surname)}${index.toString(36)}`;
  return {
    givenName: g.decorate("givenName", index, given),
    surname: g.decorate("surname", index, surname),
    displayName: g.decorate("displayName", index, `${given} ${surname}`),
    jobTitle: g.decorate("jobTitle", index, pick(jobTitles, fraction(g.seed, index, Salt.title))),
    ...addresses(g, member, local),
  };
}

function addresses(
  g: Generator,
  { index, kind }: Member,
  local: string,
): Pick<Profile, "userPrincipalName" | "mail"> {
  const marked = g.markLocal("upn", index, local);
  if (kind === "guest") {
    return {
      userPrincipalName: `${marked}_partner.example#EXT#@${g.blueprint.initialDomain}`,
      mail: g.mark("mail", index, `${local}@partner.example`),
    };
  }
  return {
    userPrincipalName: `${marked}@${g.blueprint.domain}`,
    mail: g.mark("mail", index, `${local}@${g.blueprint.domain}`),
  };
}

function accountProfile(
  g: Generator,
  index: number,
  kind: Exclude<MemberKind, "person" | "guest">,
): Profile {
  const local = `${ACCOUNT_NAMES[kind].toLowerCase().replaceAll(" ", "-")}-${index.toString(36)}`;
  const userPrincipalName = `${g.markLocal("upn", index, local)}@${g.blueprint.domain}`;
  return {
    givenName: null,
    surname: null,
    displayName: g.decorate("displayName", index, `${ACCOUNT_NAMES[kind]} ${index}`),
    userPrincipalName,
    mail: kind.endsWith("-mailbox") ? userPrincipalName : null,
    jobTitle: null,
  };
}
