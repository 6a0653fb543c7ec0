import * as fc from "fast-check";
import type { LicenceProblem } from "../../../src/licensing/optimizer/licence-problem.ts";

/** Sizes of random problems; what brute force can still answer. */
export interface ProblemSize {
  readonly skus: number;
  readonly cohorts: number;
  readonly members: number;
  readonly changeCost: boolean;
}

const LADDERS = { mail: ["kiosk", "plan1", "plan2"], office: ["web", "desktop"], phone: ["yes"] };

/** Random problems with every feature of the case format. */
export function arbitraryProblem(size: ProblemSize): fc.Arbitrary<LicenceProblem> {
  return fc.integer({ min: 1, max: size.skus }).chain((count) => {
    const ids = Array.from({ length: count }, (_, i) => `S${i}`);
    const sku = fc.constantFrom(...ids);
    const levels = fc.record(
      {
        mail: fc.integer({ min: 1, max: 3 }),
        office: fc.integer({ min: 1, max: 2 }),
        phone: fc.constant(1),
      },
      { requiredKeys: [] },
    );
    const few = <T>(item: fc.Arbitrary<T>, max: number): fc.Arbitrary<T[]> =>
      fc.oneof(
        { weight: 2, arbitrary: fc.constant<T[]>([]) },
        { weight: 1, arbitrary: fc.array(item, { maxLength: max }) },
      );
    const offer = (id: string): fc.Arbitrary<LicenceProblem["skus"][number]> =>
      fc.record({
        id: fc.constant(id),
        priceMinorPerMonth: fc.oneof(
          fc.integer({ min: 0, max: 12 }),
          fc.integer({ min: 1, max: 6000 }),
        ),
        provides: levels,
        requiresAnyOf: few(fc.array(sku, { minLength: 1, maxLength: 2 }), 2),
        conflictsWith: few(sku, 1),
        eligibilityTag: fc.oneof(
          { weight: 4, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.constant("frontline") },
        ),
      });
    const cohort = (id: string): fc.Arbitrary<LicenceProblem["cohorts"][number]> =>
      fc.record({
        id: fc.constant(id),
        users: fc.integer({ min: 0, max: size.members }),
        state: fc.constantFrom("active", "disabled", "inactive"),
        needs: fc.oneof(fc.constant({}), levels),
        tags: fc.constantFrom([], ["frontline"]),
        current: fc.array(sku, { maxLength: 3 }),
        keep: few(sku, 1),
        forbid: few(sku, 1),
        exempt: few(sku, 1),
      });
    const horizon = fc.constantFrom(1, 3, 12);
    return horizon.chain((horizonMonths) =>
      fc.record({
        horizonMonths: fc.constant(horizonMonths),
        ladders: fc.constant(LADDERS),
        skus: fc.tuple(...ids.map(offer)),
        cohorts: fc
          .integer({ min: 0, max: size.cohorts })
          .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => cohort(`g${i}`)))),
        // With a change cost, brute force tries every path: three periods are what it can take.
        purchased: fc.array(
          fc.record({
            sku,
            seats: fc.integer({ min: 0, max: 5 }),
            committedMonths: fc.constantFrom(
              0,
              0,
              1,
              2,
              horizonMonths - 1,
              horizonMonths,
              horizonMonths + 1,
            ),
          }),
          { maxLength: size.changeCost ? 2 : 4 },
        ),
        seatLimits: few(
          fc.record({
            id: fc.constant("cap"),
            skus: fc.array(sku, { minLength: 1, maxLength: 3 }),
            maxSeats: fc.integer({ min: 0, max: 6 }),
          }),
          2,
        ),
        spare: fc.uniqueArray(
          fc.record({
            sku,
            percent: fc.constantFrom(0, 5, 10, 25, 33, 50, 100),
            min: fc.integer({ min: 0, max: 2 }),
          }),
          { maxLength: 2, selector: (rule) => rule.sku },
        ),
        changeCostMinorPerUser: size.changeCost ? fc.constantFrom(1, 7, 500, 5000) : fc.constant(0),
        allowNewSkus: fc.oneof(
          { weight: 3, arbitrary: fc.constant(true) },
          { weight: 1, arbitrary: fc.constant(false) },
        ),
      }),
    );
  });
}
