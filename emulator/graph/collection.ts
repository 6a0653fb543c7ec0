import { type Json, type JsonObject, json, type Reply } from "../http/reply.ts";
import { filterOf } from "./advanced-query.ts";
import { matcher } from "./filter.ts";
import { contextUrl, type GraphRequest, isEventual } from "./graph-request.ts";
import { nextLink, positionOf } from "./page.ts";
import { project } from "./projection.ts";

export interface CollectionOptions {
  /** Fragment of `@odata.context`. */
  readonly fragment: string;
  readonly defaultPage?: number;
  readonly largestPage?: number;
  /** Properties that come only when selected. */
  readonly onSelect?: readonly string[];
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

/** The entities the request's filter lets through. */
export function matching(
  request: GraphRequest,
  entities: readonly JsonObject[],
): readonly JsonObject[] {
  const filter = filterOf(request);
  return filter === undefined ? entities : entities.filter(matcher(filter, readProperty));
}

/** An entity as the request wants it. */
function shown(
  request: GraphRequest,
  entity: JsonObject,
  onSelect: readonly string[] = [],
): JsonObject {
  if (request.query.select !== undefined) return project(entity, request);
  return Object.fromEntries(Object.entries(entity).filter(([name]) => !onSelect.includes(name)));
}

/** A listing small enough to be made whole: filtered, paged, projected. */
export function collection(
  request: GraphRequest,
  entities: readonly JsonObject[],
  options: CollectionOptions,
): Reply {
  const { query } = request;
  const found = matching(request, entities);
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
    value: found.slice(start, end).map((entity) => shown(request, entity, options.onSelect)),
  });
}

/** One entity with its context. */
export function single(
  request: GraphRequest,
  fragment: string,
  entity: JsonObject,
  onSelect: readonly string[] = [],
): Reply {
  return json(200, {
    "@odata.context": contextUrl(request, fragment),
    ...shown(request, entity, onSelect),
  });
}

/** A single object, in the shape the tenant is set to: bare, or wrapped in `value`. */
export function singleton(request: GraphRequest, fragment: string, entity: JsonObject): Reply {
  const body = shown(request, entity);
  const context = { "@odata.context": contextUrl(request, fragment) };
  return json(
    200,
    request.tenant.settings.wrappedSingletons
      ? { ...context, value: body }
      : { ...context, ...body },
  );
}
