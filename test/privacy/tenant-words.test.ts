import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { Pii } from "../../src/core/pii.ts";
import { TenantWords } from "../../src/privacy/tenant-words.ts";

describe("words of the tenant", () => {
  it("get one key each, in the order of appearance", () => {
    const words = new TenantWords();
    const keys = ["Sales", " Sales ", "Legal", "", "  "].map((name) =>
      words.departmentKey(new Pii(name)),
    );

    expect(keys).toEqual([0, 0, 1, null, null]);
    expect(words.departmentKey(null)).toBeNull();
    expect(words.countryKey(new Pii("Sales"))).toBe(0);
    expect(words.departments()).toEqual(["Sales", "Legal"]);
    expect(words.countries()).toEqual(["Sales"]);
  });

  it("show themselves nowhere", () => {
    const words = new TenantWords();
    words.departmentKey(new Pii("Sales"));

    expect([
      String(words),
      JSON.stringify({ words }),
      inspect(words, { showHidden: true }),
    ]).toEqual(["[tenant words]", '{"words":"[tenant words]"}', "[tenant words]"]);
  });
});
