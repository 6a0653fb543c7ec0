import { badRequest } from "./refusal.ts";

/** System query options of a request. */
export interface ODataQuery {
  readonly select: readonly string[] | undefined;
  readonly filter: string | undefined;
  readonly top: number | undefined;
  readonly orderBy: string | undefined;
  readonly search: string | undefined;
  readonly expand: string | undefined;
  readonly count: boolean;
  readonly skipToken: string | undefined;
  readonly deltaToken: string | undefined;
  readonly format: string | undefined;
}

const KNOWN = [
  "$select",
  "$filter",
  "$top",
  "$orderby",
  "$search",
  "$expand",
  "$count",
  "$skiptoken",
  "$deltatoken",
  "$format",
  "$skip",
];

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw badRequest(
      `Invalid page size specified: '${text}'. Must be between 1 and 999 inclusive.`,
    );
  }
  return value;
}

/** Reads the system query options; unknown ones with a `$` are refused, others ignored as Graph does. */
export function readQuery(url: URL): ODataQuery {
  const options = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const lower = name.toLowerCase();
    if (!lower.startsWith("$")) continue;
    if (!KNOWN.includes(lower)) {
      throw badRequest(`The query parameter '${name}' is not supported.`, "BadRequest");
    }
    options.set(lower, value);
  }
  const select = options.get("$select");
  return {
    select: select?.split(",").map((name) => name.trim()),
    filter: options.get("$filter"),
    top: wholeNumber(options.get("$top")),
    orderBy: options.get("$orderby"),
    search: options.get("$search"),
    expand: options.get("$expand"),
    count: options.get("$count") === "true",
    skipToken: options.get("$skiptoken"),
    deltaToken: options.get("$deltatoken"),
    format: options.get("$format"),
  };
}
