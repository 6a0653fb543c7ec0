import { describe, expect, it } from "@jest/globals";
import { NumberedPseudonyms, Scrubber } from "../../../src/privacy/index.ts";

const scrub = (text: string): string => new Scrubber().scrub(text, new NumberedPseudonyms()).text;

describe("numbers that states and employers give to people", () => {
  it.each([
    ["Is 12345678Z licensed?", "Is Identity-01 licensed?"],
    ["Is RSSMRA85T10A562S licensed?", "Is Identity-01 licensed?"],
    ["Is AB 12 34 56 C licensed?", "Is Identity-01 licensed?"],
    ["Is 1 85 05 78 006 084 91 licensed?", "Is Identity-01 licensed?"],
    ["Is 529.982.247-25 licensed?", "Is Identity-01 licensed?"],
    ["Is 811228-9874 licensed?", "Is Identity-01 licensed?"],
    ["Her passport number C01X00T47 expires", "Her passport number Identity-01 expires"],
    ["His PESEL is 44051401359.", "His PESEL is Identity-01."],
    ["BSN: 111222333", "BSN: Identity-01"],
    ["employee id 104233 left", "employee id Identity-01 left"],
  ])("%s", (question, expected) => {
    expect(scrub(question)).toBe(expected);
  });

  it.each([
    "Compare 12345678A with 12345678B",
    "Build 811228-9875 of Windows",
    "How many employees have a passport?",
    "Which driving licence rules apply to F3 and E5?",
    "Did 1.250.000-12 seats renew before 2027-03-31?",
  ])("are not seen where there are none: %s", (question) => {
    expect(scrub(question)).not.toContain("Identity-");
  });
});

describe("what other locales write", () => {
  it.each([
    ["Does 田中太郎 have E5?", "Does Person-01 have E5?"],
    ["Is محمد الأحمد idle?", "Is Person-01 idle?"],
    ["手机 13800138000 多少钱?", "手机 Phone-01 多少钱?"],
    ["Mail anna @ contoso . com about E5", "Mail Address-01 about E5"],
    [String.raw`Who owns \\fileserver01\hr$\pay.xlsx today?`, "Who owns Link-01 today?"],
    ["pw: Sommer2026! works", "pw: Secret-01 works"],
  ])("%s", (question, expected) => {
    expect(scrub(question)).toBe(expected);
  });

  it("leaves a question in another script alone", () => {
    expect(scrub("有多少许可证没有被使用?")).toBe("有多少许可证没有被使用?");
  });
});
