import { FigureNaming } from "../../../src/insights/aggregates/figure.ts";
import type { ConfigurationValue, UsageValue } from "../../../src/insights/index.ts";

const used = new FigureNaming("usage");
const found = new FigureNaming("configuration");

/** Teams and mail in thirty days, Teams in ninety. */
export const SOME_USAGE: UsageValue = {
  activeUsers: (
    [
      ["teams", 30, 80],
      ["mail", 30, 70],
      ["teams", 90, 90],
    ] as const
  ).map(([workload, days, active]) => ({
    workload,
    days,
    active: used.measure(active, "members"),
    known: used.measure(116, "members"),
    basis: "members",
  })),
  tables: [
    {
      subject: "mailboxFit",
      buckets: [
        { bucket: "plan1", members: used.measure(90, "members") },
        { bucket: "plan1Full", members: used.measure(12, "members") },
        { bucket: "plan2", members: null },
      ],
    },
  ],
  products: [],
  copilotApps: [
    { app: "word", enabled: used.measure(40, "members"), active: used.measure(25, "members") },
  ],
  activations: [{ platform: "mac", activations: used.measure(30, "activations") }],
  totals: [
    { of: "teamsPerDay", count: used.measure(60, "members") },
    { of: "officeActivated", count: used.measure(90, "members") },
    { of: "mailboxesWarned", count: used.measure(11, "accounts") },
  ],
  storage: [
    {
      of: "mailboxes",
      accounts: used.measure(120, "accounts"),
      bytes: used.measure(1_234_500_000_000, "bytes"),
    },
  ],
};

/** MFA by conditional access, no security defaults; the secure score was not read. */
export const A_CONFIGURATION: ConfigurationValue = {
  isPartner: false,
  reportNamesConcealed: true,
  securityDefaults: false,
  licensing: {
    purchasedThrough: "partner",
    seats: [{ origin: "group", seats: found.measure(100, "seats") }],
    groups: null,
  },
  conditionalAccess: [
    {
      state: "enabled",
      policies: found.measure(4, "policies"),
      kinds: [{ kind: "requiresMfa", policies: found.measure(2, "policies") }],
    },
  ],
  authorization: null,
  secureScore: null,
  entraPremium: {
    entitledP1: found.measure(120, "seats"),
    usingP1: found.measure(95, "members"),
    entitledP2: found.measure(20, "seats"),
    usingP2: found.measure(12, "members"),
  },
  domains: null,
  devices: null,
  adminRoles: null,
};
