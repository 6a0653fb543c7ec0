import { describe, expect, it } from "@jest/globals";
import { type IsoInstant, isoInstant, objectId, servicePlanId, skuId } from "../../src/core/ids.ts";
import { Pii } from "../../src/core/pii.ts";
import type { LicenseAssignment, MemberRecord } from "../../src/graph/index.ts";
import { TraitsContext, traitsOf } from "../../src/privacy/member-traits.ts";
import type { ActivityBand } from "../../src/privacy/traits.ts";

const NOW = new Date("2026-11-21T10:00:00Z");
const at = (text: string): IsoInstant => isoInstant.parse(text);
const E3 = skuId.parse("6fd2c87f-b296-42f0-b197-1e91e994b900");
const VISIO = skuId.parse("c5928f49-12ba-48f7-ada3-0d743a3601d5");
const GROUP = objectId.parse("11111111-1111-4111-8111-111111111111");
const TEAMS = servicePlanId.parse("57ff2da0-773e-42df-b2af-ffb7a2317929");
const SWAY = servicePlanId.parse("a23b959c-7ce8-4e57-9140-b90eb88a9e97");

const plain: MemberRecord = {
  objectId: new Pii(GROUP),
  userPrincipalName: new Pii("a@contoso.example"),
  accountEnabled: true,
  userType: "Member",
  createdAt: at("2020-01-01T00:00:00Z"),
  department: null,
  country: null,
  assignedSkus: [],
  assignments: [],
  signIn: { kind: "unavailable" },
};

const direct: LicenseAssignment = {
  skuId: E3,
  assignedByGroup: null,
  disabledPlans: [],
  state: "Active",
  lastUpdatedAt: at("2026-11-01T00:00:00Z"),
};

const heldWith = (...assignments: readonly LicenseAssignment[]) =>
  traits({ assignedSkus: [E3], assignments }).held[0];

function traits(part: Partial<MemberRecord>, workloads?: ActivityBand | "unknown") {
  const usage =
    workloads === undefined
      ? null
      : { refreshedOn: null, concealed: false, reportCohorts: [], of: () => ({ workloads }) };
  return traitsOf({ ...plain, ...part }, new TraitsContext({ now: NOW, usage }));
}

describe("the sign-in band", () => {
  it.each([
    ["2026-11-21T09:59:59Z", "under30"],
    ["2026-10-22T10:00:01Z", "under30"],
    ["2026-10-22T10:00:00Z", "under90"],
    ["2026-08-23T10:00:01Z", "under90"],
    ["2026-08-23T10:00:00Z", "under180"],
    ["2026-05-25T10:00:01Z", "under180"],
    ["2026-05-25T10:00:00Z", "over180"],
    ["2026-11-21T10:05:00Z", "under30"],
  ])("of a success at %s is %s: whole days that have passed", (instant, band) => {
    const signIn = { kind: "last-successful", at: at(instant) } as const;

    expect(traits({ signIn }).activity.signIn).toBe(band);
  });

  it.each([
    ["2023-12-01T00:00:00Z", "none"],
    ["2023-11-30T23:59:59Z", "unknown"],
    [null, "unknown"],
  ])("without a success on record is, for an account of %j, %s", (created, band) => {
    const createdAt = created === null ? null : at(created);

    const signIn = { kind: "none-recorded", attemptedAt: null } as const;
    expect(traits({ signIn, createdAt }).activity.signIn).toBe(band);
  });

  it.each([
    ["2026-11-18T00:00:00Z", "unknown"],
    ["2026-03-01T00:00:00Z", "none"],
  ])("without a success, and a client that tried by itself at %s, is %s", (tried, band) => {
    const signIn = { kind: "none-recorded", attemptedAt: at(tried) } as const;
    expect(traits({ signIn, createdAt: at("2024-05-01T00:00:00Z") }).activity.signIn).toBe(band);
  });

  it("is unknown where sign-in activity cannot be read", () => {
    expect(traits({ signIn: { kind: "unavailable" } }).activity.signIn).toBe("unknown");
  });
});

describe("the workload band", () => {
  it.each(["under30", "none", "unknown"] as const)("is what the usage report says: %s", (band) => {
    expect(traits({}, band).activity.workloads).toBe(band);
  });

  it("is unknown without a usage report", () => {
    expect(traits({}).activity.workloads).toBe("unknown");
  });
});

describe("a held SKU", () => {
  it("is held once when assigned directly and by a group", () => {
    const both = traits({
      assignedSkus: [E3, E3],
      assignments: [direct, { ...direct, assignedByGroup: GROUP }],
    });

    expect(both.held).toEqual([
      {
        skuId: E3,
        origin: "direct-and-group",
        hasError: false,
        assignedFor: "under30",
        disabledPlans: [],
      },
    ]);
  });

  it.each([
    ["direct", [direct]],
    ["group", [{ ...direct, assignedByGroup: GROUP }]],
    ["direct", []],
    [
      "group",
      [
        { ...direct, state: "Error" },
        { ...direct, assignedByGroup: GROUP },
      ],
    ],
  ] as const)("comes from %s", (origin, assignments) => {
    expect(heldWith(...assignments)?.origin).toBe(origin);
  });

  it("tells that an assignment of it has an error", () => {
    expect([
      heldWith(direct)?.hasError,
      heldWith(direct, { ...direct, state: "Error" })?.hasError,
      heldWith({ ...direct, state: "ActiveWithError" })?.hasError,
    ]).toEqual([false, true, true]);
  });

  it("counts its days from the latest assignment in effect", () => {
    const old = { ...direct, lastUpdatedAt: at("2025-01-01T00:00:00Z") };

    expect([
      heldWith(old)?.assignedFor,
      heldWith(old, direct)?.assignedFor,
      heldWith(old, { ...direct, state: "Error" })?.assignedFor,
      heldWith({ ...direct, lastUpdatedAt: null })?.assignedFor,
    ]).toEqual(["over180", "under30", "over180", "unknown"]);
  });

  it("has a plan disabled only when every assignment disables it", () => {
    const less = { ...direct, disabledPlans: [TEAMS, SWAY] };

    expect([
      heldWith(less)?.disabledPlans,
      heldWith(less, { ...direct, disabledPlans: [SWAY] })?.disabledPlans,
      heldWith(less, direct)?.disabledPlans,
    ]).toEqual([[TEAMS, SWAY].sort(), [SWAY], []]);
  });

  it("is not one that is merely wanted: an assignment that failed takes no seat", () => {
    const wanting = traits({
      assignedSkus: [VISIO],
      assignments: [
        { ...direct, state: "Error" },
        { ...direct, skuId: VISIO },
      ],
    });

    expect(wanting.held.map((held) => held.skuId)).toEqual([VISIO]);
  });
});

describe("traits", () => {
  it("name nobody", () => {
    const everything = traits({
      department: new Pii("Secret Lab"),
      country: new Pii("Atlantis"),
      assignedSkus: [E3],
      assignments: [direct],
    });

    expect(everything).toEqual({
      enabled: true,
      kind: "member",
      accountAge: "over180",
      activity: { signIn: "unknown", workloads: "unknown" },
      held: [heldWith(direct)],
      department: 0,
      country: 0,
    });
  });
});

describe("privilege", () => {
  it.each([
    [{ known: new Set([GROUP]), isWhole: true }, { privileged: true }],
    [{ known: new Set([GROUP]), isWhole: false }, { privileged: true }],
    [{ known: new Set<typeof GROUP>(), isWhole: true }, { privileged: false }],
    [{ known: new Set<typeof GROUP>(), isWhole: false }, {}],
    [null, {}],
  ])(
    "is held by whom roles and their groups name, and absent where not all of that was read",
    (privileged, told) => {
      const context = new TraitsContext({ now: NOW, usage: null, privileged });
      const { privileged: found, ...rest } = traitsOf(plain, context);

      expect(found === undefined ? {} : { privileged: found }).toEqual(told);
      expect("privileged" in rest).toBe(false);
    },
  );
});
