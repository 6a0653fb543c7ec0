import type { Population } from "../population.ts";
import type { Release, ReleasedFigure } from "../release.ts";
import { addsUp, unshowableCells, wrongCells } from "./arithmetic.ts";
import { isSafeBeside } from "./differences.ts";
import { isolableCells } from "./isolation.ts";
import { type Cell, layoutOf } from "./layout.ts";
import { isFinerSafely } from "./remembered.ts";
import { narrowCells } from "./uncertainty.ts";

/**
 * The tests of a release. `arithmetic`: figures are true and add up. `minimum`: no cell of too few, and
 * none dominated by one. `isolation`: no combination of cells is about too few. `bounds`: nothing about
 * too few can be told closely. `difference`: nor by comparison with what was told before.
 */
export type AuditTest = "arithmetic" | "minimum" | "isolation" | "bounds" | "difference";

export interface AuditFault {
  readonly test: AuditTest;
  /** The figure at fault; absent where it is the release as a whole. */
  readonly figure?: string;
  /** One entry per cause: cells of which one must be merged to cure it. */
  readonly causes: readonly (readonly Cell[])[];
}

/**
 * Examines a whole release as somebody would who knows everybody's department, country, licences and
 * kind of account, and keeps every release he ever saw. All a release tells is in it, so this is the
 * whole of what there is to examine.
 * @param stored releases told before; those of the same id are the same.
 * @returns the first fault found, `undefined` when every test passed.
 */
export function auditRelease(
  release: Release,
  population: Population,
  stored: readonly Release[] = [],
): AuditFault | undefined {
  if (!addsUp(release)) {
    return { test: "arithmetic", causes: [] };
  }
  for (const figure of release.figures) {
    const fault = faultOf(figure, release, population);
    if (fault !== undefined) {
      return { ...fault, figure: figure.id };
    }
  }
  const isComparable =
    stored.length === 0 ||
    (isSafeBeside(release, stored) &&
      release.figures.every(({ id, sensitivity }) =>
        isFinerSafely(id, release, stored, { population, minimum: release.minimums[sensitivity] }),
      ));
  return isComparable ? undefined : { test: "difference", causes: [] };
}

function faultOf(
  figure: ReleasedFigure,
  release: Release,
  population: Population,
): AuditFault | undefined {
  const layout = layoutOf(figure, release, population);
  const minimum = release.minimums[figure.sensitivity];
  const tests: readonly (readonly [AuditTest, () => AuditFault["causes"]])[] = [
    ["arithmetic", () => eachAlone(wrongCells(figure, layout))],
    ["minimum", () => eachAlone(unshowableCells(figure, layout, minimum))],
    ["isolation", () => allTogether(isolableCells(layout, minimum))],
    ["bounds", () => narrowCells(figure, layout, minimum)],
  ];
  // A total alone is an invoice; people are behind it only where tables are told.
  const applying = figure.tables.length > 0 ? tests : tests.slice(0, 1);
  for (const [test, find] of applying) {
    const causes = find();
    if (causes.length > 0) {
      return { test, causes };
    }
  }
  return undefined;
}

function eachAlone(cells: readonly Cell[]): AuditFault["causes"] {
  return cells.map((cell) => [cell]);
}

function allTogether(cells: readonly Cell[]): AuditFault["causes"] {
  return cells.length > 0 ? [cells] : [];
}
