import { describe, expect, it } from "@jest/globals";
import { KeyedHash } from "../../src/privacy/keyed-hash.ts";

const KEY = Uint8Array.from({ length: 8 }, (_, at) => at);

/** A text whose UTF-16 code units are these bytes, low byte first. */
const textOf = (length: number): string =>
  Buffer.from(Uint8Array.from({ length }, (_, at) => at)).toString("utf16le");

function digest(hash: KeyedHash, text: string): string {
  const { low, high } = hash.of(text);
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(low, 0);
  bytes.writeUInt32LE(high, 4);
  return bytes.toString("hex");
}

describe("the keyed hash", () => {
  // github.com/veorq/SipHash, vectors_hsip64: key 00..07, message 00..(length - 1).
  it.each([
    [0, "218d1f59b9b83cc8"],
    [2, "064f39ef7c50eb57"],
    [4, "d5e78a175be52ea1"],
    [6, "ce3e91358aa2bc25"],
    [8, "edfee820bce4858c"],
    [10, "95b0469f06a6f2ee"],
    [12, "7bc71f9faef5c799"],
    [14, "3bb1a870eae8e658"],
    [16, "7336aad25f7bf3b5"],
    [18, "c9b2db2b9a3e42f9"],
  ])("is HalfSipHash-2-4-64 for %d bytes", (length, expected) => {
    expect(digest(new KeyedHash(KEY), textOf(length))).toBe(expected);
  });

  it("differs by key", () => {
    const other = new KeyedHash(Uint8Array.from(KEY, (byte) => byte ^ 1));

    expect(digest(other, "a@contoso.example")).not.toBe(
      digest(new KeyedHash(KEY), "a@contoso.example"),
    );
  });
});
