import type { NameSource } from "../../privacy/index.ts";
import type { SealedFigure } from "../aggregates/figure.ts";
import type { ActivityRow, GroupTablesValue, SpendRow } from "../aggregates/group-tables.ts";
import { amount, type Columns, column } from "./columns.ts";

/** A group of members, or why there is none. */
interface GroupRow {
  readonly by: string;
  readonly kind: string;
  readonly group: string | null;
  /** What of the group the row is about; `null`: all of it. */
  readonly part: string | null;
  readonly groups: number | null;
  readonly members: number | null;
  readonly toldIn: string;
}

interface SpendGroupRow extends GroupRow {
  readonly seats: number | null;
  readonly monthly: SealedFigure | null;
  readonly yearly: SealedFigure | null;
}

interface ActivityGroupRow extends GroupRow {
  readonly silence: string | null;
  readonly share: string | null;
}

const GROUP_COLUMNS: readonly Columns<GroupRow>[] = [
  column("By", ({ by }) => by),
  column("Kind", ({ kind }) => kind),
  column("Group", ({ group }) => group),
  column("Part", ({ part }) => part),
  column("Groups", ({ groups }) => groups),
  column("Members", ({ members }) => members),
  column("Told in the week of", ({ toldIn }) => toldIn.slice(0, 10)),
];

export const SPEND_GROUP_COLUMNS: readonly Columns<SpendGroupRow>[] = [
  ...GROUP_COLUMNS,
  column("Seats", ({ seats }) => seats),
  amount("Per month", ({ monthly }) => monthly),
  amount("Per year", ({ yearly }) => yearly),
];

export const ACTIVITY_COLUMNS: readonly Columns<ActivityGroupRow>[] = [
  ...GROUP_COLUMNS,
  column("Silence", ({ silence }) => silence),
  column("Share", ({ share }) => share),
];

/** All groups the spend is told by, each followed by its parts; a line per currency. */
export function spendGroupRows(
  { spend, spendWithheld, period }: GroupTablesValue,
  names: NameSource,
): readonly SpendGroupRow[] {
  if (spendWithheld !== null) {
    return [{ ...withheld(spendWithheld, period), seats: null, monthly: null, yearly: null }];
  }
  return spend.flatMap(({ by, rows }) =>
    rows.flatMap((row) => {
      const whole = groupRow(by, row, names);
      const parts = (row.parts ?? []).flatMap((part) => {
        const { groups, members, toldIn } = part;
        const name = part.licenseFamily ?? part.kind;
        return spentRows({ ...whole, part: name, groups, members, toldIn }, part);
      });
      return [...spentRows(whole, row), ...parts];
    }),
  );
}

function spentRows(
  row: GroupRow,
  { seats: { seats }, amounts }: Pick<SpendRow, "seats" | "amounts">,
): readonly SpendGroupRow[] {
  return amounts.length === 0
    ? [{ ...row, seats, monthly: null, yearly: null }]
    : amounts.map(({ monthly, yearly }) => ({ ...row, seats, monthly, yearly }));
}

/** Shares of silent members, of everybody and of all groups. */
export function activityRows(
  { activity, activityBy, activityWithheld, period }: GroupTablesValue,
  names: NameSource,
): readonly ActivityGroupRow[] {
  if (activityWithheld !== null) {
    return [{ ...withheld(activityWithheld, period), silence: null, share: null }];
  }
  const everybody = { ...withheld("everybody", period), shares: activity };
  const groups = activityBy.flatMap(({ by, rows }) =>
    rows.map((row) => ({ ...groupRow(by, row, names), shares: row.shares })),
  );
  return [everybody, ...groups].flatMap(({ shares, ...row }) =>
    shares.map(({ word, bound, percent }) => ({
      ...row,
      silence: word,
      share: `${BOUNDS[bound]}${percent} %`,
    })),
  );
}

const BOUNDS = { about: "", under: "under ", over: "over " } as const;

function groupRow(by: string, row: Omit<ActivityRow, "shares">, names: NameSource): GroupRow {
  const { kind, department, country, licenseFamily, accountKind, groups, members, toldIn } = row;
  const pseudonym = department ?? country;
  const word = licenseFamily ?? accountKind;
  const group = pseudonym === null ? word : (names.nameOf(pseudonym) ?? pseudonym);
  return { by, kind, group, part: null, groups, members, toldIn };
}

function withheld(kind: string, toldIn: string): GroupRow {
  return { by: "all", kind, group: null, part: null, groups: null, members: null, toldIn };
}
