import { z } from "zod";
import type { Clock } from "../core/clock.ts";
import type { GuardedRedis } from "./guarded-redis.ts";
import { InProcessCounters } from "./in-process-counters.ts";
import { KeyBoundCipher } from "./key-bound-cipher.ts";

type Fields = Readonly<Record<string, number>>;

/** Adds and reads in one step, so that of many processes one is the first beyond a limit. */
const ADD = `
for at = 2, #ARGV, 2 do redis.call("hincrby", KEYS[1], ARGV[at], ARGV[at + 1]) end
if redis.call("ttl", KEYS[1]) == -1 then redis.call("expire", KEYS[1], ARGV[1]) end
return redis.call("hgetall", KEYS[1])`;

const reply = z.array(z.string());

interface Options {
  readonly redis: GuardedRedis;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
  readonly clock: Clock;
}

/**
 * Counters in Redis, under keyed names. What this process adds it counts for itself as well: while
 * Redis is away, or has forgotten, a limit still holds for each process.
 */
export class RedisCounters {
  readonly #redis: GuardedRedis;
  readonly #cipher: KeyBoundCipher;
  readonly #own: InProcessCounters;

  constructor({ redis, seatwiseKey, clock }: Options) {
    this.#redis = redis;
    this.#cipher = new KeyBoundCipher(seatwiseKey, "counters");
    this.#own = new InProcessCounters(clock);
  }

  async add(name: readonly string[], amounts: Fields, lifeSeconds: number): Promise<Fields> {
    const key = `seatwise:count:${this.#cipher.nameOf(name)}`;
    const added = Object.entries(amounts).flat();
    const [own, shared] = await Promise.all([
      this.#own.add(name, amounts, lifeSeconds),
      this.#redis.run((redis) => redis.eval(ADD, 1, key, lifeSeconds, ...added)),
    ]);
    return shared === "unavailable" ? own : greater(own, fieldsOf(shared.reply));
  }
}

function fieldsOf(raw: unknown): Fields {
  const words = reply.safeParse(raw).data ?? [];
  const fields: Record<string, number> = {};
  for (let at = 0; at + 1 < words.length; at += 2) {
    fields[words[at] ?? ""] = Number(words[at + 1]);
  }
  return fields;
}

function greater(a: Fields, b: Fields): Fields {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries(
    [...fields].map((field) => [field, Math.max(a[field] ?? 0, b[field] ?? 0)]),
  );
}
