import { AppError } from "../../core/errors.ts";
import { requireChoices } from "./choices.ts";

/** Levels of a service desk, highest first, and which priority an impact and an urgency make. */
export interface PriorityPresets {
  readonly impacts: readonly string[];
  readonly urgencies: readonly string[];
  readonly priorities: readonly string[];
  /** One row per impact, one priority per urgency; `null` to spread the priorities evenly. */
  readonly matrix: readonly (readonly string[])[] | null;
}

/** ITIL's three by three, as most ticket systems ship it. */
export const DEFAULT_PRESETS: PriorityPresets = {
  impacts: ["Company-wide", "Several people", "One person"],
  urgencies: ["Work has stopped", "Work is slowed down", "Can wait"],
  priorities: ["Critical", "High", "Medium", "Low", "Planned"],
  matrix: null,
};

/**
 * Presets that fit together.
 * @throws AppError BAD_INPUT when a list is not usable or the matrix names what is not listed.
 */
export function requirePresets(presets: PriorityPresets): PriorityPresets {
  const { matrix } = presets;
  const impacts = requireChoices(presets.impacts, "presets.impacts");
  const urgencies = requireChoices(presets.urgencies, "presets.urgencies");
  const priorities = requireChoices(presets.priorities, "presets.priorities");
  const fits =
    matrix === null ||
    (matrix.length === impacts.length &&
      matrix.every(
        (row) =>
          row.length === urgencies.length && row.every((priority) => priorities.includes(priority)),
      ));
  if (!fits) throw new AppError("BAD_INPUT", { argument: "presets.matrix" });
  return { impacts, urgencies, priorities, matrix };
}

/**
 * The priority an impact and an urgency make: that of the matrix, else the priorities spread over the
 * sum of both ranks.
 */
export function priorityOf(
  { impact, urgency }: { readonly impact: string; readonly urgency: string },
  { impacts, urgencies, priorities, matrix }: PriorityPresets,
): string {
  const row = impacts.indexOf(impact);
  const column = urgencies.indexOf(urgency);
  const steps = impacts.length + urgencies.length - 2;
  const share = steps === 0 ? 0 : (row + column) / steps;
  const spread = priorities[Math.round(share * (priorities.length - 1))];
  const priority = matrix === null ? spread : matrix[row]?.[column];
  if (priority === undefined) {
    throw new AppError("INTERNAL", { reason: "A level was judged that is not in the presets." });
  }
  return priority;
}
