import type { DirectoryRoleName } from "../core/directory-roles.ts";
import type { SourceId } from "../core/source-ids.ts";

/** One thing Seatwise reads from Graph: where it is, what opens it, and why it is read. */
export interface GraphSource {
  readonly id: SourceId;
  readonly version: "v1.0" | "beta";
  /** Path below the version; `{name}` is a parameter. */
  readonly path: string;
  /** Whether its JSON form on beta is read as well, which tells more or has a ration of its own. */
  readonly jsonOnBeta?: boolean;
  /** Whether its `/$count` is asked for as well. */
  readonly isCounted?: boolean;
  /** Least delegated scopes, all needed together. This is what is asked for. */
  readonly scopes: readonly string[];
  /** Narrower scopes that still give part of it, tried when the least ones are refused. */
  readonly narrowerScopes?: readonly string[];
  /** Wider scopes that would open it as well. Never asked for. */
  readonly widerScopes: readonly string[];
  /** Directory roles any one of which opens it, the least powerful first; empty when every member of the tenant may read it, guests not. */
  readonly roles: readonly DirectoryRoleName[];
  /**
   * Each request counts against a small quota of the whole tenant, refused ones too: it is not asked
   * for on behalf of somebody whose roles are known not to open it.
   */
  readonly isRationed?: boolean;
  /** Licence of the tenant without which Graph refuses everybody. */
  readonly tenantLicense?: "Entra ID P1" | "Microsoft Intune";
  /** Least milliseconds between two requests, where Graph sets such a limit and sends no Retry-After. */
  readonly minIntervalMs?: number;
  /** Why it is read; ends up in docs/permissions.md. */
  readonly reason: string;
}
