import { DETECTION_IDS, type WhatIf, type WhatIfRules } from "../../licensing/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";
import { FigureNaming, figure, seatCount } from "./figure.ts";

const effect = {
  seats: seatCount,
  seatsWithoutPrice: seatCount,
  effects: closed.listOf(
    closed.object({
      currency: closed.currency(),
      before: figure,
      after: figure,
      difference: figure,
    }),
  ),
} as const;

const part = closed.nullable(closed.object(effect));

/** What assumptions come to, each by itself; `null` where nothing was assumed. */
export const whatIf = defineAggregate(
  "whatIf",
  1,
  closed.object({
    prices: part,
    terms: part,
    hires: part,
    spare: part,
    rules: closed.nullable(
      closed.object({
        ...effect,
        byRule: closed.listOf(
          closed.object({
            rule: closed.oneOf(DETECTION_IDS),
            seatsBefore: closed.count(),
            seatsAfter: closed.count(),
          }),
        ),
      }),
    ),
  }),
);
export type WhatIfValue = ValueOf<typeof whatIf>;

/** What was worked out, before it is sealed. */
export interface WhatIfParts {
  readonly prices: WhatIf | null;
  readonly terms: WhatIf | null;
  readonly hires: WhatIf | null;
  readonly spare: WhatIf | null;
  readonly rules: WhatIfRules | null;
}

/** What assumptions come to as a value to seal. */
export function whatIfValue({ prices, terms, hires, spare, rules }: WhatIfParts): WhatIfValue {
  const naming = new FigureNaming("whatIf");
  return {
    prices: prices && effectValue(prices, naming),
    terms: terms && effectValue(terms, naming),
    hires: hires && effectValue(hires, naming),
    spare: spare && effectValue(spare, naming),
    rules: rules && { ...effectValue(rules, naming), byRule: rules.byRule },
  };
}

function effectValue(of: WhatIf, naming: FigureNaming): NonNullable<WhatIfValue["prices"]> {
  return {
    seats: naming.seats(of.seats),
    seatsWithoutPrice: naming.seats(of.seatsWithoutPrice),
    effects: of.effects.map(({ currency, before, after, difference }) => ({
      currency,
      before: naming.amount(before),
      after: naming.amount(after),
      difference: naming.amount(difference),
    })),
  };
}
