import { randomUUID } from "node:crypto";
import type { Advisor, ModelSettings, ServiceDesk, SkuNames } from "./agent/index.ts";
import { type EntraClient, modelTokenProvider } from "./auth/index.ts";
import type { Clock } from "./core/clock.ts";
import type { Settings } from "./core/config.ts";
import type { Logger } from "./core/logger.ts";
import { boundaryFaults, dataBoundaryOf, modelBackEndOf } from "./core/model-back-end.ts";
import type { SecurityEvents } from "./core/security-events.ts";
import { modelSettingsOf } from "./open-model.ts";
import type { SharedState } from "./open-shared-state.ts";
import type { OpenWall } from "./open-walls.ts";
import { PseudonymBook } from "./privacy/index.ts";
import {
  Consultations,
  Conversations,
  DailyBudgets,
  Drafts,
  ENTRY_TOKENS,
  Interactions,
  keptSecurityEvents,
  SentTexts,
  UseWatch,
} from "./resolvers/index.ts";
import type { InteractionLedger } from "./store/index.ts";

interface Means {
  readonly ledger: InteractionLedger;
  readonly names: SkuNames;
  readonly entra: EntraClient;
  readonly shared: SharedState;
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
  const { ledger, entra, clock, logger } = means;
  const model = modelSettingsOf(settings, modelTokenProvider(settings, entra, clock));
  warnOfBoundary(settings, logger);
  const securityEvents = keptSecurityEvents(means.securityEvents, {
    log: means.shared.securityEventLog,
    clock,
    newId: randomUUID,
    logger,
  });
  const interactions = new Interactions({
    ledger,
    sentTexts: new SentTexts(clock),
    model: declaredModel(settings),
    seatwiseKey: settings.SEATWISE_KEY,
    clock,
    newId: randomUUID,
    securityEvents,
    runSignals: means.shared.runSignals,
    budgets: dailyBudgets(settings, model.price, means),
    watch: useWatch(settings, means, securityEvents),
    logger,
  });
  const consultations = new Consultations({
    interactions,
    clock,
    openWall: means.openWall,
    conversations: new Conversations({
      clock,
      newId: randomUUID,
      newBook: () => new PseudonymBook(),
    }),
    loadAdvisor: once(() => loadAdvisor(settings, model, means)),
  });
  const drafts = new Drafts({
    interactions,
    openWall: means.openWall,
    loadServiceDesk: once(() => loadServiceDesk(model, means)),
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

async function loadAdvisor(
  settings: Settings,
  model: ModelSettings,
  means: Means,
): Promise<Advisor> {
  const { createAdvisor, DEFAULT_BUDGET } = await import("./agent/index.ts");
  return createAdvisor({
    skuNames: means.names,
    logger: means.logger,
    model,
    budget: {
      ...DEFAULT_BUDGET,
      modelTokens: settings.ADVISOR_TOKENS_PER_INTERACTION,
      seconds: settings.ADVISOR_SECONDS_PER_INTERACTION,
      costMicros: microsOf(settings.ADVISOR_COST_PER_INTERACTION) ?? null,
    },
  });
}

function dailyBudgets(
  settings: Settings,
  price: ModelSettings["price"],
  { shared, clock }: Means,
): DailyBudgets {
  const { prompt, completion } = ENTRY_TOKENS;
  return new DailyBudgets({
    // A price is of a million tokens, and a micro a millionth of a unit.
    entryCostMicros:
      price === null ? 0 : Math.ceil(prompt * price.input + completion * price.output),
    counters: shared.counters,
    clock,
    limits: {
      caller: {
        interactions: settings.ADVISOR_INTERACTIONS_PER_CALLER_DAY,
        modelTokens: settings.ADVISOR_TOKENS_PER_CALLER_DAY,
        costMicros: microsOf(settings.ADVISOR_COST_PER_CALLER_DAY),
      },
      tenant: {
        interactions: settings.ADVISOR_INTERACTIONS_PER_TENANT_DAY,
        modelTokens: settings.ADVISOR_TOKENS_PER_TENANT_DAY,
        costMicros: microsOf(settings.ADVISOR_COST_PER_TENANT_DAY),
      },
    },
  });
}

function useWatch(
  settings: Settings,
  { shared, clock }: Means,
  securityEvents: SecurityEvents,
): UseWatch {
  return new UseWatch({
    counters: shared.counters,
    clock,
    securityEvents,
    policy: {
      action: settings.ADVISOR_ON_UNUSUAL_USE,
      appliesTo: settings.ADVISOR_UNUSUAL_USE_HOLDS,
    },
  });
}

function microsOf(amount: number | undefined): number | undefined {
  return amount === undefined ? undefined : Math.round(amount * 1_000_000);
}

async function loadServiceDesk(model: ModelSettings, means: Means): Promise<ServiceDesk> {
  const { ServiceDesk } = await import("./agent/index.ts");
  return new ServiceDesk({
    skuNames: means.names,
    model,
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
