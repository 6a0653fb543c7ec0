import { unreachable } from "../../../../src/core/errors.ts";
import type {
  GroupTablesValue,
  SpendRow,
} from "../../../../src/insights/aggregates/group-tables.ts";
import type { Person } from "./random-tenant.ts";

type Words = "department" | "country" | "licenseFamily" | "accountKind" | "toldIn";
/** What of a row says who is behind it, and when it was told. */
export type ToldRow = Pick<SpendRow, "kind"> & Readonly<Record<Words, string | null>>;

/** A table of groups of which rows may be split by licence family. */
export interface ToldTable {
  readonly by: GroupTablesValue["spend"][number]["by"];
  readonly rows: readonly (ToldRow & { readonly parts: readonly ToldRow[] | null })[];
}

type Known = Pick<
  Person,
  "id" | "department" | "country" | "licenceFamily" | "accountKind" | "spend"
>;

/** One answer of the API as somebody remembers it who knew then who was where and held what. */
export interface Remembered {
  readonly tables: { readonly spend: readonly ToldTable[] };
  readonly people: readonly Known[];
  /** First instant of the week in which it was given. */
  readonly week: string;
  /** What a stand-in stands for: he knows the tenant's words. */
  readonly nameOf: (pseudonym: string) => string | undefined;
}

/** What the published sums give away: how many people stand behind a combination that was isolated. */
export interface Exposure {
  readonly people: number;
}

const PRIME = 67_108_859;

/**
 * Lays all remembered answers side by side as sums over people whose own value changes only with what
 * they hold, and looks for combinations that leave fewer than `minimum` people. Knows nothing of how
 * answers are made: who is behind a row follows from its name, or from the names it is not of.
 *
 * Every kind of person is a column with a 1 for each sum it is in. Of the columns a basis is chosen;
 * for each basis column there is a combination of sums that leaves that column and those columns that
 * depend on it, and nobody else. Arithmetic is modulo a prime.
 */
export function isolatedBy(
  remembered: readonly Remembered[],
  minimum: number,
): readonly Exposure[] {
  const sums = new Map<string, number[]>();
  let count = 0;
  for (const answer of remembered) {
    const kinds = Map.groupBy(answer.people, kindOf);
    for (const isIn of publishedSums(answer)) {
      for (const alike of kinds.values()) {
        const [first] = alike;
        if (first === undefined || !isIn(first)) continue;
        for (const { id, spend } of alike) {
          const name = `${id} ${spend}`;
          const known = sums.get(name);
          if (known === undefined) sums.set(name, [count]);
          else known.push(count);
        }
      }
      count += 1;
    }
  }
  const columns = Map.groupBy(sums.values(), (rows) => rows.join(" "));
  const kinds = [...columns.values()].flatMap((alike) => {
    const [rows] = alike;
    return rows === undefined ? [] : [{ rows, people: alike.length }];
  });
  return exposuresIn(kinds, count).filter(({ people }) => people < minimum);
}

function kindOf({ department, country, licenceFamily, accountKind }: Known): string {
  return JSON.stringify([department, country, licenceFamily, accountKind]);
}

type IsIn = (person: Pick<Known, (typeof PERSONAL)[keyof typeof PERSONAL]>) => boolean;

/** Who is in each sum that was told in the week of the answer. */
function publishedSums({ tables, week, nameOf }: Remembered): readonly IsIn[] {
  const isAnew = ({ kind, toldIn }: ToldRow) =>
    kind !== "unassigned" && kind !== "changes" && toldIn === week;
  return tables.spend.flatMap(({ by, rows }) => {
    const inRow = rows.map((row) => behind(row, rows, by, nameOf));
    return rows.flatMap((row, at) => {
      const isInRow = inRow[at] ?? (() => false);
      const parts = row.parts ?? [];
      const inParts = parts
        .filter(isAnew)
        .map((part) => behind(part, parts, "licenseFamily", nameOf))
        .map(
          (isInPart): IsIn =>
            (person) =>
              isInRow(person) && isInPart(person),
        );
      return isAnew(row) ? [isInRow, ...inParts] : inParts;
    });
  });
}

/** Who is behind a row of a table, or a part of a row. */
export function behind(
  row: ToldRow,
  rows: readonly ToldRow[],
  by: ToldTable["by"],
  nameOf: Remembered["nameOf"],
): IsIn {
  const named = new Set(
    rows.filter(({ kind }) => kind === "named").map((one) => valueOf(one, nameOf)),
  );
  const isStated = rows.some(({ kind }) => kind === "notStated");
  const value = valueOf(row, nameOf);
  return (person) => {
    const own = person[PERSONAL[by]];
    switch (row.kind) {
      case "named":
        return own === value;
      case "notStated":
        return own === null;
      case "other":
        return !named.has(own) && !(isStated && own === null);
      case "changes":
      case "unassigned":
        return false;
      default:
        return unreachable(row.kind);
    }
  };
}

const PERSONAL = {
  department: "department",
  country: "country",
  licenseFamily: "licenceFamily",
  accountKind: "accountKind",
} as const;

function valueOf(row: ToldRow, nameOf: Remembered["nameOf"]): string | null {
  const pseudonym = row.department ?? row.country;
  return pseudonym === null ? (row.licenseFamily ?? row.accountKind) : (nameOf(pseudonym) ?? null);
}

interface Kind {
  readonly rows: readonly number[];
  readonly people: number;
}

function exposuresIn(kinds: readonly Kind[], rows: number): readonly Exposure[] {
  const basis = new Basis(rows);
  const behind = new Map<number, number>();
  for (const { rows: column, people } of kinds.toSorted((a, b) => b.people - a.people)) {
    for (const member of basis.add(column)) {
      behind.set(member, (behind.get(member) ?? 0) + people);
    }
  }
  return [...behind.values()].map((people) => ({ people }));
}

/** Columns that do not depend on each other, kept as the inverse of the matrix they form. */
class Basis {
  /** Per row of the matrix: what it contributes to each basis column. */
  readonly #inverse: Float64Array[];
  readonly #members: number[] = [];

  constructor(rows: number) {
    this.#inverse = Array.from({ length: rows }, (_, row) => {
      const unit = new Float64Array(rows);
      unit[row] = 1;
      return unit;
    });
  }

  /** The basis columns a column is made of; itself, if it is a new one. */
  add(column: readonly number[]): readonly number[] {
    const rows = this.#inverse.length;
    const reduced = new Float64Array(rows);
    for (const row of column) {
      const contribution = this.#inverse[row] ?? reduced;
      for (let at = 0; at < rows; at += 1) {
        reduced[at] = ((reduced[at] ?? 0) + (contribution[at] ?? 0)) % PRIME;
      }
    }
    const used = this.#members.filter((member) => (reduced[member] ?? 0) !== 0);
    let pivot = -1;
    for (let at = 0; at < rows && pivot < 0; at += 1) {
      if ((reduced[at] ?? 0) !== 0 && !this.#members.includes(at)) pivot = at;
    }
    if (pivot < 0) return used;
    this.#pivotOn(pivot, reduced);
    this.#members.push(pivot);
    return [pivot];
  }

  #pivotOn(pivot: number, column: Float64Array): void {
    const factor = inverseOf(column[pivot] ?? 1);
    for (const contribution of this.#inverse) {
      const scaled = ((contribution[pivot] ?? 0) * factor) % PRIME;
      if (scaled === 0) continue;
      for (let at = 0; at < contribution.length; at += 1) {
        const times = column[at] ?? 0;
        if (times !== 0 && at !== pivot) {
          contribution[at] = ((contribution[at] ?? 0) + PRIME - ((scaled * times) % PRIME)) % PRIME;
        }
      }
      contribution[pivot] = scaled;
    }
  }
}

function inverseOf(value: number): number {
  let result = 1;
  let base = value % PRIME;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
