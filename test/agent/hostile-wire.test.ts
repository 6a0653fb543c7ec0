import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { type AdvisorAnswer, type Receipt } from "../../src/agent/index.ts";
import { isAppError } from "../../src/core/errors.ts";
import {
  ConversationWall,
  createDirectoryDictionary,
  UNSEEN_DIRECTORY,
} from "../../src/privacy/index.ts";
import { unsupportedNumerals } from "./support/answer-effects.ts";
import { ask } from "./support/asking.ts";
import {
  calls,
  type ScriptedWire,
  says,
  startScriptedWire,
  type WireReply,
  whole,
} from "./support/scripted-wire.ts";

/*
 * A model that is worse than its protocol: forms no Azure deployment sends, and answers that would
 * carry the caller's words away when they are shown. Judged by effects.
 */

// LangChain warns on the console of tool calls it could not parse.
jest.spyOn(console, "warn").mockImplementation(() => undefined);

let wire: ScriptedWire;
beforeAll(async () => {
  wire = await startScriptedWire();
});
afterAll(() => wire.close());

const directory = {
  ...UNSEEN_DIRECTORY,
  dictionary: createDirectoryDictionary({
    people: [{ displayName: "Anna Nowak" }, { displayName: "Piotr Zielinski" }],
  }),
};
const QUESTION = "Does Anna Nowak of fabrikam-group.com waste seats?";

/** What the caller gets, and the receipt. */
async function outcomeOf(...replies: readonly WireReply[]) {
  wire.play(...replies);
  const receipts: Receipt[] = [];
  const outcome = await ask({
    model: wire.settings,
    question: QUESTION,
    wall: new ConversationWall({ directory }),
    onReceipt: (receipt) => receipts.push(receipt),
  }).catch((error: unknown) => error);
  expect(wire.requests.join("\n")).not.toMatch(/nowak|fabrikam/i);
  return { outcome, receipt: receipts[0] };
}

/** The code of a failure of ours, or `answered` for an answer that says nothing of the model's own. */
function effectOf(outcome: unknown): string {
  if (isAppError(outcome)) return outcome.code;
  if (outcome instanceof Error) return "a foreign error";
  const answer = outcome as AdvisorAnswer;
  return unsupportedNumerals(answer).length > 0 || /evil|57/.test(answer.text)
    ? answer.text
    : "answered";
}

const inventory = calls(["license_inventory", '{"products":null}']);
const fine = says("I cannot know this.");
const body = (choices: unknown, more: object = {}): WireReply =>
  whole({ id: "x", object: "chat.completion", choices, ...more });
const stop = (content: unknown) => ({
  index: 0,
  finish_reason: "stop",
  message: { role: "assistant", content },
});

/** Answers with what is made of the stand-ins in the question. */
const retold =
  (tell: (person: string, domain: string) => string): WireReply =>
  (response, request) => {
    const standIn = (word: string): string =>
      new RegExp(`${word}-\\d{2,6}`).exec(request)?.[0] ?? "none";
    says(tell(standIn("Person"), standIn("Domain")))(response, request);
  };

describe("a body of a form the protocol does not have", () => {
  it.each<[string, readonly WireReply[], string]>([
    ["no choice", [body([])], "MODEL_STREAM_BROKEN"],
    ["a choice that is nothing", [body([null])], "MODEL_STREAM_BROKEN"],
    ["an array", [whole("[]")], "MODEL_STREAM_BROKEN"],
    ["a number beyond numbers", [whole("1e999")], "MODEL_STREAM_BROKEN"],
    ["nothing", [whole("")], "MODEL_STREAM_BROKEN"],
    ["200,000 brackets", [whole("[".repeat(200_000))], "MODEL_STREAM_BROKEN"],
    ["a text of brackets", [inventory, says("[".repeat(19_000)), fine], "answered"],
    ["a text without end", [inventory, says("a@".repeat(900_000)), fine], "answered"],
    [
      "two choices",
      [inventory, body([stop("I cannot know this."), stop("57 seats.")])],
      "answered",
    ],
    ["another role", [inventory, says("I cannot know this.", { role: "user" })], "answered"],
    [
      "thoughts, sound and notes",
      [
        inventory,
        says("I cannot know this.", {
          reasoning_content: "57",
          audio: { id: "a", data: "x", transcript: "57" },
          annotations: [{ type: "url_citation", url_citation: { url: "https://evil.example" } }],
          logprobs: { content: [{ token: "57" }] },
        }),
      ],
      "answered",
    ],
    ["a refusal beside an answer", [inventory, says("57.", { refusal: "no" })], "ANSWER_BLOCKED"],
    [
      "a call as it was made in 2023",
      [says(null, { function_call: { name: "license_inventory", arguments: "{}" } })],
      "ANSWER_UNGROUNDED",
    ],
    [
      "an attack noted among nonsense",
      [
        body([stop("57.")], {
          usage: { prompt_tokens: "many" },
          prompt_filter_results: [
            7,
            { content_filter_results: { jailbreak: { detected: true, filtered: "no" } } },
          ],
        }),
      ],
      "PROMPT_BLOCKED",
    ],
    [
      "a filter's objection among nonsense",
      [
        body(
          [{ ...stop("57."), content_filter_results: { hate: 1, violence: { filtered: true } } }],
          { id: 5, usage: [] },
        ),
      ],
      "ANSWER_BLOCKED",
    ],
    [
      "a filter's objection inside the message",
      [
        body([
          {
            ...stop("57."),
            message: {
              role: "assistant",
              content: "57.",
              content_filter_results: { hate: { filtered: true } },
            },
          },
        ]),
      ],
      "ANSWER_BLOCKED",
    ],
    [
      "a filter's objection beside the choices",
      [body([stop("57.")], { content_filter_results: { violence: { filtered: true } } })],
      "ANSWER_BLOCKED",
    ],
    [
      "a few bytes that are 50 MB",
      [
        (response) => {
          response.writeHead(200, {
            "content-type": "application/json",
            "content-encoding": "gzip",
          });
          response.end(gzipSync(Buffer.alloc(50_000_000, 32)));
        },
      ],
      "MODEL_STREAM_BROKEN",
    ],
    [
      "the way to another host",
      [
        (response) => {
          response.writeHead(307, { location: "http://127.0.0.1:9/" }).end();
        },
      ],
      "MODEL_UNAVAILABLE",
    ],
  ])("%s", async (_form, replies, effect) => {
    expect(effectOf((await outcomeOf(...replies)).outcome)).toBe(effect);
  });

  it("neither lowers nor blows up what is counted", async () => {
    for (const told of [-1_000_000, 1e308, "12", null]) {
      const usage = { prompt_tokens: told, completion_tokens: told };
      const { receipt } = await outcomeOf(says("I cannot know this.", {}, { usage }));
      const { prompt = 0, completion = 0 } = receipt?.modelTokens ?? {};
      expect([prompt > 0, completion > 0, prompt < 100_000]).toEqual([true, true, true]);
    }
  });

  it("lets nobody wait longer than a day", async () => {
    const { outcome } = await outcomeOf((response) => {
      response.writeHead(429, { "retry-after": "99999999999999" }).end("{}");
    });
    expect(outcome).toMatchObject({
      code: "MODEL_BUSY",
      details: { retryAfterSeconds: 86_400 },
    });
  });

  it("puts no text of its own into a receipt", async () => {
    const headers = { "apim-request-id": "Anna Nowak", "x-ms-region": "<b>Anna</b>" };
    const { receipt } = await outcomeOf(
      body([stop("I cannot know this.")], headers),
      whole({}, headers),
    );
    expect(JSON.stringify(receipt)).not.toContain("Anna");
  });
});

describe("a call no schema knows", () => {
  it.each<[string, readonly (readonly [unknown, unknown, unknown?])[], string]>([
    ["a name in other letters", [["License_Inventory", "{}"]], "answered"],
    [
      "a name of every object",
      [
        ["constructor", "{}"],
        ["__proto__", "{}"],
      ],
      "answered",
    ],
    ["a name between blanks", [[" license_inventory\n", "{}"]], "answered"],
    ["a name that is none", [["license inventory!", "{}"]], "answered"],
    ["an object for a name", [[{}, "{}"]], "MODEL_STREAM_BROKEN"],
    ["a prototype", [["license_inventory", '{"products":null,"__proto__":{"x":1}}']], "answered"],
    [
      "a key told twice",
      [["license_inventory", '{"products":null,"products":["Piotr Zielinski"]}']],
      "EGRESS_BLOCKED",
    ],
    [
      "2 MB of arguments",
      [["license_inventory", JSON.stringify({ products: ["a@".repeat(900_000)] })]],
      "answered",
    ],
    ["no number", [["license_inventory", '{"products":[NaN,1e999]}']], "answered"],
    [
      "an id that says something",
      [["license_inventory", '{"products":null}', "call_piotr.zielinski@contoso.example"]],
      "answered",
    ],
  ])("%s", async (_form, made, effect) => {
    const { outcome } = await outcomeOf(calls(...made), fine);
    expect(wire.requests.join("\n")).not.toMatch(/zielinski/i);
    expect(effectOf(outcome)).toBe(effect);
  });
});

describe("an answer that does not hold twice", () => {
  const wrong = says("You have 57 idle seats.");
  it.each<[string, readonly WireReply[], object]>([
    [
      "is what a tool told",
      [calls(["explain_figure", '{"measure":"idle seats"}']), wrong],
      {
        outcome: "templated",
        text: expect.stringMatching(/^Idle seats are paid seats held by nobody;/),
      },
    ],
    [
      "says what is missing where tools failed",
      [calls(["license_inventory", '{"products":["none"]}']), wrong],
      { outcome: "unknown", text: expect.stringMatching(/^I cannot know this: The input/) },
    ],
    ["fails where nothing was asked of any tool", [wrong], { code: "ANSWER_UNGROUNDED" }],
  ])("%s", async (_what, replies, outcome) => {
    expect((await outcomeOf(...replies)).outcome).toMatchObject(outcome);
  });

  it("is no saving without what it waits for", async () => {
    const savings = calls(["savings", '{"finding":null,"products":null}']);
    const total: WireReply = (response, request) => {
      const [, id = ""] =
        /(f\d+)\\",\\"subject\\":\\"whole tenant\\",\\"measure\\":\\"saving\\"/.exec(request) ?? [];
      says(`You could save {{${id}}} in total.`)(response, request);
    };
    const { outcome } = await outcomeOf(savings, total);
    expect(outcome).toMatchObject({
      text: "You could save USD 1,293.00 per month (act by 2027-01-02) in total (as of 2026-11-21).\n\nNothing of this can be saved before a renewal.",
    });
  });
});

describe("the caller's own words", () => {
  it.each<[string, (person: string, domain: string) => string]>([
    ["behind a host of the question", (person, domain) => `Look at ${domain}/p?d=${person} now.`],
    ["as part of a host", (person, domain) => `Look at ${person}.${domain} now.`],
    ["as an address", (person, domain) => `Write to ${person}@${domain} now.`],
    ["before a host", (person) => `Look at ${person}.evil.example now.`],
    ["behind an ideographic full stop", (person) => `Look at evil。example/${person} now.`],
    ["behind a leader and a fraction bar", (person) => `Look at evil․example⁄${person} now.`],
    ["behind a host in full width", (person) => `Look at ｅｖｉｌ．ｅｘａｍｐｌｅ／${person} now.`],
  ])("do not come back %s", async (_where, tell) => {
    const { outcome } = await outcomeOf(inventory, retold(tell));
    const shown = isAppError(outcome) ? outcome.message : (outcome as AdvisorAnswer).text;
    expect(shown).not.toMatch(/Nowak|fabrikam|evil/);
  });

  it("come back where they stand alone", async () => {
    const { outcome } = await outcomeOf(
      inventory,
      retold((person, domain) => `I cannot speak about ${person} of ${domain}.`),
    );
    expect(outcome).toMatchObject({
      text: expect.stringMatching(/^I cannot speak about Anna Nowak of fabrikam-group\.com\./),
    });
  });

  it("of interactions at the same time do not mix", async () => {
    wire.play(retold((person) => `I cannot speak about ${person}.`));
    const names = ["Anna Nowak", "Piotr Zielinski"];
    const asked = Array.from({ length: 12 }, async (_, at) => {
      const name = names[at % 2] ?? "";
      const sent: string[] = [];
      const { text } = await ask({
        model: wire.settings,
        question: `What does ${name} need?`,
        wall: new ConversationWall({ directory }),
        onReceipt: (_receipt, bodies) => sent.push(...bodies),
      });
      return { name, text, sent: sent.length };
    });
    for (const { name, text, sent } of await Promise.all(asked)) {
      expect(text).toContain(`I cannot speak about ${name}.`);
      expect(sent).toBe(1);
    }
  });
});
