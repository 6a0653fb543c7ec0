import {
  isoInstant,
  type ObjectId,
  objectId,
  type SkuId,
  tenantId,
  visibilityClass,
} from "../../../src/core/ids.ts";
import { Pii } from "../../../src/core/pii.ts";
import type { SourceId } from "../../../src/core/source-ids.ts";
import type { GroupTablesValue } from "../../../src/insights/aggregates/group-tables.ts";
import { weekOf } from "../../../src/insights/disclosure-period.ts";
import { tellGroups } from "../../../src/insights/tell-groups.ts";
import { type ToldArchive, ToldHistory } from "../../../src/insights/told-history.ts";
import { loadReference, type Spend, spendOf } from "../../../src/licensing/index.ts";
import { CohortCounter } from "../../../src/privacy/cohort-counter.ts";
import {
  type CohortMinimums,
  cohortMinimums,
  MemberMarks,
  SnapshotPseudonyms,
  TenantWords,
} from "../../../src/privacy/index.ts";
import type { HeldSku } from "../../../src/privacy/traits.ts";
import { aTenant, owning, SKU } from "../../licensing/support/a-tenant.ts";
import type { Remembered } from "../../privacy/disclosure/support/attacker.ts";
import type { Person } from "../../privacy/disclosure/support/random-tenant.ts";
import { InMemoryToldArchive } from "../../support/told-archive.ts";

const reference = loadReference();
const KEY = "5e".repeat(32);
const TENANT = tenantId.parse("11111111-1111-4111-8111-111111111111");

const SUITES: Readonly<Record<string, SkuId>> = {
  e5: SKU.m365E5,
  e3: SKU.office365E3,
  business: SKU.businessPremium,
  frontline: SKU.m365F3,
};
const BASE: Readonly<Record<string, number>> = {
  e5: 6000,
  e3: 3900,
  business: 2200,
  frontline: 1000,
};
const ADD_ONS: Readonly<Record<number, SkuId>> = {
  500: SKU.powerBiPro,
  1000: SKU.visioPlan1,
  1400: SKU.entraP2,
  3000: SKU.copilot,
};
/** As the reference table names the families of these suites. */
const FAMILIES: Readonly<Record<string, string>> = {
  e5: "microsoft365Enterprise",
  e3: "office365Enterprise",
  business: "microsoft365Business",
  frontline: "frontline",
};

const heldOf = new Map<string, readonly HeldSku[]>();

function holdingsOf({ licenceFamily, spend }: Person): readonly HeldSku[] {
  const key = `${licenceFamily} ${spend}`;
  const suite = SUITES[licenceFamily ?? ""];
  if (suite === undefined) return [];
  const addOn = ADD_ONS[spend - (BASE[licenceFamily ?? ""] ?? 0)];
  const held =
    heldOf.get(key) ??
    [suite, ...(addOn === undefined ? [] : [addOn])].sort().map((skuId) => ({
      skuId,
      origin: "direct" as const,
      hasError: false,
      assignedFor: "over180" as const,
      disabledPlans: [],
    }));
  heldOf.set(key, held);
  return held;
}

const ACTIVITY = ["under30", "under180", "over180"] as const;

/** What a survey of these people would have in memory. */
function surveyOf(people: readonly Person[]) {
  const words = new TenantWords();
  const counter = new CohortCounter();
  const marks = new MemberMarks(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]));
  for (const person of people) {
    const activity = ACTIVITY[person.band] ?? "unknown";
    const cohort = counter.add({
      enabled: person.accountKind !== "disabled",
      kind: person.accountKind === "guest" ? "guest" : "member",
      accountAge: "over180",
      activity: { signIn: activity, workloads: activity },
      held: holdingsOf(person),
      department: words.departmentKey(
        person.department === null ? null : new Pii(person.department),
      ),
      country: words.countryKey(person.country === null ? null : new Pii(person.country)),
    });
    const id = `00000000-0000-4000-8000-${person.id.toString(16).padStart(12, "0")}`;
    marks.add(cohort, new Pii(objectId.parse(id)));
  }
  const survey = {
    cohorts: counter,
    members: people.length,
    judgedShare: 1,
    grantingGroups: new Set<ObjectId>(),
    reportRefreshedOn: null,
    reportNamesConcealed: false,
    reportCohorts: [],
    words,
    marks,
  };
  return survey;
}

function spendOn(people: readonly Person[]): Spend {
  const seats = new Map<SkuId, number>();
  for (const { skuId } of people.flatMap(holdingsOf)) seats.set(skuId, (seats.get(skuId) ?? 0) + 1);
  // More are bought than anybody holds, and the number is the same while people come and go.
  const ownedSkus = [...Object.values(SUITES), ...Object.values(ADD_ONS)].map((skuId) =>
    owning(skuId, { enabled: 2 * 20_000, consumed: seats.get(skuId) ?? 0 }),
  );
  return spendOf(aTenant({ ownedSkus }), reference);
}

/** What seats cost per month in this tenant. */
export function costOf(person: Person, { lines }: Spend): number {
  return holdingsOf(person)
    .map(({ skuId }) => lines.find((line) => line.skuId === skuId)?.unitPrice.money.minor ?? 0)
    .reduce((sum, minor) => sum + minor, 0);
}

export interface ToldAnswer extends Remembered {
  readonly tables: GroupTablesValue;
  readonly people: readonly Person[];
  readonly spend: Spend;
}

interface Asking {
  readonly seesEverybody?: boolean;
  readonly minimums?: CohortMinimums;
  readonly sources?: readonly SourceId[];
  readonly caller?: string;
}

const SOURCES: readonly SourceId[] = [
  "members",
  "subscribedSkus",
  "commerceSubscriptions",
  "signInActivity",
  "activeUserDetail",
];

/** A tenant whose groups are asked for time and again, as the API answers. */
export class ToldTenant {
  readonly #archive: ToldArchive;

  constructor(archive: ToldArchive = new InMemoryToldArchive()) {
    this.#archive = archive;
  }

  async ask(at: string, people: readonly Person[], asking: Asking = {}): Promise<ToldAnswer> {
    const { seesEverybody = true, minimums = cohortMinimums(), sources = SOURCES } = asking;
    const now = new Date(at);
    const spend = spendOn(people);
    const history = new ToldHistory(this.#archive, {
      tenantId: TENANT,
      visibilityClass: visibilityClass.parse((asking.caller ?? "a").repeat(43)),
      seesEverybody,
      minimums,
      now,
      coverage: {
        sources: sources.map((source) => ({ source, outcome: "used", staleSince: null })),
        seatsJudged: 0,
        seatsTotal: 0,
        reportRefreshedOn: null,
        reportNamesConcealed: null,
        tooFewMembers: false,
        recordsUnavailable: false,
        opensAgain: [],
      },
    });
    const week = isoInstant.parse(weekOf(now));
    const tables = await tellGroups({
      survey: surveyOf(people),
      spend,
      catalogue: reference.catalogue,
      evidence: new Set(sources),
      minimums,
      history,
      now,
      tenantKey: new Uint8Array(32),
      pseudonymsOf: (asOf) => new SnapshotPseudonyms(KEY, { tenantId: TENANT, asOf }),
    });
    if (tables === null) throw new Error("members were not marked");
    return { tables, spend, week, nameOf: namesIn(week, people), people: holdersOf(people) };
  }
}

/** Those whom the tables are about, in the API's words. */
function holdersOf(people: readonly Person[]): readonly Person[] {
  return people.flatMap((person) => {
    const family = FAMILIES[person.licenceFamily ?? ""];
    return family === undefined ? [] : [{ ...person, licenceFamily: family }];
  });
}

function namesIn(week: ReturnType<typeof isoInstant.parse>, people: readonly Person[]) {
  const pseudonyms = new SnapshotPseudonyms(KEY, { tenantId: TENANT, asOf: week });
  for (const name of new Set(people.map(({ department }) => department))) {
    if (name !== null) pseudonyms.pseudonymOf("Department", name);
  }
  for (const name of new Set(people.map(({ country }) => country))) {
    if (name !== null) pseudonyms.pseudonymOf("Country", name);
  }
  return (pseudonym: string) => pseudonyms.nameOf(pseudonym);
}

/** Cost of a holder in the API's words. */
export function priceOfHolder(person: Person, spend: Spend): number {
  const own = Object.entries(FAMILIES).find(([, family]) => family === person.licenceFamily)?.[0];
  return costOf({ ...person, licenceFamily: own ?? null }, spend);
}
