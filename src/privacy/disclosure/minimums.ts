import { AppError } from "../../core/errors.ts";

/**
 * What a figure tells of people. `assignments`: what they hold and what that costs. `behaviour`: what
 * they do, from activity to storage.
 */
export const SENSITIVITIES = ["assignments", "behaviour"] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** Fewest people behind a figure; nobody can ask for less (Viva Insights has the same floor of 5). */
export const LOWEST_MINIMUMS = {
  assignments: 5,
  behaviour: 10,
} as const satisfies Record<Sensitivity, number>;

/**
 * The cohort minimums in force for a tenant. Made by `cohortMinimums` only, so that a value of this
 * type is never below the floor.
 */
class CheckedMinimums implements Readonly<Record<Sensitivity, number>> {
  readonly #checked = true;
  readonly assignments: number;
  readonly behaviour: number;

  constructor(minimums: Readonly<Record<Sensitivity, number>>) {
    this.assignments = minimums.assignments;
    this.behaviour = minimums.behaviour;
    Object.freeze(this);
  }

  static areChecked(candidate: object): boolean {
    return #checked in candidate && candidate.#checked;
  }
}

export type CohortMinimums = CheckedMinimums;

/**
 * The minimums in force when an administrator raised some of them.
 * @throws AppError BAD_INPUT naming a minimum that is no whole number or below its floor.
 */
export function cohortMinimums(
  raised: Readonly<Partial<Record<Sensitivity, number>>> = {},
): CohortMinimums {
  const minimums = { ...LOWEST_MINIMUMS, ...raised };
  for (const sensitivity of SENSITIVITIES) {
    const asked = minimums[sensitivity];
    if (!Number.isSafeInteger(asked) || asked < LOWEST_MINIMUMS[sensitivity]) {
      throw new AppError("BAD_INPUT", {
        argument: sensitivity,
        reason: `The cohort minimum can be raised, not lowered: at least ${LOWEST_MINIMUMS[sensitivity]}.`,
      });
    }
  }
  return new CheckedMinimums(minimums);
}

/** Where nobody can say what is in force: no group of members is large enough. */
export const UNKNOWN_MINIMUMS = cohortMinimums({
  assignments: Number.MAX_SAFE_INTEGER,
  behaviour: Number.MAX_SAFE_INTEGER,
});

/**
 * Run-time twin of the type.
 * @throws AppError INTERNAL when the minimums were not made by `cohortMinimums`.
 */
export function requireChecked(minimums: CohortMinimums): void {
  if (!CheckedMinimums.areChecked(minimums)) {
    throw new AppError("INTERNAL", { reason: "Cohort minimums were not checked." });
  }
}
