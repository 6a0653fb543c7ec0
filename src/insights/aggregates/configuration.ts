import { dayOf } from "../../core/clock.ts";
import {
  DIRECTORY_ROLE_NAMES,
  type DirectoryRoleName,
  PRIVILEGED_ROLES,
  roleNameOf,
} from "../../core/directory-roles.ts";
import {
  type ConditionalAccessRecord,
  SCORE_CATEGORIES,
  type SecureScoreRecord,
} from "../../graph/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";
import type { HeldSku } from "../../privacy/traits.ts";
import type { TenantReading } from "../tenant-reading.ts";
import { FigureNaming, measure, type SealedMeasure } from "./figure.ts";
import type { CountedPart, TellParts } from "./told-configuration.ts";

export const POLICY_STATES = ["enabled", "reportOnly", "disabled"] as const;

/** What a conditional-access policy does or reacts to; a policy can be of several kinds. */
export const POLICY_KINDS = [
  "requiresMfa",
  "requiresDevice",
  "blocks",
  "usesRisk",
  "coversAllUsers",
  "hasSessionControls",
] as const satisfies readonly (keyof ConditionalAccessRecord)[];

export const PURCHASE_CHANNELS = ["direct", "partner", "mixed", "unknown"] as const;
export const SEAT_ORIGINS = [
  "direct",
  "group",
  "direct-and-group",
] as const satisfies readonly HeldSku["origin"][];
export const DEVICE_PLATFORMS = ["windows", "macOs", "ios", "android", "other"] as const;
export const DOMAIN_KINDS = ["verified", "unverified", "managed", "federated"] as const;
export const GUEST_ACCESS = ["asMembers", "limited", "ownObjectsOnly", "unknown"] as const;
export const INVITERS = ["none", "admins", "adminsAndMembers", "everyone", "unknown"] as const;

/** A built-in role as a word the seal admits; the tenant's own roles are one word together. */
export const ROLE_WORDS = [...DIRECTORY_ROLE_NAMES.map(wordOf), "OwnRole"];

/** Role names have up to 49 letters, words of a closed vocabulary 40. */
function wordOf(name: DirectoryRoleName): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 40);
}

const NAMES_OF_WORDS = new Map(DIRECTORY_ROLE_NAMES.map((name) => [wordOf(name), name]));

/** The name administrators know; `undefined` for roles of the tenant's own. */
export function roleNameOfWord(word: string): DirectoryRoleName | undefined {
  return NAMES_OF_WORDS.get(word);
}

const perhaps = closed.nullable(closed.boolean());

/** How a tenant is set up: states and counts. A part is `null` where its source was not read. */
export const configuration = defineAggregate(
  "configuration",
  2,
  closed.object({
    isPartner: perhaps,
    reportNamesConcealed: perhaps,
    securityDefaults: perhaps,
    licensing: closed.object({
      purchasedThrough: closed.oneOf(PURCHASE_CHANNELS),
      seats: closed.listOf(closed.object({ origin: closed.oneOf(SEAT_ORIGINS), seats: measure })),
      groups: closed.nullable(
        closed.object({ all: measure, dynamic: measure, processing: measure }),
      ),
    }),
    conditionalAccess: closed.nullable(
      closed.listOf(
        closed.object({
          state: closed.oneOf(POLICY_STATES),
          policies: measure,
          kinds: closed.listOf(
            closed.object({ kind: closed.oneOf(POLICY_KINDS), policies: measure }),
          ),
        }),
      ),
    ),
    authorization: closed.nullable(
      closed.object({
        guestAccess: closed.oneOf(GUEST_ACCESS),
        invitesFrom: closed.oneOf(INVITERS),
        membersReadOthers: perhaps,
        membersCreateApps: perhaps,
        membersCreateGroups: perhaps,
        membersCreateTenants: perhaps,
      }),
    ),
    secureScore: closed.nullable(
      closed.object({
        on: closed.nullable(closed.date()),
        score: measure,
        most: measure,
        averageOfAllTenants: closed.nullable(measure),
        categories: closed.listOf(
          closed.object({ category: closed.oneOf(SCORE_CATEGORIES), score: measure }),
        ),
      }),
    ),
    entraPremium: closed.nullable(
      closed.object({
        entitledP1: measure,
        usingP1: closed.nullable(measure),
        entitledP2: measure,
        usingP2: closed.nullable(measure),
      }),
    ),
    domains: closed.nullable(
      closed.listOf(closed.object({ kind: closed.oneOf(DOMAIN_KINDS), domains: measure })),
    ),
    devices: closed.nullable(
      closed.object({
        enrolled: closed.nullable(measure),
        platforms: closed.listOf(
          closed.object({ platform: closed.oneOf(DEVICE_PLATFORMS), devices: measure }),
        ),
      }),
    ),
    adminRoles: closed.nullable(
      closed.listOf(
        closed.object({
          role: closed.oneOf(ROLE_WORDS),
          isPrivileged: closed.boolean(),
          tenantWide: measure,
          scoped: measure,
        }),
      ),
    ),
  }),
);
export type ConfigurationValue = ValueOf<typeof configuration>;

/**
 * The configuration as a value to seal.
 * @param tell counts of members by parts of a whole, as far as they may be told.
 */
export function configurationValue(reading: TenantReading, tell: TellParts): ConfigurationValue {
  const naming = new FigureNaming("configuration");
  const { organization, configuration: found } = reading;
  return {
    isPartner: organization && organization.partnerKind !== null,
    reportNamesConcealed: found.reportSettings?.concealsNames ?? null,
    securityDefaults: found.securityDefaults,
    licensing: licensingOf(reading, { naming, tell }),
    conditionalAccess: found.conditionalAccess && policiesOf(found.conditionalAccess, naming),
    authorization: found.authorizationPolicy,
    secureScore: found.secureScore && scoreOf(found.secureScore, naming),
    entraPremium: premiumOf(reading, { naming, tell }),
    domains: domainsOf(reading, naming),
    devices: devicesOf(reading, { naming, tell }),
    adminRoles: adminRolesOf(reading, naming),
  };
}

interface Telling {
  readonly naming: FigureNaming;
  readonly tell: TellParts;
}

/** Who is protected is told beside everybody else: nearly all would be as telling as hardly any. */
function premiumOf(
  { survey, configuration: { premiumLicenses: found } }: TenantReading,
  { naming, tell }: Telling,
): ConfigurationValue["entraPremium"] {
  if (found === null) return null;
  const using = (of: CountedPart, members: number) => {
    const others = Math.max(0, (survey?.members ?? 0) - members);
    const [told = null] = tell(of, [members, others]);
    return told === null ? null : naming.measure(told, "members");
  };
  return {
    entitledP1: naming.measure(found.entitledP1, "seats"),
    usingP1: using("protectedByP1", found.conditionalAccessUsers),
    entitledP2: naming.measure(found.entitledP2, "seats"),
    usingP2: using("protectedByP2", found.riskBasedAccessUsers),
  };
}

function licensingOf(
  { commerceSubscriptions, licensedGroups, survey }: TenantReading,
  { naming, tell }: Telling,
): ConfigurationValue["licensing"] {
  const paid = (commerceSubscriptions ?? []).filter(({ isTrial }) => !isTrial);
  const partners = paid.filter(({ ownerTenantId }) => ownerTenantId !== null).length;
  const seats = new Map<HeldSku["origin"], number>();
  for (const { traits, members } of survey?.cohorts ?? []) {
    for (const { origin } of traits.held) {
      seats.set(origin, members + (seats.get(origin) ?? 0));
    }
  }
  const counts = SEAT_ORIGINS.map((origin) => seats.get(origin) ?? 0);
  const told = tell("seatOrigins", counts);
  const groups = (chosen: readonly unknown[]): SealedMeasure =>
    naming.measure(chosen.length, "groups");
  return {
    purchasedThrough: channelOf(paid.length, partners),
    seats: SEAT_ORIGINS.flatMap((origin, at) => {
      const held = told[at] ?? null;
      return held === null ? [] : [{ origin, seats: naming.measure(held, "seats") }];
    }),
    groups: licensedGroups && {
      all: groups(licensedGroups),
      dynamic: groups(licensedGroups.filter(({ isDynamic }) => isDynamic)),
      processing: groups(licensedGroups.filter(({ isProcessing }) => isProcessing)),
    },
  };
}

/** Graph shows who made a purchase, not under which agreement. */
function channelOf(purchases: number, partners: number): (typeof PURCHASE_CHANNELS)[number] {
  if (purchases === 0) {
    return "unknown";
  }
  if (partners === 0) {
    return "direct";
  }
  return partners === purchases ? "partner" : "mixed";
}

function policiesOf(
  policies: readonly ConditionalAccessRecord[],
  naming: FigureNaming,
): NonNullable<ConfigurationValue["conditionalAccess"]> {
  return POLICY_STATES.map((state) => {
    const inState = policies.filter((policy) => policy.state === state);
    return {
      state,
      policies: naming.measure(inState.length, "policies"),
      kinds: POLICY_KINDS.map((kind) => ({
        kind,
        policies: naming.measure(inState.filter((policy) => policy[kind]).length, "policies"),
      })),
    };
  });
}

/** Microsoft gives fractions of points; whole ones say as much. */
function scoreOf(
  { createdAt, score, maxScore, averageOfAllTenants, scoreByCategory }: SecureScoreRecord,
  naming: FigureNaming,
): NonNullable<ConfigurationValue["secureScore"]> {
  const points = (value: number) => naming.measure(Math.max(0, Math.round(value)), "points");
  return {
    on: createdAt === null ? null : dayOf(new Date(createdAt)),
    score: points(score),
    most: points(maxScore),
    averageOfAllTenants: averageOfAllTenants === null ? null : points(averageOfAllTenants),
    categories: SCORE_CATEGORIES.map((category) => ({
      category,
      score: points(scoreByCategory[category]),
    })),
  };
}

function domainsOf(
  { configuration: { domains } }: TenantReading,
  naming: FigureNaming,
): ConfigurationValue["domains"] {
  if (domains === null) return null;
  const ofKind = {
    verified: domains.filter(({ isVerified }) => isVerified),
    unverified: domains.filter(({ isVerified }) => !isVerified),
    managed: domains.filter(({ authentication }) => authentication === "managed"),
    federated: domains.filter(({ authentication }) => authentication === "federated"),
  } as const;
  return DOMAIN_KINDS.map((kind) => ({
    kind,
    domains: naming.measure(ofKind[kind].length, "domains"),
  }));
}

function devicesOf(
  { configuration: { deviceOverview } }: TenantReading,
  { naming, tell }: Telling,
): ConfigurationValue["devices"] {
  if (deviceOverview === null) return null;
  const counts = DEVICE_PLATFORMS.map((platform) => deviceOverview[platform]);
  const told = tell("devices", counts);
  const isWhole = told.every((count) => count !== null);
  return {
    enrolled: isWhole ? naming.measure(deviceOverview.enrolled, "devices") : null,
    platforms: DEVICE_PLATFORMS.flatMap((platform, at) => {
      const devices = told[at] ?? null;
      return devices === null ? [] : [{ platform, devices: naming.measure(devices, "devices") }];
    }),
  };
}

/** Roles somebody holds, by the names administrators know. Roles of the tenant's own are told together. */
function adminRolesOf(
  { adminRoles }: TenantReading,
  naming: FigureNaming,
): ConfigurationValue["adminRoles"] {
  const byWord = Map.groupBy(adminRoles ?? [], ({ role }) => {
    const name = roleNameOf(role);
    return name === undefined ? "OwnRole" : wordOf(name);
  });
  const sum = (counts: readonly number[]) =>
    naming.measure(
      counts.reduce((total, count) => total + count, 0),
      "accounts",
    );
  return (
    adminRoles &&
    [...byWord]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([role, held]) => ({
        role,
        isPrivileged: held.some((one) => PRIVILEGED_ROLES.has(one.role)),
        tenantWide: sum(held.map(({ tenantWide }) => tenantWide)),
        scoped: sum(held.map(({ scoped }) => scoped)),
      }))
  );
}
