import type { GraphRequest } from "../graph-request.ts";
import { badRequest, denied, GraphRefusal } from "../refusal.ts";
import { SIGN_IN_ROLES } from "../roles.ts";
import { basicUserProperties, defaultUserProperties, userProperties } from "./user-properties.ts";

const byLowerCase = new Map(Object.keys(userProperties).map((name) => [name.toLowerCase(), name]));

/** A property of user by any letter case. Throws a 400 refusal when there is none. */
export function userPropertyName(given: string): string {
  const [name = ""] = given.split("/");
  const known = byLowerCase.get(name.toLowerCase());
  if (known !== undefined) return known;
  throw badRequest(
    `Parsing OData Select and Expand failed: Could not find a property named '${given}' on type 'microsoft.graph.user'.`,
    "BadRequest",
  );
}

const FULL_PROFILE_SCOPES = ["User.Read.All", "Directory.Read.All"];

/** Refuses sign-in activity to callers without scope, role or licence, each in its own words. */
function requireSignInActivity(request: GraphRequest): void {
  if (!request.session.scopes.includes("AuditLog.Read.All")) {
    throw new GraphRefusal(
      403,
      "Authentication_MSGraphPermissionMissing",
      "Calling principal does not have required MSGraph permissions AuditLog.Read.All",
    );
  }
  if (!SIGN_IN_ROLES.some((role) => request.roles.includes(role))) {
    throw new GraphRefusal(
      403,
      "Authentication_RequestFromUnsupportedUserRole",
      "User is not in the allowed roles",
    );
  }
  if (!request.tenant.settings.premium) {
    throw new GraphRefusal(
      403,
      "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
      "Neither tenant is B2C or tenant doesn't have premium license",
    );
  }
}

/** Checks that the caller may read these properties of other members. */
export function requireReadable(request: GraphRequest, properties: readonly string[]): void {
  if (properties.includes("signInActivity")) requireSignInActivity(request);
  if (FULL_PROFILE_SCOPES.some((scope) => request.session.scopes.includes(scope))) return;
  if (properties.some((name) => !basicUserProperties.includes(name))) throw denied();
}

/** The properties a request for users gets: those selected, or the default ones within its scope. */
export function selectedUserProperties(request: GraphRequest): readonly string[] {
  const { select } = request.query;
  if (select !== undefined) {
    const names = [...new Set(select.map(userPropertyName))];
    requireReadable(request, names);
    return names;
  }
  const full = FULL_PROFILE_SCOPES.some((scope) => request.session.scopes.includes(scope));
  return full ? defaultUserProperties : basicUserProperties;
}
