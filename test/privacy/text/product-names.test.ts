import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { createDirectoryDictionary, Scrubber } from "../../../src/privacy/text/index.ts";

const table = readFileSync(
  new URL("../../../src/licensing/data/sku-families.csv", import.meta.url),
  "utf8",
);
const skus = readFileSync(new URL("../../../src/licensing/data/skus.csv", import.meta.url), "utf8");

/** Third column of the families and second and third of the SKU table, as far as they hold no comma. */
const names = [...table.split("\n"), ...skus.split("\n")]
  .slice(1)
  .filter((line) => line !== "" && !line.includes('"'))
  .flatMap((line) => line.split(",").slice(0, 3))
  .filter((cell) => /[A-Za-z]{3}/.test(cell) && !/^[0-9a-f]{8}-/.test(cell));

const TEMPLATES = [
  "How many {} licences are unused?",
  "Is {} cheaper than Visio Plan 2?",
  "what does {} cost per month",
  "{} renewal is due in May, what should we drop?",
];

/** People whose names are words of products. */
const awkward = createDirectoryDictionary({
  people: [
    "Grace Power",
    "Will Price",
    "Rich Office",
    "Faith Premium",
    "Dean Standard",
    "Rose Windows",
    "Frank Defender",
    "Guy Fabric",
    "Max Phone",
    "Min Park",
    "Viva Lopez",
    "Ad Jansen",
  ].map((displayName) => ({ displayName })),
  groups: ["Microsoft 365 E5", "Power BI Pro", "Teams Phone"],
});

describe("names of products and part numbers", () => {
  it.each([
    ["without a directory", new Scrubber({ country: "US" })],
    [
      "with people and groups called like products",
      new Scrubber({ country: "US", dictionary: awkward }),
    ],
  ])("survive whole, %s", (_, scrubber) => {
    const damaged = [...new Set(names)].filter((name, nth) => {
      const template = TEMPLATES[nth % TEMPLATES.length] ?? "{}";
      return scrubber.find(template.replace("{}", name)).length > 0;
    });
    expect({ enough: names.length > 500, damaged }).toEqual({ enough: true, damaged: [] });
  });
});
