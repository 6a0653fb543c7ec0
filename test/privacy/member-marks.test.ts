import { describe, expect, it } from "@jest/globals";
import { objectId } from "../../src/core/ids.ts";
import { Pii } from "../../src/core/pii.ts";
import { MemberMarks } from "../../src/privacy/index.ts";

const KEY = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
const ANNA = new Pii(objectId.parse("00000000-0000-4000-8000-00000000000a"));
const BEN = new Pii(objectId.parse("00000000-0000-4000-8000-00000000000b"));

function marksOf(key: Uint8Array, ...members: readonly (typeof ANNA)[]): readonly number[] {
  const marks = new MemberMarks(key);
  members.forEach((member, cohort) => marks.add(cohort, member));
  return Array.from({ length: marks.size }, (_, at) => marks.markAt(at));
}

describe("marks of members", () => {
  it("are the same in every survey under one key, and different for different members", () => {
    const [anna, ben] = marksOf(KEY, ANNA, BEN);
    expect(marksOf(KEY, BEN, ANNA)).toEqual([ben, anna]);
    expect(anna).not.toBe(ben);
  });

  it("cannot be compared with those of another tenant", () => {
    expect(marksOf(KEY.toReversed(), ANNA)).not.toEqual(marksOf(KEY, ANNA));
  });

  it("remember in which cohort a member was counted", () => {
    const marks = new MemberMarks(KEY);
    marks.add(7, ANNA);
    expect(marks.cohortAt(0)).toBe(7);
  });
});
