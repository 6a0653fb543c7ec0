import { describe, expect, it } from "@jest/globals";
import { CaseFileError, readCaseFile } from "../../../src/licensing/optimizer/licence-case.ts";

const sound = {
  format: "licence-case/1",
  id: "one",
  currency: "USD",
  minorUnit: 2,
  horizonMonths: 12,
  ladders: { mail: ["kiosk", "plan1"] },
  skus: [{ id: "A", priceMinorPerMonth: 100, provides: { mail: 2 } }],
  cohorts: [{ id: "g", users: 3, state: "active", needs: { mail: 1 }, tags: [], current: ["A"] }],
  purchased: [{ sku: "A", seats: 3, committedMonths: 0 }],
};

const fileOf = (...cases: readonly unknown[]): string =>
  JSON.stringify({ format: "licence-case-file/1", cases });

const reasonOf = (raw: unknown): string | undefined => {
  const [read] = readCaseFile(fileOf(raw));
  return read?.kind === "invalid" ? read.reason : undefined;
};

describe("reading a case file", () => {
  it("reads a file that begins with a byte order mark", () => {
    expect(readCaseFile('\uFEFF{"format":"licence-case-file/1","cases":[]}')).toEqual([]);
  });

  it("refuses what is not JSON, in one sentence", () => {
    expect(() => readCaseFile("{")).toThrow(CaseFileError);
    expect(() => readCaseFile("{")).toThrow(/^This is not JSON: /);
  });

  it("refuses another format", () => {
    expect(() => readCaseFile('{"format":"licence-case-file/2","cases":[]}')).toThrow(
      /^This is not a case file: format: /,
    );
  });

  it("reads the others when one case is broken", () => {
    const read = readCaseFile(fileOf({ ...sound, horizonMonths: 0 }, { ...sound, id: "two" }, 7));
    expect(read.map(({ id, kind }) => [id, kind])).toEqual([
      ["one", "invalid"],
      ["two", "problem"],
      ["#3", "invalid"],
    ]);
  });

  it("ignores SKUs that are not on offer where they can only forbid", () => {
    const strange = { seatLimits: [{ id: "cap", skus: ["A", "Z"], maxSeats: 3 }] };
    expect(reasonOf({ ...sound, ...strange, spare: [{ sku: "Z", percent: 5, min: 1 }] })).toBe(
      undefined,
    );
  });

  it.each([
    [
      "a price in fractions",
      { skus: [{ ...sound.skus[0], priceMinorPerMonth: 1.5 }] },
      /skus\[0\]\.priceMinorPerMonth/,
    ],
    ["a SKU listed twice", { skus: [sound.skus[0], sound.skus[0]] }, /A is listed twice/],
    ["seats of an unknown SKU", { purchased: [{ sku: "Z", seats: 1 }] }, /there is no SKU Z/],
    [
      "a bundle with an unknown SKU",
      { cohorts: [{ ...sound.cohorts[0], current: ["Z"] }] },
      /g holds Z/,
    ],
    [
      "a need on an unknown ladder",
      { cohorts: [{ ...sound.cohorts[0], needs: { fax: 1 } }] },
      /g needs fax/,
    ],
    [
      "a level beyond the ladder",
      { skus: [{ ...sound.skus[0], provides: { mail: 3 } }] },
      /level 3 of mail, which has 2/,
    ],
    [
      "amounts beyond exact numbers",
      { skus: [{ ...sound.skus[0], priceMinorPerMonth: 9e14 }] },
      /too large/,
    ],
  ])("names the case and the field: %s", (_, change, reason) => {
    expect(reasonOf({ ...sound, ...change })).toMatch(/^Case one: /);
    expect(reasonOf({ ...sound, ...change })).toMatch(reason);
  });
});
