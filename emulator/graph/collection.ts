import { type Json, type JsonObject, json, type Reply } from "../http/reply.ts";
import { matcher } from "./filter.ts";
import { parseFilter } from "./filter-parser.ts";
import { contextUrl, type GraphRequest, isEventual } from "./graph-request.ts";
import { nextLink, positionOf } from "./page.ts";
import { project } from "./projection.ts";

export interface CollectionOptions {
  /** Fragment of `@odata.context`. */
  readonly fragment: string;
  readonly defaultPage?: number;
  readonly largestPage?: number;
}

const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 999;

function readProperty(entity: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = entity;
  for (const name of path.split("/")) {
    value = Object.entries(value ?? {}).find(
      ([key]) => key.toLowerCase() === name.toLowerCase(),
    )?.[1];
  }
  return value;
}

/** A listing small enough to be made whole: filtered, paged, projected. */
export function collection(
  request: GraphRequest,
  entities: readonly JsonObject[],
  options: CollectionOptions,
): Reply {
  const { query } = request;
  const matches =
    query.filter === undefined ? () => true : matcher(parseFilter(query.filter), readProperty);
  const found = entities.filter(matches);
  const start = positionOf(query.skipToken);
  const size = Math.min(
    query.top ?? options.defaultPage ?? DEFAULT_PAGE,
    options.largestPage ?? LARGEST_PAGE,
  );
  const end = start + size;
  return json(200, {
    "@odata.context": contextUrl(request, options.fragment),
    ...(query.count && isEventual(request) && start === 0 ? { "@odata.count": found.length } : {}),
    ...(end < found.length ? { "@odata.nextLink": nextLink(request.exchange, end) } : {}),
    value: found.slice(start, end).map((entity) => project(entity, request)),
  });
}

/** One entity with its context. */
export function single(request: GraphRequest, fragment: string, entity: JsonObject): Reply {
  return json(200, {
    "@odata.context": contextUrl(request, fragment),
    ...project(entity, request),
  });
}
