import type { JsonObject, Reply } from "../../http/reply.ts";
import { fraction } from "../../random.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { DAY_MS, isoDay, isoInstant } from "../../time.ts";
import { collection } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { SECURITY_ROLES } from "../roles.ts";

interface Control {
  readonly name: string;
  readonly title: string;
  readonly category: "Identity" | "Data" | "Device" | "Apps" | "Infrastructure";
  readonly service: string;
  readonly maxScore: number;
  readonly tier: "Core" | "Defense in Depth" | "Advanced";
}

const CONTROLS: readonly Control[] = [
  {
    name: "AdminMFAV2",
    title: "Ensure multifactor authentication is enabled for all users in administrative roles",
    category: "Identity",
    service: "AzureAD",
    maxScore: 10,
    tier: "Core",
  },
  {
    name: "MFARegistrationV2",
    title: "Ensure multifactor authentication is enabled for all users",
    category: "Identity",
    service: "AzureAD",
    maxScore: 9,
    tier: "Core",
  },
  {
    name: "BlockLegacyAuthentication",
    title: "Enable policies to block legacy authentication",
    category: "Identity",
    service: "AzureAD",
    maxScore: 8,
    tier: "Core",
  },
  {
    name: "SigninRiskPolicy",
    title: "Enable sign-in risk policies",
    category: "Identity",
    service: "AzureAD",
    maxScore: 7,
    tier: "Defense in Depth",
  },
  {
    name: "OneAdmin",
    title: "Designate more than one global admin",
    category: "Identity",
    service: "AzureAD",
    maxScore: 1,
    tier: "Core",
  },
  {
    name: "DLPEnabled",
    title: "Apply data loss prevention policies",
    category: "Data",
    service: "MIP",
    maxScore: 5,
    tier: "Defense in Depth",
  },
  {
    name: "mip_sensitivitylabelspolicies",
    title: "Publish sensitivity label policies",
    category: "Data",
    service: "MIP",
    maxScore: 5,
    tier: "Defense in Depth",
  },
  {
    name: "mdo_safeattachments",
    title: "Turn on Safe Attachments in block mode",
    category: "Apps",
    service: "MDO",
    maxScore: 8,
    tier: "Core",
  },
  {
    name: "mdo_safelinksforemail",
    title: "Create Safe Links policies for email messages",
    category: "Apps",
    service: "MDO",
    maxScore: 9,
    tier: "Core",
  },
  {
    name: "scid_2001",
    title: "Turn on BitLocker",
    category: "Device",
    service: "MDATP",
    maxScore: 9,
    tier: "Core",
  },
  {
    name: "scid_91",
    title: "Turn on Microsoft Defender Antivirus",
    category: "Device",
    service: "MDATP",
    maxScore: 10,
    tier: "Core",
  },
];

const SCORE_DAYS = 90;
const SCORE_SALT = 8200;
const COUNTS_SALT = 8300;

const vendor = {
  provider: "SecureScore",
  providerVersion: null,
  subProvider: null,
  vendor: "Microsoft",
};

/** Whole tenths, so that the sum of the parts is what it looks like. */
function controlScore(tenant: Tenant, at: number, daysAgo: number): number {
  const control = CONTROLS[at];
  const share = fraction(tenant.generator.seed, at, SCORE_SALT);
  const growth = 1 - daysAgo / 400;
  return Math.round((control?.maxScore ?? 0) * share * growth * 10) / 10;
}

function scoreJson(tenant: Tenant, daysAgo: number): JsonObject {
  const { asOf, seed } = tenant.generator;
  const at = asOf - daysAgo * DAY_MS;
  const scores = CONTROLS.map((_, n) => controlScore(tenant, n, daysAgo));
  const current = scores.reduce((sum, score) => sum + score, 0);
  const { enabled, licensed } = tenant.census();
  return {
    id: `${tenant.id}_${isoDay(at / DAY_MS)}`,
    azureTenantId: tenant.id,
    activeUserCount: Math.round(enabled * (0.6 + 0.1 * fraction(seed, daysAgo, COUNTS_SALT))),
    createdDateTime: isoInstant(at),
    currentScore: Math.round(current * 10) / 10,
    enabledServices: ["HasEXOP2", "HasSPOP2", "HasIntune"],
    licensedUserCount: licensed,
    maxScore: CONTROLS.reduce((sum, control) => sum + control.maxScore, 0),
    averageComparativeScores: [
      { basis: "AllTenants", averageScore: 39.2 },
      { basis: "TotalSeats", averageScore: 44.7 },
    ],
    controlScores: CONTROLS.map((control, n) => ({
      controlCategory: control.category,
      controlName: control.name,
      description: control.title,
      score: scores[n] ?? 0,
      scoreInPercentage: Math.round(((scores[n] ?? 0) / control.maxScore) * 100),
    })),
    vendorInformation: vendor,
  };
}

/** `GET /security/secureScores` (api/security-list-securescores.md): newest first, 90 days. */
function listScores(request: GraphRequest): Reply {
  const entities = Array.from({ length: SCORE_DAYS }, (_, daysAgo) =>
    scoreJson(request.tenant, daysAgo),
  );
  return collection(request, entities, { fragment: "security/secureScores" });
}

function profileJson(tenant: Tenant, control: Control, at: number): JsonObject {
  const { generator } = tenant;
  return {
    id: control.name,
    azureTenantId: tenant.id,
    actionType: "Config",
    actionUrl: "https://security.microsoft.com",
    controlCategory: control.category,
    title: control.title,
    deprecated: false,
    implementationCost: "Low",
    lastModifiedDateTime: null,
    maxScore: control.maxScore,
    rank: at + 1,
    remediation: "Follow the steps on the action page.",
    remediationImpact: "Members may have to act.",
    service: control.service,
    threats: ["Account Breach", "Data Exfiltration"],
    tier: control.tier,
    userImpact: "Moderate",
    complianceInformation: [],
    controlStateUpdates: [
      {
        assignedTo: generator.mark(
          "controlAssignee",
          at,
          `owner${at}@${generator.blueprint.domain}`,
        ),
        comment: generator.decorate("controlComment", at, "Planned"),
        state: "Default",
        updatedBy: generator.mark("controlUpdater", at, `it${at}@${generator.blueprint.domain}`),
        updatedDateTime: isoInstant(generator.asOf - 100 * DAY_MS),
      },
    ],
    vendorInformation: vendor,
  };
}

/** `GET /security/secureScoreControlProfiles`. */
function listProfiles(request: GraphRequest): Reply {
  return collection(
    request,
    CONTROLS.map((control, at) => profileJson(request.tenant, control, at)),
    { fragment: "security/secureScoreControlProfiles" },
  );
}

const readScores = { anyScope: ["SecurityEvents.Read.All"], roles: SECURITY_ROLES };

export const secureScoreRoutes: readonly GraphRoute[] = [
  get("/security/secureScores", readScores, 1, listScores),
  get("/security/secureScoreControlProfiles", readScores, 1, listProfiles),
];
