import { inspect } from "node:util";
import type { ObjectId, RoleTemplateId, TenantId } from "../core/ids.ts";
import { Pii } from "../core/pii.ts";

/**
 * The verified identity of one request. Tenant and object id are the identity; names and addresses
 * in a token can be chosen by others and are not even read.
 */
export interface Caller {
  readonly tenantId: TenantId;
  readonly objectId: ObjectId;
  /** Scopes of our own API in the access token. */
  readonly scopes: readonly string[];
  /** Template ids of tenant-wide directory roles (`wids`); `undefined` when the token does not say. */
  readonly directoryRoles: readonly RoleTemplateId[] | undefined;
  /** Guests see less of a directory than members; `unknown` when the token does not say. */
  readonly accountKind: "member" | "guest" | "unknown";
  /** Whether the client declared (`xms_cc: cp1`) that it can answer a claims challenge. */
  readonly handlesClaimsChallenges: boolean;
  /** End of the access token's life. */
  readonly expiresAt: Date;
  /** The access token itself, the assertion of every on-behalf-of exchange. Never logged, never stored. */
  readonly accessToken: AccessToken;
}

/** An access token in a box that prints as `[secret]`; `openPii` or `reveal` gives its text. */
export class AccessToken extends Pii {
  static reveal(token: AccessToken): string {
    return Pii.open(token);
  }

  override toString(): string {
    return "[secret]";
  }

  override toJSON(): string {
    return "[secret]";
  }

  override [inspect.custom](): string {
    return "[secret]";
  }
}
