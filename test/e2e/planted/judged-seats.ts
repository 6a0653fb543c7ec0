import type { Emulator } from "../../../emulator/index.ts";
import { tenantId } from "../../../src/core/ids.ts";
import { openPii } from "../../../src/core/pii.ts";
import {
  GraphReader,
  readCommerceSubscriptions,
  readMembers,
  readSubscribedSkus,
} from "../../../src/graph/index.ts";
import { DETECTIONS, seatInputOf } from "../../../src/insights/licensing-input.ts";
import { SourceLog } from "../../../src/insights/reading/source-log.ts";
import { readUsage } from "../../../src/insights/reading/usage-reading.ts";
import { readTraitsBasis } from "../../../src/insights/tenant-reading.ts";
import { loadReference, PriceBook, seatJudgeOf } from "../../../src/licensing/index.ts";
import { TraitsContext, traitsOf } from "../../../src/privacy/index.ts";
import { emulatedCaller } from "../../graph/emulated-caller.ts";

/** What a survey concludes about one seat, below disclosure control. */
export interface JudgedSeat {
  readonly rule: string;
  readonly confidence: string;
}

/**
 * Every seat that a survey's own judge finds, by principal name and SKU: the same reading and the same
 * predicate, seat by seat, before counts are suppressed and folded.
 */
export async function judgedSeats(
  emulator: Emulator,
  tenant: string,
): Promise<ReadonlyMap<string, JudgedSeat>> {
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
  const [subscribedSkus, commerceSubscriptions, { basis }] = await Promise.all([
    log.attempt("subscribedSkus", () => readSubscribedSkus(reader)),
    log.attempt("commerceSubscriptions", () => readCommerceSubscriptions(reader)),
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
  for await (const page of pages) {
    for (const record of page) {
      for (const { held, judged } of judge(traitsOf(record, context))) {
        if (typeof judged === "string") continue;
        const name = openPii(record.userPrincipalName).toLowerCase();
        const { rule, verdict } = judged;
        found.set(`${name} ${held.skuId}`, { rule: rule.id, confidence: verdict.confidence });
      }
    }
  }
  return found;
}
