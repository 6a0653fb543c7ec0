import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "../../emulator/index.ts";
import { type House, openEmulator, openHouse } from "../e2e/house.ts";

/*
 * Questions that name the tenant's own people, groups, departments, domains and devices, asked by
 * callers who may and who may not read the directory.
 */

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await openEmulator();
  house = await openHouse(emulator);
}, 60_000);

afterAll(async () => {
  await house.close();
  await emulator.close();
});

interface Named {
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly department: string | null;
}

async function graph<T>(path: string): Promise<readonly T[]> {
  const token = await fetch(`${emulator.origin}/_emulator/graph-token?tenant=Contoso`);
  const { accessToken } = (await token.json()) as { accessToken: string };
  const headers = { authorization: `Bearer ${accessToken}` };
  const response = await fetch(`${emulator.origin}/v1.0${path}`, { headers });
  return ((await response.json()) as { value: readonly T[] }).value;
}

/** Asks, and gives what the model was sent of the question and how often the directory was read. */
async function ask(question: string, persona = "global-admin") {
  emulator.journal.clear();
  const { body } = await house.ask<{ ask: { answer: string } }>(
    `mutation { ask(input: { question: ${JSON.stringify(question)} }) { answer outcome } }`,
    { persona },
  );
  const sent = emulator.journal.entries(({ area }) => area === "openai").map((one) => one.body);
  const listed = emulator.journal.entries(({ path }) => /^\/v1\.0\/(groups|devices)/.test(path));
  return { body, sent: sent.join("\n"), directoryReads: listed.length };
}

describe("a question that names what is in the directory", () => {
  it("leaves without people, whatever part of the name is written", async () => {
    const people = await graph<Named>(
      "/users?$top=40&$select=displayName,userPrincipalName,department",
    );
    const named = people.filter(({ displayName }) => /^\p{L}+ [\p{L}' -]{5,}$/u.test(displayName));
    expect(named.length).toBeGreaterThan(10);
    for (const { displayName, userPrincipalName } of named.slice(0, 8)) {
      const { sent } = await ask(
        `What does ${displayName} (${userPrincipalName}) cost, and is ${displayName.toUpperCase()} idle?`,
      );
      expect(sent).toContain("What does Person-");
      expect(sent.toLowerCase()).not.toContain(displayName.toLowerCase());
      expect(sent.toLowerCase()).not.toContain(userPrincipalName.toLowerCase());
    }
  });

  it("leaves without groups, departments, domains and devices", async () => {
    const [group] = await graph<Named>("/groups?$select=displayName");
    const [device] = await graph<Named>("/devices?$select=displayName&$top=5");
    const [domain] = await graph<{ id: string }>("/domains");
    const words = [group?.displayName, device?.displayName, domain?.id].map(String);
    const { sent } = await ask(`Do ${words.join(" and ")} waste seats?`);
    for (const word of words) {
      expect(sent).not.toContain(word);
    }
  });

  it("has the directory read once, not with every question", async () => {
    await ask("What do we pay?");
    expect((await ask("What is wasted?")).directoryReads).toBe(0);
  });

  it("is answered to a guest, to whom the directory is closed", async () => {
    const { body, sent } = await ask("What does Anna Nowakowska cost?", "guest");
    expect(body.errors).toBeUndefined();
    expect(sent).not.toContain("Nowakowska");
  });
});
