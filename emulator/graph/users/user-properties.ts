import type { Json, JsonObject } from "../../http/reply.ts";
import { guidOf } from "../../random.ts";
import { GuidKind } from "../../tenant/member.ts";
import { type MemberView, planIds } from "../../tenant/member-view.ts";
import { skuNamed } from "../../tenant/sku-catalog.ts";
import { isoInstant } from "../../time.ts";

type PropertyValue = (view: MemberView) => Json | undefined;

const instantOrNull = (ms: number | null): string | null => (ms === null ? null : isoInstant(ms));

/** Object id of a licence group. */
export function licenceGroupId(view: MemberView, group: number): string {
  return guidOf(view.generator.seed, group, GuidKind.group);
}

const REQUEST_KIND = 50;

function requestId(view: MemberView, ms: number | null, salt: number): string | null {
  return ms === null ? null : guidOf(view.generator.seed, view.member.index, REQUEST_KIND + salt);
}

function signInActivity(view: MemberView): Json | undefined {
  const { lastAttempt, lastNonInteractive, lastSuccess } = view.signIns;
  // Absent, not null, for accounts that never signed in (resources/signinactivity.md).
  if (lastAttempt === null && lastNonInteractive === null && lastSuccess === null) return undefined;
  return {
    lastSignInDateTime: instantOrNull(lastAttempt),
    lastSignInRequestId: requestId(view, lastAttempt, 1),
    lastNonInteractiveSignInDateTime: instantOrNull(lastNonInteractive),
    lastNonInteractiveSignInRequestId: requestId(view, lastNonInteractive, 2),
    lastSuccessfulSignInDateTime: instantOrNull(lastSuccess),
    lastSuccessfulSignInRequestId: requestId(view, lastSuccess, 3),
  };
}

const isPerson = ({ member }: MemberView): boolean =>
  member.kind === "person" || member.kind === "guest";

const marked =
  (field: string, text: (view: MemberView) => string | null): PropertyValue =>
  (view) => {
    const value = text(view);
    return value === null ? null : view.generator.decorate(field, view.member.index, value);
  };

/** A text that members of harmless tenants have none of. */
const plantedOnly =
  (field: string): ((view: MemberView) => string | null) =>
  ({ generator, member }) =>
    generator.decorate(field, member.index, "").trim() || null;

const plantedItems =
  (field: string): PropertyValue =>
  (view) =>
    [plantedOnly(field)(view)].filter((text) => text !== null);

const nothing: PropertyValue = () => null;
const noItems: PropertyValue = () => [];

/** Properties of a user that the emulator knows, by name, as `$select` writes them. */
export const userProperties: Readonly<Record<string, PropertyValue>> = {
  id: (view) => view.id,
  accountEnabled: (view) => view.member.enabled,
  assignedLicenses: (view) =>
    view.licences.map(({ sku, disabledPlans }) => ({
      disabledPlans: planIds(sku, disabledPlans),
      skuId: skuNamed(sku).skuId,
    })),
  licenseAssignmentStates: (view) =>
    view.assignments.map((assignment) => ({
      skuId: skuNamed(assignment.sku).skuId,
      disabledPlans: planIds(assignment.sku, assignment.disabledPlans),
      assignedByGroup: assignment.group === null ? null : licenceGroupId(view, assignment.group),
      state: assignment.state,
      error: assignment.error,
      lastUpdatedDateTime: isoInstant(assignment.updatedAt),
    })),
  assignedPlans: (view) =>
    view.plans.map((plan) => ({
      assignedDateTime: isoInstant(view.assignments[0]?.updatedAt ?? view.member.createdAt),
      capabilityStatus: "Enabled",
      service: plan.service,
      servicePlanId: plan.id,
    })),
  businessPhones: plantedItems("businessPhone"),
  city: marked("city", (view) => (isPerson(view) ? view.member.country.city : null)),
  companyName: marked("companyName", (view) =>
    view.member.kind === "person" ? view.generator.blueprint.displayName : null,
  ),
  country: marked("country", (view) => (isPerson(view) ? view.member.country.name : null)),
  createdDateTime: (view) => isoInstant(view.member.createdAt),
  creationType: (view) => (view.member.kind === "guest" ? "Invitation" : null),
  deletedDateTime: nothing,
  department: marked("department", (view) => (isPerson(view) ? view.member.department.name : null)),
  displayName: (view) => view.profile.displayName,
  employeeId: marked("employeeId", (view) =>
    view.member.kind === "person" ? String(100_000 + view.member.index) : null,
  ),
  employeeType: plantedOnly("employeeType"),
  externalUserState: (view) => (view.member.kind === "guest" ? "Accepted" : null),
  givenName: (view) => view.profile.givenName,
  isResourceAccount: nothing,
  jobTitle: (view) => view.profile.jobTitle,
  mail: (view) => view.profile.mail,
  mailNickname: (view) => view.profile.userPrincipalName.split("@")[0] ?? "",
  mobilePhone: plantedOnly("mobilePhone"),
  officeLocation: marked("officeLocation", (view) =>
    isPerson(view) ? `Building ${1 + (view.member.index % 7)}` : null,
  ),
  onPremisesSyncEnabled: nothing,
  otherMails: plantedItems("otherMail"),
  preferredLanguage: nothing,
  provisionedPlans: noItems,
  proxyAddresses: (view) => (view.profile.mail === null ? [] : [`SMTP:${view.profile.mail}`]),
  signInActivity,
  surname: (view) => view.profile.surname,
  usageLocation: (view) => (view.assignments.length > 0 ? view.member.country.code : null),
  userPrincipalName: (view) => view.profile.userPrincipalName,
  userType: (view) => (view.member.kind === "guest" ? "Guest" : "Member"),
};

/** What `/users` and `/me` return without `$select` (api/user-list.md). */
export const defaultUserProperties = [
  "businessPhones",
  "displayName",
  "givenName",
  "jobTitle",
  "mail",
  "mobilePhone",
  "officeLocation",
  "preferredLanguage",
  "surname",
  "userPrincipalName",
  "id",
] as const;

/** What User.ReadBasic.All reaches (concepts/permissions-reference.md). */
export const basicUserProperties = [
  "displayName",
  "givenName",
  "id",
  "mail",
  "surname",
  "userPrincipalName",
];

/** Properties that cannot be filtered by, of those the emulator knows. */
export const unfilterableUserProperties = [
  "licenseAssignmentStates",
  "provisionedPlans",
  "isResourceAccount",
];

/** The JSON of a user with these properties, in the order asked for. */
export function userJson(view: MemberView, properties: readonly string[]): JsonObject {
  const json: Record<string, Json> = {};
  for (const name of properties) {
    const value = userProperties[name]?.(view);
    if (value !== undefined) json[name] = value;
  }
  return json;
}
