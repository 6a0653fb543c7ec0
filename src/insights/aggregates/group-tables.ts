import { LICENSE_FAMILIES } from "../../licensing/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";
import { ACCOUNT_KINDS } from "../member-population.ts";
import { monthAndYear } from "./figure.ts";

/** What members may be grouped by. */
export const GROUPINGS = ["department", "country", "licenseFamily", "accountKind"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/**
 * What a row is about. `named`: one value. `notStated`: members of whom none is stated. `other`: values
 * too small to be shown, as one. `changes`: what changed in a row since older parts of it were told.
 * `unassigned`: what is in no other row: seats nobody holds, and what changed since rows were told.
 */
export const GROUP_KINDS = ["named", "notStated", "other", "changes", "unassigned"] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** Why there is no table. `noEvidence`: what it rests on was not read. */
export const WITHHELD_REASONS = ["tooFewMembers", "notProvenSafe", "noEvidence"] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** A member is silent who used neither account nor workloads for so many days. */
export const SILENCE_WORDS = ["silent90", "silent180"] as const;

const group = {
  kind: closed.oneOf(GROUP_KINDS),
  department: closed.nullable(closed.pseudonym("Department")),
  country: closed.nullable(closed.pseudonym("Country")),
  licenseFamily: closed.nullable(closed.oneOf(LICENSE_FAMILIES)),
  accountKind: closed.nullable(closed.oneOf(ACCOUNT_KINDS)),
  /** How many values are in it. */
  groups: closed.count(),
  /** Members holding a seat that is paid for; 0 in rows that are not about members. */
  members: closed.count(),
  /** First instant of the week in which the row was told. */
  toldIn: closed.instant(),
} as const;

const spent = {
  /** Negative where seats went since older rows were told. */
  seats: closed.object({ id: closed.figureId(), seats: closed.integer() }),
  amounts: closed.listOf(closed.object(monthAndYear)),
} as const;

const spendRow = closed.object({
  ...group,
  ...spent,
  /** The row by licence family; `null` where it cannot be split safely. */
  parts: closed.nullable(closed.listOf(closed.object({ ...group, ...spent }))),
});

const shares = closed.listOf(
  closed.object({
    word: closed.oneOf(SILENCE_WORDS),
    bound: closed.oneOf(["about", "under", "over"]),
    percent: closed.count(),
  }),
);

/**
 * What groups of members cost and how active they are: one release, audited as a whole before it is
 * told and frozen for a week. Rows of spend add up to the spend of the day, to the cent.
 */
export const groupTables = defineAggregate(
  "groupTables",
  1,
  closed.object({
    period: closed.instant(),
    spendWithheld: closed.nullable(closed.oneOf(WITHHELD_REASONS)),
    spend: closed.listOf(
      closed.object({ by: closed.oneOf(GROUPINGS), rows: closed.listOf(spendRow) }),
    ),
    activityWithheld: closed.nullable(closed.oneOf(WITHHELD_REASONS)),
    /** Of all members holding a seat that is paid for. */
    activity: shares,
    activityBy: closed.listOf(
      closed.object({
        by: closed.oneOf(GROUPINGS),
        rows: closed.listOf(closed.object({ ...group, shares })),
      }),
    ),
  }),
);
export type GroupTablesValue = ValueOf<typeof groupTables>;
export type SpendRow = GroupTablesValue["spend"][number]["rows"][number];
export type ActivityRow = GroupTablesValue["activityBy"][number]["rows"][number];
