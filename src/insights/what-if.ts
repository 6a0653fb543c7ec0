import type { SkuId } from "../core/ids.ts";
import type { Money } from "../core/money.ts";
import {
  type Finding,
  type Hires,
  inventoryOf,
  type OwnedSku,
  type Reference,
  type RuleScenario,
  type SpareSeats,
  spendOf,
  type Term,
  whatIfHires,
  whatIfPrices,
  whatIfRules,
  whatIfSpare,
  whatIfTerms,
} from "../licensing/index.ts";
import { type Aggregate, resealAs } from "../privacy/index.ts";
import type { FindingsValue } from "./aggregates/findings.ts";
import { planBasisOfValue } from "./aggregates/plan-basis.ts";
import { type WhatIfParts, type WhatIfValue, whatIf, whatIfValue } from "./aggregates/what-if.ts";
import type { TenantSnapshot } from "./tenant-snapshot.ts";

/** Assumptions, each worked out by itself against the tenant as it is. */
export interface Assumptions {
  /** Prices per seat and month. */
  readonly prices?: ReadonlyMap<SkuId, Money>;
  readonly terms?: ReadonlyMap<SkuId, Term>;
  readonly hires?: readonly Hires[];
  readonly spare?: SpareSeats;
  readonly rules?: RuleScenario;
}

/**
 * What assumptions come to, from a sealed survey alone.
 * @returns `undefined` when the survey could not see the tenant's SKUs.
 */
export function answerWhatIf(
  survey: Aggregate<TenantSnapshot>,
  { prices, terms, hires, spare, rules }: Assumptions,
  referenceOf: (owned: readonly OwnedSku[]) => Reference,
): Aggregate<WhatIfValue> | undefined {
  const { planBasis, findings } = survey.value;
  if (planBasis === null) return undefined;
  const basis = planBasisOfValue(planBasis);
  const reference = referenceOf(basis.ownedSkus);
  const day = { reference, on: basis.on };
  const spend = spendOf(basis, reference);
  const inventory = inventoryOf(basis, reference);
  const found = findings?.findings.flatMap(findingOfValue) ?? [];
  const parts: WhatIfParts = {
    prices: prices ? whatIfPrices(spend, prices, day) : null,
    terms: terms ? whatIfTerms(spend, terms, day) : null,
    hires: hires ? whatIfHires(inventory, hires, day) : null,
    spare: spare ? whatIfSpare(inventory, spare, day) : null,
    rules: rules ? whatIfRules(found, rules, basis, reference) : null,
  };
  return resealAs(whatIf, whatIfValue(parts), survey, reference.catalogue);
}

/** None where its seats are too few to be told. */
function findingOfValue(value: FindingsValue["findings"][number]): readonly Finding[] {
  const { rule: id, ruleVersion: version, skuId, replacement, held, confidence, guards } = value;
  if (value.seats === null) return [];
  const classes = value.classes.map((one) => ({
    confidence: one.confidence,
    seats: one.seats.seats,
  }));
  const facts = { rule: { id, version }, skuId, replacement, held, confidence, guards };
  return [{ ...facts, seats: value.seats.seats, classes }];
}
