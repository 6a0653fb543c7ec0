import { z } from "zod";
import type { Clock } from "../core/clock.ts";
import type { TenantId } from "../core/ids.ts";
import { parseJson } from "../core/parse-json.ts";
import type { RejectionListener } from "./aggregate-cache.ts";
import type { GuardedRedis } from "./guarded-redis.ts";
import { KeyBoundCipher } from "./key-bound-cipher.ts";

const KEPT = 500;
const LIFE_SECONDS = 30 * 86_400;
/** How far the clocks of processes may differ, and how late a record may reach Redis. */
const DISORDER_MS = 60_000;

/** A record as it lies inside the encryption. */
const writing = z.object({ writtenAtMs: z.number(), record: z.unknown() });
type Writing = z.infer<typeof writing>;

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
  readonly clock: Clock;
  readonly onRejected: RejectionListener;
}

/**
 * Records per tenant in Redis: a keyed name, each record encrypted and bound to its tenant. What does
 * not open was not written by Seatwise; what is there twice, or behind records that were written long
 * after it, was put there again. It is left out, and makes one rejection of the reading.
 */
export class RedisTenantRecords<Record> {
  readonly #options: Options<Record>;
  readonly #cipher: KeyBoundCipher;

  constructor(options: Options<Record>, purpose: string) {
    this.#options = options;
    this.#cipher = new KeyBoundCipher(options.seatwiseKey, purpose);
  }

  async append(tenantId: TenantId, record: Record): Promise<void> {
    const writtenAtMs = this.#options.clock.now().getTime();
    const body = this.#cipher.encrypt(JSON.stringify({ writtenAtMs, record }), [tenantId]);
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
    const written = [...once.values()].map((body) => this.#open(tenantId, body));
    const genuine = written.filter((one) => one !== undefined);
    const inOrder = withoutPutBack(genuine);
    if (genuine.length < written.length) {
      this.#options.onRejected({ store: "records", because: "forged", entry });
    }
    if (once.size < kept.reply.length || inOrder.length < genuine.length) {
      this.#options.onRejected({ store: "records", because: "superseded", entry });
    }
    return inOrder.flatMap(({ record }) => this.#options.decode(record) ?? []);
  }

  #open(tenantId: TenantId, body: Buffer): Writing | undefined {
    const text = this.#cipher.decrypt(body, [tenantId]);
    return text === undefined ? undefined : writing.safeParse(parseJson(text)).data;
  }

  #keyOf(tenantId: TenantId): string {
    return `seatwise:records:${this.#cipher.nameOf([tenantId])}`;
  }
}

/** Records in the order in which they were written, give or take what clocks differ. */
function withoutPutBack(written: readonly Writing[]): readonly Writing[] {
  let newestMs = 0;
  return written.filter(({ writtenAtMs }) => {
    const isPutBack = writtenAtMs < newestMs - DISORDER_MS;
    newestMs = Math.max(newestMs, writtenAtMs);
    return !isPutBack;
  });
}
