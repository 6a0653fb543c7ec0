import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { orphansOf } from "../bundles.ts";
import { entitlementOf, type Ladder, type Levels } from "../ladders.ts";
import type { Guard } from "./guard.ts";
import type { DetectionContext, Verdict } from "./rule.ts";

export const CONSEQUENCE_IDS = ["D60", "D61", "D62", "D63", "D64"] as const;
export type ConsequenceId = (typeof CONSEQUENCE_IDS)[number];

/** What a careless change would bring about; attached to findings as a guard. */
export interface Consequence {
  readonly id: ConsequenceId;
  readonly version: number;
  readonly guard: Guard;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly source: string;
}

/**
 * The consequences that are looked at. The cost of unlicensed OneDrive (0.05 USD per GB and month,
 * 0.60 USD per GB to open it again) needs the size, which survives the survey as a band only: it is
 * unknown, said to be so, and not taken off any saving.
 */
export const CONSEQUENCES: readonly Consequence[] = [
  {
    id: "D60",
    version: 1,
    guard: "oneDriveBecomesUnlicensed",
    thresholds: { readOnlyDays: 60, archivedDays: 93 },
    source: "Microsoft, unlicensed OneDrive accounts (2025)",
  },
  {
    id: "D61",
    version: 1,
    guard: "holdNotVisible",
    thresholds: {},
    source: "data/need-evidence.csv, hold: Exchange PowerShell only",
  },
  {
    id: "D62",
    version: 1,
    guard: "policyMayRely",
    thresholds: {},
    source: "data/capability-ladders.csv, evidence policy",
  },
  {
    id: "D63",
    version: 1,
    guard: "orphansAddOn",
    thresholds: {},
    source: "data/sku-families.csv, requiresSkus and requiresPlans",
  },
  {
    id: "D64",
    version: 1,
    guard: "assignedByGroup",
    thresholds: {},
    source: "Microsoft Graph, licenseAssignmentState: assignedByGroup",
  },
];

type Found = Extract<Verdict, { outcome: "found" }>;

/** The guards that taking or exchanging a seat calls for, whatever rule found it. */
export function consequencesOf(
  traits: Traits,
  held: HeldSku,
  { replacement }: Found,
  { reference }: DetectionContext,
): readonly Guard[] {
  const staying = traits.held.filter(({ skuId }) => skuId !== held.skuId);
  const after =
    replacement === null
      ? staying
      : [...staying, { ...held, skuId: replacement, disabledPlans: [] }];
  const had = entitlementOf(traits.held, reference.ladders, reference.catalogue);
  const has = entitlementOf(after, reference.ladders, reference.catalogue);
  const ids = after.map(({ skuId }) => skuId);
  const guards: Guard[] = held.origin === "direct" ? [] : ["assignedByGroup"];
  if (loses("files", had, has)) guards.push("oneDriveBecomesUnlicensed");
  if (loses("mail", had, has) || loses("hold", had, has)) guards.push("holdNotVisible");
  if (traits.enabled && losesPolicyPlan(had, has, reference)) guards.push("policyMayRely");
  if (orphansOf(held.skuId, ids, reference).length > 0) guards.push("orphansAddOn");
  return guards;
}

/** Whether a capability goes altogether. */
function loses(ladder: Ladder, had: Levels, has: Levels): boolean {
  return had.has(ladder) && !has.has(ladder);
}

function losesPolicyPlan(
  had: Levels,
  has: Levels,
  { ladders }: DetectionContext["reference"],
): boolean {
  return [...had].some(
    ([ladder, level]) => ladders.evidenceOf(ladder) === "policy" && (has.get(ladder) ?? 0) < level,
  );
}
