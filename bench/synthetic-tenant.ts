import type {
  CohortDemand,
  CohortState,
  LicenceProblem,
  SkuOffer,
} from "../src/licensing/optimizer/licence-problem.ts";

/** What kind of tenant to make up. */
export interface SyntheticTenant {
  readonly seed: number;
  readonly cohorts: number;
  /** `renewal`: every seat may end now. `mid-term`: about a dozen SKUs are locked. `mid-term-spare`: with percentage spare seats as well. */
  readonly scenario: "renewal" | "mid-term" | "mid-term-spare";
}

const LADDERS: LicenceProblem["ladders"] = {
  mail: ["kiosk", "plan1", "plan2"],
  archive: ["basic", "auto"],
  hold: ["yes"],
  files: ["deskless", "plan1", "plan2"],
  office: ["web", "desktop-business", "desktop-enterprise"],
  teams: ["yes"],
  teamsPremium: ["yes"],
  entra: ["p1", "p2"],
  governance: ["yes"],
  intune: ["plan1", "suite"],
  mdo: ["p1", "p2"],
  mde: ["p1", "business", "p2"],
  mdi: ["yes"],
  mcas: ["office", "full"],
  labels: ["p1", "p2"],
  ediscovery: ["standard", "premium"],
  insider: ["yes"],
  phone: ["yes"],
  dialin: ["yes"],
  powerbi: ["pro", "ppu"],
  windows: ["enterprise"],
  copilot: ["yes"],
  visio: ["web", "desktop"],
  project: ["plan1", "plan3", "plan5"],
  analytics: ["yes"],
};

/** id; price in cents; what it provides; prerequisites (| between alternatives, + within); eligibility tag. */
const OFFERS: readonly (readonly [
  id: string,
  priceMinor: number,
  provides: string,
  requires?: string | undefined,
  tag?: string,
])[] = [
  [
    "M365_E7",
    9900,
    "mail3 archive2 hold1 files3 office3 teams1 teamsPremium1 entra2 governance1 intune2 mdo2 mde3 mdi1 mcas2 labels2 ediscovery2 insider1 phone1 dialin1 powerbi1 windows1 copilot1 analytics1",
  ],
  [
    "M365_E5",
    6000,
    "mail3 archive2 hold1 files3 office3 teams1 entra2 intune1 mdo2 mde3 mdi1 mcas2 labels2 ediscovery2 insider1 phone1 dialin1 powerbi1 windows1 analytics1",
  ],
  [
    "M365_E5_NO_TEAMS",
    5475,
    "mail3 archive2 hold1 files3 office3 entra2 intune1 mdo2 mde3 mdi1 mcas2 labels2 ediscovery2 insider1 phone1 dialin1 powerbi1 windows1 analytics1",
  ],
  [
    "M365_E3",
    3900,
    "mail3 archive2 hold1 files3 office3 teams1 entra1 intune1 mdo1 mde1 labels1 ediscovery1 windows1",
  ],
  [
    "M365_E3_NO_TEAMS",
    3375,
    "mail3 archive2 hold1 files3 office3 entra1 intune1 mdo1 mde1 labels1 ediscovery1 windows1",
  ],
  [
    "O365_E5",
    4100,
    "mail3 archive2 hold1 files3 office3 teams1 mdo2 mcas1 labels2 ediscovery2 phone1 dialin1 powerbi1 analytics1",
  ],
  ["O365_E3", 2600, "mail3 archive2 hold1 files3 office3 teams1 mdo1 ediscovery1"],
  ["O365_E1", 1000, "mail2 archive1 files2 office1 teams1"],
  ["O365_E1_NO_TEAMS", 779, "mail2 archive1 files2 office1"],
  ["M365_F1", 300, "files1 teams1 entra1 intune1", undefined, "frontline"],
  [
    "M365_F3",
    1000,
    "mail1 files1 office1 teams1 entra1 intune1 labels1 windows1",
    undefined,
    "frontline",
  ],
  ["O365_F3", 400, "mail1 files1 office1 teams1", undefined, "frontline"],
  [
    "F5_SECURITY",
    800,
    "entra2 mdo2 mde3 mdi1 mcas2",
    "M365_F1|M365_F3|O365_F3+EMS_E3",
    "frontline",
  ],
  [
    "F5_COMPLIANCE",
    800,
    "archive2 hold1 labels2 ediscovery2 insider1",
    "M365_F1|M365_F3|O365_F3+EMS_E3",
    "frontline",
  ],
  ["BUSINESS_BASIC", 700, "mail2 archive1 files2 office1 teams1"],
  ["BUSINESS_STANDARD", 1400, "mail2 archive1 files2 office2 teams1"],
  [
    "BUSINESS_PREMIUM",
    2200,
    "mail2 archive2 hold1 files2 office2 teams1 entra1 intune1 mdo1 mde2 labels1",
  ],
  ["APPS_BUSINESS", 1000, "files2 office2"],
  ["APPS_ENTERPRISE", 1400, "files2 office3"],
  ["E5_SECURITY", 1200, "entra2 mdo2 mde3 mdi1 mcas2", "M365_E3|O365_E3+EMS_E3|BUSINESS_PREMIUM"],
  [
    "E5_COMPLIANCE",
    1200,
    "labels2 ediscovery2 insider1 hold1 archive2",
    "M365_E3|O365_E3+EMS_E3|BUSINESS_PREMIUM",
  ],
  ["EMS_E3", 1200, "entra1 intune1 labels1"],
  ["EMS_E5", 1700, "entra2 intune1 labels2 mdi1 mcas2"],
  ["ENTRA_P1", 600, "entra1"],
  ["ENTRA_P2", 900, "entra2"],
  ["ENTRA_GOVERNANCE", 700, "governance1", "ENTRA_P1|ENTRA_P2|M365_E3|M365_E5|EMS_E3|EMS_E5"],
  ["ENTRA_SUITE", 1200, "governance1 entra1", "ENTRA_P1|M365_E3|M365_E5|EMS_E3"],
  ["INTUNE_P1", 800, "intune1"],
  ["INTUNE_SUITE", 1000, "intune2", "INTUNE_P1|EMS_E3|EMS_E5|M365_E3|M365_E5|BUSINESS_PREMIUM"],
  ["DEFENDER_OFFICE_P1", 200, "mdo1"],
  ["DEFENDER_OFFICE_P2", 500, "mdo2"],
  ["DEFENDER_ENDPOINT_P1", 300, "mde1"],
  ["DEFENDER_BUSINESS", 300, "mde2"],
  ["DEFENDER_ENDPOINT_P2", 520, "mde3"],
  ["DEFENDER_IDENTITY", 550, "mdi1"],
  ["DEFENDER_CLOUD_APPS", 350, "mcas2"],
  ["PURVIEW_P1", 200, "labels1"],
  ["PURVIEW_P2", 500, "labels2"],
  ["EDISCOVERY_PREMIUM", 800, "ediscovery2", "M365_E3|O365_E3"],
  ["INSIDER_RISK", 600, "insider1", "M365_E3|M365_F3|O365_E3+EMS_E3"],
  ["EXCHANGE_KIOSK", 200, "mail1"],
  ["EXCHANGE_P1", 400, "mail2 archive1"],
  ["EXCHANGE_P2", 800, "mail3 archive2 hold1"],
  [
    "EXCHANGE_ARCHIVING",
    300,
    "archive2 hold1",
    "EXCHANGE_P1|O365_E1|BUSINESS_BASIC|BUSINESS_STANDARD",
  ],
  ["SHAREPOINT_P1", 500, "files2"],
  ["SHAREPOINT_P2", 1000, "files3"],
  ["ONEDRIVE_P1", 500, "files2"],
  ["TEAMS_ESSENTIALS", 400, "teams1"],
  ["TEAMS_ENTERPRISE", 525, "teams1"],
  [
    "TEAMS_PREMIUM",
    1000,
    "teamsPremium1",
    "TEAMS_ESSENTIALS|TEAMS_ENTERPRISE|O365_E1|O365_E3|M365_E3|M365_E5|BUSINESS_BASIC|BUSINESS_STANDARD|BUSINESS_PREMIUM",
  ],
  [
    "TEAMS_PHONE",
    1000,
    "phone1",
    "TEAMS_ENTERPRISE|O365_E1|O365_E3|M365_E3|BUSINESS_BASIC|BUSINESS_STANDARD|BUSINESS_PREMIUM|M365_F3",
  ],
  [
    "AUDIO_CONFERENCING",
    400,
    "dialin1",
    "TEAMS_ENTERPRISE|O365_E1|O365_E3|M365_E3|BUSINESS_BASIC|BUSINESS_STANDARD|BUSINESS_PREMIUM",
  ],
  ["POWER_BI_PRO", 1400, "powerbi1"],
  ["POWER_BI_PPU", 2400, "powerbi2"],
  ["WINDOWS_E3", 700, "windows1"],
  [
    "COPILOT",
    3000,
    "copilot1",
    "M365_E3|M365_E5|O365_E1|O365_E3|O365_E5|BUSINESS_BASIC|BUSINESS_STANDARD|BUSINESS_PREMIUM|APPS_ENTERPRISE|APPS_BUSINESS",
  ],
  [
    "COPILOT_BUSINESS",
    2100,
    "copilot1",
    "BUSINESS_BASIC|BUSINESS_STANDARD|BUSINESS_PREMIUM|APPS_BUSINESS",
  ],
  ["VISIO_P1", 500, "visio1"],
  ["VISIO_P2", 1500, "visio2"],
  ["PROJECT_P3", 3000, "project2"],
];

const BUSINESS = ["BUSINESS_BASIC", "BUSINESS_STANDARD", "BUSINESS_PREMIUM", "APPS_BUSINESS"];

/** Share of people, what they hold today, and how likely each need is in per cent. */
const ROLES = [
  {
    share: 58,
    today: ["M365_E5"],
    needs:
      "mail2:100 files2:95 office3:60 office2:30 teams1:97 entra1:90 intune1:85 windows1:50 phone1:25 powerbi1:15 archive2:12 hold1:10 dialin1:10 labels1:40 mdo1:60 visio1:4 copilot1:8",
  },
  {
    share: 24,
    today: ["M365_F3"],
    needs: "mail1:70 files1:60 office1:50 teams1:90 entra1:80 intune1:40 windows1:10 mdo1:10",
  },
  {
    share: 8,
    today: ["M365_E5", "COPILOT"],
    needs:
      "mail3:60 files2:100 office3:95 teams1:100 entra1:100 intune1:95 phone1:45 powerbi1:40 hold1:30 labels2:30 dialin1:40 copilot1:50 teamsPremium1:15 mdo2:30",
  },
  {
    share: 4,
    today: ["M365_E5", "VISIO_P2"],
    needs:
      "mail2:100 files2:90 office3:80 teams1:100 entra2:95 intune2:30 mde3:90 mdi1:60 mcas2:50 governance1:20 mdo2:70 visio2:40 ediscovery2:15 insider1:10",
  },
  {
    share: 4,
    today: ["M365_E3", "POWER_BI_PRO"],
    needs:
      "mail2:100 files3:60 office3:90 teams1:100 entra1:100 intune1:90 powerbi1:70 powerbi2:15 labels1:50 analytics1:20",
  },
  {
    share: 2,
    today: ["O365_E3", "EMS_E3", "PROJECT_P3"],
    needs:
      "mail2:100 files2:100 office3:90 teams1:100 entra1:100 intune1:70 visio2:50 project2:60 project1:20",
  },
] as const;

/** A made-up tenant: 60 SKUs on 25 ladders, about six members per cohort. The same seed gives the same tenant. */
export function syntheticTenant({ seed, cohorts, scenario }: SyntheticTenant): LicenceProblem {
  const random = createRandom(seed);
  const people = Array.from({ length: cohorts }, (_, i) => randomCohort(`cohort-${i}`, random));
  const held = new Map<string, number>();
  for (const { users, current } of people) {
    for (const sku of current) held.set(sku, (held.get(sku) ?? 0) + users);
  }
  const purchased = [...held].flatMap(([sku, seats], i) => {
    const bought = Math.ceil(seats * (1.04 + 0.08 * random()));
    const later = Math.floor(bought * 0.3);
    if (scenario === "renewal") return [{ sku, seats: bought, committedMonths: 0 }];
    return [
      { sku, seats: bought - later, committedMonths: i % 2 === 0 ? 5 : 12 },
      { sku, seats: later, committedMonths: 9 },
    ];
  });
  const spared = ["M365_E3", "M365_E5", "M365_F3", "O365_E1"];
  return {
    horizonMonths: 12,
    ladders: LADDERS,
    skus: OFFERS.map(offerOf),
    cohorts: people,
    purchased,
    seatLimits: [{ id: "business-300", skus: BUSINESS, maxSeats: 300 }],
    spare: scenario === "mid-term-spare" ? spared.map((sku) => ({ sku, percent: 5, min: 2 })) : [],
    changeCostMinorPerUser: 0,
    allowNewSkus: true,
  };
}

function offerOf([id, price, provides, requires, tag]: (typeof OFFERS)[number]): SkuOffer {
  return {
    id,
    priceMinorPerMonth: price,
    provides: Object.fromEntries(
      provides.split(" ").map((word) => [word.slice(0, -1), Number(word.slice(-1))]),
    ),
    requiresAnyOf: requires === undefined ? [] : requires.split("|").map((set) => set.split("+")),
    conflictsWith: [],
    eligibilityTag: tag,
  };
}

function randomCohort(id: string, random: () => number): CohortDemand {
  const role = pickRole(random);
  const state = randomState(random);
  const needs: Record<string, number> = {};
  for (const entry of role.needs.split(" ")) {
    const [word = "", percent = "0"] = entry.split(":");
    const [ladder, level] = [word.slice(0, -1), Number(word.slice(-1))];
    const wanted = state === "active" ? Number(percent) : Number(percent) / 20;
    if (100 * random() < wanted) needs[ladder] = Math.max(needs[ladder] ?? 0, level);
  }
  const extras = OFFERS.map(([sku]) => sku).filter(
    (sku) => !BUSINESS.includes(sku) && random() < 0.01,
  );
  return {
    id,
    users: 1 + Math.floor(random() * random() * 22),
    state,
    needs,
    tags: role.share === 24 ? ["frontline"] : [],
    current: [...new Set([...role.today, ...extras])],
    keep: random() < 0.01 ? [role.today[0]] : [],
    forbid: random() < 0.02 ? ["M365_E3_NO_TEAMS", "O365_E1_NO_TEAMS"] : [],
  };
}

function pickRole(random: () => number): (typeof ROLES)[number] {
  let left = 100 * random();
  for (const role of ROLES) {
    left -= role.share;
    if (left < 0) return role;
  }
  return ROLES[0];
}

function randomState(random: () => number): CohortState {
  const roll = random();
  if (roll < 0.04) return "disabled";
  return roll < 0.15 ? "inactive" : "active";
}

/** Mulberry32: small, seeded, good enough to make up tenants. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
