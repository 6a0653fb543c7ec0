import { AppError } from "../core/errors.ts";
import { AccessToken } from "./caller.ts";

/** RFC 6750 §2.1: the scheme, one or more blanks, and a b64token. */
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** Node refuses larger header blocks anyway; connection parameters of a WebSocket have no such limit. */
const MAX_LENGTH = 16_384;

/**
 * The access token of an `Authorization` header.
 * @throws AppError UNAUTHENTICATED when there is none, or the header has another form or scheme.
 */
export function readBearer(header: string | undefined): AccessToken {
  if (header === undefined || header.trim() === "") {
    throw new AppError("UNAUTHENTICATED", { reason: "The request carries no access token." });
  }
  const value = header.length <= MAX_LENGTH ? BEARER.exec(header.trim())?.[1] : undefined;
  if (value === undefined) {
    throw new AppError("UNAUTHENTICATED", {
      reason: "The Authorization header does not have the form: Bearer, a blank, an access token.",
    });
  }
  return new AccessToken(value);
}
