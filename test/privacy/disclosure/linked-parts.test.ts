import { describe, expect, it } from "@jest/globals";
import { type AlikeParts, hideLinked } from "../../../src/privacy/index.ts";

const alike = (tables: readonly number[], ...counts: readonly number[]): AlikeParts => ({
  tables: new Set(tables),
  counts,
});

describe("tables of the same people side by side (S5)", () => {
  it("do not tell by subtraction what one of them hides", () => {
    const people = [alike([0, 1], 200, 35, 20), alike([0, 2], 30, 5, 10)];
    const told = hideLinked(
      [
        [230, 40, 30],
        [200, 35, 20],
        [30, null, null],
      ],
      people,
      10,
    );
    // Everybody less the holders of the first product are those of the second.
    expect(told[2]).toEqual([30, null, null]);
    expect(told[0]?.[1] === null || told[1]?.[1] === null).toBe(true);
    expect(told.flat().filter((count) => count !== null).length).toBeGreaterThan(3);
  });

  it("stay whole where people who hold several products leave it open", () => {
    const people = [
      alike([0, 1], 100, 30, 20),
      alike([0, 2], 20, 6, 14),
      alike([0, 1, 2], 40, 15, 12),
      alike([0], 15, 11, 13),
    ];
    const tables = [
      [175, 62, 59],
      [140, 45, 32],
      [60, 21, 26],
    ];
    expect(hideLinked(tables, people, 10)).toEqual(tables);
  });

  it("may say of many that none of them does something", () => {
    const tables = [
      [115, 0],
      [60, 0],
    ];
    expect(hideLinked(tables, [alike([0, 1], 60, 0), alike([0], 55, 0)], 10)).toEqual(tables);
  });

  it("say nothing of a few by saying it of everybody and of all others", () => {
    const people = [alike([0], 60, 12), alike([0, 1], 5, 2)];
    const others = [
      [65, 14],
      [null, null],
    ];
    expect(hideLinked(others, people, 10)).toEqual(others);
    expect(
      hideLinked([...others, [60, 12]], [alike([0, 2], 60, 12), alike([0, 1], 5, 2)], 10),
    ).toEqual([expect.anything(), [null, null], [null, null]]);
  });
});
