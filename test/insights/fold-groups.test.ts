import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { foldGroups } from "../../src/insights/fold-groups.ts";

interface Group {
  readonly name: string;
  readonly members: number;
  readonly each: number;
}

const group = (name: string, members: number, each = 100): Group => ({ name, members, each });

const sizeOf = ({ members, each }: Group) => ({
  members,
  sums: [{ total: members * each, largest: each, second: members > 1 ? each : 0 }],
});

function fold(...groups: readonly Group[]) {
  const folded = foldGroups(groups, 5, sizeOf);
  return folded && [folded.named, folded.other].map((all) => all.map(({ name }) => name).join(""));
}

describe("small groups", () => {
  it.each([
    ["stay by themselves when they are large enough", [group("a", 9), group("b", 5)], ["ab", ""]],
    ["are merged when they are not", [group("a", 9), group("b", 3), group("c", 2)], ["a", "bc"]],
    [
      "are joined by the smallest named one while they are too few together",
      [group("a", 9), group("b", 6), group("c", 1)],
      ["a", "bc"],
    ],
    ["make no table when nobody would be left to be named", [group("a", 9), group("b", 2)], null],
    ["make no table of fewer than twice the minimum", [group("a", 5), group("b", 4)], null],
  ] as const)("%s", (_, groups, expected) => {
    expect(fold(...groups)).toEqual(expected);
  });

  it("are merged when one member costs more than all others together", () => {
    const dear = { name: "a", members: 6, each: 0 };
    const folded = foldGroups([dear, group("b", 20), group("c", 20)], 5, (one) =>
      one === dear
        ? { members: 6, sums: [{ total: 1100, largest: 1000, second: 20 }] }
        : sizeOf(one),
    );
    expect(folded?.other.map(({ name }) => name)).toContain("a");
  });

  it("never show fewer members than the minimum, and lose nobody", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 20 }), (sizes) => {
        const groups = sizes.map((members, at) => group(`g${at} `, members));
        const folded = foldGroups(groups, 5, sizeOf);
        if (folded === null) return;
        const count = (all: readonly Group[]) => all.reduce((sum, { members }) => sum + members, 0);
        expect(folded.named.every(({ members }) => members >= 5)).toBe(true);
        expect(folded.other.length === 0 || count(folded.other) >= 5).toBe(true);
        expect(count(folded.named) + count(folded.other)).toBe(count(groups));
      }),
    );
  });
});
