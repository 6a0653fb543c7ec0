import type { JsonObject, Reply } from "../../http/reply.ts";
import { directoryRole } from "../../personas.ts";
import { guidOf } from "../../random.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { DAY_MS, isoInstant } from "../../time.ts";
import { collection, single } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { SECURITY_ROLES } from "../roles.ts";

interface PolicyDraft {
  readonly name: string;
  readonly state: "enabled" | "disabled" | "enabledForReportingButNotEnforced";
  readonly controls: readonly string[];
  readonly users: JsonObject;
  readonly conditions?: JsonObject;
  readonly sessionControls?: JsonObject;
}

const admins = ["Global Administrator", "Exchange Administrator", "User Administrator"].map(
  (name) => directoryRole(name).roleTemplateId,
);

const DRAFTS: readonly PolicyDraft[] = [
  {
    name: "Require MFA for administrators",
    state: "enabled",
    controls: ["mfa"],
    users: { includeRoles: admins },
  },
  {
    name: "Require MFA for everyone",
    state: "enabled",
    controls: ["mfa"],
    users: { includeUsers: ["All"] },
  },
  {
    name: "Block legacy authentication",
    state: "enabled",
    controls: ["block"],
    users: { includeUsers: ["All"] },
    conditions: { clientAppTypes: ["exchangeActiveSync", "other"] },
  },
  {
    name: "Compliant devices for finance",
    state: "enabledForReportingButNotEnforced",
    controls: ["compliantDevice"],
    users: { includeGroups: ["All Finance"] },
  },
  {
    name: "Risky sign-ins",
    state: "enabled",
    controls: ["mfa"],
    users: { includeUsers: ["All"] },
    conditions: { signInRiskLevels: ["high", "medium"] },
  },
  {
    name: "Sign in again every day from browsers",
    state: "disabled",
    controls: [],
    users: { includeUsers: ["All"] },
    conditions: { clientAppTypes: ["browser"] },
    sessionControls: {
      signInFrequency: {
        isEnabled: true,
        type: "days",
        value: 1,
        authenticationType: "primaryAndSecondaryAuthentication",
        frequencyInterval: "timeBased",
      },
    },
  },
];

const POLICY_KIND = 90;

function usersJson(tenant: Tenant, given: JsonObject): JsonObject {
  const groups = given["includeGroups"];
  const includeGroups = Array.isArray(groups)
    ? tenant.groups().filter(({ name }) => groups.includes(name))
    : [];
  return {
    includeUsers: [],
    excludeUsers: [],
    excludeGroups: [],
    includeRoles: [],
    excludeRoles: [],
    ...given,
    includeGroups: includeGroups.map(({ id }) => id),
  };
}

function policyJson(tenant: Tenant, draft: PolicyDraft, at: number): JsonObject {
  const { generator } = tenant;
  return {
    id: guidOf(generator.seed, at, POLICY_KIND),
    templateId: null,
    displayName: generator.decorate("policyName", at, draft.name),
    createdDateTime: isoInstant(generator.asOf - (500 - at * 20) * DAY_MS),
    modifiedDateTime: null,
    state: draft.state,
    sessionControls: draft.sessionControls ?? null,
    conditions: {
      userRiskLevels: [],
      signInRiskLevels: [],
      servicePrincipalRiskLevels: [],
      clientAppTypes: ["all"],
      platforms: null,
      locations: null,
      devices: null,
      clientApplications: null,
      applications: {
        includeApplications: ["All"],
        excludeApplications: [],
        includeUserActions: [],
        includeAuthenticationContextClassReferences: [],
        applicationFilter: null,
      },
      users: usersJson(tenant, draft.users),
      ...draft.conditions,
    },
    grantControls:
      draft.controls.length === 0
        ? null
        : {
            operator: "OR",
            builtInControls: draft.controls,
            customAuthenticationFactors: [],
            termsOfUse: [],
          },
  };
}

/**
 * `GET /identity/conditionalAccess/policies` (api/conditionalaccessroot-list-policies.md): one
 * request per second and tenant. A tenant without Entra ID P1 has no policies.
 */
function listPolicies(request: GraphRequest): Reply {
  const { tenant, context } = request;
  context.conditionalAccessQuota.take(tenant.id);
  const drafts = tenant.settings.premium ? DRAFTS : [];
  return collection(
    request,
    drafts.map((draft, at) => policyJson(tenant, draft, at)),
    { fragment: "identity/conditionalAccess/policies" },
  );
}

/** What guests may see: their own directory objects only. */
const GUEST_ROLE_ID = "10dae51f-b6af-4016-8d66-8c2a99b929b3";

/** `GET /policies/authorizationPolicy` (api/authorizationpolicy-get.md). */
function getAuthorizationPolicy(request: GraphRequest): Reply {
  return single(request, "policies/authorizationPolicy/$entity", {
    id: "authorizationPolicy",
    deletedDateTime: null,
    allowInvitesFrom: "adminsAndGuestInviters",
    allowedToSignUpEmailBasedSubscriptions: true,
    allowedToUseSSPR: true,
    allowEmailVerifiedUsersToJoinOrganization: false,
    allowUserConsentForRiskyApps: null,
    blockMsolPowerShell: false,
    displayName: "Authorization Policy",
    description: "Used to manage authorization related settings across the company.",
    guestUserRoleId: GUEST_ROLE_ID,
    defaultUserRolePermissions: {
      allowedToCreateApps: false,
      allowedToCreateSecurityGroups: true,
      allowedToCreateTenants: false,
      allowedToReadBitlockerKeysForOwnedDevice: true,
      allowedToReadOtherUsers: request.tenant.settings.allowedToReadOtherUsers,
      permissionGrantPoliciesAssigned: [
        "ManagePermissionGrantsForSelf.microsoft-user-default-legacy",
      ],
    },
  });
}

/** `GET /policies/identitySecurityDefaultsEnforcementPolicy`. Off where policies do its work. */
function getSecurityDefaults(request: GraphRequest): Reply {
  return single(request, "policies/identitySecurityDefaultsEnforcementPolicy/$entity", {
    id: "00000000-0000-0000-0000-000000000005",
    deletedDateTime: null,
    displayName: "Security Defaults",
    description: "Security defaults is a set of basic identity security mechanisms.",
    isEnabled: !request.tenant.settings.premium,
  });
}

const readPolicies = { anyScope: ["Policy.Read.All"], roles: SECURITY_ROLES };

export const policyRoutes: readonly GraphRoute[] = [
  get("/identity/conditionalAccess/policies", readPolicies, 1, listPolicies),
  {
    ...get("/policies/authorizationPolicy", readPolicies, 1, getAuthorizationPolicy),
    versions: ["v1.0"],
  },
  {
    ...get(
      "/policies/authorizationPolicy/authorizationPolicy",
      readPolicies,
      1,
      getAuthorizationPolicy,
    ),
    versions: ["beta"],
  },
  get("/policies/identitySecurityDefaultsEnforcementPolicy", readPolicies, 1, getSecurityDefaults),
];
