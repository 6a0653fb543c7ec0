import { describe, expect, it } from "@jest/globals";
import { AccessToken, readBearer } from "../../src/auth/index.ts";

describe("the Authorization header", () => {
  it.each([
    ["Bearer abc.def.ghi", "abc.def.ghi"],
    ["bearer abc.def.ghi", "abc.def.ghi"],
    ["BEARER   abc.def.ghi ", "abc.def.ghi"],
    ["Bearer a-b_c~d+e/f==", "a-b_c~d+e/f=="],
  ])("%j gives the access token", (header, token) => {
    expect(AccessToken.reveal(readBearer(header))).toBe(token);
  });

  it.each([undefined, "", "   "])("%j is refused as missing", (header) => {
    expect(() => readBearer(header)).toThrow(
      expect.objectContaining({
        code: "UNAUTHENTICATED",
        details: { reason: "The request carries no access token." },
      }),
    );
  });

  it.each([
    "Bearer",
    "Bearer ",
    "Basic dXNlcjpwYXNz",
    "abc.def.ghi",
    "Bearer abc def",
    "Bearer abc, Bearer def",
    "Bearer abc\r\nX-Other: 1",
    "Bearer ab=c",
    "Bearer äöü",
    `Bearer ${"a".repeat(20_000)}`,
  ])("%.40j is refused as malformed, without repeating it", (header) => {
    expect(() => readBearer(header)).toThrow(
      expect.objectContaining({
        code: "UNAUTHENTICATED",
        details: {
          reason:
            "The Authorization header does not have the form: Bearer, a blank, an access token.",
        },
      }),
    );
  });
});
