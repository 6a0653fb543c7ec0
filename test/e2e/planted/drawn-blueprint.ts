import { between, fraction } from "../../../emulator/random.ts";
import type {
  Blueprint,
  PurchaseOffer,
  SubscriptionOffer,
} from "../../../emulator/tenant/blueprint.ts";
import { annual, free } from "../../../emulator/tenant/blueprint.ts";
import { contoso } from "../../../emulator/tenant/contoso.ts";

/*
 * Tenants nobody looked at before: what members hold and what was bought is drawn from a seed, with
 * everything a tool is easily wrong about mixed in.
 */

const OFFICE = [
  "SPE_E3",
  "SPE_E5",
  "ENTERPRISEPACK",
  "STANDARDPACK",
  "SPB",
  "O365_BUSINESS_PREMIUM",
];
const FRONTLINE = ["SPE_F1", "DESKLESSPACK", "STANDARDPACK", "O365_BUSINESS_ESSENTIALS", "SPE_E3"];
const ADD_ONS = [
  "Microsoft_365_Copilot",
  "VISIOCLIENT",
  "PROJECTPROFESSIONAL",
  "POWER_BI_PRO",
  "EMS",
  "AAD_PREMIUM",
  "AAD_PREMIUM_P2",
  "ATP_ENTERPRISE",
  "THREAT_INTELLIGENCE",
  "MCOEV",
  "MCOMEETADV",
  "Microsoft_Teams_Premium",
  "EXCHANGESTANDARD",
  "SPE_E3",
  "STANDARDPACK",
  "O365_BUSINESS",
  "EXCHANGEARCHIVE_ADDON",
  "MDE_SMB",
  "FUTURE_ANALYTICS_ADDON",
  "DYN365_ENTERPRISE_SALES",
  "FLOW_FREE",
  "POWER_BI_STANDARD",
  "CCIBOTS_PRIVPREV_VIRAL",
  "MICROSOFT_365_E7",
] as const;
const FREE: ReadonlySet<string> = new Set([
  "FLOW_FREE",
  "POWER_BI_STANDARD",
  "CCIBOTS_PRIVPREV_VIRAL",
]);
/** Owned on trial only. */
const TRIAL = "MICROSOFT_365_E7";

/** A tenant's blueprint drawn from a seed. */
export function drawnBlueprint(seed: number): Blueprint {
  let salt = 0;
  const draw = (): number => fraction(seed, salt++, 77_000);
  const some = <Item>(items: readonly Item[], share: number): readonly Item[] =>
    items.filter(() => draw() < share);
  const suites = (parts: readonly string[]) => [
    ...parts.map((sku) => ({ sku, weight: 1 + draw() * 9, byGroup: draw() })),
    { sku: null, weight: 0.5, byGroup: 0 },
  ];
  const office = some(OFFICE, 0.7);
  const frontline = some(FRONTLINE, 0.6);
  const addons = some(ADD_ONS, 0.75).map((sku) => ({ sku, share: 0.02 + draw() * 0.3 }));
  const mistake = office[0] ?? "SPE_E3";
  const special = {
    mailbox: "EXCHANGEENTERPRISE",
    mailboxByMistake: mistake,
    room: "Microsoft_Teams_Rooms_Pro",
    service: "EXCHANGESTANDARD",
    guest: mistake,
  };
  const held = new Set([
    ...office,
    ...frontline,
    ...addons.map(({ sku }) => sku),
    ...Object.values(special),
  ]);
  const running = (): readonly SubscriptionOffer[] =>
    Array.from({ length: between(1, 4, draw()) }, (_, at, count = 3) => ({
      ...annual(between(-20, 364, draw()), 1 / (at + 1)),
      throughPartner: draw() < 0.4,
      ...(count === at && draw() < 0.2 ? { isTrial: true } : {}),
    }));
  const ended = (): readonly SubscriptionOffer[] =>
    some(["Warning", "Suspended", "Deleted", "LockedOut"] as const, 0.2).map((status) => ({
      status,
      seats: between(1, 20, draw()),
      renewsInDays: between(1, 40, draw()),
      boughtDaysAgo: 500,
    }));
  const purchases = [...held].map((sku): PurchaseOffer => {
    if (FREE.has(sku)) return free(sku, 10_000);
    if (sku === TRIAL) {
      const trial = { share: 1, status: "Enabled", renewsInDays: between(2, 60, draw()) } as const;
      return {
        sku,
        enabled: { kind: "slack", low: 0, high: 0.4 },
        subscriptions: [{ ...trial, isTrial: true, boughtDaysAgo: 20 }],
      };
    }
    const enabled =
      draw() < 0.2
        ? ({ kind: "deficit", by: between(1, 12, draw()) } as const)
        : ({ kind: "slack", low: 0, high: draw() * 0.5 } as const);
    return { sku, enabled, subscriptions: [...ended(), ...running()] };
  });
  return {
    ...contoso,
    longRecipientTypes: draw() < 0.5,
    suites: { office: suites(office), frontline: suites(frontline) },
    addons,
    purchases: [
      ...purchases,
      ...contoso.purchases.filter(({ appliesTo }) => appliesTo === "Company"),
    ],
    licenceGroups: some(office, 0.6).map((sku) => ({
      name: `LIC-${sku}`,
      sku,
      disabledPlans: draw() < 0.3 ? ["YAMMER_ENTERPRISE", "SWAY"] : [],
    })),
    special,
  };
}
