import type { Exchange } from "../http/exchange.ts";
import { badRequest } from "./refusal.ts";

/** Where a listing goes on. Opaque to clients, as Graph's skip tokens are. */
export function skipToken(position: number): string {
  return Buffer.from(`v1|${position}|m365-emulator`).toString("base64url");
}

/** The position a skip token stands for; 0 without one. */
export function positionOf(token: string | undefined): number {
  if (token === undefined) return 0;
  const [version, position] = Buffer.from(token, "base64url").toString().split("|");
  const at = Number(position);
  if (version !== "v1" || !Number.isInteger(at)) {
    throw badRequest("The specified skip token is not valid.", "Directory_ExpiredPageToken");
  }
  return at;
}

/** The same request, going on at the position: absolute, on the origin the request came to. */
export function nextLink(exchange: Exchange, position: number, name = "$skiptoken"): string {
  const { origin, pathname, search } = exchange.url;
  const kept = search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !/^(\$|%24)skiptoken=/i.test(part));
  return `${origin}${pathname}?${[...kept, `${name}=${skipToken(position)}`].join("&")}`;
}
