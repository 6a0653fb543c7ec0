import { dayOf } from "../core/clock.ts";
import { unreachable } from "../core/errors.ts";
import type { IsoDate, IsoInstant } from "../core/ids.ts";
import type { CurrencyCode } from "../core/money.ts";
import { type Chargeback, LICENSE_FAMILIES, spendFigures } from "../licensing/index.ts";
import {
  type Bucket,
  DIMENSIONS,
  type Dimension,
  type Part,
  type Pseudonym,
  type Release,
  type ReleasedAmount,
  type Sensitivity,
  type ToldShare,
  type ValueKey,
} from "../privacy/index.ts";
import { FigureNaming } from "./aggregates/figure.ts";
import {
  type ActivityRow,
  type Grouping,
  type GroupTablesValue,
  SILENCE_WORDS,
  type SpendRow,
} from "./aggregates/group-tables.ts";
import { weekOf } from "./disclosure-period.ts";
import {
  ACCOUNT_KINDS,
  ACTIVITY_FIGURE,
  SEATS_FIGURE,
  spendFigureId,
  type ValueKeys,
} from "./member-population.ts";

/** What value keys stand for in one survey. */
export interface ValueNames {
  readonly keys: Pick<ValueKeys, "licenceFamily" | "accountKind">;
  /** Stand-ins of a department or country by its key. */
  readonly departmentOf: (key: ValueKey) => Pseudonym;
  readonly countryOf: (key: ValueKey) => Pseudonym;
}

export interface GroupTelling {
  readonly release: Release;
  /** Day of the survey the release was made of. */
  readonly toldOn: IsoDate;
  /** What is spent today. */
  readonly chargeback: Chargeback;
  readonly names: ValueNames;
  /** Whether the caller's own survey read what activity rests on. */
  readonly seesActivity: boolean;
}

/** A release as a value to seal, under the stand-ins of its week, set against what is spent today. */
export function groupTablesValue(telling: GroupTelling): GroupTablesValue {
  const { release, seesActivity } = telling;
  const shaper = new GroupShaper(telling);
  const spend = shaper.spendTables();
  const { total, tables } = shaper.activity();
  const untold = (sensitivity: Sensitivity) =>
    release.people.members < 2 * release.minimums[sensitivity] ? "tooFewMembers" : "notProvenSafe";
  const activityUntold = seesActivity ? untold("behaviour") : "noEvidence";
  return {
    period: weekOf(new Date(release.period)),
    spendWithheld: spend.length > 0 ? null : untold("assignments"),
    spend,
    activityWithheld: seesActivity && total.length > 0 ? null : activityUntold,
    activity: seesActivity ? total : [],
    activityBy: seesActivity ? tables : [],
  };
}

type Group = Omit<ActivityRow, "shares">;
type Spent = Pick<SpendRow, "seats" | "amounts">;
/** Seats and minor units by currency. */
interface Sums {
  readonly seats: number;
  readonly cost: ReadonlyMap<CurrencyCode, number>;
}

const GROUPING_OF = {
  department: "department",
  country: "country",
  licenceFamily: "licenseFamily",
  accountKind: "accountKind",
} as const satisfies Record<Dimension, Grouping>;

class GroupShaper {
  readonly #telling: GroupTelling;
  readonly #naming = new FigureNaming("spendGroups");
  readonly #currencies: readonly CurrencyCode[];

  constructor(telling: GroupTelling) {
    this.#telling = telling;
    this.#currencies = [...telling.chargeback.bases.keys()].sort();
  }

  spendTables(): GroupTablesValue["spend"] {
    return DIMENSIONS.flatMap((by) => {
      const rows = this.#spendRows(by);
      return rows === undefined ? [] : [{ by: GROUPING_OF[by], rows }];
    });
  }

  activity() {
    const { release } = this.#telling;
    const figure = release.figures.find(({ id }) => id === ACTIVITY_FIGURE);
    if (figure?.kind !== "shares") return { total: [], tables: [] };
    return {
      total: sharesOf(figure.total ?? []),
      tables: figure.tables.map(({ by, rows }) => ({
        by: GROUPING_OF[by],
        rows: (release.dimensions[by] ?? []).map((bucket, at) => ({
          ...this.#groupOf(by, bucket),
          shares: sharesOf(rows[at] ?? []),
        })),
      })),
    };
  }

  #spendRows(by: Dimension): readonly SpendRow[] | undefined {
    const { dimensions } = this.#telling.release;
    const seats = this.#tableOf(SEATS_FIGURE, by);
    const spend = this.#currencies.flatMap((currency) => {
      const table = this.#tableOf(spendFigureId(currency), by);
      return table === undefined ? [] : [{ currency, table }];
    });
    const isWhole = spend.length === this.#currencies.length;
    if (seats === undefined || !isWhole) return undefined;
    const told = (dimensions[by] ?? []).map((bucket, at) => {
      const sums = {
        seats: seats.rows[at]?.total ?? 0,
        cost: new Map(
          spend.map(({ currency, table }) => [currency, table.rows[at]?.total ?? 0] as const),
        ),
      };
      const parts = this.#parts(bucket, { by, at });
      return { sums, row: { ...this.#groupOf(by, bucket), ...this.#spent(sums, bucket), parts } };
    });
    return [...told.map(({ row }) => row), this.#rest(told.map(({ sums }) => sums))];
  }

  #tableOf(id: string, by: Dimension): ReleasedAmount["tables"][number] | undefined {
    return this.#telling.release.figures
      .flatMap((figure) => (figure.kind === "amount" && figure.id === id ? figure.tables : []))
      .find((table) => table.by === by);
  }

  /** A row by licence family, where seats and every currency are split alike. */
  #parts(bucket: Bucket, { by, at }: { by: Dimension; at: number }): SpendRow["parts"] {
    const splitOf = (id: string) => this.#tableOf(id, by)?.rows[at]?.splits[0];
    const seats = splitOf(SEATS_FIGURE);
    const spend = this.#currencies.map((currency) => ({
      currency,
      split: splitOf(spendFigureId(currency)),
    }));
    if (seats === undefined || !spend.every(({ split }) => isAlike(split?.parts, seats.parts))) {
      return null;
    }
    const costAt = (part: number) =>
      new Map(spend.map(({ currency, split }) => [currency, split?.parts[part]?.total ?? 0]));
    const rows = seats.parts.map((part, number) => ({
      ...this.#groupOf("licenceFamily", part),
      ...this.#spent({ seats: part.total, cost: costAt(number) }, part),
    }));
    const changes = {
      seats: seats.changes,
      cost: new Map(spend.map(({ currency, split }) => [currency, split?.changes ?? 0])),
    };
    return isNothing(changes)
      ? rows
      : [...rows, { ...this.#noGroup("changes"), ...this.#spent(changes, bucket) }];
  }

  /**
   * What nobody holds, and what changed since rows were told: all of today's spend that is in no other
   * row. Told as one, so that nothing moves in the table when somebody leaves in the course of a week.
   */
  #rest(told: readonly Sums[]): SpendRow {
    const { groups, unassigned } = this.#telling.chargeback;
    const sums = combine(combine(sumOf(groups), unassigned, 1), sumOf(told), -1);
    return { ...this.#noGroup("unassigned"), ...this.#spent(sums, null), parts: null };
  }

  #spent({ seats, cost }: Sums, bucket: Pick<Bucket, "toldIn"> | null): Spent {
    const { chargeback, release, toldOn } = this.#telling;
    const dataOn =
      bucket === null || bucket.toldIn === release.period ? toldOn : dayOf(new Date(bucket.toldIn));
    return {
      seats: this.#naming.seats(seats),
      amounts: spendFigures(cost, chargeback, dataOn).map(({ monthly, yearly }) => ({
        monthly: this.#naming.amount(monthly),
        yearly: this.#naming.amount(yearly),
      })),
    };
  }

  #groupOf(by: Dimension, { kind, values, people, toldIn }: Bucket): Group {
    const group = {
      ...this.#noGroup("other"),
      groups: values.length,
      members: people.members,
      toldIn: weekOf(new Date(toldIn)),
    };
    if (kind === "other") return group;
    const [value = null] = values;
    if (value === null) return { ...group, kind: "notStated" };
    return { ...group, kind: "named", ...this.#nameOf(by, value) };
  }

  #nameOf(by: Dimension, value: string) {
    const { names } = this.#telling;
    switch (by) {
      case "department":
        return { department: names.departmentOf(value) };
      case "country":
        return { country: names.countryOf(value) };
      case "licenceFamily": {
        const family = LICENSE_FAMILIES.find((one) => names.keys.licenceFamily(one) === value);
        return { licenseFamily: family ?? null };
      }
      case "accountKind":
        return {
          accountKind: ACCOUNT_KINDS.find((one) => names.keys.accountKind(one) === value) ?? null,
        };
      default:
        return unreachable(by);
    }
  }

  #noGroup(kind: Group["kind"]): Group {
    const period: IsoInstant = weekOf(new Date(this.#telling.release.period));
    return {
      kind,
      department: null,
      country: null,
      licenseFamily: null,
      accountKind: null,
      groups: 0,
      members: 0,
      toldIn: period,
    };
  }
}

function sharesOf(told: readonly ToldShare[]): ActivityRow["shares"] {
  return SILENCE_WORDS.flatMap((word, at) => {
    const share = told[at];
    return share === undefined ? [] : [{ word, bound: share.bound, percent: share.percent }];
  });
}

/** Whether two splits of a row have the same parts. */
function isAlike(parts: readonly Part[] | undefined, others: readonly Part[]): boolean {
  const names = (all: readonly Part[]) =>
    JSON.stringify(all.map(({ values, toldBy }) => [values, toldBy]));
  return parts !== undefined && names(parts) === names(others);
}

function sumOf(all: readonly Sums[]): Sums {
  return all.reduce<Sums>((sum, one) => combine(sum, one, 1), { seats: 0, cost: new Map() });
}

function combine(a: Sums, b: Sums, sign: 1 | -1): Sums {
  const cost = new Map(a.cost);
  for (const [currency, minor] of b.cost) {
    cost.set(currency, (cost.get(currency) ?? 0) + sign * minor);
  }
  return { seats: a.seats + sign * b.seats, cost };
}

function isNothing({ seats, cost }: Sums): boolean {
  return seats === 0 && [...cost.values()].every((minor) => minor === 0);
}
