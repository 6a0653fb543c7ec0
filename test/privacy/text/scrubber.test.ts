import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { isAppError } from "../../../src/core/errors.ts";
import type { Detector } from "../../../src/privacy/text/detector.ts";
import { ALL_DETECTORS } from "../../../src/privacy/text/detectors/all.ts";
import {
  createDirectoryDictionary,
  NumberedPseudonyms,
  Scrubber,
} from "../../../src/privacy/text/index.ts";

const tenant = createDirectoryDictionary({
  people: [{ displayName: "Anna Nowak" }, { displayName: "Horváth, Zsófia" }],
  groups: ["Project Nightingale Finance", "Team Falcon", "M365_Phoenix_77"],
  departments: ["Sales"],
  domains: ["contoso.com"],
});
const scrubber = new Scrubber({ dictionary: tenant, country: "US" });

function scrubbed(question: string): string {
  return scrubber.scrub(question, new NumberedPseudonyms()).text;
}

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
  return "passed";
}

describe("what the model reads", () => {
  it.each([
    ["Does Anna Nowak use Visio Plan 2?", "Does Person-01 use Visio Plan 2?"],
    ["Nowak, Anna and anna nowak are one", "Person-01 and Person-01 are one"],
    ["zsofia horvath left", "Person-01 left"],
    ["Mail anna.nowak@contoso.com please", "Mail Address-01 please"],
    ["Why is Project Nightingale Finance paying €12?", "Why is Group-01 paying €12?"],
    ["in the repo of team Falcon", "in the repo of Group-01"],
    ["does m365_phoenix_77 assign SPE_E5", "does Group-01 assign SPE_E5"],
    ["What does Sales cost?", "What does Department-01 cost?"],
    ["How many users of contoso.com?", "How many users of Domain-01?"],
    ["Site https://contoso.com/sites/Orchid is big", "Site https://Domain-01/sites/Site-01 is big"],
    ["Call Anna on +48 601 153 991 or +48601153991", "Call Person-01 on Phone-01 or Phone-01"],
    ["How much do we waste on Microsoft 365 E5?", "How much do we waste on Microsoft 365 E5?"],
  ])("%s", (question, expected) => {
    expect(scrubbed(question)).toBe(expected);
  });
});

describe("disguises", () => {
  it.each([
    ["percent-encoding", "mail anna%40contoso.com now"],
    ["percent-encoding twice", "mail anna%2540contoso.com now"],
    ["HTML entities", "mail anna&#64;contoso&period;com now"],
    ["JSON escapes", "mail anna\\u0040contoso.com now"],
    ["base64", `mail ${Buffer.from("anna@contoso.com").toString("base64")} now`],
    [
      "base64 of base64",
      `mail ${Buffer.from(Buffer.from("anna@contoso.com").toString("base64")).toString("base64")} now`,
    ],
    ["hex", `mail ${Buffer.from("anna@contoso.com").toString("hex")} now`],
    ["zero-width characters", "mail an\u200bna@con\u200dto\u2060so.com now"],
    ["soft hyphens and bidirectional marks", "mail an\u00adna@\u202econtoso.com now"],
    ["tag characters", "mail anna\u{e0041}@contoso.com now"],
    ["full-width letters", "mail ａｎｎａ＠contoso.com now"],
    ["letters of another script", "mail аnna@cоntoso.com now"],
    ["spelling it out", "mail anna dot nowak at contoso dot com now"],
  ])("an address is seen through %s", (_, question) => {
    expect(scrubbed(question)).toBe("mail Address-01 now");
  });

  it("leaves no invisible character in what travels", () => {
    expect(scrubbed("cost\u200b of\u{e0020}\u202e E5")).toBe("cost of E5");
  });

  it("tells where in the caller's own text each thing stood", () => {
    const question = "ｍail an\u200bna@contoso.com now";
    const { redactions } = scrubber.scrub(question, new NumberedPseudonyms());
    expect(redactions).toEqual([
      { start: 5, end: 22, kind: "EMAIL", detector: "email", replacement: "Address-01" },
    ]);
  });
});

describe("fixed point", () => {
  it("finds nothing more in what it has let pass", () => {
    const parts = fc.constantFrom(
      ..."Anna Nowak|anna@contoso.com|4111 1111 1111 1111|+48 601 153 991|is|the|of|E5|,|\n|(|)|%40|10.0.0.1|Mark|Person-01|DE89 3704 0044 0532 0130 00|password: Xy7!kLm9|Team Falcon".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (words) => {
        const once = scrubber.scrub(words.join(" "), new NumberedPseudonyms()).text;
        const bare = once.replace(/\b[A-Z][a-z]+-\d{2,}\b/g, "x");
        for (const secret of ["nowak", "contoso", "1111", "601", "10.0.0.1", "0532", "kLm9"]) {
          expect(bare.toLowerCase()).not.toContain(secret.toLowerCase());
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("refusals", () => {
  it.each([
    ["4,096 bytes", "a ".repeat(2048), "passed"],
    ["one byte more", `${"a ".repeat(2048)}a`, "QUESTION_TOO_LONG"],
    ["few characters of many bytes", "漢".repeat(1366), "QUESTION_TOO_LONG"],
    ["a text that normalisation blows up", "\ufdfa".repeat(300), "QUESTION_TOO_LONG"],
  ])("%s", (_, question, expected) => {
    expect(refusal(() => scrubber.scrub(question, new NumberedPseudonyms()))).toBe(expected);
  });

  it("sends nothing when a detector throws", () => {
    const broken: Detector = {
      id: "broken",
      find: () => {
        throw new Error("no");
      },
    };
    const failing = new Scrubber({ detectors: [broken] });
    expect(refusal(() => failing.scrub("hello", new NumberedPseudonyms()))).toBe("EGRESS_BLOCKED");
  });

  it.each([
    [50, "passed"],
    [51, "EGRESS_BLOCKED"],
  ])("with a budget of 50 ms and a detector that takes %i ms: %s", (takes, expected) => {
    let time = 0;
    const slow: Detector = {
      id: "slow",
      find: () => {
        time += takes;
        return [];
      },
    };
    const timed = new Scrubber({ detectors: [slow], elapsedMs: () => time, budgetMs: 50 });
    expect(refusal(() => timed.scrub("hello", new NumberedPseudonyms()))).toBe(expected);
  });

  it("sends nothing when every round finds something new", () => {
    const restless: Detector = {
      id: "restless",
      find: ({ text }) => {
        const start = text.indexOf("a");
        return start < 0 ? [] : [{ start, end: start + 1, kind: "TERM" }];
      },
    };
    const endless = new Scrubber({ detectors: [restless] });
    const question = "a a a a a a";
    expect(refusal(() => endless.scrub(question, new NumberedPseudonyms()))).toBe("EGRESS_BLOCKED");
  });

  it("refuses a pseudonym that is not shaped like one", () => {
    const leaky = { pseudonymFor: ({ written }: { readonly written: string }) => written };
    expect(refusal(() => scrubber.scrub("anna@contoso.com", leaky))).toBe("INTERNAL");
  });
});

describe("turns read together", () => {
  const turns = (...said: readonly string[]): readonly string[] =>
    scrubber.scrubTurns(said, new NumberedPseudonyms()).map(({ text }) => text);

  it.each([
    ["an address", ["the mailbox is anna.nowak@con", "toso.com, is it licensed?"], "toso"],
    ["a card number", ["it was charged to 4111 1111", "1111 1111 last month"], "1111"],
    ["a password", ["the password is", "Xy7!kLm9 by the way"], "kLm9"],
    ["a number over three turns", ["card 4111 1111", "1111", "1111 thanks"], "1111"],
  ])("%s split over turns leaves neither half", (_, said, half) => {
    expect(turns(...said).join("\n")).not.toContain(half);
  });

  it("leaves turns alone that hold nothing", () => {
    const said = ["How many seats of E5 are idle?", "Reclaim them in June."];
    expect(turns(...said)).toEqual(said);
  });

  it("gives one person one pseudonym in every turn", () => {
    expect(turns("Does Anna Nowak have E5?", "and what of anna nowak?")).toEqual([
      "Does Person-01 have E5?",
      "and what of Person-01?",
    ]);
  });
});

describe("every detector", () => {
  it("has an id of its own", () => {
    const ids = ALL_DETECTORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
