import type { SpendGroupsValue } from "./aggregates/spend-groups.ts";

type Table = NonNullable<SpendGroupsValue["department"]>;
type Row = Table["rows"][number];

/** Which row of the last table a row continues: by the stand-ins the last table was told with. */
export type RowName = (row: Row) => string;

export interface SteadyRules {
  readonly minimum: number;
  /** Name of a row of the new table in the words of the last one. */
  readonly nameOf: RowName;
  /** A row of the last table in the words of the new one. */
  readonly renew: (row: Row) => Row;
}

/**
 * A table of a new period beside the last one: a row is told anew when its members changed by the
 * minimum at least, else it stays as it was told. Where other groups are named than last time, the new
 * table is told only if every row of both would be; else the last one stays.
 */
export function retoldTable(
  fresh: Table | null,
  last: Table | null,
  { minimum, nameOf, renew }: SteadyRules,
): Table | null {
  if (fresh === null || last === null) return fresh;
  const before = new Map(peopleRows(last).map((row) => [lastNameOf(row), row]));
  const now = peopleRows(fresh);
  const isSteady = (row: Row) =>
    Math.abs(row.members - (before.get(nameOf(row))?.members ?? 0)) < minimum;
  if (now.length === before.size && now.every((row) => before.has(nameOf(row)))) {
    return renamed(fresh, (row) => {
      const old = before.get(nameOf(row));
      return old === undefined || !isSteady(row) ? row : { ...old, pseudonym: row.pseudonym };
    });
  }
  return now.some((row) => before.has(nameOf(row)) && isSteady(row))
    ? { rows: last.rows.map(renew) }
    : fresh;
}

/**
 * A table told before, set against what is spent today: the row of unassigned seats takes what changed
 * since, so that the rows still add up to the spend, to the cent.
 * @returns `null` where more has gone than that row holds.
 */
export function balancedTable(told: Table | null, fresh: Table | null): Table | null {
  if (told === null || fresh === null) return null;
  const change = totalsOf(fresh).map(([name, total]) => {
    const known = totalsOf(told).find(([other]) => other === name)?.[1] ?? 0;
    return [name, total - known] as const;
  });
  const changes = new Map(change);
  const rows = told.rows.map((row) => (row.kind === "unassigned" ? plus(row, changes) : row));
  const isWhole = JSON.stringify(totalsOf({ rows })) === JSON.stringify(totalsOf(fresh));
  const isPossible = rows.every(
    ({ seats, amounts }) =>
      seats.seats >= 0 && amounts.every(({ monthly }) => monthly.money.minor >= 0),
  );
  return isWhole && isPossible ? { rows } : null;
}

function plus(row: Row, changes: ReadonlyMap<string, number>): Row {
  const add = <F extends Row["amounts"][number]["monthly"]>(figure: F): F => ({
    ...figure,
    money: {
      ...figure.money,
      minor: figure.money.minor + (changes.get(nameOfMoney(figure.money)) ?? 0),
    },
  });
  return {
    ...row,
    seats: { ...row.seats, seats: row.seats.seats + (changes.get("seats") ?? 0) },
    amounts: row.amounts.map(({ monthly, yearly }) => ({
      monthly: add(monthly),
      yearly: add(yearly),
    })),
  };
}

/** Seats, and money by currency and period, of all rows together. */
function totalsOf({ rows }: Table): readonly (readonly [string, number])[] {
  const totals = new Map([["seats", rows.reduce((sum, { seats }) => sum + seats.seats, 0)]]);
  for (const { monthly, yearly } of rows.flatMap(({ amounts }) => amounts)) {
    for (const { money } of [monthly, yearly]) {
      const name = nameOfMoney(money);
      totals.set(name, (totals.get(name) ?? 0) + money.minor);
    }
  }
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1));
}

function nameOfMoney({ currency, period }: Row["amounts"][number]["monthly"]["money"]): string {
  return `${currency} ${period}`;
}

function peopleRows({ rows }: Table): readonly Row[] {
  return rows.filter(({ kind }) => kind !== "unassigned");
}

function lastNameOf({ kind, pseudonym }: Row): string {
  return pseudonym ?? kind;
}

function renamed({ rows }: Table, change: (row: Row) => Row): Table {
  return { rows: rows.map((row) => (row.kind === "unassigned" ? row : change(row))) };
}
