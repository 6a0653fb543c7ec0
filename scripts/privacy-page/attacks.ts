import type { Claim } from "./claims.ts";

/** Attacks tried in every test run, against a scripted model that does on purpose what a bad one does by accident. */
export const ATTACKS: readonly Claim[] = [
  {
    sentence: "Canaries in every text field of a tenant",
    tests: [
      [
        "privacy/canary.test.ts",
        "sends the model nothing of it",
        "gives Redis nothing of it",
        "keeps nothing of it in the database but the tenant's own id",
        "streams nothing of it to other callers",
        "logs nothing of it, at the most talkative level",
        "answers with none of it",
      ],
    ],
  },
  {
    sentence:
      "Instructions as names of people, groups, departments, products and in error messages",
    tests: [["privacy/hostile-tenant.test.ts", "change neither tool calls nor the answer"]],
  },
  {
    sentence:
      "Injections, jailbreaks and requests for the system prompt as a question (deepset, CyberSecEval, BIPIA, garak, spikee)",
    tests: [
      [
        "privacy/attacks.test.ts",
        "none has an effect",
        "change neither our instructions nor our tools in any request",
      ],
    ],
  },
  {
    sentence: "Links, images, HTML, data and file addresses that would carry something away",
    tests: [
      ["agent/worst-case-model.test.ts", "reaches nobody"],
      ["privacy/attacks.test.ts", "stay out of every link and image a model hides them in"],
      ["agent/hostile-wire.test.ts", "do not come back %s"],
    ],
  },
  {
    sentence: "Stand-ins never issued, or of another conversation",
    tests: [
      [
        "privacy/attacks.test.ts",
        "do not come back under a stand-in that was never issued",
        "of one conversation mean nothing in another",
      ],
    ],
  },
  {
    sentence:
      "Malformed, huge and deeply nested output, keys told twice, prototypes, numbers beyond numbers",
    tests: [
      [
        "agent/hostile-wire.test.ts",
        "a body of a form the protocol does not have",
        "a call no schema knows",
        "neither lowers nor blows up what is counted",
      ],
    ],
  },
  {
    sentence: "Unknown tools, endless and repeated calls, another tenant's id as an argument",
    tests: [
      [
        "agent/worst-case-model.test.ts",
        "calls no tool that is not ours and passes no argument a schema does not know",
        "stops at the budget of tool calls, however many are made at once",
      ],
    ],
  },
  {
    sentence: "Invented numbers, products, measures, people and addresses in an answer",
    tests: [["agent/grounding.test.ts", "takes nothing else with it"]],
  },
  {
    sentence:
      "Personal data behind encodings, invisible characters and look-alikes, or in two turns",
    tests: [
      ["privacy/text/scrubber.test.ts", "an address is seen through %s"],
      [
        "privacy/conversation-wall.test.ts",
        "loses halves of an address that was split over two turns",
      ],
    ],
  },
  {
    sentence: "Images, files, roles and lists in place of a question, and a question too long",
    tests: [
      ["e2e/http.test.ts", "a question that is more than a text"],
      ["privacy/attacks.test.ts", "is refused when it is too long, before anything is sent"],
    ],
  },
  {
    sentence: "Conversations, interactions and texts of another caller or tenant",
    tests: [
      ["e2e/interaction.test.ts", "does not exist for %s"],
      ["e2e/conversation.test.ts", "takes earlier questions along, and only its own caller's"],
      ["resolvers/sent-texts.test.ts", "is shown to the caller it was sent for, and to no other"],
    ],
  },
  {
    sentence: "Entries of Redis copied, changed, forged and put back",
    tests: [
      [
        "privacy/cache-tampering.test.ts",
        "is computed anew, and becomes a security event",
        "shows another caller nothing when it is copied under that caller's name",
      ],
    ],
  },
  {
    sentence:
      "More questions than the budgets of a caller and a tenant, at once and in every process",
    tests: [["resolvers/daily-budgets.test.ts", "is not outrun by many questions at once"]],
  },
  {
    sentence: "Failures of the model service and of Graph in every phase",
    tests: [
      ["agent/model-failures.test.ts", "every way in which a call of %s fails has its code"],
      [
        "privacy/hostile-tenant.test.ts",
        "do not come along with failures of Graph or of the model",
      ],
    ],
  },
  {
    sentence: "Formulas in tables that are opened in a spreadsheet",
    tests: [["licensing/export/export.test.ts", "so that no spreadsheet runs it"]],
  },
];
