import { Field, Int, ObjectType } from "type-graphql";
import { SeatOriginEnum } from "./finding-member.type.ts";
import { LocalDate } from "./scalars.ts";
import { registerWords } from "./words.ts";

const CHANNELS = ["direct", "partner", "mixed", "unknown"] as const;

export const PurchaseChannelEnum = registerWords(CHANNELS, {
  name: "PurchaseChannel",
  description: "From whom the tenant buys. Microsoft Graph does not show under which agreement.",
  values: {
    direct: "From Microsoft, or through an agreement with it.",
    partner: "From a partner (CSP).",
    mixed: "Both.",
    unknown: "No paid purchase is visible to this caller.",
  },
});

const POLICY_STATES = ["enabled", "reportOnly", "disabled"] as const;

export const PolicyStateEnum = registerWords(POLICY_STATES, {
  name: "PolicyState",
  description: "Whether a conditional-access policy is in force.",
});

const POLICY_KINDS = [
  "requiresMfa",
  "requiresDevice",
  "blocks",
  "usesRisk",
  "coversAllUsers",
  "hasSessionControls",
] as const;

export const PolicyKindEnum = registerWords(POLICY_KINDS, {
  name: "PolicyKind",
  description: "What a conditional-access policy does or reacts to; one can be of several kinds.",
  values: { usesRisk: "Reacts to sign-in or user risk, which takes Entra ID P2." },
});

const GUEST_ACCESS = ["asMembers", "limited", "ownObjectsOnly", "unknown"] as const;

export const GuestAccessEnum = registerWords(GUEST_ACCESS, {
  name: "GuestAccess",
  description: "What guests see of the directory.",
});

const INVITERS = ["none", "admins", "adminsAndMembers", "everyone", "unknown"] as const;

export const InvitersEnum = registerWords(INVITERS, {
  name: "Inviters",
  description: "Who may invite guests.",
});

const SCORE_CATEGORIES = ["identity", "data", "device", "apps", "infrastructure", "other"] as const;

export const ScoreCategoryEnum = registerWords(SCORE_CATEGORIES, {
  name: "ScoreCategory",
  description: "What a control of the secure score protects.",
});

const DOMAIN_KINDS = ["verified", "unverified", "managed", "federated"] as const;

export const DomainKindEnum = registerWords(DOMAIN_KINDS, {
  name: "DomainKind",
  description: "What a domain is, and who checks its passwords.",
  values: { managed: "Entra checks them.", federated: "Another identity provider does." },
});

const DEVICE_PLATFORMS = ["windows", "macOs", "ios", "android", "other"] as const;

export const DevicePlatformEnum = registerWords(DEVICE_PLATFORMS, {
  name: "DevicePlatform",
  description: "Operating system of a managed device.",
});

@ObjectType("SeatsOfOrigin")
export class SeatsOfOriginType {
  @Field(() => SeatOriginEnum)
  readonly origin!: "direct" | "group" | "direct-and-group";

  @Field(() => Int)
  readonly seats!: number;
}

@ObjectType("LicensedGroups", { description: "Groups that give licences to their members." })
export class LicensedGroupsType {
  @Field(() => Int)
  readonly all!: number;

  @Field(() => Int, { description: "Members are chosen by a rule." })
  readonly dynamic!: number;

  @Field(() => Int, { description: "Graph has not finished giving or taking licences." })
  readonly processing!: number;
}

@ObjectType("LicensingMode", { description: "How seats are bought and given." })
export class LicensingModeType {
  @Field(() => PurchaseChannelEnum)
  readonly purchasedThrough!: (typeof CHANNELS)[number];

  @Field(() => [SeatsOfOriginType], {
    description: "Seats members hold, by where they come from; too few ones are left out.",
  })
  readonly seats!: readonly SeatsOfOriginType[];

  @Field(() => LicensedGroupsType, { nullable: true })
  readonly groups!: LicensedGroupsType | null;
}

@ObjectType("PoliciesOfKind")
export class PoliciesOfKindType {
  @Field(() => PolicyKindEnum)
  readonly kind!: (typeof POLICY_KINDS)[number];

  @Field(() => Int)
  readonly policies!: number;
}

@ObjectType("PoliciesInState")
export class PoliciesInStateType {
  @Field(() => PolicyStateEnum)
  readonly state!: (typeof POLICY_STATES)[number];

  @Field(() => Int)
  readonly policies!: number;

  @Field(() => [PoliciesOfKindType])
  readonly kinds!: readonly PoliciesOfKindType[];
}

@ObjectType("AuthorizationPolicy", { description: "What guests and ordinary members may do." })
export class AuthorizationPolicyType {
  @Field(() => GuestAccessEnum)
  readonly guestAccess!: (typeof GUEST_ACCESS)[number];

  @Field(() => InvitersEnum)
  readonly invitesFrom!: (typeof INVITERS)[number];

  @Field(() => Boolean, { nullable: true })
  readonly membersReadOthers!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  readonly membersCreateApps!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  readonly membersCreateGroups!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  readonly membersCreateTenants!: boolean | null;
}

@ObjectType("CategoryScore")
export class CategoryScoreType {
  @Field(() => ScoreCategoryEnum)
  readonly category!: (typeof SCORE_CATEGORIES)[number];

  @Field(() => Int)
  readonly score!: number;
}

@ObjectType("SecureScore", { description: "Microsoft's secure score, in whole points." })
export class SecureScoreType {
  @Field(() => LocalDate, { nullable: true })
  readonly on!: string | null;

  @Field(() => Int)
  readonly score!: number;

  @Field(() => Int, { description: "What could be reached." })
  readonly most!: number;

  @Field(() => Int, { nullable: true })
  readonly averageOfAllTenants!: number | null;

  @Field(() => [CategoryScoreType])
  readonly categories!: readonly CategoryScoreType[];
}

@ObjectType("EntraPremium", { description: "Entra ID P1 and P2: seats owned, and who uses them." })
export class EntraPremiumType {
  @Field(() => Int)
  readonly entitledP1!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Members to whom conditional access applies; null where too few, or nearly all.",
  })
  readonly usingP1!: number | null;

  @Field(() => Int)
  readonly entitledP2!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "Members to whom risk-based conditional access applies; null where too few, or nearly all.",
  })
  readonly usingP2!: number | null;
}

@ObjectType("DomainsOfKind")
export class DomainsOfKindType {
  @Field(() => DomainKindEnum)
  readonly kind!: (typeof DOMAIN_KINDS)[number];

  @Field(() => Int)
  readonly domains!: number;
}

@ObjectType("DevicesOfPlatform")
export class DevicesOfPlatformType {
  @Field(() => DevicePlatformEnum)
  readonly platform!: (typeof DEVICE_PLATFORMS)[number];

  @Field(() => Int)
  readonly devices!: number;
}

@ObjectType("ManagedDevices", {
  description: "Devices managed by Intune; platforms of too few devices are left out.",
})
export class ManagedDevicesType {
  @Field(() => Int, { nullable: true, description: "null where a platform is left out." })
  readonly enrolled!: number | null;

  @Field(() => [DevicesOfPlatformType])
  readonly platforms!: readonly DevicesOfPlatformType[];
}

@ObjectType("AdminRole", { description: "How many accounts and groups hold a directory role." })
export class AdminRoleType {
  @Field(() => String, { nullable: true, description: "null for roles of the tenant's own." })
  readonly name!: string | null;

  @Field(() => Boolean, { description: "Marked as privileged by Microsoft." })
  readonly isPrivileged!: boolean;

  @Field(() => Int)
  readonly tenantWide!: number;

  @Field(() => Int, { description: "Limited to an administrative unit or another part." })
  readonly scoped!: number;
}

@ObjectType("Configuration", {
  description:
    "How the tenant is set up: states and counts, no names. A part is null where its source was not " +
    "read; `coverage` says why and what would open it.",
})
export class ConfigurationType {
  @Field(() => Boolean, { nullable: true, description: "Whether it is a partner's own tenant." })
  readonly isPartner!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the tenant conceals names in usage reports. Seatwise never changes it.",
  })
  readonly reportNamesConcealed!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether security defaults are on." })
  readonly securityDefaults!: boolean | null;

  @Field(() => LicensingModeType)
  readonly licensing!: LicensingModeType;

  @Field(() => [PoliciesInStateType], { nullable: true })
  readonly conditionalAccess!: readonly PoliciesInStateType[] | null;

  @Field(() => AuthorizationPolicyType, { nullable: true })
  readonly authorization!: AuthorizationPolicyType | null;

  @Field(() => SecureScoreType, { nullable: true })
  readonly secureScore!: SecureScoreType | null;

  @Field(() => EntraPremiumType, { nullable: true })
  readonly entraPremium!: EntraPremiumType | null;

  @Field(() => [DomainsOfKindType], { nullable: true })
  readonly domains!: readonly DomainsOfKindType[] | null;

  @Field(() => ManagedDevicesType, { nullable: true })
  readonly devices!: ManagedDevicesType | null;

  @Field(() => [AdminRoleType], { nullable: true })
  readonly adminRoles!: readonly AdminRoleType[] | null;
}
