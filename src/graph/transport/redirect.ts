import type { Context } from "@microsoft/microsoft-graph-client";
import { AppError } from "../../core/errors.ts";
import { addressOf, discardBody, responseOf, type Step } from "./call.ts";
import { PassingFailure } from "./retry.ts";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const MOST_HOPS = 3;

/**
 * Follows the redirect of a usage report to its pre-authenticated download
 * (learn.microsoft.com/graph/api/reportroot-getoffice365activeuserdetail) with a request that carries
 * no header of ours, least of all Authorization. Only to https, or to this machine when Graph itself
 * is on it; never back to Graph, where nothing goes unauthorised.
 */
export function followDownloads(graphUrl: URL): Step {
  return async (context, _call, next) => {
    await next(context);
    const address = addressOf(context);
    let from = address;
    for (let hop = 0; isRedirect(responseOf(context)); hop += 1) {
      const location = downloadAddress(responseOf(context), from, graphUrl);
      await discardBody(responseOf(context));
      if (location === undefined || hop === MOST_HOPS) {
        throw new AppError("GRAPH_UNEXPECTED", {
          reason:
            "Microsoft Graph redirected to an address that is not a download; it was not followed.",
        });
      }
      const download: Context = {
        request: location,
        options: { method: "GET" },
        ...(context.middlewareControl && { middlewareControl: context.middlewareControl }),
      };
      await next(download);
      context.response = responseOf(download);
      from = new URL(location);
    }
    if (from !== address && !responseOf(context).ok) {
      await discardBody(responseOf(context));
      // Links live for minutes; a fresh one may work.
      throw new PassingFailure("GRAPH_UNAVAILABLE", undefined);
    }
  };
}

function isRedirect(response: Response): boolean {
  return response.status >= 300 && response.status < 400 && response.headers.has("location");
}

function downloadAddress(response: Response, from: URL, graphUrl: URL): string | undefined {
  const location = URL.parse(response.headers.get("location") ?? "", from.href);
  if (location === null || location.origin === graphUrl.origin) {
    return undefined;
  }
  const bothLocal = LOOPBACK.has(graphUrl.hostname) && LOOPBACK.has(location.hostname);
  return location.protocol === "https:" || (location.protocol === "http:" && bothLocal)
    ? location.href
    : undefined;
}
