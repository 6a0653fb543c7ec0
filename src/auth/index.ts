export {
  AccessTokenVerifier,
  type TokenVerifier,
  type VerifierSettings,
} from "./access-token-verifier.ts";
export { readBearer } from "./bearer.ts";
export { AccessToken, type Caller } from "./caller.ts";
export { type ClientCredential, createClientCredential } from "./client-credential.ts";
export { EntraClient } from "./entra-client.ts";
export type { EntraApplication } from "./entra-endpoints.ts";
export { modelTokenProvider } from "./model-token.ts";
export { type AccessRequest, type GraphAccess, OnBehalfOfBroker } from "./on-behalf-of-broker.ts";
export { RememberedVerifier } from "./remembered-verifier.ts";
export { isShared, type Visibility, visibilityClassOf } from "./visibility-class.ts";
export { wwwAuthenticateFor } from "./www-authenticate.ts";
