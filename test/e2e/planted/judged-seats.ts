import type { Emulator } from "../../../emulator/index.ts";
import { tenantId } from "../../../src/core/ids.ts";
import { openPii } from "../../../src/core/pii.ts";
import {
  GraphReader,
  readCommerceSubscriptions,
  readLicensedGroups,
  readMembers,
  readPremiumLicenseInsight,
  readSubscribedSkus,
} from "../../../src/graph/index.ts";
import { DETECTIONS, seatInputOf, surveyFactsOf } from "../../../src/insights/licensing-input.ts";
import { SourceLog } from "../../../src/insights/reading/source-log.ts";
import { readUsage } from "../../../src/insights/reading/usage-reading.ts";
import { readTraitsBasis } from "../../../src/insights/tenant-reading.ts";
import {
  CONSEQUENCES,
  findingsOf,
  loadReference,
  type Observation,
  observationsOf,
  PriceBook,
  type Savings,
  savingsOf,
  seatJudgeOf,
} from "../../../src/licensing/index.ts";
import { CohortCounter } from "../../../src/privacy/cohort-counter.ts";
import { TraitsContext, traitsOf } from "../../../src/privacy/index.ts";
import { emulatedCaller } from "../../graph/emulated-caller.ts";

/** What a survey concludes about one seat, below disclosure control. */
export interface JudgedSeat {
  readonly rule: string;
  readonly confidence: string;
  readonly replacement: string | null;
  readonly consequences: readonly string[];
}

/**
 * Every seat that a survey's own judge finds, by principal name and SKU: the same reading and the same
 * predicate, seat by seat, before counts are suppressed and folded.
 */
export async function judgedSeats(
  emulator: Emulator,
  tenant: string,
): Promise<ReadonlyMap<string, JudgedSeat>> {
  return (await judgedTenant(emulator, tenant)).seats;
}

/** The same, with what is observed of the tenant and what all of it is worth. */
export async function judgedTenant(
  emulator: Emulator,
  tenant: string,
): Promise<{
  readonly seats: ReadonlyMap<string, JudgedSeat>;
  readonly observations: readonly Observation[];
  readonly savings: Savings;
}> {
  const now = new Date();
  const reader = new GraphReader(
    {
      graphUrl: emulator.origin,
      clock: { now: () => now },
      random: () => 0,
      wait: async () => undefined,
    },
    {
      tokens: emulatedCaller(emulator, "global-admin", tenant),
      signal: new AbortController().signal,
    },
  );
  const log = new SourceLog(() => new Date());
  const [subscribedSkus, commerceSubscriptions, licensedGroups, premiumLicenses, { basis }] =
    await Promise.all([
      log.attempt("subscribedSkus", () => readSubscribedSkus(reader)),
      log.attempt("commerceSubscriptions", () => readCommerceSubscriptions(reader)),
      log.attempt("licensedGroups", () => readLicensedGroups(reader)),
      log.attempt("premiumLicenseInsight", () => readPremiumLicenseInsight(reader)),
      readTraitsBasis(reader, log, {
        now,
        usage: readUsage(reader, log, { now, productNames: [] }),
      }),
    ]);
  const { pages, signInRefused } = await readMembers(reader);
  log.note("members", "used");
  if (signInRefused === null) log.note("signInActivity", "used");
  const { reference, ...input } = seatInputOf(
    { subscribedSkus, commerceSubscriptions, sources: log.entries() },
    {
      now,
      tenantId: tenantId.parse(emulator.tenant(tenant).id),
      reference: loadReference(),
      priceBook: new PriceBook(),
    },
  );
  const judge = seatJudgeOf(input, reference, DETECTIONS);
  const context = new TraitsContext(basis);
  const found = new Map<string, JudgedSeat>();
  const counter = new CohortCounter();
  for await (const page of pages) {
    for (const record of page) {
      const traits = traitsOf(record, context);
      counter.add(traits);
      for (const { held, judged } of judge(traits)) {
        if (typeof judged === "string") continue;
        const name = openPii(record.userPrincipalName).toLowerCase();
        const { rule, verdict } = judged;
        const { confidence, replacement, guards } = verdict;
        const consequences = CONSEQUENCES.flatMap(({ id, guard }) =>
          guards.includes(guard) ? [id] : [],
        );
        found.set(`${name} ${held.skuId}`, {
          rule: rule.id,
          confidence,
          replacement,
          consequences,
        });
      }
    }
  }
  const survey = { cohorts: counter, grantingGroups: context.grantingGroups };
  const facts = { licensedGroups, survey, configuration: { premiumLicenses } };
  const whole = { ...input, cohorts: survey.cohorts, ...surveyFactsOf(facts) };
  return {
    seats: found,
    observations: observationsOf(whole, reference),
    savings: savingsOf(findingsOf(whole, reference, DETECTIONS).findings, whole, reference),
  };
}
