import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type Emulator, type FaultPlan, startEmulator } from "../../emulator/index.ts";
import type { ErrorCode, ErrorDetails } from "../../src/core/errors.ts";
import { localEntra, MovableClock } from "./local-entra.ts";

const clock = new MovableClock();
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    now: () => clock.now(),
    tenants: [
      { name: "Contoso", members: 60 },
      { name: "Fabrikam", members: 60, consentedScopes: ["User.Read.All"] },
    ],
  });
});
beforeEach(() => emulator.faults.clear());
afterAll(() => emulator.close());

type Refusal = Omit<Extract<FaultPlan["effect"], { kind: "entra-error" }>, "kind">;

const CLAIMS =
  '{"access_token":{"polids":{"essential":true,"values":["9ab03e19-ed42-4168-b6b7-7001fb3e933a"]}}}';
const MISCONFIGURED = {
  reason:
    "A permission Seatwise asks for is not in its registration or not available in this tenant.",
  scopes: [
    "https://graph.microsoft.com/Reports.Read.All",
    "https://graph.microsoft.com/User.Read.All",
  ],
};
const GRAPH = "https%3A%2F%2Fgraph.microsoft.com%2F";
const consentUrl = () =>
  `${emulator.origin}/${emulator.tenant("Contoso").id}/v2.0/adminconsent` +
  `?client_id=${emulator.apiClientId}&scope=${GRAPH}Reports.Read.All+${GRAPH}User.Read.All`;

/** What a refusal of Entra becomes on its way through MSAL and the broker. */
async function refusedWith(refusal: Refusal): Promise<{ code: ErrorCode; details: ErrorDetails }> {
  const { broker, signIn } = await localEntra(emulator, { clock });
  const caller = await signIn();
  emulator.faults.plant({ area: "entra", effect: { kind: "entra-error", ...refusal } });
  const error: unknown = await broker
    .acquire({ caller, scopes: ["User.Read.All", "Reports.Read.All"] })
    .then(
      () => "no error",
      (reason: unknown) => reason,
    );
  const { code, details } = error as { code: ErrorCode; details: ErrorDetails };
  return { code, details };
}

describe("a refusal that asks for more authentication", () => {
  it.each<[string, Refusal]>([
    ...[50072, 50074, 50076, 50078, 50079].map((code): [string, Refusal] => [`${code}`, { code }]),
    ["50158, external challenge", { code: 50158 }],
    ["50076 as interaction_required without suberror", { code: 50076, suberror: null }],
    [
      "50076 as invalid_grant without suberror, whose claims MSAL loses",
      { code: 50076, error: "invalid_grant", suberror: null },
    ],
    [
      "50079 as invalid_grant with basic_action",
      { code: 50079, error: "invalid_grant", suberror: "basic_action" },
    ],
    [
      "an unknown number with additional_action",
      { code: 59999, error: "invalid_grant", suberror: "additional_action", claims: CLAIMS },
    ],
    [
      "an unknown number as interaction_required",
      { code: 59999, error: "interaction_required", claims: CLAIMS },
    ],
    ["an unknown number with claims", { code: 59999, error: "invalid_grant", claims: CLAIMS }],
  ])("passes the claims on: %s", async (_, refusal) => {
    expect(await refusedWith(refusal)).toEqual({
      code: "CLAIMS_CHALLENGE",
      details: { claims: CLAIMS },
    });
  });

  it.each<[string, Refusal]>([
    ["without claims", { code: 50076, claims: null }],
    ["with claims that are no JSON", { code: 50076, claims: "{claims" }],
    ["with claims that are no object", { code: 50076, claims: '"all"' }],
    ["without claims and suberror", { code: 50076, claims: null, suberror: null }],
  ])("leads to a new sign-in when it comes %s", async (_, refusal) => {
    expect(await refusedWith(refusal)).toEqual({ code: "SIGN_IN_AGAIN", details: {} });
  });
});

describe("a refusal for want of consent", () => {
  it.each<[string, Refusal]>([
    ["with suberror", { code: 65001 }],
    [
      "without suberror, which MSAL takes for an error of the server",
      { code: 65001, suberror: null },
    ],
    ["with an unknown number", { code: 59999, suberror: "consent_required" }],
    ["as consent_required", { code: 59999, error: "consent_required" }],
  ])("names the scopes and the page to consent on: %s", async (_, refusal) => {
    expect(await refusedWith(refusal)).toEqual({
      code: "CONSENT_REQUIRED",
      details: { scopes: ["Reports.Read.All", "User.Read.All"], consentUrl: consentUrl() },
    });
  });

  it("concerns only the scopes nobody consented to", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn({ tenant: "Fabrikam" });

    await expect(
      broker.acquire({ caller, scopes: ["User.Read.All", "Reports.Read.All"] }),
    ).rejects.toMatchObject({ code: "CONSENT_REQUIRED" });

    expect((await broker.acquire({ caller, scopes: ["User.Read.All"] })).grantedScopes).toEqual([
      "User.Read.All",
    ]);
  });

  it.each([700011, 700016])("is onboarding when Seatwise is unknown: %d", async (code) => {
    expect(await refusedWith({ code })).toEqual({
      code: "ONBOARDING_REQUIRED",
      details: { scopes: ["Reports.Read.All", "User.Read.All"], consentUrl: consentUrl() },
    });
  });
});

describe("a refusal that is none of these", () => {
  const blocked = (reason: string) => ["ACCESS_BLOCKED", { reason }] as const;

  it.each<[string, Refusal, ErrorCode, ErrorDetails]>([
    ["53000 device state", { code: 53000 }, "ACCESS_BLOCKED", {}],
    ["53001 device not joined", { code: 53001 }, "ACCESS_BLOCKED", {}],
    ["53002 app not approved", { code: 53002 }, "ACCESS_BLOCKED", {}],
    ["53003 with message_only", { code: 53003 }, "ACCESS_BLOCKED", {}],
    ["53003 without suberror", { code: 53003, suberror: null }, "ACCESS_BLOCKED", {}],
    [
      "53003 as invalid_grant",
      { code: 53003, suberror: null, error: "invalid_grant" },
      "ACCESS_BLOCKED",
      {},
    ],
    ["53004 registration blocked", { code: 53004 }, "ACCESS_BLOCKED", {}],
    [
      "530034 partner at risk",
      { code: 530034 },
      ...blocked("The partner's own tenant blocks this delegated administrator for risk."),
    ],
    [
      "50105 not assigned",
      { code: 50105 },
      ...blocked("The caller is not assigned to Seatwise in this tenant."),
    ],
    [
      "50105 as invalid_grant",
      { code: 50105, error: "invalid_grant" },
      ...blocked("The caller is not assigned to Seatwise in this tenant."),
    ],
    [
      "500212 outbound policy",
      { code: 500212 },
      ...blocked("A cross-tenant access policy refuses this caller."),
    ],
    [
      "500213 inbound policy",
      { code: 500213 },
      ...blocked("A cross-tenant access policy refuses this caller."),
    ],
    ["50173 grant revoked", { code: 50173 }, "SIGN_IN_AGAIN", {}],
    ["50133 password changed", { code: 50133 }, "SIGN_IN_AGAIN", {}],
    ["50132 session invalid", { code: 50132, suberror: null }, "SIGN_IN_AGAIN", {}],
    ["70008 inactive", { code: 70008 }, "SIGN_IN_AGAIN", {}],
    ["70043 sign-in frequency", { code: 70043 }, "SIGN_IN_AGAIN", {}],
    ["700082 refresh token expired", { code: 700082, suberror: null }, "SIGN_IN_AGAIN", {}],
    ["700084 SPA limit", { code: 700084 }, "SIGN_IN_AGAIN", {}],
    ["an unknown invalid_grant", { code: 59999 }, "SIGN_IN_AGAIN", {}],
    [
      "an unknown interaction_required",
      { code: 59999, error: "interaction_required" },
      "SIGN_IN_AGAIN",
      {},
    ],
    ["50013 assertion invalid", { code: 50013 }, "UNAUTHENTICATED", {}],
    ["500133 assertion out of time", { code: 500133 }, "UNAUTHENTICATED", {}],
    [
      "500131 assertion for another application",
      { code: 500131 },
      "UNAUTHENTICATED",
      { reason: "The access token was issued for another application." },
    ],
    ["50196 request loop", { code: 50196 }, "ENTRA_THROTTLED", { retryAfterSeconds: 5 }],
    [
      "50196 with Retry-After",
      { code: 50196, retryAfter: 90 },
      "ENTRA_THROTTLED",
      { retryAfterSeconds: 90 },
    ],
    ["7000215 wrong secret", { code: 7000215 }, "CREDENTIAL_REJECTED", {}],
    ["7000222 secret expired", { code: 7000222 }, "CREDENTIAL_REJECTED", {}],
    ["700027 assertion signature", { code: 700027 }, "CREDENTIAL_REJECTED", {}],
    ["70002 credentials", { code: 70002 }, "CREDENTIAL_REJECTED", {}],
    [
      "an unknown invalid_client",
      { code: 59999, error: "invalid_client" },
      "CREDENTIAL_REJECTED",
      {},
    ],
    ["500011 resource unknown", { code: 500011 }, "CONFIGURATION", MISCONFIGURED],
    ["650052 not subscribed", { code: 650052 }, "CONFIGURATION", MISCONFIGURED],
    [
      "650052 as invalid_client",
      { code: 650052, error: "invalid_client" },
      "CONFIGURATION",
      MISCONFIGURED,
    ],
    ["650057 not listed", { code: 650057 }, "CONFIGURATION", MISCONFIGURED],
    ["70011 scope unknown", { code: 70011 }, "CONFIGURATION", MISCONFIGURED],
    ["90033 transient", { code: 90033 }, "ENTRA_UNAVAILABLE", { retryAfterSeconds: 5 }],
    ["50033 transient", { code: 50033 }, "ENTRA_UNAVAILABLE", { retryAfterSeconds: 5 }],
    [
      "50087 transient with Retry-After",
      { code: 50087, retryAfter: 7 },
      "ENTRA_UNAVAILABLE",
      { retryAfterSeconds: 7 },
    ],
    ["90002 and other requests we never make", { code: 90002 }, "INTERNAL", {}],
  ])("%s", async (_, refusal, code, details) => {
    expect(await refusedWith(refusal)).toEqual({ code, details });
  });

  it("transient by number alone is transient", async () => {
    expect(await refusedWith({ code: 90033, error: "invalid_grant", retryAfter: 3 })).toEqual({
      code: "ENTRA_UNAVAILABLE",
      details: { retryAfterSeconds: 3 },
    });
  });
});
