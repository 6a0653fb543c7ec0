import { ALL_DETECTIONS } from "./detections/in-order.ts";
import type { DetectionId } from "./detections/rule.ts";
import { type SpareSeats, unassignedPaidSeats } from "./detections/unassigned-paid-seats.ts";
import type { ConfidenceClass } from "./figure.ts";
import { type Finding, sureOfSaving } from "./findings.ts";
import type { LicensingInput } from "./input.ts";
import type { SilenceWindow } from "./need/silence.ts";
import type { Reference } from "./reference.ts";
import { type Savings, savingsOf } from "./savings.ts";
import { type Change, effectOf, type WhatIf } from "./what-if.ts";

/** Other thresholds for the rules that find savings. */
export interface RuleScenario {
  /** Rules in use; without it all that found something. */
  readonly rules?: ReadonlySet<string>;
  /** Findings not less sure than this count. */
  readonly atLeast?: ConfidenceClass;
  /** Days of silence from which an unused seat counts; 180 needs proof of as many days. */
  readonly silentDays?: SilenceWindow;
  /** Idle seats to keep per SKU. */
  readonly spare?: SpareSeats;
}

/** What one rule finds before and after. */
export interface RuleEffect {
  readonly rule: DetectionId;
  readonly seatsBefore: number;
  readonly seatsAfter: number;
}

/** Savings per month before and after; seats are those found after. */
export interface WhatIfRules extends WhatIf {
  readonly byRule: readonly RuleEffect[];
}

/**
 * What would be found and saved under other thresholds, before anybody saves them. A seat that a rule
 * lets go is not given to another rule: published findings do not tell which would take it.
 */
export function whatIfRules(
  findings: readonly Finding[],
  scenario: RuleScenario,
  owned: Pick<LicensingInput, "on" | "ownedSkus">,
  reference: Reference,
): WhatIfRules {
  const left = findings.flatMap((finding) => underScenario(finding, scenario, owned));
  const before = savingsOf(findings, owned, reference);
  const after = savingsOf(left, owned, reference);
  const rules = [...new Set(findings.map(({ rule }) => rule.id))];
  return {
    ...effectOf(changesOf(before, after), owned.on),
    seats: after.seats,
    seatsWithoutPrice: after.seatsWithoutPrice,
    byRule: rules.map((rule) => ({
      rule,
      seatsBefore: seatsBy(rule, before),
      seatsAfter: seatsBy(rule, after),
    })),
  };
}

function underScenario(
  finding: Finding,
  { rules, atLeast = "C5", silentDays = 90, spare }: RuleScenario,
  { ownedSkus }: Pick<LicensingInput, "ownedSkus">,
): readonly Finding[] {
  if (rules !== undefined && !rules.has(finding.rule.id)) return [];
  if (!finding.held) return spare === undefined ? [finding] : keeping(finding, spare, ownedSkus);
  const mustBeProven = silentDays === 180 && restsOnSilence(finding);
  const classes = finding.classes.filter(
    (one) =>
      sureOfSaving([one], finding.guards) <= atLeast && (!mustBeProven || one.confidence <= "C3"),
  );
  const seats = classes.reduce((sum, one) => sum + one.seats, 0);
  const confidence = sureOfSaving(classes, finding.guards);
  return seats === 0 ? [] : [{ ...finding, classes, seats, confidence }];
}

function keeping(
  finding: Finding,
  spare: SpareSeats,
  ownedSkus: LicensingInput["ownedSkus"],
): readonly Finding[] {
  const sku = ownedSkus.find(({ skuId }) => skuId === finding.skuId);
  const seats = sku === undefined ? 0 : unassignedPaidSeats(spare).countSeats(sku);
  return seats === 0 ? [] : [{ ...finding, seats, classes: [{ confidence: "C1", seats }] }];
}

/** Rules whose silence counts from 90 days tell by the class whether it is 180 and proven (C3). */
function restsOnSilence({ rule }: Finding): boolean {
  const detection = ALL_DETECTIONS.held.find(({ id }) => id === rule.id);
  return detection?.thresholds["silentDays"] === 90;
}

function seatsBy(rule: DetectionId, { lines }: Savings): number {
  return lines.filter((line) => line.rule.id === rule).reduce((sum, { seats }) => sum + seats, 0);
}

/** Totals before and after, currency by currency; one that saves nothing at all counts as zero. */
function changesOf(before: Savings, after: Savings): readonly Change[] {
  const left = new Map(after.totals.map((total) => [total.currency, total.gross.monthly]));
  return before.totals.map(({ currency, gross: { monthly } }) => {
    const basis = monthly.price;
    const remaining = left.get(currency);
    const money = remaining?.money ?? { ...monthly.money, minor: 0 };
    return {
      seats: 0,
      before: { money: monthly.money, basis },
      after: { money, basis: remaining?.price ?? basis },
      confidence: monthly.confidence,
    };
  });
}
