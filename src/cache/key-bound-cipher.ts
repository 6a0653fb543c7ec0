import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveKey, keyedHash } from "../core/derived-key.ts";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The words a value belongs to, such as tenant, visibility class and name. Never written anywhere. */
export type Binding = readonly string[];

/**
 * How values lie in Redis: under a keyed hash instead of their name, encrypted, and bound to that
 * name. A value copied to another name, changed by a bit or made without SEATWISE_KEY does not open.
 */
export class KeyBoundCipher {
  readonly #names: Buffer;
  readonly #values: Buffer;

  /**
   * @param seatwiseKey SEATWISE_KEY, the same for all processes.
   * @param purpose what the values are; the values of one purpose do not open under another.
   */
  constructor(seatwiseKey: string, purpose: string) {
    this.#names = deriveKey(seatwiseKey, `${purpose} names`);
    this.#values = deriveKey(seatwiseKey, `${purpose} values`);
  }

  /** Stable name that identifies nobody to a reader of Redis. */
  nameOf(binding: Binding): string {
    return keyedHash(this.#names, binding);
  }

  encrypt(text: string, binding: Binding): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#values, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(associatedData(binding));
    return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  }

  /** @returns `undefined` when the bytes were not encrypted by us for this very binding. */
  decrypt(bytes: Buffer, binding: Binding): string | undefined {
    if (bytes.length < IV_BYTES + TAG_BYTES) {
      return undefined;
    }
    const iv = bytes.subarray(0, IV_BYTES);
    const tagAt = bytes.length - TAG_BYTES;
    const decipher = createDecipheriv(ALGORITHM, this.#values, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(associatedData(binding)).setAuthTag(bytes.subarray(tagAt));
    try {
      const start = decipher.update(bytes.subarray(IV_BYTES, tagAt));
      return Buffer.concat([start, decipher.final()]).toString("utf8");
    } catch {
      return undefined;
    }
  }
}

/** JSON keeps the borders between the words: `["ab", "c"]` is not `["a", "bc"]`. */
function associatedData(binding: Binding): Buffer {
  return Buffer.from(JSON.stringify(binding), "utf8");
}
