import type { BundlePath } from "./path-pricing.ts";
import type { CountedStage } from "./stage.ts";
import { addShare, type BundleShare, type StagePlan } from "./stage-plan.ts";

/** Members of a group on a path; may be a fraction in a relaxation. */
export interface SpreadPath {
  readonly group: number;
  readonly path: BundlePath;
  readonly members: number;
}

/** How a relaxation spreads members over paths. */
export type Spread = readonly SpreadPath[];

/** How far from a whole number a value of the solver may be and still be read as one. */
const WHOLE_TOLERANCE = 1e-6;

/** Whether a value is a whole number but for the solver's tolerance. */
export function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= WHOLE_TOLERANCE;
}

/** Groups whose members are not spread in whole numbers. */
export function brokenGroups(spread: Spread): ReadonlySet<number> {
  return new Set(spread.filter(({ members }) => !isWhole(members)).map(({ group }) => group));
}

/** Expected use per entry of `stage.seats`. */
export function expectedUse(stage: CountedStage, spread: Spread): readonly number[] {
  const used = stage.seats.map(() => 0);
  for (const { path, members } of spread) {
    for (const [period, bundle] of path.entries()) {
      for (const position of bundle.counted) {
        const index = period * stage.counted.length + position;
        used[index] = (used[index] ?? 0) + members;
      }
    }
  }
  return used;
}

/** The spread in whole members: rounded down, then the largest remainders one more each. */
export function wholePlan(stage: CountedStage, spread: Spread): StagePlan {
  const plan: BundleShare[][][] = stage.periods.map(() => stage.groups.map(() => []));
  const perGroup = stage.groups.map((): SpreadPath[] => []);
  for (const part of spread) perGroup[part.group]?.push(part);
  const parts = perGroup.flatMap((group, index) =>
    roundParts(group, stage.groups[index]?.members ?? 0),
  );
  for (const { group, path, members } of parts) {
    if (members === 0) continue;
    for (const [period, bundle] of path.entries()) {
      addShare(plan[period]?.[group] ?? [], bundle.skus, members);
    }
  }
  return plan;
}

function roundParts(parts: readonly SpreadPath[], members: number): readonly SpreadPath[] {
  const down = parts.map((part) => Math.floor(part.members + WHOLE_TOLERANCE));
  let left = members - down.reduce((sum, whole) => sum + whole, 0);
  const byRemainder = [...parts.keys()].sort((a, b) => {
    const remainder = (index: number): number => (parts[index]?.members ?? 0) - (down[index] ?? 0);
    return remainder(b) - remainder(a) || a - b;
  });
  for (const index of byRemainder) {
    if (left <= 0) break;
    down[index] = (down[index] ?? 0) + 1;
    left -= 1;
  }
  return parts.map((part, index) => ({ ...part, members: down[index] ?? 0 }));
}
