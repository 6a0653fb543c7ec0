import { LRUCache } from "lru-cache";
import { dateOfDay } from "../../core/clock.ts";
import type { TenantId } from "../../core/ids.ts";
import type { Counters } from "../counters.ts";
import { USE_MEASURES, type Use, type UseMeasure } from "./use-measures.ts";

/** Three weeks: what comes round weekly has come twice. */
const HISTORY_DAYS = 21;
const LIFE_SECONDS = (HISTORY_DAYS + 1) * 86_400;
const HOURS = 24;

/** One hour in which the tenant used the advisor. */
export interface UsedHour {
  /** Days since 1970, UTC. */
  readonly day: number;
  /** Hour of the day, UTC. */
  readonly hour: number;
  readonly use: Use;
}

type Fields = Readonly<Record<string, number>>;

/** What a tenant used hour by hour: one counter per day, shared by all processes, for three weeks. */
export class UseHistory {
  readonly #counters: Counters;
  /** Days that are over do not change any more. */
  readonly #past = new LRUCache<string, readonly UsedHour[]>({ max: 1_000 });

  constructor(counters: Counters) {
    this.#counters = counters;
  }

  /**
   * Adds an interaction to the hour of `now`.
   * @returns that hour with it, and the used hours before it.
   */
  async add(
    tenantId: TenantId,
    now: Date,
    use: Use,
  ): Promise<{ readonly current: UsedHour; readonly earlier: readonly UsedHour[] }> {
    const day = Math.floor(now.getTime() / 86_400_000);
    const hour = now.getUTCHours();
    const added = Object.fromEntries(
      USE_MEASURES.map((measure) => [fieldOf(hour, measure), use[measure]]),
    );
    const counted = await this.#counters.add(nameOf(tenantId, day), added, LIFE_SECONDS);
    const today = hoursOf(day, counted);
    const current = today.find((one) => one.hour === hour) ?? { day, hour, use };
    const past = await this.#before(tenantId, day);
    return { current, earlier: [...past, ...today.filter((one) => one.hour < hour)] };
  }

  async #before(tenantId: TenantId, day: number): Promise<readonly UsedHour[]> {
    const key = `${tenantId} ${day}`;
    const known = this.#past.get(key);
    if (known !== undefined) return known;
    const days = Array.from({ length: HISTORY_DAYS }, (_, at) => day - HISTORY_DAYS + at);
    const read = await Promise.all(
      days.map(async (one) =>
        hoursOf(one, await this.#counters.add(nameOf(tenantId, one), {}, LIFE_SECONDS)),
      ),
    );
    const past = read.flat();
    this.#past.set(key, past);
    return past;
  }
}

function nameOf(tenantId: TenantId, day: number): readonly string[] {
  return ["use of tenant", tenantId, dateOfDay(day)];
}

function fieldOf(hour: number, measure: UseMeasure): string {
  return `${hour} ${measure}`;
}

function hoursOf(day: number, fields: Fields): readonly UsedHour[] {
  const valueOf = (hour: number, measure: UseMeasure): number =>
    fields[fieldOf(hour, measure)] ?? 0;
  return Array.from({ length: HOURS }, (_, hour) => ({
    day,
    hour,
    use: {
      rate: valueOf(hour, "rate"),
      modelTokens: valueOf(hour, "modelTokens"),
      refusals: valueOf(hour, "refusals"),
      egressBlocks: valueOf(hour, "egressBlocks"),
      filterHits: valueOf(hour, "filterHits"),
      enumeration: valueOf(hour, "enumeration"),
    },
  })).filter(({ use }) => use.rate > 0);
}
