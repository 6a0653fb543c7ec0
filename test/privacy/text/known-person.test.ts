import { describe, expect, it } from "@jest/globals";
import { ConversationWall } from "../../../src/privacy/index.ts";

const scrubbed = (name: string, ...texts: readonly string[]): string => {
  const [firstName = "", lastName = ""] = name.split("|");
  const wall = new ConversationWall().knowing({ firstName, lastName });
  return wall.scrubTexts([`${firstName} ${lastName}`, ...texts]).texts.join("\n");
};

describe("somebody known by name", () => {
  it.each([
    ["Will|Hope", "Will can't print, he will need it. I hope that helps.", /\b(?:will|hope)\b/i],
    [
      "Robert|Johnson",
      "Bob (rjohnson, johnsonr2) and Rob's manager R. Johnson",
      /bob|rob|johnson/i,
    ],
    ["Nadia|Benali", "Alert: impossible travel for nbenali and for BENALI", /benali/i],
    ["Jan|van der Berg", "C:\\Users\\jvanderberg and Berg, called Jan", /berg|\bjan\b/i],
    ["Anna|Nowak", "Proszę o dostęp dla Anny Nowakowej", /ann|nowak/i],
    ["Kate|Middleton-Jones", "KMJ cannot enrol. Thanks, K.", /KMJ|\bK\b/],
    ["Zoë|Kravitz-O'Neil", "ZOE KRAVITZ-ONEIL CANNOT LOGIN", /zoe|kravitz|oneil/i],
    ["Hans-Peter|von und zu Guttenstein", "Herr von und zu Guttenstein, H.-P.", /guttenst|H\.-P/i],
    ["Abigail|Van Buren", "Abby (AVB) from home", /abby|AVB/i],
    ["Minh|Le", "Le called, le printer is broken", /\ble\b/i],
  ])("%s is in no word of: %s", (name, text, given) => {
    expect(scrubbed(name, text)).not.toMatch(given);
  });

  it.each([
    ["Mark|Stone", "please mark this as urgent"],
    ["Grace|Hope", "I hope Grace can print. GRACE HOPE"],
    ["Joan|Page", "Cleared the cache for Joan, page loads."],
  ])("%s stands where the text had it when names are back: %s", (name, text) => {
    const [firstName = "", lastName = ""] = name.split("|");
    const wall = new ConversationWall().knowing({ firstName, lastName });
    const [sent = ""] = wall.scrubTexts([text]).texts;

    expect(wall.restore(sent)).toBe(text);
  });

  it("leaves what everybody at a desk speaks of, though initials are the same", () => {
    expect(scrubbed("Paul|Carter", "The PC freezes.")).toContain("The PC freezes.");
  });
});

describe("texts that belong together", () => {
  it("have no address reach into the sentence of the next", () => {
    expect(scrubbed("Ann|Lee", "Write to it@contoso.example", "Reset the password.")).toContain(
      "Reset the password.",
    );
  });

  it("tell the language of a short one, so that its nouns are no names", () => {
    const texts = [
      "Drucker druckt nur leere Blätter",
      "Er druckt seit heute nicht mehr, bitte um Hilfe.",
    ];
    expect(scrubbed("Ann|Lee", ...texts)).toContain(texts.join("\n"));
  });
});
