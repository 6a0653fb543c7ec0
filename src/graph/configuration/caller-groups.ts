import { z } from "zod";
import { type ObjectId, objectId } from "../../core/ids.ts";
import { collect } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

const group = z.object({ id: objectId }).transform(({ id }) => id);

/** Ids of the groups the caller is in, also through other groups. */
export async function readCallerGroups(reader: GraphReader): Promise<ReadonlySet<ObjectId>> {
  const pages = reader.pages("callerGroups", { select: ["id"], top: 999 });
  return new Set(await collect("callerGroups", group, pages));
}
