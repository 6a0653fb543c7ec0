import { dayOf } from "../core/clock.ts";
import { keyedHash } from "../core/derived-key.ts";
import type { IsoInstant } from "../core/ids.ts";
import type { SourceId } from "../core/source-ids.ts";
import type { Catalogue, Spend } from "../licensing/index.ts";
import {
  type CohortMinimums,
  definePlan,
  type MemberSurvey,
  type PlannedAmount,
  type ReleasePlan,
  releaseTables,
  type SnapshotPseudonyms,
  type TenantWords,
  type ValueKey,
  type WordKey,
  wordKeyOf,
} from "../privacy/index.ts";
import { type GroupTablesValue, SILENCE_WORDS } from "./aggregates/group-tables.ts";
import { weekOf } from "./disclosure-period.ts";
import { groupTablesValue, type ValueNames } from "./group-tables.ts";
import {
  ACTIVITY_FIGURE,
  memberPopulationOf,
  SEATS_FIGURE,
  spendFigureId,
  type ValueKeys,
} from "./member-population.ts";
import type { ToldHistory } from "./told-history.ts";

/** Whether somebody is silent is known only where both are. */
const OF_ACTIVITY: readonly SourceId[] = ["signInActivity", "activeUserDetail"];

export interface GroupMeans {
  readonly survey: MemberSurvey;
  readonly spend: Spend;
  readonly catalogue: Catalogue;
  /** Sources that were read. */
  readonly evidence: ReadonlySet<SourceId>;
  readonly minimums: CohortMinimums;
  readonly history: ToldHistory;
  readonly now: Date;
  /** Key of the tenant, under which its words are known again. */
  readonly tenantKey: Uint8Array;
  readonly pseudonymsOf: (week: IsoInstant) => Pick<SnapshotPseudonyms, "pseudonymOf">;
}

/**
 * What groups of members cost and how active they are, as it may be told: one release of all tables,
 * audited beside everything told before, the same for a whole week.
 * @returns `null` where sets of members cannot be compared, because they were not marked.
 */
export async function tellGroups(means: GroupMeans): Promise<GroupTablesValue | null> {
  const { survey, spend, catalogue, evidence, minimums, history, now } = means;
  const { marks, words } = survey;
  if (marks === null) return null;
  const keyOf = keyedWords(means.tenantKey);
  const keys: ValueKeys = {
    department: words.departments().map((word) => keyOf("department", word)),
    country: words.countries().map((word) => keyOf("country", word)),
    licenceFamily: (family) => keyOf("licenceFamily", family),
    accountKind: (kind) => keyOf("accountKind", kind),
  };
  const { population, chargeback } = memberPopulationOf({ survey, marks, spend, catalogue, keys });
  const seesActivity = OF_ACTIVITY.every((source) => evidence.has(source));
  const { own, others } = await history.releases();
  const told = releaseTables(population, planOf(spend, seesActivity), minimums, {
    id: keyOf("release", `${now.toISOString()} ${own.length} ${others.length}`),
    period: weekOf(now),
    stored: own.map(({ release }) => release),
    beside: others.map(({ release }) => release),
  });
  const known = own.find(({ release }) => release === told);
  const { release, toldAt } = known ?? (await history.keepRelease(told));
  return groupTablesValue({
    release,
    toldOn: dayOf(new Date(toldAt)),
    chargeback,
    names: namesOf(words, keys, means.pseudonymsOf(weekOf(now))),
    seesActivity,
  });
}

function planOf({ totals }: Spend, seesActivity: boolean): ReleasePlan {
  const amount = (id: string): PlannedAmount => ({
    kind: "amount",
    id,
    sensitivity: "assignments",
    by: ["department", "country", "licenceFamily", "accountKind"],
    pairs: [
      ["department", "licenceFamily"],
      ["country", "licenceFamily"],
    ],
  });
  return definePlan([
    amount(SEATS_FIGURE),
    ...totals.map(({ monthly }) => amount(spendFigureId(monthly.money.currency))),
    ...(seesActivity ? [ACTIVITY] : []),
  ]);
}

const ACTIVITY = {
  kind: "shares",
  id: ACTIVITY_FIGURE,
  sensitivity: "behaviour",
  words: [
    { word: SILENCE_WORDS[0], bands: [1, 2] },
    { word: SILENCE_WORDS[1], bands: [2] },
  ],
  by: ["department", "country", "licenceFamily", "accountKind"],
} as const;

type Keyed = (kind: string, word: string) => WordKey;

function keyedWords(key: Uint8Array): Keyed {
  const known = new Map<string, WordKey>();
  return (kind, word) => {
    const name = JSON.stringify([kind, word]);
    const keyed = known.get(name) ?? wordKeyOf(keyedHash(key, ["value", kind, word]));
    known.set(name, keyed);
    return keyed;
  };
}

/** A word that is no longer in the tenant keeps a stand-in, which nobody can resolve. */
function namesOf(
  words: TenantWords,
  keys: ValueKeys,
  pseudonyms: Pick<SnapshotPseudonyms, "pseudonymOf">,
): ValueNames {
  const departments = wordsByKey(keys.department, words.departments());
  const countries = wordsByKey(keys.country, words.countries());
  return {
    keys,
    departmentOf: (key) =>
      pseudonyms.pseudonymOf("Department", departments.get(key) ?? `gone ${key}`),
    countryOf: (key) => pseudonyms.pseudonymOf("Country", countries.get(key) ?? `gone ${key}`),
  };
}

function wordsByKey(
  keys: readonly WordKey[],
  words: readonly string[],
): ReadonlyMap<ValueKey, string> {
  return new Map(keys.map((key, at) => [key, words[at] ?? ""]));
}
