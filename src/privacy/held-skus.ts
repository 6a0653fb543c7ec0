import type { SkuId } from "../core/ids.ts";
import type { AgeBand, HeldSku } from "./traits.ts";

const ORIGINS = { direct: 0, group: 1, "direct-and-group": 2 } as const;
const AGES = {
  under30: 0,
  under90: 1,
  under180: 2,
  over180: 3,
  unknown: 4,
} as const satisfies Record<AgeBand, number>;

/**
 * Makes every different `HeldSku` once. A tenant has few different ones: the survey keeps few objects,
 * and tells most equal ones apart by identity alone.
 */
export class HeldSkus {
  readonly #whole = new Map<SkuId, HeldSku[]>();
  readonly #reduced = new Map<string, HeldSku>();

  of(held: HeldSku): HeldSku {
    const { skuId, origin, assignedFor, hasError, disabledPlans } = held;
    const form = (ORIGINS[origin] * 5 + AGES[assignedFor]) * 2 + (hasError ? 1 : 0);
    return disabledPlans.length === 0
      ? this.#wholeSku(skuId, form, held)
      : this.#reducedSku(`${skuId}/${form}/${disabledPlans.join()}`, held);
  }

  #wholeSku(skuId: SkuId, form: number, held: HeldSku): HeldSku {
    let forms = this.#whole.get(skuId);
    if (forms === undefined) {
      forms = [];
      this.#whole.set(skuId, forms);
    }
    forms[form] ??= held;
    return forms[form];
  }

  #reducedSku(key: string, held: HeldSku): HeldSku {
    const known = this.#reduced.get(key);
    if (known !== undefined) {
      return known;
    }
    this.#reduced.set(key, held);
    return held;
  }
}
