import { adminRoutes } from "./admin/routes.ts";
import type { EmulatorContext } from "./context.ts";
import { createGraphTokens } from "./entra/graph-token.ts";
import { entraRoutes } from "./entra/routes.ts";
import { createSigningKeys } from "./entra/signing-keys.ts";
import { createFaultBoard } from "./faults/fault-board.ts";
import { createDirectoryQuota } from "./graph/directory/directory-quota.ts";
import { reportDownloadRoutes } from "./graph/reports/report-download.ts";
import { createReportLinks } from "./graph/reports/report-links.ts";
import { createReportQuota } from "./graph/reports/report-quota.ts";
import { graphRoutes } from "./graph/routes.ts";
import { createConditionalAccessQuota } from "./graph/security/conditional-access-quota.ts";
import { createJournal } from "./http/journal.ts";
import { createPipeline } from "./http/pipeline.ts";
import { createRouter, type Route } from "./http/route.ts";
import type { Perform } from "./http/server.ts";
import { createDeployments, createOpenAiRoutes } from "./openai/index.ts";
import {
  DEFAULT_API_CLIENT_ID,
  DEFAULT_CLIENT_SECRET,
  DEFAULT_OPENAI_API_KEY,
  defaultTenants,
  type EmulatorOptions,
} from "./options.ts";
import { createRelationshipBook } from "./tenant/relationships.ts";
import { createTenant, type Tenant } from "./tenant/tenant.ts";

/** The services of one emulator, ready to be served from two ports. */
export interface Services {
  readonly context: EmulatorContext;
  readonly perform: Perform;
  readonly performReports: Perform;
  readonly trustCertificate: (pem: string) => void;
  /** Said once both servers listen: links and issuers need the addresses. */
  readonly announce: (origin: string, reportsOrigin: string) => void;
}

function clockOf(now: EmulatorOptions["now"]): () => Date {
  if (now === undefined) return () => new Date();
  return now instanceof Date ? () => now : now;
}

const COGNITIVE_SERVICES = /^https:\/\/(cognitiveservices\.azure|ai\.azure)\.com\//;

function openAiRoutes(context: EmulatorContext, options: EmulatorOptions): readonly Route[] {
  return createOpenAiRoutes({
    apiKey: context.openAiApiKey,
    acceptsToken: (accessToken) => {
      const session = context.graphTokens.read(accessToken);
      return session?.scopes.some((scope) => COGNITIVE_SERVICES.test(scope)) ?? false;
    },
    deployments: options.deployments ?? createDeployments(),
  });
}

function foundTenants(options: EmulatorOptions, now: () => Date): readonly Tenant[] {
  const { tenants = defaultTenants, seed = 1, dataDate = now() } = options;
  return tenants.map((tenant) => createTenant(tenant, { seed, dataDate }));
}

/** Puts the services together; nothing listens yet. */
export async function composeServices(options: EmulatorOptions): Promise<Services> {
  const now = clockOf(options.now);
  const tenants = foundTenants(options, now);
  const tenantByName = (name: string): Tenant | undefined =>
    tenants.find((tenant) => tenant.name.toLowerCase() === name.toLowerCase());
  const journal = createJournal();
  const faults = createFaultBoard((name) => tenantByName(name)?.id);
  const certificates: string[] = [];
  const origins = { main: "", reports: "" };
  const quotas = options.quotas ?? {};

  const context: EmulatorContext = {
    now,
    origin: () => origins.main,
    reportsOrigin: () => origins.reports,
    tenants,
    tenantById: (id) => tenants.find((tenant) => tenant.id === id.toLowerCase()),
    tenantByName,
    relationships: createRelationshipBook(tenants),
    apiClientId: options.apiClientId ?? DEFAULT_API_CLIENT_ID,
    clientSecret: options.clientSecret ?? DEFAULT_CLIENT_SECRET,
    openAiApiKey: options.openAiApiKey ?? DEFAULT_OPENAI_API_KEY,
    certificates: () => certificates,
    keys: await createSigningKeys(),
    graphTokens: createGraphTokens(),
    faults,
    journal,
    quotas,
    reportLinks: createReportLinks(),
    directoryQuota: createDirectoryQuota(now, quotas.directory ?? false),
    reportQuota: createReportQuota(now, quotas.reports ?? false),
    conditionalAccessQuota: createConditionalAccessQuota(now, quotas.conditionalAccess ?? false),
    perform: (exchange) => perform(exchange),
  };
  const routes = [
    ...adminRoutes(context),
    ...openAiRoutes(context, options),
    ...graphRoutes(context),
    ...entraRoutes(context),
  ];
  const perform = createPipeline({ router: createRouter(routes), faults, journal });
  const reportsRouter = createRouter(reportDownloadRoutes(context));
  return {
    context,
    perform,
    performReports: createPipeline({ router: reportsRouter, faults, journal }),
    trustCertificate: (pem) => {
      certificates.push(pem);
    },
    announce: (origin, reportsOrigin) => {
      origins.main = origin;
      origins.reports = reportsOrigin;
    },
  };
}
