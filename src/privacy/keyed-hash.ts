/** A hash of 64 bits as two unsigned words, low first. Reused by its hasher: read it before the next call. */
export interface Hash64 {
  readonly low: number;
  readonly high: number;
}

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/**
 * HalfSipHash-2-4 with 64 bits of output (Aumasson and Bernstein, github.com/veorq/SipHash) over the
 * UTF-16 code units of a text. Under a random key nobody can choose names that collide, and without
 * the key nobody can test a name against a hash. Made of 32-bit operations because it runs once per
 * member and once per report row, where an HMAC would cost more than everything else.
 */
export class KeyedHash implements Hash64 {
  low = 0;
  high = 0;
  readonly #key0: number;
  readonly #key1: number;
  #v0 = 0;
  #v1 = 0;
  #v2 = 0;
  #v3 = 0;

  /** @param key 8 random bytes. */
  constructor(key: Uint8Array) {
    const words = new DataView(key.buffer, key.byteOffset, 8);
    this.#key0 = words.getUint32(0, true);
    this.#key1 = words.getUint32(4, true);
  }

  of(text: string): Hash64 {
    this.#v0 = this.#key0;
    this.#v1 = this.#key1 ^ 0xee;
    this.#v2 = this.#key0 ^ 0x6c796765;
    this.#v3 = this.#key1 ^ 0x74656462;
    const paired = text.length & ~1;
    for (let at = 0; at < paired; at += 2) {
      this.#absorb(text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
    }
    const last = paired < text.length ? text.charCodeAt(paired) : 0;
    this.#absorb(last | ((text.length * 2) << 24));
    this.#v2 ^= 0xee;
    this.low = this.#squeeze();
    this.#v1 ^= 0xdd;
    this.high = this.#squeeze();
    return this;
  }

  #absorb(word: number): void {
    this.#v3 ^= word;
    this.#round();
    this.#round();
    this.#v0 ^= word;
  }

  #squeeze(): number {
    for (let round = 0; round < 4; round += 1) {
      this.#round();
    }
    return (this.#v1 ^ this.#v3) >>> 0;
  }

  #round(): void {
    let v0 = (this.#v0 + this.#v1) | 0;
    let v1 = rotate(this.#v1, 5) ^ v0;
    v0 = rotate(v0, 16);
    let v2 = (this.#v2 + this.#v3) | 0;
    let v3 = rotate(this.#v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotate(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotate(v1, 13) ^ v2;
    v2 = rotate(v2, 16);
    this.#v0 = v0;
    this.#v1 = v1;
    this.#v2 = v2;
    this.#v3 = v3;
  }
}
