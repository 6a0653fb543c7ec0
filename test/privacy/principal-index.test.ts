import { describe, expect, it } from "@jest/globals";
import { array, assert, property, string } from "fast-check";
import { PrincipalIndex } from "../../src/privacy/principal-index.ts";

const KEY = Uint8Array.from([3, 1, 4, 1, 5, 9, 2, 6]);

describe("the index of principal names", () => {
  it("numbers names as a dictionary would, whatever their case", () => {
    assert(
      property(array(string({ maxLength: 12 }), { maxLength: 300 }), (names) => {
        const index = new PrincipalIndex(KEY);
        const dictionary = new Map<string, number>();
        for (const name of names) {
          const lower = name.toLowerCase();
          const expected = dictionary.get(lower) ?? dictionary.size;
          dictionary.set(lower, expected);
          expect(index.add(name)).toBe(expected);
        }
        expect(index.size).toBe(dictionary.size);
        expect(names.map((name) => index.find(name.toUpperCase()))).toEqual(
          names.map((name) => dictionary.get(name.toUpperCase().toLowerCase())),
        );
      }),
    );
  });

  it("finds every one of many names, and nobody else", () => {
    const index = new PrincipalIndex(KEY);
    const name = (number: number) => `user${number}@contoso.example`;
    for (let number = 0; number < 50_000; number += 1) {
      index.add(name(number));
    }
    const wrong = Array.from({ length: 50_000 }, (_, number) => number).filter(
      (number) =>
        index.find(name(number)) !== number || index.find(name(-1 - number)) !== undefined,
    );

    expect(wrong).toEqual([]);
  });
});
