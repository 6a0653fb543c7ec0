import type { GraphTokens } from "./entra/graph-token.ts";
import type { SigningKeys } from "./entra/signing-keys.ts";
import type { FaultBoard } from "./faults/fault-board.ts";
import type { DirectoryQuota } from "./graph/directory/directory-quota.ts";
import type { ReportLinks } from "./graph/reports/report-links.ts";
import type { ReportQuota } from "./graph/reports/report-quota.ts";
import type { ConditionalAccessQuota } from "./graph/security/conditional-access-quota.ts";
import type { Exchange } from "./http/exchange.ts";
import type { Journal } from "./http/journal.ts";
import type { Reply } from "./http/reply.ts";
import type { QuotaOptions } from "./options.ts";
import type { RelationshipBook } from "./tenant/relationships.ts";
import type { Tenant } from "./tenant/tenant.ts";

/** What the services of one emulator share. */
export interface EmulatorContext {
  readonly now: () => Date;
  /** Address of Entra, Graph and Azure OpenAI; known once the server listens. */
  readonly origin: () => string;
  /** Address report files are downloaded from. */
  readonly reportsOrigin: () => string;
  readonly tenants: readonly Tenant[];
  readonly tenantById: (id: string) => Tenant | undefined;
  readonly tenantByName: (name: string) => Tenant | undefined;
  readonly relationships: RelationshipBook;
  readonly apiClientId: string;
  readonly clientSecret: string;
  /** Key of the emulated Azure OpenAI resource. */
  readonly openAiApiKey: string;
  /** PEM certificates registered as credentials of the API. */
  readonly certificates: () => readonly string[];
  readonly keys: SigningKeys;
  readonly graphTokens: GraphTokens;
  readonly faults: FaultBoard;
  readonly journal: Journal;
  readonly quotas: QuotaOptions;
  readonly reportLinks: ReportLinks;
  readonly directoryQuota: DirectoryQuota;
  readonly reportQuota: ReportQuota;
  readonly conditionalAccessQuota: ConditionalAccessQuota;
  /** Answers a request as the server would: for the parts of a `$batch`. */
  readonly perform: (exchange: Exchange) => Promise<Reply>;
}
