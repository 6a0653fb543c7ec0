import { PassThrough } from "node:stream";
import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { AccessToken } from "../../src/auth/index.ts";
import { createLogger } from "../../src/core/logger.ts";
import { openPii } from "../../src/core/pii.ts";
import { aCaller } from "./a-caller.ts";

const SECRET = "eyJhbGciOiJSUzI1NiJ9.very-secret.signature";
const caller = aCaller({ accessToken: new AccessToken(SECRET) });

describe("a caller's access token", () => {
  it("is given to who asks for it by name", () => {
    expect([AccessToken.reveal(caller.accessToken), openPii(caller.accessToken)]).toEqual([
      SECRET,
      SECRET,
    ]);
  });

  it.each([
    ["inspection", () => inspect(caller, { depth: 9, showHidden: true, getters: true })],
    ["JSON", () => JSON.stringify({ caller })],
    ["text", () => `token: ${String(caller.accessToken)}`],
    ["its own properties", () => JSON.stringify(Object.entries(caller.accessToken))],
    ["an error's text", () => inspect(new Error("failed", { cause: caller }), { depth: 9 })],
    ["structured cloning", () => inspect(structuredClone({ ...caller }), { depth: 9 })],
  ])("does not show in %s", (_, print) => {
    expect(print()).not.toContain("very-secret");
  });

  it("does not show in a log line", () => {
    const lines = new PassThrough();
    const logger = createLogger("info", lines);

    logger.info({ caller, token: caller.accessToken }, "A caller came.");
    logger.error({ error: new Error(SECRET, { cause: caller }) }, "It failed.");

    const written = String(lines.read());
    expect(written).toContain("A caller came.");
    expect(written).toContain("It failed.");
    expect(written).not.toContain("very-secret");
  });
});
