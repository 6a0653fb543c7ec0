import { z } from "zod";
import type { ConfigurationValue, SealedMeasure } from "../../insights/index.ts";
import { draft, type FigureDraft } from "../figures/answer-figure.ts";
import type { FindingId } from "../figures/finding-names.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";

/** What one part of the configuration says: figures, and sentences for what is no number. */
interface Told {
  readonly drafts: readonly FigureDraft[];
  readonly words: readonly string[];
}

const numbers = (drafts: readonly FigureDraft[]): Told => ({ drafts, words: [] });
const words = (...said: readonly string[]): Told => ({ drafts: [], words: said });

/** How each part is told; null where its source was not read. */
const PARTS = {
  "security defaults": ({ securityDefaults: on }) =>
    on === null ? null : words(`Security defaults are ${on ? "on" : "off"}.`),
  "conditional access and MFA": ({ conditionalAccess }) =>
    conditionalAccess && toldOfPolicies(conditionalAccess),
  "secure score": ({ secureScore }) => secureScore && toldOfScore(secureScore),
  "report concealment": ({ reportNamesConcealed: hidden }) =>
    hidden === null
      ? null
      : words(
          hidden
            ? "Usage reports conceal names, so that use is counted by product and not joined to members."
            : "Usage reports show names, so that use is joined to members before they are counted.",
        ),
  "Entra premium use": ({ entraPremium }) =>
    entraPremium &&
    numbers([
      draft(null, "entitled-seats", entraPremium.entitledP1, { topic: "Entra ID P1" }),
      ...protectedMembers(entraPremium.usingP1, "Entra ID P1"),
      draft(null, "entitled-seats", entraPremium.entitledP2, { topic: "Entra ID P2" }),
      ...protectedMembers(entraPremium.usingP2, "Entra ID P2"),
    ]),
  "licensing mode": ({ licensing }) => toldOfLicensing(licensing),
  // The product policies of a tenant are open to billing roles only.
  "self-service purchases": () =>
    words(
      "I cannot know about self-service purchases, because they are told to billing roles only.",
    ),
} as const satisfies Record<string, (of: ConfigurationValue) => Told | null>;
type Part = keyof typeof PARTS;
/** Parts that rest on Entra premium, of which there may be too little. */
const OF_PREMIUM: ReadonlySet<Part | null> = new Set<Part | null>([
  null,
  "conditional access and MFA",
  "Entra premium use",
]);
const BALANCE: readonly FindingId[] = ["D55"];

const PART_NAMES = Object.keys(PARTS).filter((name): name is Part => name in PARTS);

/** How the tenant is set up, as states and counts. */
export function configurationTool(): AdvisorTool {
  return defineTool({
    name: "configuration",
    description:
      "How the tenant is configured: security defaults, how many conditional access policies there are (requiring MFA, refusing access, using risk), secure score (beside the average of all tenants), whether usage reports conceal names (concealment), Entra premium (Entra P1 and P2) entitlement and use, and licensing mode (how licences are bought, and how many are assigned directly or by group).",
    schema: z.strictObject({
      about: z.enum(PART_NAMES).nullable().describe("One part; null for all."),
    }),
    read: async ({ about }, { insights, signal }) => {
      const from = await insights.configuration(signal);
      const told = PART_NAMES.filter((name) => about === null || name === about).map(
        (name) => PARTS[name](from.value) ?? unseen(name),
      );
      const said = told.flatMap((part) => part.words);
      return {
        from,
        drafts: told.flatMap(({ drafts }) => drafts),
        words: said,
        leadsTo: OF_PREMIUM.has(about) ? BALANCE : [],
        answers: told.some((part) => part.words.length > 0 && !part.words.some(isUnseen)),
      };
    },
  });
}

/** None where too few to be told, or nearly all. */
function protectedMembers(members: SealedMeasure | null, topic: string): readonly FigureDraft[] {
  return members === null ? [] : [draft(null, "protected-members", members, { topic })];
}

const UNSEEN = "I cannot know about";
const unseen = (name: Part): Told => words(`${UNSEEN} ${name}, because its source was not read.`);
const isUnseen = (sentence: string): boolean => sentence.startsWith(UNSEEN);

const STATES = { enabled: "enabled", reportOnly: "report only", disabled: "switched off" } as const;
const KINDS = {
  requiresMfa: "requiring MFA",
  requiresDevice: "requiring a managed device",
  blocks: "blocking access",
  usesRisk: "using risk",
  coversAllUsers: "covering all users",
  hasSessionControls: "with session controls",
} as const;

/** All policies by state; what those do that are in force. */
function toldOfPolicies(of: NonNullable<ConfigurationValue["conditionalAccess"]>): Told {
  return numbers(
    of.flatMap(({ state, policies, kinds }) => {
      const topic = `conditional access, ${STATES[state]}`;
      const does = state === "enabled" ? kinds : [];
      return [
        draft(null, "policies", policies, { topic }),
        ...does.map((one) =>
          draft(null, "policies", one.policies, { topic: `${topic}, ${KINDS[one.kind]}` }),
        ),
      ];
    }),
  );
}

function toldOfScore(of: NonNullable<ConfigurationValue["secureScore"]>): Told {
  const { score, most, averageOfAllTenants: average, on } = of;
  return numbers([
    draft(null, "points", score, { topic: "secure score", on }),
    draft(null, "points", most, { topic: "highest possible secure score", on }),
    ...(average === null
      ? []
      : [draft(null, "points", average, { topic: "average secure score of all tenants", on })]),
  ]);
}

const CHANNELS = {
  direct: "Licences are bought directly from Microsoft.",
  partner: "Licences are bought through a partner.",
  mixed: "Licences are bought partly from Microsoft, partly through a partner.",
  unknown: "How licences are bought cannot be told.",
} as const;
const ORIGINS = {
  direct: "assigned directly",
  group: "assigned by group",
  "direct-and-group": "assigned directly and by group",
} as const;

function toldOfLicensing({
  purchasedThrough,
  seats,
  groups,
}: ConfigurationValue["licensing"]): Told {
  return {
    words: [CHANNELS[purchasedThrough]],
    drafts: [
      ...seats.map((one) =>
        draft(null, "assigned-seats", one.seats, { topic: ORIGINS[one.origin] }),
      ),
      ...(groups === null
        ? []
        : [draft(null, "licence-groups", groups.all, { topic: "group-based licensing" })]),
    ],
  };
}
