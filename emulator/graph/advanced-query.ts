import { isAdvanced } from "./filter.ts";
import { type Filter, parseFilter } from "./filter-parser.ts";
import { type GraphRequest, isEventual } from "./graph-request.ts";
import { unsupportedQuery } from "./refusal.ts";

/** The request's filter. Throws a 400 refusal for one Graph would not understand. */
export function filterOf(request: GraphRequest): Filter | undefined {
  const { filter } = request.query;
  return filter === undefined ? undefined : parseFilter(filter);
}

/**
 * Refuses an advanced query of directory objects without its header and `$count=true`
 * (concepts/aad-advanced-queries.md). `/x/$count` is a count already.
 */
export function requireAdvancedForm(
  request: GraphRequest,
  filter: Filter | undefined,
  isCount = false,
): void {
  const { query } = request;
  const advanced =
    (filter !== undefined && (isAdvanced(filter) || query.orderBy !== undefined)) ||
    query.search !== undefined;
  if (!advanced) return;
  if (isEventual(request) && (query.count || isCount || query.search !== undefined)) return;
  throw unsupportedQuery(
    "Unsupported query. Set the $count query parameter to true and the ConsistencyLevel header to eventual.",
  );
}

/** Refuses `/x/$count` without the header that sends it to the eventually consistent index. */
export function requireEventual(request: GraphRequest): void {
  if (isEventual(request)) return;
  throw unsupportedQuery(
    "$count is not currently supported without the ConsistencyLevel: eventual header.",
  );
}
