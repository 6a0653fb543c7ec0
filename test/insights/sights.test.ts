import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import type { Group } from "../../emulator/tenant/groups.ts";
import { MemberView } from "../../emulator/tenant/member-view.ts";
import type { Caller } from "../../src/auth/index.ts";
import { Sights } from "../../src/insights/sights.ts";
import { SURVEY_SOURCES } from "../../src/insights/tenant-reading.ts";
import { localEntra, MovableClock } from "../auth/local-entra.ts";

const clock = new MovableClock();
let emulator: Emulator;
let sights: Sights;
let signIn: Awaited<ReturnType<typeof localEntra>>["signIn"];

beforeAll(async () => {
  emulator = await startEmulator({
    now: () => clock.now(),
    tenants: [{ name: "Contoso", members: 60 }],
  });
  const entra = await localEntra(emulator, { clock });
  signIn = entra.signIn;
  sights = new Sights({
    broker: entra.broker,
    connection: { graphUrl: emulator.origin, clock, wait: async () => undefined },
    clock,
    seatwiseKey: "5e".repeat(32),
    sources: SURVEY_SOURCES,
    purpose: "visibility class",
    learntForSeconds: 900,
  });
});

afterAll(async () => {
  await emulator.close();
});

afterEach(() => {
  emulator.faults.clear();
});

const see = (caller: Caller) => sights.of(caller, new AbortController().signal);
const requests = () => emulator.journal.entries(({ area }) => area === "graph").length;
const outage = () =>
  emulator.faults.plant({
    path: "*/roleAssignments",
    effect: { kind: "status", status: 503, retryAfter: 60 },
  });

describe("what a caller may see", () => {
  it("is asked for once a minute, and once for all who ask at the same time", async () => {
    const caller = await signIn({ persona: "reports-reader" });
    const before = requests();
    const together = await Promise.all([see(caller), see(caller), see(caller)]);
    clock.moveAhead(59);
    await see(caller);
    const asked = requests() - before;
    clock.moveAhead(2);
    await see(caller);

    expect(new Set(together.map(({ visibilityClass }) => visibilityClass)).size).toBe(1);
    // Role assignments, own groups and report settings.
    expect([asked, requests() - before]).toEqual([3, 6]);
  });

  it("is asked for anew with a renewed access token", async () => {
    const objectId = emulator.tenant("Contoso").personaId("member") ?? "";
    const before = await see(await signIn({ persona: "member" }));
    emulator.tenant("Contoso").assignRoles(objectId, [{ role: "Reports Reader", scope: "/" }]);
    const after = await see(await signIn({ persona: "member" }));
    emulator.tenant("Contoso").assignRoles(objectId, []);
    const reader = await see(await signIn({ persona: "reports-reader" }));

    expect([before.open.has("activeUserDetail"), after.open.has("activeUserDetail")]).toEqual([
      false,
      true,
    ]);
    expect(after.visibilityClass).toBe(reader.visibilityClass);
  });

  it("is nobody else's where a role is held through a group and limited to a part of the directory", async () => {
    const tenant = emulator.tenant("Contoso");
    const inGroup = ({ isMember }: Group) =>
      Array.from({ length: 60 }, (_, index) => index).filter((index) =>
        isMember(new MemberView(tenant.generator, index)),
      );
    const group = tenant.groups().find((candidate) => inGroup(candidate).length > 0);
    const [member = 0] = group === undefined ? [] : inGroup(group);
    const alone = [];
    for (const scope of [null, "administrativeUnit", "/"] as const) {
      const held = scope === null ? [] : [{ role: "Helpdesk Administrator", scope }];
      tenant.assignRoles(group?.id ?? "", held);
      const { isShared } = await see(await signIn({ member }));
      alone.push(!isShared);
    }
    tenant.assignRoles(group?.id ?? "", []);

    expect(alone).toEqual([false, true, false]);
  });

  it("is nobody else's where groups cannot be read, through which roles may be held", async () => {
    const close = emulator.faults.plant({
      path: "*/me/transitiveMemberOf/microsoft.graph.group",
      effect: { kind: "status", status: 403 },
    });
    const during = await see(await signIn({ persona: "license-admin" }));
    close();

    expect(during.isShared).toBe(false);
  });

  it("stays what was last read with the same access token while Graph does not answer", async () => {
    const caller = await signIn({ persona: "license-admin" });
    const known = await see(caller);
    outage();
    clock.moveAhead(61);
    const during = await see(caller);

    expect([known.isShared, during]).toEqual([true, known]);
  });

  it("is nobody else's while Graph does not answer and nothing was read before", async () => {
    outage();
    const caller = await signIn({ persona: "license-admin" });
    const during = await see(caller);
    emulator.faults.clear();
    clock.moveAhead(61);
    const after = await see(caller);

    expect([during.isShared, after.isShared]).toEqual([false, true]);
  });
});
