import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import {
  AccessToken,
  AccessTokenVerifier,
  RememberedVerifier,
  type TokenVerifier,
} from "../../src/auth/index.ts";
import { MovableClock, settingsFor, silent } from "./local-entra.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ tenants: [{ name: "Contoso", members: 60 }] });
});
beforeEach(() => emulator.faults.clear());
afterAll(() => emulator.close());

/** The real verifier behind a memory, and how often it was asked. */
function rememberedVerifier(capacity?: number) {
  const clock = new MovableClock();
  const real = new AccessTokenVerifier(settingsFor(emulator), clock, silent);
  const asked: string[] = [];
  const inner: TokenVerifier = {
    verify: (token) => {
      asked.push(AccessToken.reveal(token));
      return real.verify(token);
    },
  };
  const verifier = new RememberedVerifier(inner, {
    clock,
    ...(capacity === undefined ? {} : { capacity }),
  });
  return { clock, asked, verifier };
}

describe("the memory of verified access tokens", () => {
  it("gives the same caller without verifying again", async () => {
    const { asked, verifier } = rememberedVerifier();
    const token = await emulator.mintAccessToken();

    const first = await verifier.verify(new AccessToken(token));
    const second = await verifier.verify(new AccessToken(token));

    expect(second).toBe(first);
    expect(asked).toEqual([token]);
  });

  it("tells apart two tokens of one person", async () => {
    const { verifier } = rememberedVerifier();
    const [one, two] = [await emulator.mintAccessToken(), await emulator.mintAccessToken()];

    const callers = [
      await verifier.verify(new AccessToken(one)),
      await verifier.verify(new AccessToken(two)),
      await verifier.verify(new AccessToken(one)),
    ];

    expect(callers.map(({ accessToken }) => AccessToken.reveal(accessToken))).toEqual([
      one,
      two,
      one,
    ]);
  });

  it("ends with the token: from then on verification decides, and refuses", async () => {
    const { asked, clock, verifier } = rememberedVerifier();
    const token = await emulator.mintAccessToken({ lifetimeSeconds: 600 });
    await verifier.verify(new AccessToken(token));

    clock.moveAhead(590);
    await verifier.verify(new AccessToken(token));
    expect(asked).toHaveLength(1);

    clock.moveAhead(20);
    await verifier.verify(new AccessToken(token));
    await verifier.verify(new AccessToken(token));
    expect([asked.length, verifier.size]).toEqual([3, 0]);

    clock.moveAhead(60);
    await expect(verifier.verify(new AccessToken(token))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      details: { reason: "The access token has expired." },
    });
  });

  it("does not take a token with one character changed for the one it knows", async () => {
    const { verifier } = rememberedVerifier();
    const token = await emulator.mintAccessToken();
    await verifier.verify(new AccessToken(token));
    const at = token.length - 20;
    const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);

    await expect(verifier.verify(new AccessToken(changed))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  it("does not keep refusals", async () => {
    const { asked, verifier } = rememberedVerifier();
    const token = await emulator.mintAccessToken({ variant: "app-only" });

    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(verifier.verify(new AccessToken(token))).rejects.toMatchObject({
        code: "APP_ONLY_REFUSED",
      });
    }

    expect([asked.length, verifier.size]).toEqual([2, 0]);
  });

  it("is bounded: the token not seen for longest is forgotten first", async () => {
    const { asked, verifier } = rememberedVerifier(2);
    const [a = "", b = "", c = ""] = await Promise.all(
      [1, 2, 3].map(() => emulator.mintAccessToken()),
    );

    for (const token of [a, b, a, c, a, b]) {
      await verifier.verify(new AccessToken(token));
    }

    expect(asked).toEqual([a, b, c, b]);
    expect(verifier.size).toBe(2);
  });

  it("carries known callers through an outage of Entra that outlasts its keys", async () => {
    const { verifier } = rememberedVerifier();
    const lifetimeSeconds = 5 * 86_400;
    const token = await emulator.mintAccessToken({ lifetimeSeconds });
    const stranger = await emulator.mintAccessToken({ lifetimeSeconds });
    const known = await verifier.verify(new AccessToken(token));
    emulator.faults.plant({ area: "entra", effect: { kind: "status", status: 503 } });
    const threeDaysLater = Date.now() + 3 * 86_400_000;
    const now = jest.spyOn(Date, "now").mockReturnValue(threeDaysLater);

    try {
      expect(await verifier.verify(new AccessToken(token))).toBe(known);
      await expect(verifier.verify(new AccessToken(stranger))).rejects.toMatchObject({
        code: "ENTRA_UNAVAILABLE",
      });
    } finally {
      now.mockRestore();
    }
  });
});
