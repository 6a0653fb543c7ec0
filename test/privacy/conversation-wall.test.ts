import { describe, expect, it } from "@jest/globals";
import {
  ConversationWall,
  compileRules,
  createDirectoryDictionary,
  PseudonymBook,
  UNSEEN_DIRECTORY,
} from "../../src/privacy/index.ts";

const directory = {
  ...UNSEEN_DIRECTORY,
  dictionary: createDirectoryDictionary({
    people: [{ displayName: "Małgorzata Wiśniewska", aliases: ["mwisniewska@contoso.com"] }],
    groups: ["Falcon Steering Committee"],
    departments: ["Research & Development"],
    domains: ["contoso.com"],
    devices: ["KRK-ADE-0815"],
  }),
};

describe("a question on its way to the model", () => {
  it("leaves without the tenant's people, groups, domains and devices", () => {
    const wall = new ConversationWall({ directory });
    const { text, redactions } = wall.scrub(
      "Does wisniewska of Research & Development in the falcon steering committee use krk-ade-0815 at contoso.com?",
    );
    expect(text).toMatch(
      /^Does Person-\d{2,4} of Department-\d{2,4} in the Group-\d{2,4} use Device-\d{2,4} at Domain-\d{2,4}\?$/,
    );
    expect(redactions).toEqual({ PERSON: 1, DEPARTMENT: 1, GROUP: 1, DEVICE: 1, DOMAIN: 1 });
    expect(wall.isPersonal(text)).toBe(false);
  });

  it("names the same thing alike in every turn, and gives the caller's words back", () => {
    const wall = new ConversationWall({ directory });
    const first = "What does Małgorzata Wiśniewska cost?";
    const { text, earlier } = wall.scrub("And what of WISNIEWSKA, Malgorzata?", [first]);
    const [person = ""] = text.match(/Person-\d+/) ?? [];
    expect(earlier).toEqual([`What does ${person} cost?`]);
    expect(wall.restore(`${person} costs nothing.`)).toBe("Małgorzata Wiśniewska costs nothing.");
  });

  it("is scanned again when the directory knows more", () => {
    const book = new PseudonymBook();
    const earlier = "Compare qzymlin with the others.";
    expect(new ConversationWall({}, book).scrub(earlier).text).toBe(earlier);
    const dictionary = createDirectoryDictionary({ groups: ["Qzymlin"] });
    const later = new ConversationWall({ directory: { ...directory, dictionary } }, book);
    expect(later.scrub("Go on.", [earlier]).earlier).toEqual([
      expect.stringMatching(/^Compare Group-\d{2,4} with the others\.$/),
    ]);
  });

  it("loses halves of an address that was split over two turns", () => {
    const wall = new ConversationWall({ directory });
    const { text, earlier } = wall.scrub("owak@fabrikam.example has a seat?", ["Find anna.n"]);
    expect(`${earlier.join()} ${text}`).not.toMatch(/anna\.n|owak@|fabrikam/);
  });

  it("tells which filter rules took part", () => {
    const rules = compileRules([
      {
        id: "projects",
        version: 4,
        name: "Projects",
        enabled: true,
        action: "mask",
        match: { type: "words", words: ["Bluebird"] },
      },
    ]);
    expect(new ConversationWall({ rules }).scrub("What does bluebird cost?")).toMatchObject({
      text: "What does [masked] cost?",
      rules: [{ id: "projects", version: 4, action: "mask" }],
    });
  });

  it("does not leave when a detector fails", () => {
    const broken = {
      id: "broken",
      find: () => {
        throw new Error("anna.nowak@contoso.com");
      },
    };
    const ask = () => new ConversationWall({ detectors: [broken] }).scrub("Hello?");
    expect(ask).toThrow(expect.objectContaining({ code: "EGRESS_BLOCKED" }));
    expect(ask).not.toThrow("anna");
  });

  it("does not leave when a detector takes too long", () => {
    let now = 0;
    const slow = { id: "slow", find: () => ((now += 300), []) };
    const wall = new ConversationWall({ detectors: [slow], elapsedMs: () => now, budgetMs: 250 });
    expect(() => wall.scrub("Hello?")).toThrow(expect.objectContaining({ code: "EGRESS_BLOCKED" }));
  });

  it("finds what hides in invisible characters, entities, percent signs and base64", () => {
    const wall = new ConversationWall({ directory });
    const hidden = [
      "m\u200bwisniewska@contoso.com",
      "mwisniewska&#64;contoso&period;com",
      "mwisniewska%40contoso.com",
      Buffer.from("mwisniewska@contoso.com").toString("base64"),
      "ｍｗｉｓｎｉｅｗｓｋａ＠ｃｏｎｔｏｓｏ．ｃｏｍ",
      "\u{E006D}mwisniewska@contoso.com",
    ];
    for (const form of hidden) {
      expect(wall.scrub(`Is ${form} licensed?`).text).toMatch(/^Is Address-\d{2,4} licensed\?$/);
    }
  });
});

describe("what the model says", () => {
  it("keeps stand-ins that nobody issued", () => {
    const wall = new ConversationWall({ directory });
    wall.scrub("What of Wisniewska?");
    expect(wall.restore("Group-9876 and Person-00000.")).toBe("Group-9876 and Person-00000.");
    expect(wall.unknownIn("Group-98761 pays.")).toEqual(["Group-98761"]);
  });

  it("may not name somebody of the directory, nor a domain of the tenant", () => {
    const wall = new ConversationWall({ directory });
    expect(wall.isPersonal("It belongs to Malgorzata Wisniewska.")).toBe(true);
    expect(wall.isPersonal("It is on mail.contoso.com.")).toBe(true);
    expect(wall.isPersonal("It belongs to Research.")).toBe(false);
  });
});
