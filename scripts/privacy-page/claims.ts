/** A sentence of the page, and the tests that fail when it stops being true. */
export interface Claim {
  readonly sentence: string;
  /** Test file below `test/`, and names of tests in it. */
  readonly tests: readonly (readonly [file: string, ...names: readonly string[]])[];
}

export const NEVER: readonly Claim[] = [
  {
    sentence:
      "No name, address, id or text of a member, group, department, device or site reaches the model, Redis, PostgreSQL, a log, an answer's figures or another caller's stream, whatever the tenant writes into its directory.",
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
      "Once members were surveyed or listed, no row of them stays in the memory of any thread; once the time has passed for which something is kept there (tokens: the life of the caller's own; a caller's directory: an hour; a conversation: half an hour; what word for word was sent: a quarter; what further pages of a list rest on: ten minutes; counters of a caller's use: two days), no name, id or token of anybody does (save the id of a process's only caller ever, which V8 remembers as the name of a property).",
    tests: [
      [
        "privacy/heap.test.ts",
        "holds no row of a member once members are listed, and no word of a ticket once a draft is told",
        "holds no name, id or token of anybody once what is kept for a time is over",
      ],
    ],
  },
  {
    sentence:
      "No figure tells of fewer members than the minimum, neither by itself nor beside others of the same survey or of one before.",
    tests: [
      [
        "privacy/disclosure/fold-rows.test.ts",
        "are told from the minimum on: 10 for behaviour, 5 for assignments",
        "that say of nearly all holders what they do are not told (S8)",
        "too small are folded with others when nobody who knows the prices can take them apart (S2)",
        "obey raised minimums",
      ],
      [
        "privacy/disclosure/releases.test.ts",
        "refuses a release beside one from which a single member left",
        "cannot be talked into lower minimums",
      ],
      [
        "e2e/release/one-member.test.ts",
        "changes no answer at all in a tenant too small for figures about behaviour (S15): %s",
        "shows elsewhere in no row that comes or goes, and in counts of enough only: %s",
      ],
      [
        "privacy/disclosure/linked-parts.test.ts",
        "do not tell by subtraction what one of them hides",
      ],
      [
        "e2e/cohort-minimums.test.ts",
        "are raised by administrators only, and lowered by nobody",
        "hold at once in every process: nothing that was told under lower ones is told again",
        "that cannot be looked up let nothing be told of members, and hold again afterwards",
      ],
    ],
  },
  {
    sentence:
      "Tables about departments, countries, licence families and kinds of account give away nobody to who knows where everybody works, neither at once nor week after week.",
    tests: [
      [
        "insights/group-tables.test.ts",
        "exposes nobody and is true to the cent, tenth %i (S1, S2, S5, S11)",
        "is nobody in a tenant of %i members when each week %s",
        "is nobody in twenty days on which one leaves or two are replaced: every answer of a week is its first",
        "cannot be solved for a few of %i members: no bounds are that close (S11)",
        "is nothing when others of the tenant ask with other rights, or minimums are raised meanwhile",
        "do not move when one more falls silent, in any table (S6, S8)",
        "of %i holders are told totals only, and why",
      ],
      [
        "e2e/release/whole-release.test.ts",
        "tells groups whose costs are true to the cent and add up to the total (S2)",
        "tells no group of a few, and no combination of tables is about a few (S1, S5)",
        "leaves open who is silent, whatever is laid side by side (S8, S11)",
        "says of every table that it does not tell why (S15)",
        "isolate nobody when callers of different rights lay side by side what they are told",
      ],
      [
        "privacy/disclosure/what-can-be-asked.test.ts",
        "has no word for NOT, OR, people, groups, departments or countries",
        "groups by one dimension of the dictionary, or by an allowed pair",
      ],
      [
        "store/told-archive.test.ts",
        "stands as the first process of a week told it, for every audience by itself (S6)",
      ],
    ],
  },
  {
    sentence: "Instructions in a tenant's own texts change neither tool calls nor answers.",
    tests: [
      [
        "privacy/hostile-tenant.test.ts",
        "change neither tool calls nor the answer",
        "do not come along with failures of Graph or of the model",
      ],
    ],
  },
  {
    sentence:
      "Instructions in a question, obeyed to the letter by the model, run no tool of somebody else's, invent no number and open nothing.",
    tests: [
      [
        "privacy/attacks.test.ts",
        "none has an effect",
        "change neither our instructions nor our tools in any request",
      ],
      [
        "agent/worst-case-model.test.ts",
        "reaches nobody",
        "calls no tool that is not ours and passes no argument a schema does not know",
      ],
    ],
  },
  {
    sentence:
      "People, groups, departments, domains and devices of the caller's own directory are taken out of the caller's question.",
    tests: [
      [
        "privacy/directory.test.ts",
        "leaves without people, whatever part of the name is written",
        "leaves without groups, departments, domains and devices",
        "has the directory read once, not with every question",
      ],
      ["privacy/text/eval-privacy.test.ts", "finds the secret in every line that holds one"],
    ],
  },
  {
    sentence:
      "What hides in invisible characters, look-alikes, entities, percent signs, escapes or base64, or is split over two turns, is found all the same.",
    tests: [
      ["privacy/attacks.test.ts", "is opened before it leaves"],
      [
        "privacy/conversation-wall.test.ts",
        "finds what hides in invisible characters, entities, percent signs and base64",
        "loses halves of an address that was split over two turns",
        "is scanned again when the directory knows more",
      ],
    ],
  },
  {
    sentence: "A question that cannot be checked, in time and to the end, is not sent.",
    tests: [
      [
        "privacy/conversation-wall.test.ts",
        "does not leave when a detector fails",
        "does not leave when a detector takes too long",
      ],
      ["privacy/attacks.test.ts", "is refused when it is too long, before anything is sent"],
    ],
  },
  {
    sentence:
      "Names come back to the caller who wrote them and to nobody else, in plain text only; secrets and links never do.",
    tests: [
      [
        "privacy/attacks.test.ts",
        "come back to the caller, and never reached the model",
        "stay out of every link and image a model hides them in",
        "do not come back under a stand-in that was never issued",
        "of one conversation mean nothing in another",
      ],
      [
        "privacy/pseudonyms/pseudonym-book.test.ts",
        "stay away from a text that is more than text",
        "bring no markup along",
        "come back for everything the scrubber took out, except secrets and links",
      ],
      [
        "agent/hostile-wire.test.ts",
        "do not come back %s",
        "of interactions at the same time do not mix",
      ],
    ],
  },
  {
    sentence:
      "A request to the model that holds anything but known message forms, our own instructions and tools, scrubbed questions and sealed results is not sent, and becomes a security event.",
    tests: [
      [
        "agent/egress-guard.test.ts",
        "refuses with",
        "sends nothing to",
        "sends nothing the guard refuses",
      ],
      [
        "agent/shields.test.ts",
        "that puts personal data into a call is told of, and is sent nothing of it",
      ],
    ],
  },
  {
    sentence:
      "Every interaction leaves a receipt, also one that a filter rule or the wall itself did not let out; its caller can read what left, word for word, and nobody else can.",
    tests: [
      [
        "agent/receipt.test.ts",
        "names stand-ins, redactions and filter rules, and no text",
        "of a question that a filter rule blocked names the rule, and that nothing left",
      ],
      [
        "e2e/interaction.test.ts",
        "is shown word for word to the caller who asked",
        "is known to no other process, and not to the database",
      ],
    ],
  },
  {
    sentence:
      "Filter rules of a tenant's administrators only tighten: no rule lets through what the wall takes out.",
    tests: [
      [
        "privacy/filter-rules/filter-rules.test.ts",
        "only tighten: the strictest of several wins, and no rule lets anything through",
        "block the question as a whole",
      ],
    ],
  },
  {
    sentence:
      "Nobody's name, address or words in a ticket of the service desk reach the model, and nothing of a ticket is kept once its draft is told, in memory neither.",
    tests: [
      [
        "agent/service-desk.test.ts",
        "sends no name and no address of the contact",
        "does not give %s %s away",
      ],
      ["e2e/service-desk.test.ts", "leaves no word of a ticket in log, database or Redis"],
      [
        "privacy/heap.test.ts",
        "holds no row of a member once members are listed, and no word of a ticket once a draft is told",
      ],
    ],
  },
  {
    sentence: "Every request to the model asks the service not to store it.",
    tests: [
      ["privacy/canary.test.ts", "keeps everything sent to the model from being stored there"],
    ],
  },
  {
    sentence:
      "Attacks the model service detects end in a refusal, also where the deployment only notes them; a withheld answer is never shown.",
    tests: [
      [
        "agent/shields.test.ts",
        "make a refusal and an event of",
        "withhold an answer the filter objects to",
        "refuse as everywhere",
      ],
      ["e2e/ask-stream.test.ts", "tells no word of an answer and ends with a refusal"],
    ],
  },
  {
    sentence: "Tracing of prompts to third parties cannot be switched on.",
    tests: [
      [
        "privacy/tracing-cannot-leave.test.ts",
        "is refused, as the product prepares its environment",
        "gets an error instead of a leak even when nothing was prepared",
      ],
    ],
  },
  {
    sentence:
      "A value in Redis that was copied, changed by a bit, forged or put back opens nothing and is a security event.",
    tests: [
      [
        "cache/redis-aggregate-cache.test.ts",
        "is a miss and a security event when copied under another key",
        "is a miss and a security event when any one bit is flipped or any end cut off",
        "is a miss and a security event when written without SEATWISE_KEY",
        "is a miss and a security event when an older one is put back under its own key",
      ],
      [
        "cache/replay.test.ts",
        "is a miss and a security event also where nobody has seen the newer one",
        "is not given while the database is away, only what a process knows to be the newest",
      ],
      [
        "events/redis-recommendation-log.test.ts",
        "tells an event again to nobody that was put there again, also where nobody saw it before",
        "reports an older published set that was put back, also where nobody saw the newer one",
      ],
      [
        "contracts/security-event-log.test.ts",
        "leaves out and reports an old record that was put back behind newer ones",
      ],
    ],
  },
  {
    sentence:
      "A test run has failed in which a process of Node reaches for another machine, or a program is started that is neither Node nor one of a short list.",
    tests: [
      [
        "scripts/contacted-hosts.test.ts",
        "notes whom a program tries to reach, however it does and even if nobody is there",
        "notes what workers do, and programs started with an environment of their own",
        "notes programs that are waited for, and by name those that are not Node",
      ],
    ],
  },
];
