import { describe, expect, it } from "@jest/globals";
import { missingSourceOf } from "../../emulator/openai/planner/missing-sources.ts";
import { claimsNothing } from "../../src/agent/grounding/speech-acts.ts";

describe("a reply that names what is missing", () => {
  it.each([
    "Do our subscriptions renew automatically?",
    "What is our margin on E3?",
    "Where does the invoice differ?",
    "Which customers can act this week?",
    "What was sent to the model?",
    "How fresh is this?",
    "Who may see cost here?",
    "What stays closed to my role?",
    "How long until the seats are gone?",
  ])("claims nothing of the tenant: %s", (question) => {
    const text = missingSourceOf(question) ?? "";
    expect(text).toMatch(/^I cannot know this\b/);
    expect(claimsNothing({ text, namesSomebody: false }, (words) => words)).toBe(true);
  });

  it("is given to no question about licences", () => {
    const asked = ["What does E3 cost?", "When do purchases renew?", "How many seats are idle?"];
    expect(asked.map(missingSourceOf)).toEqual([undefined, undefined, undefined]);
  });
});
