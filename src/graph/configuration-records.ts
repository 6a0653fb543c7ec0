import type {
  IsoDate,
  IsoInstant,
  ObjectId,
  RoleTemplateId,
  SkuId,
  TenantId,
} from "../core/ids.ts";
import type { Pii } from "../core/pii.ts";

/** A directory role somebody or a group holds. */
export interface RoleAssignmentRecord {
  readonly roleTemplateId: RoleTemplateId;
  readonly principalId: Pii<ObjectId>;
  readonly scope: "tenant" | "administrativeUnit" | "other";
}

/** A group whose members get SKUs through it. */
export interface LicensedGroupRecord {
  readonly groupId: ObjectId;
  readonly displayName: Pii | null;
  readonly skus: readonly SkuId[];
  /** Members are chosen by a rule. */
  readonly isDynamic: boolean;
  /** Graph has not finished giving or taking its licences. */
  readonly isProcessing: boolean;
}

export interface ReportSettingsRecord {
  readonly concealsNames: boolean;
}

/** What a conditional-access policy is about; its name is not read. */
export interface ConditionalAccessRecord {
  readonly state: "enabled" | "disabled" | "reportOnly";
  readonly requiresMfa: boolean;
  readonly requiresDevice: boolean;
  readonly blocks: boolean;
  /** Reacts to sign-in or user risk, which takes Entra ID P2. */
  readonly usesRisk: boolean;
  readonly coversAllUsers: boolean;
  readonly hasSessionControls: boolean;
}

export interface AuthorizationPolicyRecord {
  readonly guestAccess: "asMembers" | "limited" | "ownObjectsOnly" | "unknown";
  readonly invitesFrom: "none" | "admins" | "adminsAndMembers" | "everyone" | "unknown";
  readonly membersReadOthers: boolean | null;
  readonly membersCreateApps: boolean | null;
  readonly membersCreateGroups: boolean | null;
  readonly membersCreateTenants: boolean | null;
}

export const SCORE_CATEGORIES = [
  "identity",
  "data",
  "device",
  "apps",
  "infrastructure",
  "other",
] as const;
export type ScoreCategory = (typeof SCORE_CATEGORIES)[number];

/** The newest secure score. */
export interface SecureScoreRecord {
  readonly createdAt: IsoInstant | null;
  readonly score: number;
  readonly maxScore: number;
  readonly scoreByCategory: Readonly<Record<ScoreCategory, number>>;
  /** Average score of all tenants, where Microsoft tells it. */
  readonly averageOfAllTenants: number | null;
}

export interface DomainRecord {
  readonly name: Pii;
  readonly authentication: "managed" | "federated" | "unknown";
  readonly isVerified: boolean;
  readonly isDefault: boolean;
  readonly isInitial: boolean;
}

/** Entra ID P1 and P2: seats the tenant owns against members that use a feature of theirs. */
export interface PremiumLicenseInsightRecord {
  readonly entitledP1: number;
  readonly entitledP2: number;
  readonly conditionalAccessUsers: number;
  readonly riskBasedAccessUsers: number;
}

export interface DeviceOverviewRecord {
  readonly enrolled: number;
  readonly windows: number;
  readonly macOs: number;
  readonly ios: number;
  readonly android: number;
  readonly other: number;
}

export const RELATIONSHIP_STATES = [
  "activating",
  "active",
  "approvalPending",
  "approved",
  "created",
  "expired",
  "expiring",
  "terminated",
  "terminating",
  "terminationRequested",
] as const;
export type RelationshipState = (typeof RELATIONSHIP_STATES)[number];

/** A partner's delegated admin relationship with a customer. */
export interface DelegatedAdminRelationshipRecord {
  readonly relationshipId: Pii;
  readonly customerTenantId: TenantId | null;
  readonly state: RelationshipState | "unknown";
  readonly roles: readonly RoleTemplateId[];
  readonly endsAt: IsoInstant | null;
  /** Extends itself when it would end. */
  readonly extendsItself: boolean;
}

export interface DelegatedAdminCustomerRecord {
  readonly tenantId: TenantId;
  readonly displayName: Pii | null;
}

/** Which roles a security group of the partner really has in a relationship. */
export interface AccessAssignmentRecord {
  readonly state: "pending" | "active" | "deleting" | "deleted" | "error" | "unknown";
  readonly roles: readonly RoleTemplateId[];
}

/** Figures of one day or period, as totals of the tenant, by the report's column titles. */
export interface UsageCountRecord {
  readonly refreshedOn: IsoDate;
  /** Day the figures are of; `null` where they are of the whole period. */
  readonly day: IsoDate | null;
  /** Product the figures are of, where the report has a row for each. */
  readonly product: string | null;
  readonly counts: ReadonlyMap<string, number>;
}
