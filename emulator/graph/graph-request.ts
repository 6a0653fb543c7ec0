import type { EmulatorContext } from "../context.ts";
import type { GraphSession } from "../entra/graph-token.ts";
import { type Exchange, header } from "../http/exchange.ts";
import type { Reply } from "../http/reply.ts";
import type { Tenant } from "../tenant/tenant.ts";
import type { ODataQuery } from "./odata-query.ts";

export type GraphVersion = "v1.0" | "beta";

/** A request to Graph after its access token has been read. */
export interface GraphRequest {
  readonly context: EmulatorContext;
  readonly exchange: Exchange;
  readonly version: GraphVersion;
  readonly tenant: Tenant;
  readonly session: GraphSession;
  /** Display names of the caller's tenant-wide roles. */
  readonly roles: readonly string[];
  readonly isGuest: boolean;
  /** A partner's principal, who has no account in this tenant. */
  readonly isForeign: boolean;
  readonly query: ODataQuery;
}

/** Who may call: one of the scopes (any access token if none is named), and one of the roles or merely an account in the tenant. */
export interface AccessRule {
  readonly anyScope: readonly string[];
  /** `anyone` includes guests, `member` does not; a list names roles, any of which opens it. */
  readonly roles: "anyone" | "member" | readonly string[];
}

export interface GraphRoute {
  readonly method: "GET" | "POST";
  readonly versions: readonly GraphVersion[];
  /** Path below the version, with `:name` for one segment. */
  readonly path: string;
  readonly access: AccessRule;
  /** Cost in resource units, before `$select`, `$expand` and small pages change it. */
  readonly units: number;
  readonly handle: (request: GraphRequest) => Reply | Promise<Reply>;
}

export const bothVersions: readonly GraphVersion[] = ["v1.0", "beta"];

/** A GET that both versions have, of the usual cost. */
export function get(
  path: string,
  access: AccessRule,
  units: number,
  handle: GraphRoute["handle"],
): GraphRoute {
  return { method: "GET", versions: bothVersions, path, access, units, handle };
}

/** Whether the caller asked for the eventually consistent index. */
export function isEventual(request: GraphRequest): boolean {
  return header(request.exchange, "consistencylevel")?.toLowerCase() === "eventual";
}

/** Address of the metadata document with a fragment, as `@odata.context` says it. */
export function contextUrl(request: GraphRequest, fragment: string): string {
  return `${request.exchange.url.origin}/${request.version}/$metadata#${fragment}`;
}
