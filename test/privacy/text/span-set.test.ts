import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { SpanSet } from "../../../src/privacy/text/span-set.ts";

const LENGTH = 40;
const span = fc
  .tuple(fc.nat(LENGTH - 1), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: Math.min(LENGTH, start + length) }));

function unitsOf(spans: readonly { readonly start: number; readonly end: number }[]): Set<number> {
  return new Set(
    spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
  );
}

describe("findings of one text", () => {
  it("cover all that any detector saw, without overlaps, and nothing reserved", () => {
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 15 }),
        fc.array(span, { maxLength: 2 }),
        (seen, reserved) => {
          const set = new SpanSet(LENGTH, reserved);
          for (const one of seen) {
            set.add({ ...one, kind: "PERSON", detector: "test" });
          }
          const kept = set.inOrder();
          const untouchable = unitsOf(reserved);
          const wanted = new Set([...unitsOf(seen)].filter((unit) => !untouchable.has(unit)));
          expect(unitsOf(kept)).toEqual(wanted);
          expect(kept.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(wanted.size);
        },
      ),
    );
  });

  it("keeps a secret a secret inside something wider", () => {
    const set = new SpanSet(LENGTH);
    set.add({ start: 5, end: 10, kind: "SECRET", detector: "key" });
    set.add({ start: 0, end: 20, kind: "URL", detector: "url" });
    expect(set.inOrder()).toEqual([{ start: 0, end: 20, kind: "SECRET", detector: "url" }]);
  });
});
