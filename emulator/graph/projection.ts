import type { JsonObject } from "../http/reply.ts";
import type { GraphRequest } from "./graph-request.ts";
import type { ODataQuery } from "./odata-query.ts";
import { badRequest } from "./refusal.ts";

/**
 * An entity reduced to what `$select` names; `id` stays. Throws a 400 refusal for a property the
 * entity does not have.
 */
export function project(entity: JsonObject, request: GraphRequest): JsonObject {
  const { select } = request.query;
  if (select === undefined || select.includes("*")) return entity;
  const projected: Record<string, JsonObject[string]> = {};
  for (const given of ["id", ...select]) {
    const known = Object.entries(entity).find(
      ([name]) => name.toLowerCase() === given.toLowerCase(),
    );
    if (known === undefined && given !== "id") {
      throw badRequest(
        `Parsing OData Select and Expand failed: Could not find a property named '${given}'.`,
        "BadRequest",
      );
    }
    if (known !== undefined) projected[known[0]] = known[1];
  }
  return projected;
}

/** Refuses query options a resource does not support. */
export function refuseOptions(request: GraphRequest, options: readonly (keyof ODataQuery)[]): void {
  const used = options.find((option) => request.query[option] !== undefined);
  if (used === undefined) return;
  throw badRequest(`The query option $${used.toLowerCase()} is not supported here.`);
}
