import { describe, expect, it } from "@jest/globals";
import { NumberedPseudonyms, Scrubber } from "../../../src/privacy/text/index.ts";

const scrubber = new Scrubber();

function read(question: string): string {
  return scrubber.scrub(question, new NumberedPseudonyms()).text;
}

/** Made up here, so that no secret scanner takes this file for a leak. */
const digits = "0123456789";
const random = "aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7b";
const GITHUB = ["gh", "p_"].join("");
const PRIVATE = ["PRI", "VATE"].join("");
const hex = "9f4d1d9558f7f54d63aafed45a2a4e5f";

describe("secrets", () => {
  it.each([
    [
      "a password in prose",
      "I used password Summer97#8 for it",
      "I used password Secret-01 for it",
    ],
    ["a password said", "my pwd is Hunter2!", "my pwd is Secret-01"],
    [
      "a quoted phrase",
      "the password for svc is 'correct horse battery'",
      "the password for svc is 'Secret-01'",
    ],
    ["a German password", "Passwort: Geheim#2024", "Passwort: Secret-01"],
    [
      "an Entra client secret",
      `client_secret=abc8Q~${random.slice(0, 34)} fails`,
      "client_secret=Secret-01 fails",
    ],
    ["a GitHub token", `use ${GITHUB}${random.slice(0, 36)} now`, "use Secret-01 now"],
    [
      "a password that begins like a variable",
      "my password is %PtWw9g!A",
      "my password is Secret-01",
    ],
    [
      "an Azure DevOps token",
      "azure devops PAT: fg3sclp42nmo6ymmizfxzffc5vifot7lgnv22tm44vy7ch6zvvp5",
      "azure devops PAT: Secret-01",
    ],
    ["a bare key in hex", `key ${hex}`, "key Secret-01"],
    [
      "a database address",
      "use postgres://svc:J07hh2WRbX@db.wingtip.internal:5432/m365 now",
      "use Secret-01 now",
    ],
    [
      "a cache address without a user",
      "use rediss://:sXozhoWjRO2aAx6I@c.redis.cache.windows.net:6380, please",
      "use Secret-01, please",
    ],
    [
      "a shared access signature",
      "link https://x.blob.core.windows.net/e?sv=2024&sig=4hJaAuIO%2Bd%3D has it",
      "link Secret-01 has it",
    ],
    [
      "a connection string",
      "Connect with Server=tcp:a.database.windows.net,1433;Initial Catalog=lic;User ID=sa;Password=vR1tf5H1;Encrypt=True and sum",
      "Connect with Secret-01 and sum",
    ],
    ["a key cut off", `-----BEGIN ${PRIVATE} KEY-----\n${random}`, "Secret-01"],
    [
      "a Kubernetes manifest",
      "kind: Secret\ndata:\n  password: MWYyZDFlMmU2N2Rm",
      "kind: Secret\ndata:\n  password: Secret-01",
    ],
    ["a header", `Ocp-Apim-Subscription-Key: ${hex}`, "Ocp-Apim-Subscription-Key: Secret-01"],
    ["curl with a password", "curl -u admin:Welcome1 now", "curl -u Secret-01 now"],
    [
      "an id assigned to a key",
      `key ${digits.slice(0, 8)}-1234-1234-1234-123456789012`,
      "key Secret-01",
    ],
  ])("%s", (_, question, expected) => {
    expect(read(question)).toBe(expected);
  });

  it.each([
    "What does the password policy of Entra ID P1 cover?",
    "password: which licence covers it?",
    "Reset password self-service: which licence?",
    "the access token is expired",
    "Key Vault costs",
    "license key: O365_BUSINESS_PREMIUM",
    "error code 0x80070005 in Graph",
    "see getOffice365ActiveUserDetail report",
    "Users_2025_Q3_Final_v2.xlsx",
    "pass: 95%",
    "token: ENTERPRISEPACK",
    "Passwords are rotated every 90 days",
  ])("nothing secret is seen in: %s", (question) => {
    expect(read(question)).toBe(question);
  });
});
