import { AccessToken, type Caller } from "../../src/auth/index.ts";
import { objectId, tenantId } from "../../src/core/ids.ts";

/** A caller as verification would give it, for tests of what comes after. */
export function aCaller(overrides: Partial<Caller> = {}): Caller {
  return {
    tenantId: tenantId.parse("11111111-1111-4111-8111-111111111111"),
    objectId: objectId.parse("22222222-2222-4222-8222-222222222222"),
    scopes: ["access_as_user"],
    directoryRoles: [],
    accountKind: "member",
    handlesClaimsChallenges: true,
    expiresAt: new Date("2026-11-21T12:00:00Z"),
    accessToken: new AccessToken("header.payload.signature"),
    ...overrides,
  };
}
