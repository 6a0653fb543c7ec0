import { z } from "zod";
import { type RoleTemplateId, roleTemplateId } from "../../core/ids.ts";
import { collect } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

const role = z.object({ roleTemplateId }).transform((found) => found.roleTemplateId);

/** The caller's own tenant-wide roles, also those held through a group. */
export async function readCallerRoles(reader: GraphReader): Promise<readonly RoleTemplateId[]> {
  const pages = reader.pages("directoryRoles", { select: ["roleTemplateId"] });
  return collect("directoryRoles", role, pages);
}
