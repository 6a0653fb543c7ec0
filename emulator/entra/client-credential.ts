import { createLocalJWKSet, importX509, jwtVerify } from "jose";
import type { EmulatorContext } from "../context.ts";
import type { Exchange } from "../http/exchange.ts";

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const FEDERATED_AUDIENCE = "api://AzureADTokenExchange";

/** MSAL rounds the start of an assertion to the nearest second, which may lie ahead. */
const CLOCK_SKEW_SECONDS = 300;

const UNKNOWN_APP = 700016;
const WRONG_SECRET = 7000215;
const WRONG_ASSERTION = 700027;

/** Subject of the federated credential: the managed identity the API runs as. */
export const MANAGED_IDENTITY_ID = "5ea7d15e-0000-4000-8000-0000000000d1";

async function isCertificateAssertion(
  context: EmulatorContext,
  assertion: string,
  endpoint: string,
): Promise<boolean> {
  for (const certificate of context.certificates()) {
    for (const algorithm of ["PS256", "RS256"]) {
      const key = await importX509(certificate, algorithm);
      const valid = await jwtVerify(assertion, key, {
        algorithms: [algorithm],
        issuer: context.apiClientId,
        subject: context.apiClientId,
        audience: endpoint,
        currentDate: context.now(),
        clockTolerance: CLOCK_SKEW_SECONDS,
        requiredClaims: ["exp", "jti"],
      }).then(
        () => true,
        () => false,
      );
      if (valid) return true;
    }
  }
  return false;
}

function isFederatedAssertion(context: EmulatorContext, assertion: string): Promise<boolean> {
  return jwtVerify(assertion, createLocalJWKSet(context.keys.published(context.origin())), {
    subject: MANAGED_IDENTITY_ID,
    audience: FEDERATED_AUDIENCE,
    currentDate: context.now(),
    clockTolerance: CLOCK_SKEW_SECONDS,
    requiredClaims: ["exp"],
  }).then(
    () => true,
    () => false,
  );
}

/**
 * Checks how the application proves itself: by secret, by an assertion signed with a trusted
 * certificate whose audience is this endpoint, or by a federated token of its managed identity.
 * @returns the AADSTS code of the refusal, or undefined when the credential holds.
 */
export async function refuseClient(
  context: EmulatorContext,
  exchange: Exchange,
  form: URLSearchParams,
): Promise<number | undefined> {
  if (form.get("client_id") !== context.apiClientId) return UNKNOWN_APP;
  const assertion = form.get("client_assertion");
  if (assertion === null) {
    return form.get("client_secret") === context.clientSecret ? undefined : WRONG_SECRET;
  }
  if (form.get("client_assertion_type") !== ASSERTION_TYPE) return WRONG_ASSERTION;
  const endpoint = `${exchange.url.origin}${exchange.url.pathname}`;
  const proven =
    (await isFederatedAssertion(context, assertion)) ||
    (await isCertificateAssertion(context, assertion, endpoint));
  return proven ? undefined : WRONG_ASSERTION;
}

/** A token of the managed identity, as the federated credential of the API expects it. */
export function mintFederatedAssertion(context: EmulatorContext): Promise<string> {
  const now = Math.floor(context.now().getTime() / 1000);
  const home = context.tenants[0]?.id ?? "";
  return context.keys.sign({
    aud: FEDERATED_AUDIENCE,
    iss: `${context.origin()}/${home}/v2.0`,
    sub: MANAGED_IDENTITY_ID,
    iat: now,
    nbf: now,
    exp: now + 3600,
  });
}
