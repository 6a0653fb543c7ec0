import { instantOf } from "../core/clock.ts";
import { isAppError } from "../core/errors.ts";
import type { IsoInstant, SkuId, TenantId } from "../core/ids.ts";
import {
  adviceOf,
  type Catalogue,
  type Findings,
  inventoryOf,
  type LicensingInput,
  notMade,
  type PriceBook,
  type Reference,
  recommendationsOf,
  renewalsOf,
  reportedFindings,
  reportedObservations,
  spendOf,
  TENANT_DETECTIONS,
} from "../licensing/index.ts";
import {
  type Aggregate,
  type CohortMinimums,
  type Coverage,
  type MemberSurvey,
  type Provenance,
  type Pseudonym,
  type SnapshotPseudonyms,
  seal,
  UNKNOWN_MINIMUMS,
} from "../privacy/index.ts";
import { findingsValue } from "./aggregates/findings.ts";
import { licenseInventoryValue } from "./aggregates/license-inventory.ts";
import { licenseSpendValue } from "./aggregates/license-spend.ts";
import { recommendationsValue } from "./aggregates/recommendations.ts";
import { renewalsValue } from "./aggregates/renewals.ts";
import { savingsValue } from "./aggregates/savings.ts";
import { Disclosure } from "./disclosure.ts";
import { findingsInTurns, observationsInTurns, planBasisInTurns } from "./in-turns.ts";
import { DETECTIONS, licensingInputOf } from "./licensing-input.ts";
import { steadyPlanBasis } from "./steady-cohorts.ts";
import { steadyConfiguration } from "./steady-configuration.ts";
import { adviceSourceOf, steadyObservations } from "./steady-observations.ts";
import { steadyUsage } from "./steady-usage.ts";
import { tellGroups } from "./tell-groups.ts";
import type { TenantReading } from "./tenant-reading.ts";
import { type TenantSnapshot, tenantSnapshot } from "./tenant-snapshot.ts";
import type { ToldHistory } from "./told-history.ts";
import { asOneSeat, type ToldSavings, toldSavings } from "./told-savings.ts";

export interface AssessmentOptions {
  readonly now: Date;
  readonly reference: Reference;
  readonly tenantId: TenantId;
  readonly priceBook: PriceBook;
  /** Key of this tenant's recommendation ids. */
  readonly tenantKey: Uint8Array;
  /** Stand-ins for the tenant's own words, by the week in which they stand for them. */
  readonly pseudonymsOf: (week: IsoInstant) => SnapshotPseudonyms;
  /** `null` where they cannot be known. */
  readonly minimums: CohortMinimums | null;
  /** What was told of members before. */
  readonly historyOn: (coverage: Coverage) => Promise<ToldHistory>;
}

/**
 * From what was read to what may be told: licensing is computed over cohorts, figures about members
 * pass disclosure control, the result is sealed with its coverage, and the reading is let go. Where it
 * cannot be read what was told of members before, or under which minimums they may be told of, totals
 * of purchases only are told.
 */
export async function assessTenant(
  reading: TenantReading,
  options: AssessmentOptions,
): Promise<Aggregate<TenantSnapshot>> {
  try {
    if (options.minimums !== null) return await assess(reading, options);
  } catch (error) {
    if (!isAppError(error, "RECORDS_UNAVAILABLE")) throw error;
  }
  return assess(
    { ...reading, survey: null, reportCohorts: null },
    {
      ...options,
      minimums: null,
      historyOn: async (coverage) => (await options.historyOn(coverage)).withoutRecords(),
    },
  );
}

async function assess(
  reading: TenantReading,
  options: AssessmentOptions,
): Promise<Aggregate<TenantSnapshot>> {
  const { now, minimums } = options;
  const { input, reference } = licensingInputOf(reading, options);
  const found = await findingsInTurns(input, reference);
  const disclosure = new Disclosure({
    now,
    reference,
    minimums: minimums ?? UNKNOWN_MINIMUMS,
    historyOn: options.historyOn,
    assigned: new Map(input.ownedSkus.map(({ skuId, consumed }) => [skuId, consumed])),
    members: reading.survey?.members ?? 0,
  });
  const asOf = instantOf(now);
  const recordsUnavailable = minimums === null;
  const seen = { ...coverageOf(reading, found, disclosure), recordsUnavailable };
  const seatsJudged = await disclosure.seatsJudged(seen, { coverage: seen, asOf });
  const coverage = { ...seen, seatsJudged };
  const provenance = { coverage, asOf };
  const parts =
    reading.subscribedSkus === null
      ? NOTHING
      : await toldOf({
          input,
          reference,
          survey: reading.survey,
          options,
          disclosure,
          provenance,
          saved: await toldSavings(found.findings, { disclosure, provenance, input, reference }),
        });
  const skuOf = skusByName(reference.catalogue);
  const value: TenantSnapshot = {
    minimums: minimums && {
      assignments: minimums.assignments,
      behaviour: minimums.behaviour,
    },
    ...parts,
    usage: disclosure.tooFewMembers
      ? null
      : await steadyUsage(reading, (displayName) => skuOf.get(displayName), {
          disclosure,
          provenance,
        }),
    configuration: await steadyConfiguration(reading, { disclosure, provenance }),
  };
  return seal(tenantSnapshot, value, provenance, reference.catalogue);
}

function coverageOf(
  { sources, opensAgain, survey, reportRefreshedOn, reportNamesConcealed }: TenantReading,
  { seatsJudged, seatsTotal }: Findings,
  { tooFewMembers }: Disclosure,
): Omit<Coverage, "recordsUnavailable"> {
  return {
    sources,
    opensAgain,
    seatsJudged,
    seatsTotal,
    reportRefreshedOn,
    reportNamesConcealed,
    tooFewMembers: survey !== null && tooFewMembers,
  };
}

interface Assessed {
  readonly input: LicensingInput;
  readonly reference: Reference;
  /** `null` where members were not read. */
  readonly survey: MemberSurvey | null;
  readonly options: Pick<AssessmentOptions, "tenantKey" | "pseudonymsOf" | "historyOn" | "now">;
  readonly disclosure: Disclosure;
  readonly provenance: Provenance;
  readonly saved: ToldSavings;
}

/** What of a snapshot is about licences, and rests on the tenant's SKUs. */
type LicensingParts = Omit<TenantSnapshot, "minimums" | "usage" | "configuration">;

/** Every part of it, computed from the same findings as they may be told. */
async function toldOf(of: Assessed): Promise<LicensingParts> {
  const { input, reference, survey, disclosure, provenance } = of;
  const { tenantKey } = of.options;
  const { savings, findings, few, fewLines } = of.saved;
  const spend = spendOf(input, reference);
  const observations = (await observationsInTurns(input, reference)).filter((one) =>
    disclosure.isListed(one),
  );
  const sealedSavings = savingsValue(savings, few);
  const reported = reportedObservations(observations, tenantKey);
  const fresh = findingsValue({
    findings: reportedFindings(findings, savings.lines, tenantKey),
    few: reportedFindings(few.map(asOneSeat), fewLines, tenantKey),
    observations: reported,
    departmentOf: departmentNames(of),
    isTold: (observation) => disclosure.isTold(observation),
    notMade: notMade(input, DETECTIONS, TENANT_DETECTIONS),
    savings,
    sealedSavings,
  });
  const told = await steadyObservations(fresh.observations, reported, { disclosure, provenance });
  const isCounted = Map.groupBy(told, ({ counted }) => counted !== null);
  const adviceWhere = (counted: boolean) =>
    adviceOf((isCounted.get(counted) ?? []).map(adviceSourceOf), tenantKey);
  return {
    licenseInventory: licenseInventoryValue(inventoryOf(input, reference)),
    licenseSpend: licenseSpendValue(spend),
    savings: sealedSavings,
    recommendations: recommendationsValue(
      {
        told: recommendationsOf(savings.lines, tenantKey),
        few: recommendationsOf(fewLines, tenantKey),
      },
      { told: adviceWhere(true), few: adviceWhere(false) },
    ),
    findings: { ...fresh, observations: told },
    renewals: input.evidence.has("commerceSubscriptions")
      ? renewalsValue(renewalsOf({ input, reference, lines: savings.lines, observations }))
      : null,
    groupTables:
      survey &&
      (await tellGroups({
        ...of.options,
        survey,
        spend,
        catalogue: reference.catalogue,
        evidence: input.evidence,
        minimums: disclosure.minimums,
        history: await of.options.historyOn(provenance.coverage),
      })),
    planBasis: await steadyPlanBasis(await planBasisInTurns(input, reference), {
      disclosure,
      provenance,
    }),
  };
}

/** Stand-ins for departments with enough members to tell how they compare. */
function departmentNames({ input, survey, disclosure, options }: Assessed) {
  const members = new Map<number | null, number>();
  for (const { traits, members: alike } of input.cohorts) {
    members.set(traits.department, alike + (members.get(traits.department) ?? 0));
  }
  const names = survey?.words.departments() ?? [];
  const pseudonyms = options.pseudonymsOf(disclosure.period);
  return (key: number): Pseudonym | null =>
    (members.get(key) ?? 0) < disclosure.minimums.behaviour
      ? null
      : pseudonyms.pseudonymOf("Department", names[key] ?? "");
}

/** What can be told to whom the tenant's SKUs are closed. */
const NOTHING: LicensingParts = {
  licenseInventory: null,
  licenseSpend: null,
  savings: null,
  recommendations: null,
  findings: null,
  renewals: null,
  groupTables: null,
  planBasis: null,
};

/** Products by display name; of several with one name the commercial one counts. */
function skusByName({ skus }: Catalogue): ReadonlyMap<string, SkuId> {
  const commercialLast = [...skus].sort(
    (one, other) => Number(one.segment === "commercial") - Number(other.segment === "commercial"),
  );
  return new Map(commercialLast.map(({ displayName, skuId }) => [displayName, skuId]));
}
