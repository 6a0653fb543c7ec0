import type { TenantId } from "../core/ids.ts";
import type { RejectionListener } from "./aggregate-cache.ts";
import type { GuardedRedis } from "./guarded-redis.ts";
import { KeyBoundCipher } from "./key-bound-cipher.ts";

const KEPT = 500;
const LIFE_SECONDS = 30 * 86_400;

const APPEND = `
redis.call("rpush", KEYS[1], ARGV[1])
redis.call("ltrim", KEYS[1], -ARGV[2], -1)
redis.call("expire", KEYS[1], ARGV[3])`;

interface Options<Record> {
  readonly redis: GuardedRedis;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
  /** @returns `undefined` for what is no record. */
  readonly decode: (value: unknown) => Record | undefined;
  readonly onRejected: RejectionListener;
}

/**
 * Records per tenant in Redis: a keyed name, each record encrypted and bound to its tenant. What does
 * not open was not written by Seatwise, and what is there twice was put there again: it is left out,
 * and makes one rejection of the reading.
 */
export class RedisTenantRecords<Record> {
  readonly #options: Options<Record>;
  readonly #cipher: KeyBoundCipher;

  constructor(options: Options<Record>, purpose: string) {
    this.#options = options;
    this.#cipher = new KeyBoundCipher(options.seatwiseKey, purpose);
  }

  async append(tenantId: TenantId, record: Record): Promise<void> {
    const body = this.#cipher.encrypt(JSON.stringify(record), [tenantId]);
    await this.#options.redis.run((redis) =>
      redis.eval(APPEND, 1, this.#keyOf(tenantId), body, KEPT, LIFE_SECONDS),
    );
  }

  /** Oldest first; none while Redis is away. */
  async read(tenantId: TenantId): Promise<readonly Record[]> {
    const entry = this.#keyOf(tenantId);
    const kept = await this.#options.redis.run((redis) => redis.lrangeBuffer(entry, 0, -1));
    if (kept === "unavailable") return [];
    // No two encryptions are alike, so equal bytes are one record put there twice.
    const once = new Map(kept.reply.map((body) => [body.toString("base64"), body]));
    const texts = [...once.values()].map((body) => this.#cipher.decrypt(body, [tenantId]));
    if (texts.includes(undefined)) {
      this.#options.onRejected({ store: "records", because: "forged", entry });
    }
    if (once.size < kept.reply.length) {
      this.#options.onRejected({ store: "records", because: "superseded", entry });
    }
    return texts.flatMap((text) => {
      const record = text === undefined ? undefined : this.#options.decode(JSON.parse(text));
      return record === undefined ? [] : [record];
    });
  }

  #keyOf(tenantId: TenantId): string {
    return `seatwise:records:${this.#cipher.nameOf([tenantId])}`;
  }
}
