import { describe, expect, it } from "@jest/globals";
import { createDirectoryDictionary, findPersonalData } from "../../../src/privacy/text/index.ts";

const dictionary = createDirectoryDictionary({
  people: [{ displayName: "Anna Kowalczyk" }, { displayName: "Will Price" }],
  domains: ["contoso.com"],
});
const SKU = "05e9a617-0261-4cee-bb44-138d3ef5d965";

function kinds(body: unknown): readonly string[] {
  return findPersonalData(JSON.stringify(body), { dictionary }).map(({ kind }) => kind);
}

describe("a body that is about to leave", () => {
  it.each([
    ["an address", { content: "mail x@y.org" }, ["EMAIL"]],
    ["an address behind escapes", { content: 'a\n"anna\\u0040contoso.com"' }, ["EMAIL"]],
    ["a rare family name after a line break", { content: "of\nkowalczyk" }, ["PERSON"]],
    ["a known pair of everyday words", { content: "asked by Will Price" }, ["PERSON"]],
    ["a verified domain", { content: "in mail.contoso.com" }, ["DOMAIN"]],
    ["an object id", { id: "11111111-2222-4333-8444-555555555555" }, ["GUID"]],
    ["a number with its country", { content: "+48 601 153 991" }, ["PHONE"]],
    ["base64", { content: Buffer.from("anna@contoso.com").toString("base64") }, ["EMAIL"]],
  ])("is stopped for %s", (_, body, expected) => {
    expect(kinds(body)).toEqual(expected);
  });

  it("may hold pseudonyms, figures, everyday words and other hosts", () => {
    const body = {
      messages: [
        { role: "user", content: "Does Person-01 in Department-07 need E5? Will the price rise?" },
      ],
      result: { seats: 1_250_000, idle: 4, renewsOn: "2026-12-31", source: "learn.microsoft.com" },
    };
    expect(kinds(body)).toEqual([]);
  });

  it("may hold values that are allowed by name", () => {
    const text = JSON.stringify({ sku: SKU });
    expect(findPersonalData(text).map(({ kind }) => kind)).toEqual(["GUID"]);
    expect(findPersonalData(text, { isAllowed: (value) => value === SKU })).toEqual([]);
  });
});
