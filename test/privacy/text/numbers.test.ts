import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { Scrubber } from "../../../src/privacy/text/index.ts";

const scrubber = new Scrubber({ country: "US" });

/** What is found, as `KIND text`. */
function found(text: string): readonly string[] {
  return scrubber.find(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

describe("bank accounts", () => {
  it.each([
    ["Pay from DE89 3704 0044 0532 0130 00 now", ["IBAN DE89 3704 0044 0532 0130 00"]],
    ["Pay from NO9386011117947 now", ["IBAN NO9386011117947"]],
    ["Pay from DE89 3704 0044 0532 0130 01 now", []],
    ["Pay from DE89 3704 0044 0532 0130 now", []],
  ])("%s", (text, expected) => {
    expect(found(text).filter((one) => one.startsWith("IBAN"))).toEqual(expected);
  });
});

/** Completes digits with the check digit of Luhn. */
function withCheckDigit(digits: string): string {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, at) => {
      const doubled = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

describe("cards", () => {
  it.each([
    ["4012888888881881 4012-8888-8888-1881 4012 8888 8888 1881", 3],
    ["card 4012-8888-8888-1882", 0],
    ["378282246310005", 1],
    ["id 1234567812345670", 0],
  ])("%s holds %i", (text, count) => {
    expect(found(text).filter((one) => one.startsWith("CREDIT_CARD"))).toHaveLength(count);
  });

  it("every Visa number with its check digit is found in any grouping by four", () => {
    const digits = fc.stringMatching(/^4\d{14}$/).map(withCheckDigit);
    fc.assert(
      fc.property(digits, fc.constantFrom("", " ", "-"), (card, separator) => {
        const grouped = card.match(/\d{4}/g)?.join(separator) ?? "";
        // Few card numbers are valid numbers of another kind too; what counts is that all of it is covered.
        expect(found(`charged to ${grouped}.`).map((one) => one.replace(/^\S+ /, ""))).toEqual([
          grouped,
        ]);
      }),
      { numRuns: 100, examples: [["4009634070460968", ""]] },
    );
  });
});

describe("network addresses", () => {
  it.each([
    ["from 10.0.0.1, ok", ["IP 10.0.0.1"]],
    ["route 192.168.1.0/24.", ["IP 192.168.1.0/24"]],
    ["from 2001:db8::1.", ["IP 2001:db8::1"]],
    ["local ipv6 ::", ["IP ::"]],
    ["fe80::1%eth0", ["IP fe80::1%eth0"]],
    ["2001:db8:0:0:0:0:192.168.1.1", ["IP 2001:db8:0:0:0:0:192.168.1.1"]],
    ["at 73e:75b5:7:a23:3:8f:990:6:443", ["IP 73e:75b5:7:a23:3:8f:990:6"]],
    ["at ::ffff:65.121.71.181:443.", ["IP ::ffff:65.121.71.181"]],
    ["std::cout at 12:30", []],
    ["version 1.2.3", []],
    ["300.168.1.1", []],
    ["MAC 00:1A:2B:3C:4D:5E", ["MAC 00:1A:2B:3C:4D:5E"]],
    ["nobody has 00:00:00:00:00:00", []],
  ])("%s", (text, expected) => {
    expect(found(text).filter((one) => /^(?:IP|MAC) /.test(one))).toEqual(expected);
  });
});

describe("social security numbers", () => {
  it.each([
    ["Here's my SSN: 460-89-9847", ["US_SSN 460-89-9847"]],
    ["666-00-0000", []],
    ["social security 078051121", ["US_SSN 078051121"]],
    ["we have 460899847 items", []],
  ])("%s", (text, expected) => {
    expect(found(text).filter((one) => one.startsWith("US_SSN"))).toEqual(expected);
  });
});

describe("wallets", () => {
  it.each([
    ["16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ", 1],
    ["bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", 1],
    ["16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyY", 0],
  ])("%s", (text, count) => {
    expect(found(text).filter((one) => one.startsWith("CRYPTO"))).toHaveLength(count);
  });
});

function isHidden(text: string, number: string): boolean {
  const start = text.indexOf(number);
  const findings = scrubber.find(text);
  return Array.from(number.matchAll(/\d/g)).every(({ index }) =>
    findings.some((one) => one.start <= start + index && start + index < one.end),
  );
}

describe("telephone numbers of every country", () => {
  const numbers = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? []);

  it("are all found with their country code", () => {
    const missed = numbers
      .map((number) => number.formatInternational())
      .filter((number) => !isHidden(`Call me on ${number} about E5.`, number));
    expect({ of: numbers.length, missed }).toEqual({ of: 245, missed: [] });
  });

  it.each(["Call me on {} about the invoice.", "My mobile number is {}", "{} is my phone number"])(
    "are found as written at home, 240 of 245 and more: %s",
    (sentence) => {
      const hidden = numbers
        .map((number) => number.formatNational())
        .filter((number) => isHidden(sentence.replace("{}", number), number));
      expect(hidden.length).toBeGreaterThanOrEqual(240);
    },
  );

  it.each([
    "Total seats 93030, assigned 14792, consumed 76702",
    "We have 1 234 567 items and 12 345 678 GB",
    "between 2024-01-01 and 2025-12-31",
    "build 16.0.17328.20162 and 10.0.19045",
    "cost 1.234.567,89 EUR of 12 345 678 €",
    "12/2026 and 34/2027",
    "E3 300 400 500 seats, 1200 3400 5600",
  ])("leave figures alone: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});
