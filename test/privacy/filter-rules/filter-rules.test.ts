import { describe, expect, it } from "@jest/globals";
import { isAppError } from "../../../src/core/errors.ts";
import { compileRules, type FilterRule, tryRule } from "../../../src/privacy/filter-rules/index.ts";
import { NumberedPseudonyms, Scrubber } from "../../../src/privacy/text/index.ts";

function rule(part: Partial<FilterRule> & Pick<FilterRule, "match">): FilterRule {
  return { id: "r1", version: 1, name: "Rule", enabled: true, action: "pseudonymise", ...part };
}

const contracts = { type: "pattern", pattern: "CT-\\d{4}", caseSensitive: false } as const;
const codenames = { type: "words", words: ["Blue Heron", "Żubr"] } as const;
const addresses = { type: "category", kinds: ["EMAIL"] } as const;

function scrub(question: string, ...rules: readonly FilterRule[]) {
  return new Scrubber({ rules: compileRules(rules) }).scrub(question, new NumberedPseudonyms());
}

function fault(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return isAppError(error) ? [error.code, error.details.argument] : error;
  }
  return "passed";
}

describe("filter rules", () => {
  it.each([
    ["a pattern pseudonymised", rule({ match: contracts }), "what of ct-1234?", "what of Term-01?"],
    [
      "a pattern masked",
      rule({ match: contracts, action: "mask" }),
      "what of CT-1234?",
      "what of [masked]?",
    ],
    [
      "a phrase in any case and spacing",
      rule({ match: codenames }),
      "cost of blue-heron",
      "cost of Term-01",
    ],
    ["a word without its accent", rule({ match: codenames }), "cost of ZUBR", "cost of Term-01"],
    [
      "no part of a longer word",
      rule({ match: codenames }),
      "cost of blue heronry",
      "cost of blue heronry",
    ],
    [
      "a kind masked for good",
      rule({ match: addresses, action: "mask" }),
      "mail a@b.org",
      "mail [masked]",
    ],
    [
      "a disabled rule",
      rule({ match: contracts, enabled: false }),
      "what of CT-1234?",
      "what of CT-1234?",
    ],
    [
      "a pattern behind percent-encoding",
      rule({ match: contracts }),
      "what of CT%2D1234?",
      "what of Term-01?",
    ],
  ])("%s", (_, one, question, expected) => {
    expect(scrub(question, one).text).toBe(expected);
  });

  it("name themselves in what was scrubbed", () => {
    const masked = rule({ id: "m", version: 3, match: addresses, action: "mask" });
    expect(scrub("mail a@b.org", masked).rules).toEqual([{ id: "m", version: 3, action: "mask" }]);
  });

  it("block the question as a whole", () => {
    const block = rule({ match: contracts, action: "block" });
    expect(fault(() => scrub("what of CT-1234?", block))).toEqual([
      "EGRESS_BLOCKED",
      "filterRules",
    ]);
  });

  it("only tighten: the strictest of several wins, and no rule lets anything through", () => {
    const mild = rule({ id: "a", match: addresses });
    const strict = rule({ id: "b", match: addresses, action: "mask" });
    expect(scrub("mail a@b.org", mild, strict).text).toBe("mail [masked]");
    expect(scrub("mail a@b.org", mild).text).toBe("mail Address-01");
  });

  it("never take a pseudonym apart", () => {
    const digits = rule({
      match: { type: "pattern", pattern: "\\d+", caseSensitive: true },
      action: "block",
    });
    expect(scrub("mail a@b.org", digits).text).toBe("mail Address-01");
  });

  it.each([
    ["a look-ahead", { type: "pattern", pattern: "(?=a)b", caseSensitive: true }, "pattern"],
    ["an open bracket", { type: "pattern", pattern: "[a", caseSensitive: true }, "pattern"],
    [
      "a pattern that matches nothing at all",
      { type: "pattern", pattern: "a*", caseSensitive: true },
      "pattern",
    ],
    ["a word list entry without letters", { type: "words", words: ["--"] }, "words"],
    ["an empty word list", { type: "words", words: [] }, "match.words"],
    ["a category that does not exist", { type: "category", kinds: ["SHOE_SIZE"] }, "match.kinds.0"],
  ])("refuse %s", (_, match, argument) => {
    const written = JSON.parse(JSON.stringify(rule({ match: addresses })));
    expect(fault(() => compileRules([{ ...written, match }]))).toEqual(["BAD_INPUT", argument]);
  });

  it("refuse more patterns than a question has time for", () => {
    const many = Array.from({ length: 51 }, (_, nth) => rule({ id: `r${nth}`, match: contracts }));
    expect(fault(() => compileRules(many))).toEqual(["BAD_INPUT", "rules"]);
  });

  it("take a pattern that would stall a backtracking engine", () => {
    const evil = rule({ match: { type: "pattern", pattern: "(a+)+b", caseSensitive: true } });
    expect(scrub("a".repeat(4000), evil).text).toBe("a".repeat(4000));
  });
});

describe("trying a rule before it is enabled", () => {
  it("shows what would be caught and what the model would read", () => {
    const draft = rule({ match: contracts, action: "mask", enabled: false });
    expect(tryRule(draft, "CT-1234 of anna@b.org")).toEqual({
      caught: [{ start: 0, end: 7, text: "CT-1234" }],
      reads: "[masked] of Address-01",
    });
  });

  it("shows that a blocked text is not read at all", () => {
    const draft = rule({ match: addresses, action: "block" });
    expect(tryRule(draft, "mail a@b.org")).toEqual({
      caught: [{ start: 5, end: 12, text: "a@b.org" }],
      reads: undefined,
    });
  });

  it("counts in the tenant's other rules, and replaces the rule's own earlier version", () => {
    const earlier = rule({ match: codenames, action: "block" });
    const other = rule({ id: "r2", match: contracts });
    const draft = rule({ version: 2, match: codenames, action: "mask" });
    expect(tryRule(draft, "Żubr has CT-1234", { otherRules: [earlier, other] })).toEqual({
      caught: [{ start: 0, end: 4, text: "Żubr" }],
      reads: "[masked] has Term-01",
    });
  });
});
