import { z } from "zod";
import type { FindingsValue } from "../../insights/index.ts";
import {
  draft,
  type FigureDraft,
  MEASURE_OF_EFFECT,
  type Measure,
  monthAndYear,
} from "../figures/answer-figure.ts";
import { fewNotes } from "../figures/few-notes.ts";
import { FINDING_NAMES, OBSERVATION_NAMES } from "../figures/finding-names.ts";
import type { SkuNames } from "../sku-names.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";
import { isAsked, productArgument } from "./product-argument.ts";

type Observation = FindingsValue["observations"][number];

/** What should be known about the tenant besides seats to save: shortfalls, risks, errors. */
export function findingsTool(skuNames: SkuNames): AdvisorTool {
  return defineTool({
    name: "findings",
    description:
      "Problems, risks and anomalies found in licensing besides waste: trials about to end, expiring seats in use, split purchases, price changes, assignment errors, seats assigned twice, licence groups, overlapping products, and more, and how many seats, members or purchases each is about; which checks could not be made.",
    schema: z.strictObject({
      about: z.enum(OBSERVATION_NAMES).nullable().describe("One kind of finding; null for all."),
      products: productArgument(skuNames),
    }),
    read: async ({ about, products }, { insights, signal }) => {
      const from = await insights.findings(signal);
      const found = from.value.observations.filter(
        ({ rule, skuId }) =>
          (about === null || FINDING_NAMES[rule] === about) &&
          (skuId === null ? products === null : isAsked(skuId, products, skuNames)),
      );
      const few = found.filter(({ counted }) => counted === null);
      const said = wordsFor(from.value, { about, found });
      return {
        from,
        drafts: found.flatMap(observationDrafts),
        words: [...said.words, ...fewNotes(few, skuNames)],
        answers: said.answers,
      };
    },
  });
}

const COUNTED: Readonly<Record<Observation["unit"], Measure>> = {
  seats: "affected-seats",
  members: "affected-members",
  purchases: "affected-purchases",
  groups: "licence-groups",
};

function observationDrafts(one: Observation): readonly FigureDraft[] {
  const about = { finding: one.rule, on: one.on };
  const measure = MEASURE_OF_EFFECT[one.effect];
  return [
    ...(one.counted === null
      ? []
      : [draft(one.skuId, COUNTED[one.unit], one.counted, { ...about, actBy: one.actBy })]),
    ...(measure === null ? [] : monthAndYear(one.skuId, measure, one, about)),
  ];
}

const WHY = {
  needsHistory: "it needs earlier surveys to compare with",
  needsPartnerCenter: "it needs data of Partner Center",
  needsBillingRole: "it needs a billing role",
  needsAnotherScope: "it needs a permission that is not asked for",
  needsTenantRule: "it needs a rule of the tenant",
  needsDecision: "it needs a decision of the tenant",
  sourceNotRead: "its sources were not read",
} as const satisfies Record<FindingsValue["notMade"][number]["because"], string>;

interface Asked {
  readonly about: string | null;
  readonly found: readonly Observation[];
}

/** That a check found nothing, or could not be made, where one was asked about. */
function wordsFor(
  { notMade: left }: FindingsValue,
  { about, found }: Asked,
): { readonly words: readonly string[]; readonly answers: boolean } {
  const missing = left.flatMap(({ rule, because }) => {
    const name = Object.entries(FINDING_NAMES).find(([id]) => id === rule)?.[1];
    return name !== undefined && name === about
      ? [`I cannot know about ${name}, because ${WHY[because]}.`]
      : [];
  });
  return about === null || found.length + missing.length > 0
    ? { words: missing, answers: false }
    : { words: [`There is no finding about ${about}.`], answers: true };
}
