import { describe, expect, it } from "@jest/globals";
import { array, assert, asyncProperty, integer } from "fast-check";
import { merged } from "../../src/graph/transport/merge.ts";

describe("merging streams", () => {
  it("gives every item once, in the order of its stream, and reads few streams at a time", async () => {
    const lengths = array(integer({ min: 0, max: 5 }), { maxLength: 12 });
    await assert(
      asyncProperty(lengths, integer({ min: 1, max: 4 }), async (sizes, limit) => {
        let underWay = 0;
        let most = 0;
        async function* stream(name: number, size: number) {
          for (let item = 0; item < size; item += 1) {
            underWay += 1;
            most = Math.max(most, underWay);
            await new Promise((resolve) => setImmediate(resolve));
            underWay -= 1;
            yield { name, item };
          }
        }
        const streams = sizes.map((size, name) => stream(name, size));
        const items: { name: number; item: number }[] = [];
        for await (const item of merged(streams, () => limit)) {
          items.push(item);
        }

        expect(sizes.map((_, name) => items.filter((item) => item.name === name))).toEqual(
          sizes.map((size, name) => Array.from({ length: size }, (_, item) => ({ name, item }))),
        );
        expect(most).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it("fails with the first stream that fails", async () => {
    async function* endless() {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        yield 1;
      }
    }
    async function* failing(): AsyncGenerator<number> {
      yield 2;
      throw new Error("gone");
    }
    const reading = async () => {
      for await (const item of merged([endless(), failing()], () => 2)) {
        expect(item).toBeGreaterThan(0);
      }
    };

    await expect(reading()).rejects.toThrow("gone");
  });
});
