import type { Caller } from "../auth/index.ts";
import { type DirectoryRoleName, directoryRole } from "../core/directory-roles.ts";
import { AppError } from "../core/errors.ts";

/** Whoever may decide for the whole tenant how Seatwise is used in it. */
export const ADMINISTRATORS: readonly DirectoryRoleName[] = [
  "Global Administrator",
  "Security Administrator",
];

export function isAdministrator({ directoryRoles = [] }: Caller): boolean {
  return ADMINISTRATORS.some((name) => directoryRoles.includes(directoryRole(name)));
}

/** @throws AppError FORBIDDEN naming the roles that would do. */
export function requireAdministrator(caller: Caller): void {
  if (!isAdministrator(caller)) throw new AppError("FORBIDDEN", { roles: ADMINISTRATORS });
}
