import { describe, expect, it } from "@jest/globals";
import { faultIn } from "../../src/agent/service-desk/checked-text.ts";
import { ConversationWall } from "../../src/privacy/index.ts";

const wall = new ConversationWall().knowing({ firstName: "Anna", lastName: "Nowak" });
const ticket = ["Anna Nowak", "Printer fails with 0x709 for 2 users.", "I ran gpupdate /force."];
const sent = wall.scrubTexts(ticket).texts.join("\n");
const contact = sent.match(/Person-\d+/)?.[0] ?? "";
const fault = (text: string, forContact: boolean): string | undefined =>
  faultIn({ text: text.replace("CONTACT", contact), most: 2_000, forContact }, sent, wall);

describe("a drafted text", () => {
  it.each([
    "Hello CONTACT, both of the two users can print again.",
    "Der Fehler 0x709 ist behoben, zwei Benutzer drucken wieder.",
    "We ran gpupdate /force and one more test.",
    "We will send you a code; enter your new password when you sign in.",
  ])("may say: %s", (text) => {
    expect(fault(text, true)).toBeUndefined();
  });

  it.each([
    ["CONTACT is really Anna Nowak.", "name nobody issued"],
    ["Person-12 asked for it.", "name nobody issued"],
    ["Ask Gregor in Zagreb.", "name nobody issued"],
    ["It took three hours.", "number that is not in the ticket"],
    ["Es dauerte dreißig Minuten.", "number that is not in the ticket"],
    ["Please call five five five oh one.", "number that is not in the ticket"],
    ["Press the key, type format c: and enter.", "command that is not in the ticket"],
    ["Start powershell -enc abc.", "command that is not in the ticket"],
    ["Then net user admin /add and restart.", "command that is not in the ticket"],
  ])("never says: %s", (text, expected) => {
    expect([fault(text, false), fault(text, true)]).toEqual([expected, expected]);
  });

  it.each([
    ["Please reply with your password.", "question for a secret"],
    ["Bitte nennen Sie uns Ihr Passwort.", "question for a secret"],
    ["We removed Address-12.", "internal detail in what the contact reads"],
  ])("never tells the contact: %s", (text, expected) => {
    expect(fault(text, true)).toBe(expected);
  });
});
