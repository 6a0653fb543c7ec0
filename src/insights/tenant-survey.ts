import { instantOf } from "../core/clock.ts";
import type { TenantId } from "../core/ids.ts";
import {
  type Finding,
  findingsOf,
  inventoryOf,
  type LicensingInput,
  notMade,
  observationsOf,
  type PriceBook,
  planBasisOf,
  type Reference,
  recommendationsOf,
  renewalsOf,
  reportedFindings,
  reportedObservations,
  savingsOf,
  spendOf,
  TENANT_DETECTIONS,
} from "../licensing/index.ts";
import {
  type Aggregate,
  type Coverage,
  type SnapshotPseudonyms,
  seal,
  type TenantWords,
} from "../privacy/index.ts";
import { findingsValue } from "./aggregates/findings.ts";
import { licenseInventoryValue } from "./aggregates/license-inventory.ts";
import { licenseSpendValue } from "./aggregates/license-spend.ts";
import { planBasisValue } from "./aggregates/plan-basis.ts";
import { recommendationsValue } from "./aggregates/recommendations.ts";
import { renewalsValue } from "./aggregates/renewals.ts";
import { savingsValue } from "./aggregates/savings.ts";
import { DETECTIONS, licensingInputOf } from "./licensing-input.ts";
import { spendByGroup } from "./spend-by-group.ts";
import type { TenantReading } from "./tenant-reading.ts";
import { type TenantSnapshot, tenantSnapshot } from "./tenant-snapshot.ts";

export interface AssessmentOptions {
  readonly now: Date;
  readonly reference: Reference;
  readonly tenantId: TenantId;
  readonly priceBook: PriceBook;
  /** Key of this tenant's recommendation ids. */
  readonly tenantKey: Uint8Array;
  /** Stand-ins of this snapshot for the tenant's own words. */
  readonly pseudonyms: Pick<SnapshotPseudonyms, "pseudonymOf">;
}

/**
 * From what was read to what may be told: licensing is computed over cohorts, the result is sealed
 * with its coverage, and the reading is let go.
 */
export function assessTenant(
  reading: TenantReading,
  options: AssessmentOptions,
): Aggregate<TenantSnapshot> {
  const { now } = options;
  const { input, reference } = licensingInputOf(reading, options);
  const found = findingsOf(input, reference, DETECTIONS);
  const { seatsTotal, seatsJudged } = found;
  const value =
    reading.subscribedSkus === null
      ? NOTHING
      : toldOf({
          input,
          reference,
          findings: found.findings,
          words: reading.survey?.words ?? null,
          options,
        });
  const coverage: Coverage = {
    sources: reading.sources,
    seatsJudged,
    seatsTotal,
    reportRefreshedOn: reading.reportRefreshedOn,
    reportNamesConcealed: reading.reportNamesConcealed,
  };
  return seal(tenantSnapshot, value, { coverage, asOf: instantOf(now) }, reference.catalogue);
}

interface Assessed {
  readonly input: LicensingInput;
  readonly reference: Reference;
  readonly findings: readonly Finding[];
  /** `null` where members were not read. */
  readonly words: TenantWords | null;
  readonly options: Pick<AssessmentOptions, "tenantKey" | "pseudonyms">;
}

/** Every part of the snapshot, computed from the same findings. */
function toldOf({ input, reference, findings, words, options }: Assessed): TenantSnapshot {
  const { tenantKey, pseudonyms } = options;
  const spend = spendOf(input, reference);
  const savings = savingsOf(findings, input, reference);
  const observations = observationsOf(input, reference);
  const sealedSavings = savingsValue(savings);
  return {
    licenseInventory: licenseInventoryValue(inventoryOf(input, reference)),
    licenseSpend: licenseSpendValue(spend),
    savings: sealedSavings,
    recommendations: recommendationsValue(recommendationsOf(savings.lines, tenantKey)),
    findings: findingsValue({
      findings: reportedFindings(findings, savings.lines, tenantKey),
      observations: reportedObservations(observations, tenantKey),
      notMade: notMade(input.evidence, DETECTIONS, TENANT_DETECTIONS),
      savings,
      sealedSavings,
    }),
    renewals: input.evidence.has("commerceSubscriptions")
      ? renewalsValue(renewalsOf({ input, reference, lines: savings.lines, observations }))
      : null,
    spendGroups: words && spendByGroup({ input, spend, words, pseudonyms }),
    planBasis: planBasisValue(planBasisOf(input, reference)),
  };
}

/** What can be told to whom the tenant's SKUs are closed. */
const NOTHING: TenantSnapshot = {
  licenseInventory: null,
  licenseSpend: null,
  savings: null,
  recommendations: null,
  findings: null,
  renewals: null,
  spendGroups: null,
  planBasis: null,
};
