import { describe, expect, it } from "@jest/globals";
import { ProductNames } from "../../src/privacy/assigned-products.ts";

const NAMES = [
  "Office 365 E3",
  "Enterprise Mobility + Security E3",
  "Enterprise Mobility + Security E5",
  "Microsoft 365 E5",
  "Microsoft 365 E5 Security",
  "Visio Plan 2",
];

describe("products named in a report's cell", () => {
  it.each([
    ["", [], false],
    ["OFFICE 365 E3", ["Office 365 E3"], false],
    ["OFFICE 365 E3+VISIO PLAN 2", ["Office 365 E3", "Visio Plan 2"], false],
    [
      "OFFICE 365 E3+ENTERPRISE MOBILITY + SECURITY E3",
      ["Enterprise Mobility + Security E3", "Office 365 E3"],
      false,
    ],
    [
      "ENTERPRISE MOBILITY + SECURITY E5+MICROSOFT 365 E5 SECURITY",
      ["Enterprise Mobility + Security E5", "Microsoft 365 E5 Security"],
      false,
    ],
    [
      "MICROSOFT 365 E5+MICROSOFT 365 E5 SECURITY",
      ["Microsoft 365 E5", "Microsoft 365 E5 Security"],
      false,
    ],
    ["Visio Plan 2", ["Visio Plan 2"], false],
    ["VISIO PLAN 2+VISIO PLAN 2", ["Visio Plan 2"], false],
    ["SOMETHING NEW", [], true],
    ["SOMETHING NEW+VISIO PLAN 2", ["Visio Plan 2"], true],
    ["VISIO PLAN 2+SOMETHING + NEW", ["Visio Plan 2"], true],
    ["VISIO PLAN 2 FOR STUDENTS", [], true],
    ["ENTERPRISE MOBILITY + SECURITY", [], true],
  ])("%j are %j, unknown ones: %j", (cell, known, hasUnknown) => {
    expect(new ProductNames(NAMES).split(cell)).toEqual({ known, hasUnknown });
  });
});
