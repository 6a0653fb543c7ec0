import { z } from "zod";
import { type ServicePlanId, type SkuId, servicePlanId, skuId } from "../core/ids.ts";
import type { HeldSku } from "../privacy/traits.ts";
import type { Catalogue } from "./catalogue.ts";
import { readReferenceTable } from "./reference-table.ts";

/** Capabilities, each a ladder of levels. */
export const LADDERS = [
  "mail",
  "archive",
  "hold",
  "files",
  "office",
  "teams",
  "phone",
  "calling",
  "dialIn",
  "teamsPremium",
  "entra",
  "entraGovernance",
  "entraNetwork",
  "intune",
  "remoteHelp",
  "defenderOffice",
  "defenderEndpoint",
  "defenderIdentity",
  "defenderCloudApps",
  "informationProtection",
  "rightsManagement",
  "dataLossPrevention",
  "endpointDlp",
  "eDiscovery",
  "audit",
  "insiderRisk",
  "communicationCompliance",
  "recordsAndKeys",
  "powerBi",
  "visio",
  "project",
  "windows",
  "copilot",
  "powerApps",
] as const;
export type Ladder = (typeof LADDERS)[number];

/**
 * How need for a capability can be known: `use`, a report shows it; `absence`, a report can show that
 * it is not used but never that it is; `policy`, whoever is in a policy's scope needs it; `unseen`,
 * Graph shows nothing to a signed-in caller, so it counts as needed.
 */
export const NEED_EVIDENCE = ["use", "absence", "policy", "unseen"] as const;
export type NeedEvidence = (typeof NEED_EVIDENCE)[number];

/** Levels by ladder; 1 is the lowest, a ladder that is absent is at 0. */
export type Levels = ReadonlyMap<Ladder, number>;

export interface Ladders {
  readonly all: readonly Ladder[];
  evidenceOf(ladder: Ladder): NeedEvidence;
  /** Whether a service plan is a step of some ladder. */
  has(plan: ServicePlanId): boolean;
  /** Names of the levels, lowest first. */
  levelNames(ladder: Ladder): readonly string[];
  /** What a SKU gives, without the plans switched off. */
  levelsOf(sku: SkuId, catalogue: Catalogue, disabled?: readonly ServicePlanId[]): Levels;
}

const ladderRow = z.object({
  ladder: z.enum(LADDERS),
  evidence: z.enum(NEED_EVIDENCE),
  level: z.coerce.number().int().min(1),
  levelName: z.string(),
  servicePlanId,
});

/** The ladders of `data/capability-ladders.csv`. Reads files; call it once and hand the result on. */
export function loadLadders(): Ladders {
  const rows = readReferenceTable("capability-ladders", ladderRow);
  const stepsByPlan = Map.groupBy(rows, (row) => row.servicePlanId);
  const byLadder = Map.groupBy(rows, (row) => row.ladder);
  const calendarOnly = new Set(
    readReferenceTable("calendar-only-skus", z.object({ skuId })).map((row) => row.skuId),
  );
  return {
    all: LADDERS,
    has: (plan) => stepsByPlan.has(plan),
    evidenceOf: (ladder) => byLadder.get(ladder)?.[0]?.evidence ?? "unseen",
    levelNames: (ladder) => [...new Set(byLadder.get(ladder)?.map((row) => row.levelName))],
    levelsOf: remembered((sku, catalogue, disabled) => {
      const levels = new Map<Ladder, number>();
      for (const plan of catalogue.plansOf(sku)) {
        for (const { ladder, level } of stepsByPlan.get(plan) ?? []) {
          // The kiosk plan inside these SKUs carries the calendar only.
          const isCalendar = ladder === "mail" && level === 1 && calendarOnly.has(sku);
          if (!disabled.includes(plan) && !isCalendar) raise(levels, ladder, level);
        }
      }
      return levels;
    }),
  };
}

type LevelsOf = (sku: SkuId, catalogue: Catalogue, disabled: readonly ServicePlanId[]) => Levels;

/** A tenant has few different holdings and asks for them once per cohort and rule. */
function remembered(compute: LevelsOf): Ladders["levelsOf"] {
  const known = new WeakMap<Catalogue, Map<string, Levels>>();
  return (sku, catalogue, disabled = []) => {
    const ofCatalogue = known.get(catalogue) ?? new Map<string, Levels>();
    known.set(catalogue, ofCatalogue);
    const key = disabled.length === 0 ? sku : `${sku} ${disabled.join(" ")}`;
    const levels = ofCatalogue.get(key) ?? compute(sku, catalogue, disabled);
    ofCatalogue.set(key, levels);
    return levels;
  };
}

function raise(levels: Map<Ladder, number>, ladder: Ladder, level: number): void {
  levels.set(ladder, Math.max(level, levels.get(ladder) ?? 0));
}

/** What several held SKUs give together: per ladder the highest level of their enabled plans. */
export function entitlementOf(
  held: readonly HeldSku[],
  ladders: Ladders,
  catalogue: Catalogue,
): Levels {
  const levels = new Map<Ladder, number>();
  for (const { skuId: id, disabledPlans } of held) {
    for (const [ladder, level] of ladders.levelsOf(id, catalogue, disabledPlans)) {
      raise(levels, ladder, level);
    }
  }
  return levels;
}
