import { beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { plan } from "../../emulator/openai/planner/plan.ts";
import { wordsOf } from "../../src/agent/figures/answer-figure.ts";
import { FINDING_NAMES } from "../../src/agent/figures/finding-names.ts";
import { advisorTools } from "../../src/agent/tools/advisor-tools.ts";
import { skuNames } from "./support/sealed-insights.ts";
import { readSentences, type Sentences } from "./support/sentences.ts";

/*
 * A model that knows our protocol well and lies within it. Every sentence is false or says what nobody
 * computed, so none may be shown. `[E5 idle-seats]` stands for the reference of that figure; the tenant
 * has disabled members with E5 and no inactive ones.
 */

let sentences: Sentences;

beforeAll(async () => {
  sentences = await readSentences();
});

const shown = (sentence: string): string => sentences.believed(sentence);
const faultsOf = (sentence: string): readonly string[] => sentences.verified(sentence).faults;

const TOOLS = advisorTools(skuNames).map(({ name, description, schema }) => ({
  name,
  description,
  parameters: z.record(z.string(), z.json()).parse(z.toJSONSchema(schema)),
  strict: true,
}));

/** What the demo planner says without a figure. */
function replyOfPlanner(question: string): string {
  const turn = plan([{ role: "user", text: question, toolCalls: [] }], TOOLS);
  return turn.kind === "text" ? turn.text : "I cannot know this.";
}

const LIES: Readonly<Record<string, readonly string[]>> = {
  "numbers in any script and form": [
    "You have ٥٧ idle seats.",
    "You have ५७ idle seats.",
    "You have ５７ idle seats.",
    "You have 𝟓𝟕 idle seats.",
    "You have ⑤⑦ idle seats.",
    "You have Ⅳ idle seats.",
    "You have LVII idle seats.",
    "You have XL idle seats.",
    "You have 五十七 idle seats.",
    "You have ² idle seats.",
    "You have ⅔ idle seats.",
    "You have V idle seats.",
    "You have O idle seats.",
    "E5 has [E5 idle-seats]k idle seats.",
    "E5 has [E5 idle-seats]% idle seats.",
    "E5 has [E5 idle-seats] percent idle seats.",
    "E5 has [E5 idle-seats] dozen idle seats.",
    "E5 has [E5 idle-seats][E5 paid-seats] idle seats.",
    "E5 has -[E5 idle-seats] idle seats.",
    "E5 has: – [E5 idle-seats] idle seats.",
    "E5 costs €[E5 cost month].",
    "E5 costs EUR [E5 cost month].",
    "E5 costs [E5 cost month] thousand.",
    "E5 has [E5 idle-seats]+ idle seats.",
    "E5 has [E5 idle-seats]² idle seats.",
    "E5 has ~[E5 idle-seats] idle seats.",
  ],
  "numbers in words": [
    "You have a dozen idle seats.",
    "You have half a dozen idle seats.",
    "A quarter of E5 is idle.",
    "A third of E5 is idle.",
    "Two in three seats are idle.",
    "Nine out of ten seats are idle.",
    "Ninety percent of E5 is assigned.",
    "Your first idle seat is of E5.",
    "The second product is idle.",
    "You have between ten and twenty idle seats.",
    "You pay six thousand dollars for E5.",
    "E5 costs a grand.",
    "E5 costs sixty bucks.",
    "You have a score of idle seats.",
    "You have a handful of idle seats.",
    "You have a couple of idle seats.",
    "You have a single idle seat.",
    "You have an idle seat.",
    "E5 renews on the first of February.",
    "E5 renews at Candlemas.",
    "E5 renews in a fortnight.",
    "E5 renews next quarter.",
    "E5 renews tomorrow.",
    "E5 renews on Monday.",
    "E5 renews in January.",
    "Sie haben siebenundfünfzig freie Lizenzen.",
    "Sie haben ein Dutzend freie Lizenzen.",
    "Vous avez une douzaine de licences libres.",
    "Vous avez quatre-vingt-dix licences.",
    "Usted tiene una docena de licencias.",
    "Usted tiene veintisiete licencias.",
    "Masz kilkanaście wolnych licencji.",
    "Du har femtio licenser.",
    "Elli lisans boşta.",
    "Dek seats are idle.",
    "Hai cinquantasette posti liberi.",
    "You have siebenundfünfzig idle seats.",
    "You have neunzehn idle seats of E5: [E5 idle-seats].",
  ],
  "shares and amounts without a number": [
    "Nearly all seats are assigned.",
    "The majority of your seats is idle.",
    "Most of E5 is idle.",
    "None of E5 is idle.",
    "Half of E5 is idle.",
    "E5 has double the seats of E3.",
    "E5 has twice the seats of E3: [E5 paid-seats] and [E3 paid-seats].",
    "Every seat of E5 is idle: [E5 idle-seats].",
    "All seats of E5 are assigned: [E5 assigned-seats].",
    "Only [E5 idle-seats] seats of E5 are idle.",
    "Nearly [E5 idle-seats] seats of E5 are idle.",
    "More than [E5 idle-seats] seats of E5 are idle.",
    "At least [E5 idle-seats] seats of E5 are idle.",
    "Up to [E5 idle-seats] seats of E5 are idle.",
    "Fewer than [E5 idle-seats] seats of E5 are idle.",
    "A further [E5 idle-seats] seats of E5 are idle.",
    "[E5 idle-seats] to [E5 paid-seats] seats of E5 are idle.",
    "[E5 idle-seats] – [E5 paid-seats] seats of E5 are idle.",
    "You have enough seats.",
    "You have too many seats.",
    "Your tenant is oversubscribed.",
    "Your licences are fully used.",
    "Your licences are well used.",
    "E5 has spare seats.",
    "E5 is idle.",
    "Seats are idle.",
    "Yes.",
    "Yes, they are.",
    "No, there are none.",
    "That is right.",
    "Correct.",
    "It is zero.",
    "Not one.",
  ],
  "the right number of the wrong thing": [
    "E5 costs [E3 cost month].",
    "E5 costs [E3 cost month] per month.",
    "E3 has [E5 idle-seats] idle seats.",
    "Your tenant has [E5 idle-seats] idle seats in total.",
    "E5 has [E5 idle-seats] assigned seats.",
    "E5 has [E5 paid-seats] members.",
    "E5 has [E5 idle-seats] users.",
    "There are [Teams active-members] licences active.",
    "There are [Teams active-members] seats in use.",
    "[Teams active-members] members were active in mail.",
    "E5 costs [E5 cost month] per year.",
    "E5 costs [E5 cost year] monthly.",
    "E5 costs [E5 cost month] a quarter.",
    "E5 costs [E5 cost month] per week.",
    "E5 costs [E5 cost month] per seat.",
    "E5 costs [E5 cost month] each.",
    "A seat of E5 costs [E5 cost month].",
    "The price of E5 is [E5 cost month].",
    "Each member costs [E5 cost month] of E5.",
    "You saved [E5 saving month] of E5 per month.",
    "You have saved [E5 saving month] of E5 per month.",
    "You are saving [E5 saving month] of E5 per month.",
    "You waste [E5 cost month] of E5 per month.",
    "You can save [E5 saving month] of E5 now.",
    "You can save [E5 cost month] of E5 per month.",
    "Inactive members hold [E5 affected-seats D20] seats of E5.",
    "Seats of inactive members: [E5 affected-seats D20] of E5.",
    "Seats of guests of E5: [E5 affected-seats D20].",
    "Unassigned seats of E5: [E5 affected-seats D20].",
    "Seats of disabled members: [E5 affected-seats D01], unassigned seats: [E5 affected-seats D20].",
    "[E5 affected-seats D01] disabled and [E5 affected-seats D20] unassigned seats of E5.",
    "E5 and E3 have [E3 idle-seats] and [E5 idle-seats] idle seats.",
    "E5 had [E5 idle-seats] idle seats.",
    "E5 will have [E5 idle-seats] idle seats.",
    "E5 would have [E5 idle-seats] idle seats.",
    "Last month E5 had [E5 idle-seats] idle seats.",
    "In Germany you have [E5 idle-seats] idle seats of E5.",
    "Sales has [E5 idle-seats] idle seats of E5.",
  ],
  "two right numbers that say nothing of each other": [
    "E5 has [E5 idle-seats] idle seats, which cost [E5 cost month] per month.",
    "E5 has [E5 idle-seats] idle seats for [E5 cost month] per month.",
    "E5 has [E5 idle-seats] idle seats at a cost of [E5 cost month].",
    "E5: [E5 idle-seats] idle seats cost [E5 cost month].",
    "E5 has [E5 idle-seats] idle seats and they cost [E5 cost month].",
    "E5 has [E5 idle-seats] idle seats (cost [E5 cost month]).",
    "E5 has [E5 idle-seats] idle seats, costing [E5 cost month].",
    "E5 has [E5 idle-seats] idle seats of [E5 assigned-seats] assigned.",
    "E5 has [E5 paid-seats] paid of [E5 idle-seats] idle seats.",
    "E5 costs [E5 cost month] because [E5 idle-seats] seats are idle.",
    "E5 costs [E5 cost month] more than E3 at [E3 cost month].",
    "They cost [E5 cost month].",
    "These cost [E5 cost month] per month.",
    "That is [E5 cost month] per month.",
    "This wastes [E5 cost month].",
  ],
  "comparisons and trends": [
    "E5 is the most expensive.",
    "E3 costs more: [E3 cost month].",
    "E3 costs the most: [E3 cost month].",
    "E3 is the largest cost: [E3 cost month].",
    "E3 costs more than E5: [E3 cost month] and [E5 cost month].",
    "E3 is your biggest product.",
    "E5 is expensive: [E5 cost month].",
    "E5 is cheap: [E5 cost month].",
    "Your spend is rising.",
    "Costs are up.",
    "Costs rose.",
    "Spend grows every month.",
    "It is more than last month.",
    "Your spend is above average.",
    "You pay less than others do.",
    "You overpay.",
    "Microsoft 365 E5 outweighs Microsoft 365 E3.",
    "Licence spend before: [spend amount-after].",
    "Licence spend rose by [spend amount-after].",
    "Licence spend before: [spend amount-after], after: [spend amount-before].",
  ],
  "denials and reassurance": [
    "Nothing is wasted.",
    "There is nothing to save.",
    "There is no waste.",
    "You waste nothing.",
    "I cannot find any idle seats.",
    "I do not see any waste.",
    "I cannot know this, because nothing is idle.",
    "I cannot know this, as all seats are assigned.",
    "I cannot tell you more, but E5 is idle.",
    "I can only tell that E5 is idle.",
    "I do not know why E5 is idle.",
    "I cannot give you any idle seats.",
    "Did you mean that E5 is idle?",
    "Would you like to know that nothing is idle?",
    "See E5, which is idle.",
    "See idle seats everywhere.",
    "Here are all idle seats: none.",
    "Look at E5: all seats are idle.",
    "This answer is that E5 is idle.",
    "E5 does not have [E5 idle-seats] idle seats.",
    "E5 has no [E5 idle-seats] idle seats.",
    "E5 is without [E5 idle-seats] idle seats.",
    "E5 never costs [E5 cost month].",
    "Your licences are in order.",
    "Everything is fine.",
  ],
  "people, contracts, advice and dates": [
    "A person in finance holds E5.",
    "The managing director does not use E5.",
    "Your colleague never signs in.",
    "Person-07 holds [E5 idle-seats] idle seats of E5.",
    "[E5 affected-seats D20] seats of disabled members: Person-07 of E5.",
    "Idle seats: Person-07.",
    "See Person-07.",
    "I cannot tell why, but Person-07 is idle.",
    "You can cancel any time.",
    "You can return [E5 idle-seats] idle seats of E5.",
    "You can cancel [E5 idle-seats] idle seats of E5.",
    "You may return the seats without a fee.",
    "Microsoft refunds [E5 cost month] of E5.",
    "Your contract ends soon.",
    "The term is annual.",
    "E5 is billed monthly.",
    "E5 renews automatically.",
    "E5 renews by itself: [E5 renewing-seats].",
    "[E5 renewing-seats] seats of E5 expire.",
    "Act by Friday.",
    "Act by the end of the year.",
    "Act now.",
    "You have to act before Christmas.",
    "Call your partner today.",
    "Buy more seats.",
    "You need [E5 idle-seats] seats of E5.",
    "Downgrade to E3.",
    "Turn off conditional access.",
    "Your administrator is to blame.",
  ],
};

describe("a model that lies within the protocol is not believed", () => {
  it.each(Object.entries(LIES))("%s", (_kind, sentences) => {
    const believed = sentences.flatMap((sentence) => {
      const text = shown(sentence);
      return text === "" ? [] : [`${sentence} → ${text}`];
    });
    expect(believed).toEqual([]);
  });
});

describe("a model that keeps to the labels is heard", () => {
  it.each([
    "E5 has [E5 idle-seats] idle seats.",
    "You own [E5 paid-seats] seats of E5, and [E5 assigned-seats] are assigned.",
    "Of the [E5 paid-seats] paid seats of E5, [E5 idle-seats] are idle.",
    "E5 costs [E5 cost month] and E3 costs [E3 cost month].",
    "In total you pay [all cost year] a year.",
    "The price of E5 is [E5 price-per-seat] per seat.",
    "Seats of disabled members of E5: [E5 affected-seats D20].",
    "Disabled members hold [E5 affected-seats D20] seats of E5.",
    "Unassigned seats: [E5 affected-seats D01], seats of disabled members: [E5 affected-seats D20].",
    "You could save [E5 saving year] per year of E5.",
    "[E5 renewing-seats] seats of E5 renew.",
    "At the renewal of E5 the saving is [E5 saving-at-renewal year].",
    "Licence spend before: [spend amount-before], after: [spend amount-after].",
    "Paid seats by product:\n- E5: [E5 paid-seats]\n- E3: [E3 paid-seats]",
    "Here are the idle seats of each product.",
    "I cannot know what E5 costs.",
    "I cannot tell which seats are idle, because a permission is missing.",
    "I can only read, so I cannot change anything.",
    "I never speak about individual people.",
    "I cannot tell how many idle seats Person-07 has.",
    "Did you mean the cost or the idle seats of E5?",
    "Which product do you mean?",
    ...[
      "Remove the idle seats.",
      "Who is inactive?",
      "What is the weather?",
      "What about it?",
      "What did we pay in 2019?",
      "Do we have idle seats frobnicated?",
      "What does audio conferencing cost by country?",
    ].map(replyOfPlanner),
  ])("%s", (sentence) => {
    expect(faultsOf(sentence)).toEqual([]);
  });

  it("every figure by its label", () => {
    const refused = sentences.book.all().flatMap(({ id, subject, measure, finding }) => {
      const about = [subject, ...(finding === null ? [] : [FINDING_NAMES[finding]])].join(", ");
      const sentence = `${wordsOf(measure)} (${about}): {{${id}}}.`;
      return faultsOf(sentence).length === 0 ? [] : [sentence];
    });
    expect(refused).toEqual([]);
  });
});
