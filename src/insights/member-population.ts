import type { SkuId } from "../core/ids.ts";
import type { CurrencyCode } from "../core/money.ts";
import {
  accountSilence,
  type Catalogue,
  type Chargeback,
  chargebackOf,
  type LicenseFamily,
  licenseFamilyOf,
  type Spend,
  type SpendGroup,
} from "../licensing/index.ts";
import {
  type Amount,
  type MemberMarks,
  type MemberSurvey,
  type Population,
  type WordKey,
} from "../privacy/index.ts";
import type { Cohort, Cohorts, HeldSku, Traits } from "../privacy/traits.ts";
import { MarkedPeople } from "./marked-people.ts";

/** Kinds of account: a disabled one is that first of all. */
export const ACCOUNT_KINDS = ["member", "guest", "disabled"] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** What accounts fall into by their silence, in this order. */
const SILENCES = ["used", 90, 180, "unknown"] as const;

/** Ids of the figures that a release tells of members. */
export const SEATS_FIGURE = "seats";
export const ACTIVITY_FIGURE = "activity";
export function spendFigureId(currency: CurrencyCode): string {
  return `spend-${currency}`;
}

/** Keys of values, the same in every survey of the tenant. */
export interface ValueKeys {
  readonly department: readonly WordKey[];
  readonly country: readonly WordKey[];
  readonly licenceFamily: (family: LicenseFamily) => WordKey;
  readonly accountKind: (kind: AccountKind) => WordKey;
}

/** Members who hold a seat that is paid for, by what they have in common. In memory only. */
export interface MemberPopulation {
  readonly population: Population;
  /** All of them together, beside seats that nobody holds. */
  readonly chargeback: Chargeback;
}

interface PopulationMeans {
  readonly survey: Pick<MemberSurvey, "cohorts">;
  readonly marks: MemberMarks;
  readonly spend: Spend;
  readonly catalogue: Pick<Catalogue, "skuById">;
  readonly keys: ValueKeys;
}

/**
 * Counts members who hold a seat that is paid for by department, country, licence family and kind of
 * account. Who holds none costs nothing, and what he does is no matter of licences.
 */
export function memberPopulationOf(means: PopulationMeans): MemberPopulation {
  const { survey, marks, spend } = means;
  const paid = new Set(spend.lines.map(({ skuId }) => skuId));
  const classes = classesIn(means, paid);
  const chargeback = chargebackOf(classes, spend);
  const people = new MarkedPeople(
    { marks, cohorts: survey.cohorts, paid },
    classes.map(({ numbers }) => numbers),
  );
  return {
    chargeback,
    population: classes.map((one, at) => ({
      people: people.of(at),
      values: one.values,
      amounts: amountsOf(chargeback.groups[at]),
      counts: { [ACTIVITY_FIGURE]: silencesIn(one) },
    })),
  };
}

type ClassValues = Population[number]["values"];

/** Cohorts that have in common what members are told by. */
class MemberClass implements Iterable<Cohort> {
  readonly values: ClassValues;
  /** Numbers of the cohorts in the survey. */
  readonly numbers: number[] = [];
  readonly #cohorts: Cohorts;

  constructor(values: ClassValues, cohorts: Cohorts) {
    this.values = values;
    this.#cohorts = cohorts;
  }

  *[Symbol.iterator](): Generator<Cohort> {
    for (const number of this.numbers) {
      const cohort = this.#cohorts.at(number);
      if (cohort !== undefined) yield cohort;
    }
  }
}

/** Department by department, so that what does not divide is rounded once per department. */
function classesIn(
  { survey, catalogue, keys }: PopulationMeans,
  paid: ReadonlySet<SkuId>,
): readonly MemberClass[] {
  const classes = new Map<string, MemberClass>();
  const families = new Map<readonly HeldSku[], LicenseFamily>();
  let number = -1;
  for (const { traits } of survey.cohorts) {
    number += 1;
    const { held } = traits;
    if (!held.some(({ skuId }) => paid.has(skuId))) continue;
    const family = families.get(held) ?? licenseFamilyOf(held, catalogue);
    families.set(held, family);
    const name = `${traits.department ?? ""} ${traits.country ?? ""} ${family} ${kindOf(traits)}`;
    const one =
      classes.get(name) ?? new MemberClass(valuesOf(traits, family, keys), survey.cohorts);
    classes.set(name, one);
    one.numbers.push(number);
  }
  return [...Map.groupBy(classes.values(), ({ values }) => values.department).values()].flat();
}

function valuesOf(traits: Traits, family: LicenseFamily, keys: ValueKeys): ClassValues {
  const { department, country } = traits;
  return {
    department: department === null ? null : (keys.department[department] ?? null),
    country: country === null ? null : (keys.country[country] ?? null),
    licenceFamily: keys.licenceFamily(family),
    accountKind: keys.accountKind(kindOf(traits)),
  };
}

function kindOf({ enabled, kind }: Traits): AccountKind {
  if (!enabled) return "disabled";
  return kind === "guest" ? "guest" : "member";
}

function amountsOf(group: SpendGroup | undefined): Record<string, Amount> {
  if (group === undefined) return {};
  const { seats, mostSeats, cost, largest } = group;
  return {
    [SEATS_FIGURE]: { total: seats, largest: mostSeats[0], second: mostSeats[1] },
    ...Object.fromEntries(
      [...cost].map(([currency, total]) => {
        const [first, second] = largest.get(currency) ?? [0, 0];
        return [spendFigureId(currency), { total, largest: first, second }];
      }),
    ),
  };
}

function silencesIn(cohorts: Iterable<Cohort>): readonly number[] {
  const counts = SILENCES.map(() => 0);
  for (const { traits, members } of cohorts) {
    const band = SILENCES.indexOf(accountSilence(traits));
    counts[band] = (counts[band] ?? 0) + members;
  }
  return counts;
}
