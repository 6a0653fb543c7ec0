import type { Receipt } from "../agent/index.ts";
import type { Caller } from "../auth/index.ts";
import { type Clock, dayNumber, dayOf, instantOf } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { IsoDate } from "../core/ids.ts";
import type { Counters } from "./counters.ts";

/** What may be used in a day; cost in millionths of a unit of the currency, undefined where unlimited. */
export interface DailyLimits {
  readonly interactions: number;
  readonly modelTokens: number;
  readonly costMicros: number | undefined;
}

interface Options {
  readonly counters: Counters;
  readonly clock: Clock;
  readonly limits: { readonly caller: DailyLimits; readonly tenant: DailyLimits };
  /** What the tokens set aside for an interaction cost; 0 where there is no price. */
  readonly entryCostMicros: number;
}

type Scope = keyof Options["limits"];

/** To be given what an admitted interaction used, when it has ended. */
export type Settle = (receipt: Pick<Receipt, "modelTokens" | "cost">) => Promise<void>;

const DAY_MS = 86_400_000;
const LIFE_SECONDS = 2 * 86_400;
/**
 * Tokens sent and written that count as used until it is known, so that many questions at once do not
 * run past a limit: what a question takes that is answered in two calls, each with all of the tools.
 */
export const ENTRY_TOKENS = { prompt: 30_000, completion: 1_000 } as const;

const MEASURES = ["interactions", "modelTokens", "costMicros"] as const;
type Measure = (typeof MEASURES)[number];

/** A counter, and whose it is. */
type Named = readonly [Scope, readonly string[]];

const WORDS = {
  interactions: "interactions",
  modelTokens: "model tokens",
  costMicros: "money for the language model",
} as const;

/** What callers and tenants may use in a day (UTC), counted over all processes. */
export class DailyBudgets {
  readonly #options: Options;
  readonly #entry: Readonly<Record<Measure, number>>;

  constructor(options: Options) {
    this.#options = options;
    this.#entry = {
      interactions: 1,
      modelTokens: ENTRY_TOKENS.prompt + ENTRY_TOKENS.completion,
      costMicros: options.entryCostMicros,
    };
  }

  /** @throws AppError BUDGET_EXCEEDED saying whose budget of what is used up, and when it starts anew. */
  async admit(caller: Caller): Promise<Settle> {
    const day = dayOf(this.#options.clock.now());
    const names: readonly Named[] = [
      ["caller", ["budget of caller", caller.tenantId, caller.objectId, day]],
      ["tenant", ["budget of tenant", caller.tenantId, day]],
    ];
    const entered: Named[] = [];
    for (const named of names) {
      entered.push(named);
      const usedUp = this.#usedUp(named[0], await this.#add(named, this.#entry));
      if (usedUp !== undefined) {
        // Who is refused has used nothing.
        const { interactions, modelTokens, costMicros } = this.#entry;
        const withdrawal = {
          interactions: -interactions,
          modelTokens: -modelTokens,
          costMicros: -costMicros,
        };
        await Promise.all(entered.map((one) => this.#add(one, withdrawal)));
        throw exceeded(named[0], usedUp, day);
      }
    }
    return async ({ modelTokens, cost }) => {
      const used = {
        modelTokens: modelTokens.prompt + modelTokens.completion - this.#entry.modelTokens,
        costMicros: (cost?.micros ?? 0) - this.#entry.costMicros,
      };
      await Promise.all(names.map((named) => this.#add(named, used)));
    };
  }

  /** What of a day's budget was used up before this interaction, if anything. */
  #usedUp(scope: Scope, total: Readonly<Record<string, number>>): Measure | undefined {
    const limits = this.#options.limits[scope];
    const before = (measure: Measure): number => (total[measure] ?? 0) - this.#entry[measure];
    return MEASURES.find((measure) => before(measure) >= (limits[measure] ?? Infinity));
  }

  #add([, name]: Named, amounts: Readonly<Record<string, number>>) {
    return this.#options.counters.add(name, amounts, LIFE_SECONDS);
  }
}

/** @param day the day whose budget it is, whatever day it has become since. */
function exceeded(scope: Scope, what: Measure, day: IsoDate): AppError {
  return new AppError("BUDGET_EXCEEDED", {
    reason: `The ${scope} has used up today's ${WORDS[what]}.`,
    resetsAt: instantOf(new Date((dayNumber(day) + 1) * DAY_MS)),
  });
}
