import { describe, expect, it } from "@jest/globals";
import type { AnswerFigure } from "../../src/agent/figures/answer-figure.ts";
import { type Answered, nextStepsFor } from "../../src/agent/next-steps.ts";
import { isoInstant } from "../../src/core/ids.ts";
import type { RecommendationsValue } from "../../src/insights/index.ts";
import { loadReference } from "../../src/licensing/index.ts";
import {
  ADVICE_KIND_OF,
  RECOMMENDATION_RULES,
  type RecommendationRuleId,
  SAVING_KIND_OF,
} from "../../src/licensing/recommendation-kinds.ts";
import { figureIdOf, recommendationIdOf } from "../../src/privacy/index.ts";
import { skuNamesOf } from "../../src/sku-names.ts";
import { date, SKU } from "../licensing/support/a-tenant.ts";

type One = RecommendationsValue[number];

const names = skuNamesOf(loadReference());
const KINDS = { ...SAVING_KIND_OF, ...ADVICE_KIND_OF };

function recommended(rule: RecommendationRuleId, of: Partial<One> = {}): One {
  return {
    id: recommendationIdOf("a".repeat(32)),
    kind: KINDS[rule],
    rule,
    ruleVersion: 1,
    skuId: SKU.m365E5,
    replacement: null,
    seats: { id: figureIdOf(40_001), seats: 12 },
    timing: rule in ADVICE_KIND_OF ? null : "atRenewal",
    on: null,
    actBy: date("2027-01-30"),
    monthly: null,
    yearly: null,
    exposure: null,
    confidence: "C1",
    guards: [],
    ...of,
  };
}

const CITED = {
  id: "F1",
  skuId: SKU.m365E5,
  finding: null,
  measure: "renewing-seats",
  on: date("2027-03-01"),
  subject: "Microsoft 365 E5",
  asOf: isoInstant.parse("2026-11-22T00:00:00Z"),
  source: "renewals",
  method: "",
  readFrom: [],
  number: { id: figureIdOf(50_001), seats: 12 },
} as const;

const about = (...cited: readonly AnswerFigure[]): Answered => ({ cited, leads: [] });

/** What is said of a recommendation when an answer cites the finding behind it. */
function said(one: One): string {
  const cited = { ...CITED, finding: one.rule, measure: "affected-seats", on: null } as const;
  const [step] = nextStepsFor(about({ ...cited, skuId: one.skuId }), [one], names);
  return step?.text ?? "";
}

describe("next steps", () => {
  it.each([
    ["D03", "Buy 12 seats of Microsoft 365 E5 (missing seats) by 2027-01-30."],
    ["D04", "Renew or replace 12 seats of Microsoft 365 E5 (expiring seats in use) by 2027-01-30."],
    ["D05", /^Decide about 12 seats of Microsoft 365 E5 /],
    ["D07", /^Renew or cancel 12 seats of Microsoft 365 E5 /],
    ["D15", /^Put to use 12 seats of Microsoft 365 E5 /],
    ["D17", /^Plan beyond 12 seats of Microsoft 365 E5 /],
    ["D25", /^Buy 12 seats of Microsoft 365 E5 /],
    ["D55", /^Buy 12 seats of Microsoft 365 E5 /],
    ["D01", /^Give back 12 seats of Microsoft 365 E5 /],
    ["D20", /^Give back 12 seats of Microsoft 365 E5 /],
  ] as const)("of %s say what to do", (rule, text) => {
    if (typeof text === "string") expect(said(recommended(rule))).toBe(text);
    else expect(said(recommended(rule))).toMatch(text);
  });

  it("exchange where something replaces the seats, decide where it is a choice", () => {
    const exchange = recommended("D43", { replacement: SKU.office365E1, confidence: "C4" });
    expect(said(exchange)).toMatch(/^Exchange 12 seats of Microsoft 365 E5 for Office 365 E1 /);
    expect(said({ ...exchange, confidence: "C5" })).toMatch(/^Decide about 12 seats /);
    expect(said(recommended("D47", { confidence: "C5" }))).toMatch(/^Decide about 12 seats /);
  });

  it("have a verb for every rule, and never call buying a saving", () => {
    for (const rule of RECOMMENDATION_RULES) {
      const text = said(recommended(rule));
      expect(text).toMatch(/^(Buy|Renew or|Decide about|Put to use|Plan beyond|Give back) /);
      if (rule in ADVICE_KIND_OF) expect(text).not.toMatch(/give back|sav/i);
    }
  });

  it("name no number where there are too few to be told, and no day where none is known", () => {
    expect(said(recommended("D25", { seats: null, actBy: null }))).toBe(
      "Buy a few seats of Microsoft 365 E5 (shared mailboxes that need a seat).",
    );
  });

  it("of a renewal are what is to be done before that renewal", () => {
    const [now, later] = [recommended("D01", { on: CITED.on }), recommended("D20", { on: null })];
    expect(nextStepsFor(about(CITED), [now, later], names).map(({ text }) => text)).toEqual([
      said(now),
    ]);
  });

  it("of what licences cost are the savings of the same product, of usage what it leads to", () => {
    const saving = recommended("D20");
    const cost = { ...CITED, measure: "cost", on: null } as const;
    const use = { ...CITED, measure: "active-members", on: null, skuId: null } as const;
    expect(nextStepsFor(about(cost, use), [saving, recommended("D03")], names)).toHaveLength(1);
    expect(nextStepsFor(about({ ...cost, skuId: SKU.m365E3 }), [saving], names)).toEqual([]);
    const leads = [{ findings: [saving.rule], products: [] }];
    expect(nextStepsFor({ cited: [use], leads }, [recommended("D03"), saving], names)).toHaveLength(
      1,
    );
    expect(nextStepsFor(about(use), [saving, recommended("D03")], names)).toHaveLength(1);
  });

  it("of what is found but not acted on by itself are what else there is to do about its product", () => {
    const [saving, other] = [recommended("D20"), recommended("D01", { skuId: SKU.m365E3 })];
    const change = { ...CITED, finding: "D11", measure: "affected-seats", on: null } as const;
    expect(nextStepsFor(about(change), [saving, other], names).map(({ text }) => text)).toEqual([
      said(saving),
    ]);
    expect(
      nextStepsFor(about({ ...change, finding: null, source: "whatIf" }), [saving], names),
    ).toEqual([]);
  });
});
