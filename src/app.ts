import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import {
  AccessTokenVerifier,
  type Caller,
  createClientCredential,
  EntraClient,
  OnBehalfOfBroker,
  RememberedVerifier,
  wwwAuthenticateFor,
} from "./auth/index.ts";
import type { Origin } from "./cache/index.ts";
import { type Clock, systemClock } from "./core/clock.ts";
import type { Settings } from "./core/config.ts";
import { isAppError } from "./core/errors.ts";
import { createLogger, type Logger } from "./core/logger.ts";
import { loggedSecurityEvents } from "./core/security-events.ts";
import {
  DirectoryViews,
  FindingMembers,
  InsightsService,
  ListEvidence,
  type MemberListMeans,
  type MinimumsArchive,
  RecommendationDesk,
  SurveyHistory,
  type SurveyListener,
  TenantInsights,
  TenantMinimums,
} from "./insights/index.ts";
import { loadReference, RecommendationBook } from "./licensing/index.ts";
import { openAdvisor } from "./open-advisor.ts";
import { type OpenInsights, openInsights } from "./open-insights.ts";
import { openLedger } from "./open-ledger.ts";
import { openPriceBook } from "./open-price-book.ts";
import { openSharedState, type SharedState } from "./open-shared-state.ts";
import { type FilterRuleSource, openWalls } from "./open-walls.ts";
import { cohortMinimums } from "./privacy/index.ts";
import { RecommendationAnnouncer } from "./recommendation-announcer.ts";
import { type AnswerNotes, type RequestContext } from "./resolvers/index.ts";
import { buildSchema } from "./server/build-schema.ts";
import { openTransports, type Transports } from "./server/transports.ts";
import { skuNamesOf } from "./sku-names.ts";

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
  /** Rules of tenants over what their callers ask. */
  readonly filterRules?: FilterRuleSource;
  /** Whether surveys have a thread of their own: they do, unless somebody else's clock is theirs as well. */
  readonly isApart?: boolean;
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

  const { entra, broker, verifier } = await openIdentity(settings, { clock, logger });
  const securityEvents = loggedSecurityEvents(logger);
  const { ledger, prepare, entryRecord, ...kept } = openLedger(settings, { names, logger });
  const shared = await openSharedState(settings, { clock, logger, securityEvents, entryRecord });
  const book = new RecommendationBook(kept.recommendations);
  const desk = new RecommendationDesk({ book, reference, logger });
  const history = new SurveyHistory(kept.archive, logger);
  const listener = announcingTo(shared, desk, history);
  const known = { reference, priceBook: openPriceBook(settings, reference.catalogue, logger) };
  const connection = { graphUrl: settings.GRAPH_URL, clock, pace: shared.pace };
  const reach = { broker, connection, clock };
  const directories = new DirectoryViews({ ...reach, seatwiseKey: settings.SEATWISE_KEY });
  const minimums = minimumsIn(settings, { archive: kept.minimumsArchive, clock });
  const records = { history, desk, minimums, toldArchive: kept.toldArchive };
  const { insights, threads } = openInsights(settings, {
    ...known,
    ...reach,
    ...records,
    shared,
    isApart: means.isApart ?? means.clock === undefined,
    logger,
    listener,
    directories,
  });

  const openWall = openWalls({ directories, filterRules: means.filterRules });
  const asking = { ledger, names, entra, shared, openWall, securityEvents, clock, logger };
  const { interactions, consultations, drafts } = openAdvisor(settings, asking);
  const openContext = contextOpener(insights, listMeans(settings, { ...known, ...reach }), {
    recommendationLog: shared.recommendationLog,
    recommendationDesk: desk,
    surveyHistory: history,
    minimums,
    consultations,
    securityEventLog: shared.securityEventLog,
  });
  const transports = openTransports({
    schema: buildSchema({ names, interactions, drafts }),
    logger,
    clock,
    verify: (accessToken) => verifier.verify(accessToken),
    openContext,
    challengeFor: challengeOf(settings),
  });
  return appOf(settings, {
    transports,
    threads,
    prepare,
    hasPeers: shared.isShared,
    letGo: async () => {
      await interactions.settled();
      await ledger.close();
      await shared.close();
    },
  });
}

interface Opened {
  readonly transports: Transports;
  readonly threads: OpenInsights["threads"];
  readonly prepare: () => Promise<void>;
  /** Whether a balancer sends requests to other processes as well. */
  readonly hasPeers: boolean;
  readonly letGo: () => Promise<void>;
}

function appOf(settings: Settings, opened: Opened): App {
  const { transports, threads, prepare, hasPeers, letGo } = opened;
  const { server, health } = transports;
  return {
    listen: async () => {
      await transports.start();
      const origin = await listen(server, settings);
      health.open();
      for (const thread of threads) thread.warm();
      void prepare();
      return origin;
    },
    close: async () => {
      health.close();
      server.closeIdleConnections();
      if (server.listening && hasPeers) {
        await pause(NOTICE_MS);
      }
      await transports.close();
      await Promise.all(threads.map((thread) => thread.close()));
      await letGo();
    },
  };
}

interface Surroundings {
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Who we are to Entra, and how callers prove who they are. */
async function openIdentity(settings: Settings, { clock, logger }: Surroundings) {
  const credential = await createClientCredential(settings, clock);
  const application = { authority: settings.ENTRA_AUTHORITY, clientId: settings.ENTRA_CLIENT_ID };
  const entra = new EntraClient({ application, credential, clock });
  return {
    entra,
    broker: new OnBehalfOfBroker({ client: entra, clock, graphUrl: settings.GRAPH_URL }),
    verifier: new RememberedVerifier(new AccessTokenVerifier(settings, clock, logger), { clock }),
  };
}

function minimumsIn(settings: Settings, means: { archive: MinimumsArchive; clock: Clock }) {
  return new TenantMinimums({
    ...means,
    installation: cohortMinimums({
      assignments: settings.COHORT_MINIMUM_ASSIGNMENTS,
      behaviour: settings.COHORT_MINIMUM_BEHAVIOUR,
    }),
    seatwiseKey: settings.SEATWISE_KEY,
  });
}

/** A survey is kept and entered in the book, then what it changed is announced. */
function announcingTo(shared: SharedState, ...keepers: readonly SurveyListener[]): SurveyListener {
  const announcer = new RecommendationAnnouncer(shared.recommendationLog, shared.kinds);
  return {
    surveyed: async (...survey) => {
      for (const keeper of keepers) await keeper.surveyed(...survey);
      await announcer.surveyed(...survey);
    },
  };
}

function challengeOf({ ENTRA_AUTHORITY }: Settings) {
  return (error: unknown, context?: RequestContext): string | undefined =>
    isAppError(error) ? wwwAuthenticateFor(error, context?.caller, ENTRA_AUTHORITY) : undefined;
}

function listMeans(
  { SEATWISE_KEY }: Settings,
  known: Omit<MemberListMeans, "evidence" | "seatwiseKey">,
): MemberListMeans {
  return { ...known, evidence: new ListEvidence(known.clock), seatwiseKey: SEATWISE_KEY };
}

type Lasting =
  | "recommendationLog"
  | "recommendationDesk"
  | "surveyHistory"
  | "minimums"
  | "consultations"
  | "securityEventLog";

/** What every operation of a caller is given: what lasts, and the caller's own view of the tenant. */
function contextOpener(
  insights: InsightsService,
  lists: MemberListMeans,
  lasting: Pick<RequestContext, Lasting>,
) {
  return (caller: Caller, signal: AbortSignal): RequestContext => {
    const notes: AnswerNotes = {};
    const noteOrigin = (origin: Origin): void => {
      notes.cache = noteOf(origin);
    };
    const own = new TenantInsights(insights, caller, signal, noteOrigin);
    const findingMembers = new FindingMembers(lists, caller, signal);
    return { ...lasting, caller, signal, notes, insights: own, findingMembers };
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
