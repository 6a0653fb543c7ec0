import { describe, expect, it } from "@jest/globals";
import { isoInstant, tenantId } from "../../../src/core/ids.ts";
import {
  closed,
  namesOfSnapshot,
  PseudonymBook,
  SnapshotPseudonyms,
} from "../../../src/privacy/index.ts";
import { schemaOf } from "../../../src/privacy/vocabulary.ts";

const KEY = "5ea7".repeat(16);
const SNAPSHOT = {
  tenantId: tenantId.parse("8f3c1c1e-07aa-4000-8000-0000000000a1"),
  asOf: isoInstant.parse("2026-11-21T10:00:00Z"),
};
const DEPARTMENTS = Array.from({ length: 400 }, (_, n) => `Department of ${n}`);

describe("pseudonyms of a snapshot", () => {
  it("are one per word, in the form the seal admits", () => {
    const snapshot = new SnapshotPseudonyms(KEY, SNAPSHOT);
    const given = DEPARTMENTS.map((name) => snapshot.pseudonymOf("Department", name));
    expect(new Set(given).size).toBe(DEPARTMENTS.length);
    for (const pseudonym of given) {
      expect(schemaOf(closed.pseudonym("Department")).safeParse(pseudonym).success).toBe(true);
    }
    expect(given.map((pseudonym) => snapshot.nameOf(pseudonym))).toEqual(DEPARTMENTS);
  });

  it("are others in the next snapshot, in another tenant and under another key", () => {
    const base = new SnapshotPseudonyms(KEY, SNAPSHOT).pseudonymOf("Department", "Finance");
    const others = [
      new SnapshotPseudonyms(KEY, { ...SNAPSHOT, asOf: isoInstant.parse("2026-11-22T10:00:00Z") }),
      new SnapshotPseudonyms(KEY, {
        ...SNAPSHOT,
        tenantId: tenantId.parse("8f3c1c1e-07aa-4000-8000-0000000000a2"),
      }),
      new SnapshotPseudonyms("5ea8".repeat(16), SNAPSHOT),
    ].map((snapshot) => snapshot.pseudonymOf("Department", "Finance"));
    expect(others).not.toContain(base);
  });

  it("never meet those of a conversation", () => {
    const ofSnapshot = new SnapshotPseudonyms(KEY, SNAPSHOT).pseudonymOf("Department", "Finance");
    expect(ofSnapshot).toMatch(/^Department-\d{6}$/);
    const book = new PseudonymBook(() => 9_999);
    expect(
      book.pseudonymFor({ kind: "DEPARTMENT", word: "Department", identity: "f", written: "F" }),
    ).toBe("Department-9999");
  });

  it("can be resolved by another process from the words its caller reads, or not at all", () => {
    const snapshot = new SnapshotPseudonyms(KEY, SNAPSHOT);
    const names = namesOfSnapshot(KEY, SNAPSHOT, { Department: DEPARTMENTS });
    for (const name of DEPARTMENTS) {
      const pseudonym = snapshot.pseudonymOf("Department", name);
      expect([name, undefined]).toContain(names.nameOf(pseudonym));
    }
    const resolved = DEPARTMENTS.filter(
      (name) => names.nameOf(snapshot.pseudonymOf("Department", name)) === name,
    );
    expect(resolved.length).toBeGreaterThan(DEPARTMENTS.length * 0.98);
  });

  it("stay unresolved where the caller reads no words", () => {
    const pseudonym = new SnapshotPseudonyms(KEY, SNAPSHOT).pseudonymOf("Department", "Finance");
    expect(namesOfSnapshot(KEY, SNAPSHOT, {}).nameOf(pseudonym)).toBeUndefined();
  });
});
