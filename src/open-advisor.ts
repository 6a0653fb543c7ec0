import { randomUUID } from "node:crypto";
import type { Advisor, ServiceDesk, SkuNames } from "./agent/index.ts";
import type { Clock } from "./core/clock.ts";
import type { Settings } from "./core/config.ts";
import type { Logger } from "./core/logger.ts";
import { boundaryFaults, dataBoundaryOf, modelBackEndOf } from "./core/model-back-end.ts";
import type { SecurityEvents } from "./core/security-events.ts";
import { modelSettingsOf } from "./open-model.ts";
import type { OpenWall } from "./open-walls.ts";
import { Consultations, Drafts, Interactions, SentTexts } from "./resolvers/index.ts";
import type { InteractionLedger } from "./store/index.ts";

interface Means {
  readonly ledger: InteractionLedger;
  readonly names: SkuNames;
  /** Gives an access token for the language model where there is no key. */
  readonly getToken: () => Promise<string>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly securityEvents: SecurityEvents;
  readonly openWall: OpenWall;
}

/** What resolvers need to have questions answered, and to say later what was. */
export interface OpenAdvisor {
  readonly interactions: Interactions;
  readonly consultations: Consultations;
  readonly drafts: Drafts;
}

/** The advisor and its interactions; the agent stack itself is loaded by the first question. */
export function openAdvisor(settings: Settings, means: Means): OpenAdvisor {
  const { ledger, clock, logger } = means;
  warnOfBoundary(settings, logger);
  const interactions = new Interactions({
    ledger,
    sentTexts: new SentTexts(clock),
    model: declaredModel(settings),
    seatwiseKey: settings.SEATWISE_KEY,
    clock,
    newId: randomUUID,
    securityEvents: means.securityEvents,
    logger,
  });
  const consultations = new Consultations({
    interactions,
    clock,
    openWall: means.openWall,
    loadAdvisor: once(() => loadAdvisor(settings, means)),
  });
  const drafts = new Drafts({
    interactions,
    openWall: means.openWall,
    loadServiceDesk: once(() => loadServiceDesk(settings, means)),
  });
  return { interactions, consultations, drafts };
}

/** Known also of interactions that fail before anything is sent. */
function declaredModel(settings: Settings) {
  const { deployment, model } = modelBackEndOf(settings);
  return { deployment, model, boundary: dataBoundaryOf(settings) };
}

function warnOfBoundary(settings: Settings, logger: Logger): void {
  const faults = boundaryFaults(settings);
  if (faults.length > 0) {
    logger.warn({ faults }, "The declared data boundary of the model does not meet the demands.");
  }
}

async function loadAdvisor(settings: Settings, means: Means): Promise<Advisor> {
  const { createAdvisor } = await import("./agent/index.ts");
  return createAdvisor({
    skuNames: means.names,
    logger: means.logger,
    model: modelSettingsOf(settings, means.getToken),
  });
}

async function loadServiceDesk(settings: Settings, means: Means): Promise<ServiceDesk> {
  const { ServiceDesk } = await import("./agent/index.ts");
  return new ServiceDesk({
    skuNames: means.names,
    model: modelSettingsOf(settings, means.getToken),
  });
}

/** Runs at the first call, again after a failure, and otherwise gives what it gave before. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
