import { describe, expect, it } from "@jest/globals";
import { wwwAuthenticateFor } from "../../src/auth/index.ts";
import { AppError, ERROR_CATALOGUE, type ErrorCode } from "../../src/core/errors.ts";
import { aCaller } from "./a-caller.ts";

const AUTHORITY = "https://login.microsoftonline.com";
const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const able = aCaller({ handlesClaimsChallenges: true });
const unable = aCaller({ handlesClaimsChallenges: false });

describe("WWW-Authenticate", () => {
  it("passes a claims challenge on in the form Microsoft's clients read", () => {
    const header = wwwAuthenticateFor(
      new AppError("CLAIMS_CHALLENGE", { claims: CLAIMS }),
      able,
      AUTHORITY,
    );

    expect(header).toBe(
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/v2.0/authorize", ' +
        `error="insufficient_claims", claims="${btoa(CLAIMS)}"`,
    );
    const claims = /claims="([^"]+)"/.exec(header ?? "")?.[1] ?? "";
    expect(atob(claims)).toBe(CLAIMS);
  });

  it("cannot be broken out of by claims with quotes and line ends", () => {
    const header = wwwAuthenticateFor(
      new AppError("CLAIMS_CHALLENGE", { claims: '{"a":"\\"\r\nSet-Cookie: x"}' }),
      able,
      AUTHORITY,
    );

    expect(header).toMatch(/^Bearer [ -~]+ claims="[\w+/=]+"$/);
  });

  it.each([
    ["whose client cannot handle it", unable],
    ["who is not known", undefined],
  ])("keeps a claims challenge from a caller %s", (_, caller) => {
    expect(
      wwwAuthenticateFor(new AppError("CLAIMS_CHALLENGE", { claims: CLAIMS }), caller, AUTHORITY),
    ).toBeUndefined();
  });

  it.each<ErrorCode>(["UNAUTHENTICATED", "SIGN_IN_AGAIN"])("says for %s what is wrong", (code) => {
    expect(wwwAuthenticateFor(new AppError(code), undefined, AUTHORITY)).toBe(
      'Bearer realm="", error="invalid_token"',
    );
  });

  it("goes with no error that another access token would not cure", () => {
    const others = Object.entries(ERROR_CATALOGUE).filter(([, { status }]) => status !== 401);
    const headers = others.map(([code]) =>
      wwwAuthenticateFor(new AppError(code as ErrorCode), able, AUTHORITY),
    );

    expect(new Set(headers)).toEqual(new Set([undefined]));
  });
});
