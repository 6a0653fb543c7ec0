import { z } from "zod";
import type { AuthorizationPolicyRecord } from "../configuration-records.ts";
import { decode, unwrapped } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

/** Template ids of what guests may do (learn.microsoft.com/entra/identity/users/users-restrict-guest-permissions). */
const GUEST_ACCESS: Readonly<Record<string, AuthorizationPolicyRecord["guestAccess"]>> = {
  "a0b1b346-4d3e-4e8b-98f8-753987be4970": "asMembers",
  "10dae51f-b6af-4016-8d66-8c2a99b929b3": "limited",
  "2af84b1e-32c8-42b7-82bc-daa82404023b": "ownObjectsOnly",
};

const INVITES: Readonly<Record<string, AuthorizationPolicyRecord["invitesFrom"]>> = {
  none: "none",
  adminsAndGuestInviters: "admins",
  adminsGuestInvitersAndAllMembers: "adminsAndMembers",
  everyone: "everyone",
};

const permission = z
  .boolean()
  .nullish()
  .transform((allowed) => allowed ?? null);

const authorizationPolicy: z.ZodType<AuthorizationPolicyRecord> = z
  .object({
    guestUserRoleId: z.string().nullish(),
    allowInvitesFrom: z.string().nullish(),
    defaultUserRolePermissions: z.object({
      allowedToReadOtherUsers: permission,
      allowedToCreateApps: permission,
      allowedToCreateSecurityGroups: permission,
      allowedToCreateTenants: permission,
    }),
  })
  .transform((found) => ({
    guestAccess: GUEST_ACCESS[found.guestUserRoleId?.toLowerCase() ?? ""] ?? "unknown",
    invitesFrom: INVITES[found.allowInvitesFrom ?? ""] ?? "unknown",
    membersReadOthers: found.defaultUserRolePermissions.allowedToReadOtherUsers,
    membersCreateApps: found.defaultUserRolePermissions.allowedToCreateApps,
    membersCreateGroups: found.defaultUserRolePermissions.allowedToCreateSecurityGroups,
    membersCreateTenants: found.defaultUserRolePermissions.allowedToCreateTenants,
  }));

/** What guests and ordinary members may do. */
export async function readAuthorizationPolicy(
  reader: GraphReader,
): Promise<AuthorizationPolicyRecord> {
  const found = await reader.object("authorizationPolicy");
  return decode("authorizationPolicy", authorizationPolicy, unwrapped(found));
}

const securityDefaults = z
  .object({ isEnabled: z.boolean() })
  .transform(({ isEnabled }) => isEnabled);

/** Whether security defaults are on. */
export async function readSecurityDefaults(reader: GraphReader): Promise<boolean> {
  const found = await reader.object("securityDefaults", { select: ["isEnabled"] });
  return decode("securityDefaults", securityDefaults, unwrapped(found));
}
