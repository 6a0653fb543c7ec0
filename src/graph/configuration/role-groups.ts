import pLimit from "p-limit";
import { z } from "zod";
import { type ObjectId, objectId } from "../../core/ids.ts";
import { Pii } from "../../core/pii.ts";
import { collect } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

const PAGE = 999;
/** Lists of members read side by side; a tenant has 500 such groups at most. */
const SIDE_BY_SIDE = 4;

const groupId = z.object({ id: objectId }).transform(({ id }) => id);
const memberId = z.object({ id: objectId }).transform(({ id }) => new Pii(id));

/** Ids of the groups that can be given a directory role. */
export async function readRoleGroups(reader: GraphReader): Promise<ReadonlySet<ObjectId>> {
  const pages = reader.pages("roleGroups", {
    select: ["id"],
    filter: "isAssignableToRole eq true",
    top: PAGE,
  });
  return new Set(await collect("roleGroups", groupId, pages));
}

/** Who is in any of these groups. Groups with a role hold no other groups, so there are no deeper ones. */
export async function readRoleGroupMembers(
  reader: GraphReader,
  groups: Iterable<ObjectId>,
): Promise<readonly Pii<ObjectId>[]> {
  const limit = pLimit(SIDE_BY_SIDE);
  const membersOf = (group: ObjectId) =>
    collect(
      "roleGroupMembers",
      memberId,
      reader.pages("roleGroupMembers", {
        parameters: { groupId: group },
        select: ["id"],
        top: PAGE,
      }),
    );
  return (await limit.map(groups, membersOf)).flat();
}
