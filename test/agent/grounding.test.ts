import { describe, expect, it } from "@jest/globals";
import { MEASURES, wordsOf } from "../../src/agent/figures/answer-figure.ts";
import { coverageNotes } from "../../src/agent/figures/coverage-notes.ts";
import { FigureBook } from "../../src/agent/figures/figure-book.ts";
import { knownNames } from "../../src/agent/grounding/known-names.ts";
import { textOf, verifyAnswer } from "../../src/agent/grounding/verify-answer.ts";
import { advisorTools } from "../../src/agent/tools/advisor-tools.ts";
import { SOURCE_IDS } from "../../src/core/source-ids.ts";
import { SOURCE_OUTCOMES } from "../../src/privacy/index.ts";
import { SMALL_INSIGHTS, skuNames } from "./support/sealed-insights.ts";

/** All figures of the small tenant, and a way to name them by what they are. */
async function issued() {
  const book = new FigureBook(skuNames);
  for (const [name, args] of [
    ["license_inventory", { products: null }],
    ["license_spend", { by: null, products: null }],
    ["savings", { products: null, finding: null }],
  ] as const) {
    const tool = advisorTools(skuNames).find((one) => one.name === name);
    if (tool === undefined) throw new Error(`no tool ${name}`);
    const reading = await tool.read(args, {
      insights: SMALL_INSIGHTS,
      signal: new AbortController().signal,
    });
    if ("from" in reading) book.issue(reading.drafts, reading.from);
  }
  const ref = (subject: string, measure: string, period?: string): string => {
    const figure = book
      .all()
      .find(
        (one) =>
          one.subject === subject &&
          one.measure === measure &&
          (period === undefined || ("money" in one.number && one.number.money.period === period)),
      );
    if (figure === undefined) throw new Error(`no ${measure} of ${subject}`);
    return `{{${figure.id}}}`;
  };
  return { book, ref };
}

async function check(
  write: (ref: Awaited<ReturnType<typeof issued>>["ref"]) => string,
  told: readonly string[] = [],
) {
  const { book, ref } = await issued();
  const { blocks, faults } = verifyAnswer(write(ref), {
    book,
    names: knownNames(skuNames.askable),
    pseudonyms: ["Person-07"],
    told,
  });
  return { text: textOf(blocks), faults };
}

const E5 = "Microsoft 365 E5";

describe("a sentence that holds", () => {
  it.each<[string, Parameters<typeof check>[0], string]>([
    [
      "gets value, unit and date",
      (ref) => `Idle in ${E5}: ${ref(E5, "idle-seats")}.`,
      `Idle in ${E5}: 10 seats (as of 2026-11-21).`,
    ],
    [
      "does not say the unit twice",
      (ref) => `${E5} has ${ref(E5, "idle-seats")} idle seats.`,
      `${E5} has 10 idle seats (as of 2026-11-21).`,
    ],
    [
      "does not say the period twice",
      (ref) => `${E5} costs ${ref(E5, "cost", "month")} per month.`,
      `${E5} costs USD 6,000.00 per month (as of 2026-11-21).`,
    ],
    [
      "is completed with what it leaves unsaid",
      (ref) => `Look at the figure: ${ref(E5, "idle-seats")}.`,
      `Look at the figure: 10 seats (idle seats, ${E5}) (as of 2026-11-21).`,
    ],
    [
      "may call a product by its short form, and several",
      (ref) => `Your E5s cost ${ref(E5, "cost", "year")} a year.`,
      "Your E5s cost USD 72,000.00 a year (as of 2026-11-21).",
    ],
    [
      "may name products without figures",
      () => "I cannot tell what Microsoft 365 F3 and Visio Plan 2 cost.",
      "I cannot tell what Microsoft 365 F3 and Visio Plan 2 cost.",
    ],
    [
      "may repeat a stand-in of the question",
      () => "I cannot speak about Person-07.",
      "I cannot speak about Person-07.",
    ],
    [
      "keeps its place in a list, without emphasis",
      (ref) => `## **Seats**\n1. *Paid* in ${E5}: ${ref(E5, "paid-seats")}\n2. That is all.`,
      `Seats\n\n- Paid in ${E5}: 100 seats (as of 2026-11-21)\n- That is all.`,
    ],
    [
      "may say each figure's own measure",
      (ref) => `${E5}: ${ref(E5, "paid-seats")} paid, ${ref(E5, "idle-seats")} idle.`,
      `${E5}: 100 seats paid, 10 seats idle (as of 2026-11-21).`,
    ],
    [
      "may speak of two products",
      (ref) =>
        `${E5} has ${ref(E5, "idle-seats")} idle seats and Microsoft 365 E3 has ${ref("Microsoft 365 E3", "idle-seats")}.`,
      `${E5} has 10 idle seats and Microsoft 365 E3 has 7 seats (as of 2026-11-21).`,
    ],
    [
      "may say of what a figure is a part",
      (ref) => `${E5}: ${ref(E5, "assigned-seats")} assigned of ${ref(E5, "paid-seats")} paid.`,
      `${E5}: 90 seats assigned of 100 seats paid (as of 2026-11-21).`,
    ],
    [
      "says of what an amount is the price, beside a count",
      (ref) =>
        `${E5}: ${ref(E5, "idle-seats")} idle seats, cost ${ref(E5, "cost", "month")} per month.`,
      `${E5}: 10 idle seats, cost USD 6,000.00 per month (cost) (as of 2026-11-21).`,
    ],
    [
      "may say an amount in both periods",
      (ref) => `${E5} costs ${ref(E5, "cost", "month")} (${ref(E5, "cost", "year")}).`,
      `${E5} costs USD 6,000.00 per month (USD 72,000.00 per year) (as of 2026-11-21).`,
    ],
    [
      "may say all and every of what is no quantity",
      () => "These are the figures for all products. That is all.",
      "These are the figures for all products. That is all.",
    ],
    [
      "loses its links and images",
      () => "See [the report](https://x.example/a). ![](x)",
      "See the report.",
    ],
  ])("%s", async (_, write, text) => {
    expect(await check(write)).toEqual({ text, faults: [] });
  });
});

describe("what we say ourselves", () => {
  it("holds when a model repeats it", async () => {
    const tool = advisorTools(skuNames).find(({ name }) => name === "explain_figure");
    const explained = await Promise.all(
      MEASURES.map(async (measure) =>
        tool?.read(
          { measure: wordsOf(measure) },
          { insights: SMALL_INSIGHTS, signal: new AbortController().signal },
        ),
      ),
    );
    const notes = coverageNotes({
      kind: "anything that rests on all sources",
      coverage: {
        sources: SOURCE_IDS.flatMap((source) =>
          SOURCE_OUTCOMES.map((outcome) => ({ source, outcome, staleSince: null })),
        ),
        seatsJudged: 0,
        seatsTotal: 0,
        reportRefreshedOn: null,
        reportNamesConcealed: null,
        tooFewMembers: false,
        recordsUnavailable: false,
        opensAgain: [],
      },
    });
    const words = explained.flatMap((reading) =>
      reading !== undefined && "words" in reading ? reading.words : [],
    );
    const failing = [];
    for (const sentence of [...words, ...notes]) {
      const { faults } = await check(() => sentence, [sentence]);
      if (faults.length > 0) failing.push({ sentence, faults });
    }
    expect({ said: words.length, failing }).toEqual({ said: MEASURES.length, failing: [] });
  });
});

describe("a sentence that does not hold", () => {
  it.each<[string, string, Parameters<typeof check>[0]]>([
    ["number without reference", "digits", () => "You have 57 idle seats."],
    [
      "number without reference",
      "digits beside a reference",
      (ref) => `${ref(E5, "idle-seats")} of 100 are idle.`,
    ],
    ["number without reference", "digits of another script", () => "You have ٥٧ seats."],
    ["number without reference", "a fraction sign", () => "About ½ of the seats."],
    ["claim without figure", "a number word", () => "Fifty-seven seats are idle."],
    ["claim without figure", "a number word run together", () => "There are fiftyseven seats."],
    ["claim without figure", "a share in words", () => "Half of the seats are idle."],
    ["claim without figure", "none of something", () => "There are no idle seats."],
    ["claim without figure", "one of something", () => "There is one idle seat."],
    ["claim without figure", "most", () => "Most seats are used."],
    ["claim without figure", "most of them", () => "Most of your licences are assigned."],
    ["claim without figure", "a majority", () => "The majority of the members are inactive."],
    ["claim without figure", "all", () => "All seats are assigned."],
    ["claim without figure", "all of it", () => "All of it is wasted."],
    ["claim without figure", "every one", () => "Every seat is in use."],
    ["claim without figure", "none of them", () => "None of the seats are idle."],
    ["claim without figure", "nobody", () => "Nobody uses Visio Plan 2."],
    ["claim without figure", "twice", () => "You pay twice what you need."],
    ["claim without figure", "many", () => "You have many idle seats."],
    ["claim without figure", "a comparison", () => "E5 costs more than E3."],
    ["claim without figure", "a trend", () => "Your spend rose sharply."],
    [
      "claim without figure",
      "most where it is not most",
      (ref) =>
        `Most seats of ${E5} are idle: ${ref(E5, "idle-seats")} of ${ref(E5, "paid-seats")} paid.`,
    ],
    [
      "claim without figure",
      "the most where something else is",
      (ref) => `Microsoft 365 E3 costs the most: ${ref("Microsoft 365 E3", "cost", "month")}.`,
    ],
    [
      "wrong measure for a figure",
      "two measures swapped",
      (ref) => `${E5}: ${ref(E5, "idle-seats")} paid, ${ref(E5, "paid-seats")} idle.`,
    ],
    [
      "wrong subject for a figure",
      "two products swapped",
      (ref) =>
        `Microsoft 365 E3 has ${ref(E5, "idle-seats")} idle seats and ${E5} has ${ref("Microsoft 365 E3", "idle-seats")}.`,
    ],
    [
      "wrong period for a figure",
      "two periods swapped",
      (ref) =>
        `${E5} costs ${ref(E5, "cost", "year")} a month, ${ref(E5, "cost", "month")} a year.`,
    ],
    ["claim without figure", "German", () => "Es sind siebenundfünfzig Lizenzen."],
    ["claim without figure", "French", () => "Il y a cinquante licences."],
    ["claim without figure", "Spanish", () => "Hay veintitrés asientos o cuarenta."],
    ["claim without figure", "Polish", () => "Jest siedem licencji."],
    ["number without reference", "a brand's digits on their own", () => "There are 365 seats."],
    ["number without reference", "a stand-in nobody issued", () => "Ask Person-09."],
    ["unknown reference", "an id nobody issued", () => "There are {{f99999}}."],
    ["unknown reference", "an empty id", () => "There are {{}}."],
    ["unknown reference", "braces left over", () => "There are {{{f1}."],
    [
      "wrong subject for a figure",
      "another product",
      (ref) => `Microsoft 365 E3 has ${ref(E5, "idle-seats")}.`,
    ],
    [
      "wrong subject for a figure",
      "another product by its short form",
      (ref) => `E3 has ${ref(E5, "idle-seats")}.`,
    ],
    [
      "wrong subject for a figure",
      "a product nothing was said of",
      (ref) => `Visio Plan 2 has ${ref(E5, "idle-seats")}.`,
    ],
    [
      "wrong subject for a figure",
      "the whole for a part",
      (ref) => `${E5} has ${ref("whole tenant", "idle-seats")}.`,
    ],
    [
      "wrong measure for a figure",
      "assigned for idle",
      (ref) => `${E5} has ${ref(E5, "idle-seats")} assigned.`,
    ],
    [
      "wrong measure for a figure",
      "cost for saving",
      (ref) => `${E5} could save ${ref(E5, "cost", "month")}.`,
    ],
    [
      "wrong period for a figure",
      "a month for a year",
      (ref) => `${E5} costs ${ref(E5, "cost", "month")} each year.`,
    ],
    ["address", "an address", () => "Go to www.example.com now."],
    ["address", "a bare host", () => "Go to example.com now."],
    ["address", "a mail address", () => "Write to anna@contoso.example."],
    ["address", "a share", () => "Open \\\\server\\share."],
    ["name nobody issued", "a person", () => "Ask Anna Nowak about it."],
    ["language that cannot be checked", "another script", () => "У вас есть лицензии."],
    ["language that cannot be checked", "Chinese numerals", () => "有五十七个席位。"],
  ])("is %s: %s", async (fault, _, write) => {
    expect(await check(write)).toEqual({ text: "", faults: [fault] });
  });

  it("takes nothing else with it", async () => {
    const { text, faults } = await check(
      (ref) => `Idle in ${E5}: ${ref(E5, "idle-seats")}. That is 12 percent. That is all.`,
    );
    expect({ text, faults }).toEqual({
      text: `Idle in ${E5}: 10 seats (as of 2026-11-21). That is all.`,
      faults: ["number without reference"],
    });
  });
});
