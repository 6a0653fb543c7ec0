import type { IsoDate } from "../../core/ids.ts";
import type { CurrencyCode } from "../../core/money.ts";
import {
  type Chargeback,
  type ChargebackDimension,
  type SpendGroup,
  spendFigures,
} from "../../licensing/index.ts";
import {
  type Closed,
  closed,
  defineAggregate,
  type Pseudonym,
  type ValueOf,
} from "../../privacy/index.ts";
import { foldGroups } from "../fold-groups.ts";
import { FigureNaming, monthAndYear, seatCount } from "./figure.ts";

/** What a row of a chargeback is about. */
export const SPEND_ROW_KINDS = ["named", "notStated", "other", "unassigned"] as const;
export type SpendRowKind = (typeof SPEND_ROW_KINDS)[number];

function tableOf(pseudonym: Closed<Pseudonym>) {
  return closed.object({
    /** Rows add up to the spend, to the cent. */
    rows: closed.listOf(
      closed.object({
        kind: closed.oneOf(SPEND_ROW_KINDS),
        pseudonym: closed.nullable(pseudonym),
        /** How many departments or countries are in it. */
        groups: closed.count(),
        members: closed.count(),
        seats: seatCount,
        amounts: closed.listOf(closed.object(monthAndYear)),
      }),
    ),
  });
}

/** What departments and countries cost; `null` where members were not read or are too few for a table. */
export const spendGroups = defineAggregate(
  "spendGroups",
  1,
  closed.object({
    department: closed.nullable(tableOf(closed.pseudonym("Department"))),
    country: closed.nullable(tableOf(closed.pseudonym("Country"))),
  }),
);
export type SpendGroupsValue = ValueOf<typeof spendGroups>;
type Table = NonNullable<SpendGroupsValue["department"]>;

/** What may be told of a chargeback, and under which names. */
export interface SpendTelling {
  /** Fewest members behind a row. */
  readonly minimum: number;
  readonly dataOn: IsoDate;
  readonly pseudonymOf: (dimension: ChargebackDimension, key: number) => Pseudonym;
}

/** The chargebacks as a value to seal. */
export function spendGroupsValue(
  of: Readonly<Record<ChargebackDimension, Chargeback>>,
  telling: SpendTelling,
): SpendGroupsValue {
  const naming = new FigureNaming("spendGroups");
  return {
    department: tableValue("department", of.department, telling, naming),
    country: tableValue("country", of.country, telling, naming),
  };
}

function tableValue(
  dimension: ChargebackDimension,
  chargeback: Chargeback,
  { minimum, dataOn, pseudonymOf }: SpendTelling,
  naming: FigureNaming,
): Table | null {
  const currencies = [...chargeback.bases.keys()].sort();
  const folded = foldGroups(chargeback.groups, minimum, (group) => sizeOf(group, currencies));
  if (folded === null) return null;
  const row = (
    what: Pick<Table["rows"][number], "kind" | "pseudonym">,
    groups: readonly Pick<SpendGroup, "members" | "seats" | "cost">[],
  ) => ({
    ...what,
    groups: groups.length,
    members: groups.reduce((sum, { members }) => sum + members, 0),
    seats: naming.seats(groups.reduce((sum, { seats }) => sum + seats, 0)),
    amounts: spendFigures(costOf(groups), chargeback, dataOn).map(({ monthly, yearly }) => ({
      monthly: naming.amount(monthly),
      yearly: naming.amount(yearly),
    })),
  });
  const named = folded.named.map((group) =>
    group.key === null
      ? row({ kind: "notStated", pseudonym: null }, [group])
      : row({ kind: "named", pseudonym: pseudonymOf(dimension, group.key) }, [group]),
  );
  const other = folded.other.length === 0 ? [] : [row(OTHER, folded.other)];
  const unassigned = { ...row(UNASSIGNED, [{ members: 0, ...chargeback.unassigned }]), groups: 0 };
  return { rows: [...named, ...other, unassigned] };
}

const OTHER = { kind: "other", pseudonym: null } as const;
const UNASSIGNED = { kind: "unassigned", pseudonym: null } as const;

function sizeOf({ members, cost, largest }: SpendGroup, currencies: readonly CurrencyCode[]) {
  const sums = currencies.map((currency) => {
    const [first, second] = largest.get(currency) ?? [0, 0];
    return { total: cost.get(currency) ?? 0, largest: first, second };
  });
  return { members, sums };
}

function costOf(groups: readonly Pick<SpendGroup, "cost">[]): ReadonlyMap<CurrencyCode, number> {
  const sums = new Map<CurrencyCode, number>();
  for (const [currency, minor] of groups.flatMap(({ cost }) => [...cost])) {
    sums.set(currency, minor + (sums.get(currency) ?? 0));
  }
  return sums;
}
