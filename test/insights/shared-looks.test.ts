import { describe, expect, it } from "@jest/globals";
import { SharedLooks } from "../../src/insights/shared-looks.ts";

describe("looks that many ask for at once", () => {
  it("are made one after the other, and show everybody what was so after they asked", async () => {
    const begun: ((value: number) => void)[] = [];
    const looks = new SharedLooks(() => new Promise<number>((resolve) => begun.push(resolve)));
    const first = looks.at("one");
    const others = [looks.at("one"), looks.at("one")];
    const elsewhere = looks.at("other");
    expect(begun).toHaveLength(2);
    begun[0]?.(1);
    begun[1]?.(2);
    expect([await first, await elsewhere]).toEqual([1, 2]);
    await Promise.resolve();
    expect(begun).toHaveLength(3);
    begun[2]?.(3);

    expect(await Promise.all(others)).toEqual([3, 3]);
  });

  it("that fail keep nobody from looking again", async () => {
    let times = 0;
    const looks = new SharedLooks(async () => {
      times += 1;
      if (times === 1) throw new Error("away");
      return times;
    });
    const both = await Promise.allSettled([looks.at("one"), looks.at("one")]);

    expect(both.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(await looks.at("one")).toBe(3);
  });
});
