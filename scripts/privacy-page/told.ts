import type { Claim } from "./claims.ts";

/** What the page says of reading and leaving, sentence by sentence. */
export const TOLD: readonly Claim[] = [
  {
    sentence: "Everything is read with a token issued on behalf of the signed-in caller.",
    tests: [
      [
        "auth/on-behalf-of-broker.test.ts",
        "brings a Graph token that acts as the caller with the scopes asked for",
        "never serves one tenant's token to another, even for the same access token",
      ],
    ],
  },
  {
    sentence: "What is read is what is listed, with the scopes and paths listed.",
    tests: [["e2e/permissions.test.ts", "reads every path that is listed"]],
  },
  {
    sentence: "What Graph does not show a caller, Seatwise does not tell that caller.",
    tests: [
      [
        "e2e/visibility.test.ts",
        "crosses to no caller of another kind, and comes back to each",
        "made with a role newer than the access token stays with its caller",
      ],
    ],
  },
  {
    sentence:
      "The directory is read once for many questions, for callers who are shown the same; where it is closed, the receipt says so and names are found by their form.",
    tests: [
      [
        "privacy/directory.test.ts",
        "has the directory read once, not with every question",
        "is answered to a guest, to whom the directory is closed",
      ],
      [
        "e2e/interaction.test.ts",
        "says what was sent, what was taken out, and how far the caller's directory was known",
        "says what of the directory stays closed to its caller",
      ],
    ],
  },
  {
    sentence:
      "Stand-ins have random numbers, are the same for the same thing in one conversation, and mean nothing in another.",
    tests: [
      [
        "privacy/pseudonyms/pseudonym-book.test.ts",
        "are the same for the same thing and different for different things",
        "tell nothing of the order in which things were named",
        "are never those of another conversation",
      ],
    ],
  },
  {
    sentence:
      "Stand-ins in sealed values are others in every snapshot, tenant and key, and only who reads the words themselves can put them back.",
    tests: [
      [
        "privacy/pseudonyms/snapshot-pseudonyms.test.ts",
        "are others in the next snapshot, in another tenant and under another key",
        "stay unresolved where the caller reads no words",
      ],
    ],
  },
  {
    sentence:
      "The request bodies of an interaction can be read by its caller for a quarter of an hour, from the process that sent them.",
    tests: [
      [
        "e2e/interaction.test.ts",
        "is shown word for word to the caller who asked",
        "is shown of a failed question too",
        "is known to no other process, and not to the database",
      ],
      ["resolvers/sent-texts.test.ts", "is forgotten after a quarter of an hour"],
    ],
  },
  {
    sentence:
      "A receipt tells measures and cells sent, the smallest group, stand-ins, redactions, rules, region and retention, and holds no text.",
    tests: [
      [
        "agent/receipt.test.ts",
        "names measures, cells and the smallest group behind them",
        "names stand-ins, redactions and filter rules, and no text",
      ],
      [
        "e2e/interaction.test.ts",
        "knows how many members stand behind the smallest amount that was sent",
        "declares where prompts are processed and how long they are kept",
        "holds no word of question or answer, and nobody's id",
      ],
    ],
  },
  {
    sentence:
      "Of a ticket nothing is remembered: what left is told in the answer, or in the error of a draft that fails.",
    tests: [
      [
        "e2e/service-desk.test.ts",
        "tells within the answer what left, byte for byte, and remembers nothing of it",
        "tells what left also where the draft fails",
      ],
    ],
  },
  {
    sentence:
      "Redis holds sealed values under keyed names; who listens and who dumps sees no tenant, caller or figure.",
    tests: [
      [
        "cache/redis-aggregate-cache.test.ts",
        "shows no tenant, visibility class, name or figure to who listens and who dumps",
      ],
      [
        "events/redis-recommendation-log.test.ts",
        "shows no tenant, visibility class or figure to who listens and who dumps",
      ],
    ],
  },
  {
    sentence: "A sealed value admits closed vocabulary only, at compile time and at run time.",
    tests: [
      [
        "privacy/aggregate.test.ts",
        "gives the value with its coverage and date, frozen through and through",
        "refuses coverage that is not closed vocabulary",
        "says yes to what was sealed and to nothing that looks like it",
      ],
    ],
  },
  {
    sentence:
      "With MODEL_STRICT, Seatwise does not start when what the operator declares is not what tenants ask for.",
    tests: [
      [
        "core/config.test.ts",
        "starts when what is declared meets what the tenants demand",
        "is a choice: without it the same settings start",
      ],
    ],
  },
];
