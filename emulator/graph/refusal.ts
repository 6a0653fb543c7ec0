/** A refusal in Graph's words; the dispatcher writes it as an error body. */
export class GraphRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "GraphRefusal";
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** 403: the access token's scopes or the caller's roles do not reach so far. */
export function denied(
  message = "Insufficient privileges to complete the operation.",
): GraphRefusal {
  return new GraphRefusal(403, "Authorization_RequestDenied", message);
}

/** 400: the request says something Graph does not understand. */
export function badRequest(message: string, code = "Request_BadRequest"): GraphRefusal {
  return new GraphRefusal(400, code, message);
}

/** 404 for an object that is not in the directory. */
export function notFound(objectId: string): GraphRefusal {
  return new GraphRefusal(
    404,
    "Request_ResourceNotFound",
    `Resource '${objectId}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** 400 for advanced queries without their header (concepts/aad-advanced-queries.md). */
export function unsupportedQuery(message: string): GraphRefusal {
  return badRequest(message, "Request_UnsupportedQuery");
}
