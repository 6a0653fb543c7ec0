import { describe, expect, it } from "@jest/globals";
import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constantFrom,
  option,
  property,
  record,
  subarray,
  uniqueArray,
} from "fast-check";
import { servicePlanId, skuId } from "../../src/core/ids.ts";
import { CohortCounter } from "../../src/privacy/cohort-counter.ts";
import {
  ACTIVITY_BANDS,
  AGE_BANDS,
  type HeldSku,
  MEMBER_TAGS,
  type Traits,
  type UseTraits,
} from "../../src/privacy/traits.ts";

const skus = [1, 2, 3].map((digit) => skuId.parse(`00000000-0000-4000-8000-00000000000${digit}`));
const plans = [4, 5].map((digit) =>
  servicePlanId.parse(`00000000-0000-4000-8000-00000000000${digit}`),
);
const recency = constantFrom(...ACTIVITY_BANDS, "unknown" as const);

const held: Arbitrary<HeldSku[]> = uniqueArray(
  record({
    skuId: constantFrom(...skus),
    origin: constantFrom("direct" as const, "group" as const, "direct-and-group" as const),
    hasError: boolean(),
    assignedFor: constantFrom(...AGE_BANDS),
    disabledPlans: subarray(plans),
  }),
  { selector: (sku) => sku.skuId, maxLength: 3 },
);

/** The counter does not look inside. */
const use = record({
  mail: recency,
  hasArchive: boolean(),
}) as Arbitrary<object> as Arbitrary<UseTraits>;

/** Traits of which many are equal, so that there is something to count. */
const traits: Arbitrary<Traits> = record(
  {
    enabled: boolean(),
    kind: constantFrom("member" as const, "guest" as const, "unknown" as const),
    accountAge: constantFrom(...AGE_BANDS),
    activity: record({ signIn: recency, workloads: recency }),
    held,
    department: option(constantFrom(0, 1, 70_000)),
    country: option(constantFrom(0, 1)),
    use,
    privileged: boolean(),
    tags: subarray([...MEMBER_TAGS]),
  },
  {
    requiredKeys: ["enabled", "kind", "accountAge", "activity", "held", "department", "country"],
  },
);

describe("counting cohorts", () => {
  it("counts equal traits together and gives every trait back as it was", () => {
    const few = array(traits, { minLength: 1, maxLength: 4 });
    const picks = array(constantFrom(0, 1, 2, 3), { maxLength: 40 });
    assert(
      property(few, picks, (different, order) => {
        const counter = new CohortCounter();
        const expected = new Map<string, number>();
        for (const pick of order) {
          const one = different[pick % different.length] ?? different[0];
          if (one !== undefined) {
            // A copy: equal traits count together whoever made them.
            counter.add(structuredClone(one));
            const content = canonical(one);
            expected.set(content, (expected.get(content) ?? 0) + 1);
          }
        }
        expect(
          new Map([...counter].map((cohort) => [canonical(cohort.traits), cohort.members])),
        ).toEqual(expected);
      }),
    );
  });
});

/** JSON with the properties in alphabetical order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
