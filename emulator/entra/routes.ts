import type { EmulatorContext } from "../context.ts";
import type { Route } from "../http/route.ts";
import { instanceDiscovery, openIdConfiguration, publishedKeys } from "./discovery.ts";
import { answerTokenRequest, identifyTokenRequest } from "./token-endpoint.ts";

/** Entra ID: tokens on behalf of a caller, keys, discovery. */
export function entraRoutes(context: EmulatorContext): readonly Route[] {
  return [
    {
      area: "entra",
      method: "POST",
      path: "/:tenant/oauth2/v2.0/token",
      identify: identifyTokenRequest,
      handle: (exchange) => answerTokenRequest(context, exchange),
    },
    {
      area: "entra",
      method: "GET",
      path: "/:tenant/v2.0/.well-known/openid-configuration",
      handle: (exchange) => openIdConfiguration(context, exchange),
    },
    {
      area: "entra",
      method: "GET",
      path: "/common/discovery/instance",
      handle: instanceDiscovery,
    },
    {
      area: "entra",
      method: "GET",
      path: "/:tenant/discovery/v2.0/keys",
      handle: () => publishedKeys(context),
    },
  ];
}
