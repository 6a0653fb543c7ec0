import type { GuardedRedis } from "./guarded-redis.ts";

const LOOK_EVERY_MS = 1_000;
/** A process that died runs nothing; others learn it after this time. */
const LIFE_MS = 10_000;

/** Renews the mark of a running interaction, unless somebody wants it cancelled. */
const LOOK = `
if redis.call("get", KEYS[1]) == "cancel" then
  redis.call("del", KEYS[1])
  return 1
end
redis.call("set", KEYS[1], "running", "PX", ARGV[1])
return 0`;

const CANCEL = `
if redis.call("exists", KEYS[1]) == 0 then return 0 end
redis.call("set", KEYS[1], "cancel", "PX", ARGV[1])
return 1`;

/**
 * Running interactions as marks in Redis: a keyed name and one word, looked at every second while
 * the interaction runs. While Redis is away only the process that runs an interaction can end it.
 */
export class RedisRunSignals {
  readonly #redis: GuardedRedis;

  constructor(redis: GuardedRedis) {
    this.#redis = redis;
  }

  watch(name: string, onCancelled: () => void): () => void {
    const look = async (): Promise<void> => {
      const found = await this.#redis.run((redis) => redis.eval(LOOK, 1, keyOf(name), LIFE_MS));
      if (found !== "unavailable" && found.reply === 1) onCancelled();
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
    return () => {
      clearInterval(timer);
      void this.#redis.run((redis) => redis.del(keyOf(name)));
    };
  }

  async cancel(name: string): Promise<boolean> {
    const told = await this.#redis.run((redis) => redis.eval(CANCEL, 1, keyOf(name), LIFE_MS));
    return told !== "unavailable" && told.reply === 1;
  }
}

function keyOf(name: string): string {
  return `seatwise:run:${name}`;
}
