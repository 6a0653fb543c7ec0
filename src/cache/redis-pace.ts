import { z } from "zod";
import type { GuardedRedis } from "./guarded-redis.ts";
import { KeyBoundCipher } from "./key-bound-cipher.ts";

/** By the clock of Redis, so that processes need not agree on the time. */
const TAKE = `
local time = redis.call("time")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local turn = math.max(now, tonumber(redis.call("get", KEYS[1]) or "0"))
redis.call("set", KEYS[1], turn + ARGV[1], "PX", turn + ARGV[1] - now)
return turn - now`;

const reply = z.number().int().nonnegative();

interface Options {
  readonly redis: GuardedRedis;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
  /** Turns of this process, which hold while Redis is away. */
  readonly own: { take(name: readonly string[], intervalMs: number): Promise<number> };
}

/** Turns that processes take one after the other; in Redis is a time under a keyed name, for seconds. */
export class RedisPace {
  readonly #options: Options;
  readonly #cipher: KeyBoundCipher;

  constructor(options: Options) {
    this.#options = options;
    this.#cipher = new KeyBoundCipher(options.seatwiseKey, "pace");
  }

  /** @returns milliseconds until the turn comes; 0 when it is now. */
  async take(name: readonly string[], intervalMs: number): Promise<number> {
    const { redis, own } = this.#options;
    const key = `seatwise:pace:${this.#cipher.nameOf(name)}`;
    const [ownMs, shared] = await Promise.all([
      own.take(name, intervalMs),
      redis.run((client) => client.eval(TAKE, 1, key, intervalMs)),
    ]);
    const sharedMs = shared === "unavailable" ? 0 : (reply.safeParse(shared.reply).data ?? 0);
    return Math.max(ownMs, sharedMs);
  }
}
