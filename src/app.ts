import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Advisor, SkuNames } from "./agent/index.ts";
import {
  AccessToken,
  AccessTokenVerifier,
  type Caller,
  createClientCredential,
  EntraClient,
  modelTokenProvider,
  OnBehalfOfBroker,
  RememberedVerifier,
  readBearer,
  wwwAuthenticateFor,
} from "./auth/index.ts";
import type { Origin } from "./cache/index.ts";
import { type Clock, systemClock } from "./core/clock.ts";
import type { Settings } from "./core/config.ts";
import { isAppError } from "./core/errors.ts";
import { createLogger, type Logger } from "./core/logger.ts";
import { InsightsService, TenantInsights } from "./insights/index.ts";
import { loadReference, type Reference } from "./licensing/index.ts";
import { openLedger } from "./open-ledger.ts";
import { openSharedState } from "./open-shared-state.ts";
import { createQuestionScrubber } from "./question-scrubber.ts";
import { RecommendationAnnouncer } from "./recommendation-announcer.ts";
import {
  type AnswerNotes,
  Consultations,
  Interactions,
  type RequestContext,
  SentTexts,
} from "./resolvers/index.ts";
import { buildSchema } from "./server/build-schema.ts";
import { EventStreams } from "./server/event-streams.ts";
import { createGraphqlServer } from "./server/graphql-server.ts";
import { Health } from "./server/health.ts";
import { createHttpHandler } from "./server/http-handler.ts";
import { serveWebSockets } from "./server/websocket.ts";

/** How long a balancer is given to notice that this process takes no more requests. */
const NOTICE_MS = 1_000;

export interface App {
  /** Starts to answer. @returns the address it answers at. */
  listen(): Promise<string>;
  /** Lets requests under way finish, sends subscribers elsewhere, and lets go of everything. */
  close(): Promise<void>;
}

export interface AppMeans {
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/**
 * The composition root: everything with a side effect is made here, top to bottom.
 * @throws AppError CONFIGURATION when a setting cannot be used.
 */
export async function createApp(settings: Settings, means: AppMeans = {}): Promise<App> {
  const clock = means.clock ?? systemClock;
  const logger = means.logger ?? createLogger(settings.LOG_LEVEL);
  const reference = loadReference();
  const names = skuNamesOf(reference);

  const credential = await createClientCredential(settings, clock);
  const application = { authority: settings.ENTRA_AUTHORITY, clientId: settings.ENTRA_CLIENT_ID };
  const entra = new EntraClient({ application, credential, clock });
  const broker = new OnBehalfOfBroker({ client: entra, clock, graphUrl: settings.GRAPH_URL });
  const verifier = new RememberedVerifier(new AccessTokenVerifier(settings, clock, logger), {
    clock,
  });

  const shared = await openSharedState(settings, { clock, logger });
  const insights = new InsightsService({
    broker,
    connection: { graphUrl: settings.GRAPH_URL, clock },
    shared: shared.aggregates,
    reference,
    listener: new RecommendationAnnouncer(shared.recommendationLog, shared.kinds),
    clock,
    seatwiseKey: settings.SEATWISE_KEY,
    surveyMaxAgeSeconds: settings.SURVEY_MAX_AGE_SECONDS,
  });

  const { ledger, prepare } = openLedger(settings, { names, logger });
  const interactions = new Interactions({
    ledger,
    sentTexts: new SentTexts(clock),
    model: { deployment: settings.AZURE_OPENAI_DEPLOYMENT, model: settings.AZURE_OPENAI_MODEL },
    seatwiseKey: settings.SEATWISE_KEY,
    clock,
    newId: randomUUID,
    logger,
  });

  const schema = buildSchema({ names, interactions });
  const consultations = new Consultations({
    interactions,
    clock,
    scrub: createQuestionScrubber(),
    loadAdvisor: once(() =>
      loadAdvisor(settings, {
        names,
        logger,
        getToken: modelTokenProvider(settings, entra, clock),
      }),
    ),
  });
  const openContext = (caller: Caller, signal: AbortSignal): RequestContext => {
    const notes: AnswerNotes = {};
    const noteOrigin = (origin: Origin): void => {
      notes.cache = noteOf(origin);
    };
    return {
      caller,
      signal,
      notes,
      recommendationLog: shared.recommendationLog,
      consultations,
      insights: new TenantInsights(insights, caller, signal, noteOrigin),
    };
  };
  const challengeFor = (error: unknown, context?: RequestContext): string | undefined =>
    isAppError(error)
      ? wwwAuthenticateFor(error, context?.caller, settings.ENTRA_AUTHORITY)
      : undefined;

  const health = new Health();
  const apollo = createGraphqlServer({ schema, logger, challengeFor });
  const eventStreams = new EventStreams({
    schema,
    logger,
    clock,
    authenticate: (authorization) => verifier.verify(readBearer(authorization)),
    openContext,
  });
  const handle = createHttpHandler({
    apollo,
    health,
    eventStreams,
    logger,
    challengeFor,
    openContext: async (authorization, signal) =>
      openContext(await verifier.verify(readBearer(authorization)), signal),
  });
  const server = createServer(handle);
  const closeSockets = serveWebSockets(server, {
    schema,
    logger,
    clock,
    authenticate: (token) => verifier.verify(new AccessToken(token)),
    openContext,
  });

  return {
    listen: async () => {
      await apollo.start();
      const origin = await listen(server, settings);
      health.open();
      void prepare();
      return origin;
    },
    close: async () => {
      health.close();
      server.closeIdleConnections();
      if (server.listening && shared.isShared) {
        await pause(NOTICE_MS);
      }
      eventStreams.close();
      await closeSockets();
      await closeServer(server);
      await apollo.stop();
      await interactions.settled();
      await ledger.close();
      await shared.close();
    },
  };
}

/** Askable are the products organisations buy: Azure takes no tool schema with all names there are. */
function skuNamesOf({ catalogue }: Reference): SkuNames {
  const bought = catalogue.skus.filter(
    ({ family, segment }) => family !== null && segment === "commercial",
  );
  return {
    describe: (id) => catalogue.skuById(id),
    askable: [...new Set(bought.map(({ displayName }) => displayName))].sort(),
  };
}

interface AdvisorMeans {
  readonly names: SkuNames;
  readonly logger: Logger;
  readonly getToken: () => Promise<string>;
}

async function loadAdvisor(settings: Settings, means: AdvisorMeans): Promise<Advisor> {
  const { createAdvisor, MODEL_DEFAULTS } = await import("./agent/index.ts");
  const key = settings.AZURE_OPENAI_API_KEY;
  return createAdvisor({
    skuNames: means.names,
    logger: means.logger,
    model: {
      ...MODEL_DEFAULTS,
      endpoint: settings.AZURE_OPENAI_ENDPOINT,
      deployment: settings.AZURE_OPENAI_DEPLOYMENT,
      model: settings.AZURE_OPENAI_MODEL,
      apiVersion: settings.AZURE_OPENAI_API_VERSION,
      credential:
        key === undefined ? { kind: "identity", getToken: means.getToken } : { kind: "key", key },
    },
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

function noteOf(origin: Origin): NonNullable<AnswerNotes["cache"]> {
  return origin.origin === "cached"
    ? { origin: "cached" }
    : { origin: "computed", because: origin.miss };
}

function listen(server: Server, { HOST, PORT }: Settings): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, HOST, () => {
      server.off("error", reject);
      const address = server.address();
      const { port } =
        typeof address === "object" && address !== null
          ? address
          : ({ port: PORT } satisfies Pick<AddressInfo, "port">);
      resolve(`http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${port}`);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
