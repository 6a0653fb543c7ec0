import { fraction, guidOf } from "../random.ts";
import type {
  Blueprint,
  PurchaseOffer,
  SubscriptionOffer,
  SubscriptionStatus,
} from "./blueprint.ts";
import type { Census } from "./census.ts";
import type { Generator } from "./generator.ts";
import { GuidKind } from "./member.ts";
import { type Sku, skuNamed } from "./sku-catalog.ts";

/** One commerce subscription: seats bought together, with a date at which they renew. */
export interface CommerceSubscription {
  readonly id: string;
  readonly commerceSubscriptionId: string;
  readonly sku: Sku;
  readonly status: SubscriptionStatus;
  readonly seats: number;
  readonly isTrial: boolean;
  readonly boughtDaysAgo: number;
  readonly renewsInDays: number | null;
  readonly throughPartner: boolean;
}

/** All a tenant owns of one product. */
export interface Purchase {
  readonly sku: Sku;
  readonly appliesTo: "User" | "Company";
  readonly consumed: number;
  readonly units: Readonly<Record<"enabled" | "warning" | "suspended" | "lockedOut", number>>;
  readonly subscriptions: readonly CommerceSubscription[];
}

function enabledSeats(g: Generator, offer: PurchaseOffer, at: number, consumed: number): number {
  const { enabled } = offer;
  switch (enabled.kind) {
    case "fixed":
      return enabled.seats;
    case "deficit":
      return Math.max(0, consumed - enabled.by);
    case "slack": {
      const slack = enabled.low + (enabled.high - enabled.low) * fraction(g.seed, at, 7000);
      return Math.ceil(consumed * (1 + slack));
    }
    default:
      return enabled satisfies never;
  }
}

/** Splits seats over subscriptions by their shares; the last one takes what rounding left. */
function splitSeats(total: number, offers: readonly SubscriptionOffer[]): readonly number[] {
  const sharing = offers.filter((offer) => offer.seats === undefined);
  let left = total;
  return offers.map((offer) => {
    if (offer.seats !== undefined) return offer.seats;
    const part =
      offer === sharing.at(-1) ? left : Math.min(left, Math.round(total * (offer.share ?? 0)));
    left -= part;
    return part;
  });
}

function seatsIn(
  subscriptions: readonly CommerceSubscription[],
  status: SubscriptionStatus,
): number {
  return subscriptions
    .filter((subscription) => subscription.status === status)
    .reduce((sum, subscription) => sum + subscription.seats, 0);
}

/** Seats of every subscription, by position of the purchase and of the subscription. */
export type SeatsBought = readonly (readonly number[])[];

/** How many seats the tenant bought, given what its members held when it was founded. */
export function seatsBought(g: Generator, census: Census): SeatsBought {
  return g.blueprint.purchases.map((offer, at) => {
    const consumed = census.consumed.get(offer.sku) ?? 0;
    return splitSeats(enabledSeats(g, offer, at, consumed), offer.subscriptions);
  });
}

/** Seats bought with what was bought, or given up, since: by part number. */
export function withPurchases(
  { blueprint }: Generator,
  bought: SeatsBought,
  since: ReadonlyMap<string, number>,
): SeatsBought {
  return blueprint.purchases.map(({ sku, subscriptions }, at) => {
    const first = subscriptions.findIndex(({ status }) => status === "Enabled");
    return (bought[at] ?? []).map((seats, n) =>
      n === first ? Math.max(0, seats + (since.get(sku) ?? 0)) : seats,
    );
  });
}

function subscriptionsOf(
  g: Generator,
  offer: PurchaseOffer,
  at: number,
  seats: readonly number[],
): readonly CommerceSubscription[] {
  return offer.subscriptions.map((subscription, n) => ({
    id: guidOf(g.seed, at * 16 + n, GuidKind.subscription),
    commerceSubscriptionId: guidOf(g.seed, at * 16 + n + 8, GuidKind.subscription),
    sku: skuNamed(offer.sku),
    status: subscription.status,
    seats: seats[n] ?? 0,
    isTrial: subscription.isTrial ?? false,
    boughtDaysAgo: subscription.boughtDaysAgo,
    renewsInDays: subscription.renewsInDays,
    throughPartner: subscription.throughPartner ?? false,
  }));
}

/** Everything the tenant owns, with what is consumed now. */
export function purchasesOf(
  g: Generator,
  bought: SeatsBought,
  census: Census,
): readonly Purchase[] {
  return g.blueprint.purchases.map((offer, at) => {
    const subscriptions = subscriptionsOf(g, offer, at, bought[at] ?? []);
    return {
      sku: skuNamed(offer.sku),
      appliesTo: offer.appliesTo ?? "User",
      consumed: census.consumed.get(offer.sku) ?? 0,
      units: {
        enabled: seatsIn(subscriptions, "Enabled"),
        warning: seatsIn(subscriptions, "Warning"),
        suspended: seatsIn(subscriptions, "Suspended"),
        lockedOut: seatsIn(subscriptions, "LockedOut"),
      },
      subscriptions,
    };
  });
}

/** Part numbers members may hold although nobody bought them: a mistake in the blueprint. */
export function unboughtSkus(blueprint: Blueprint, census: Census): readonly string[] {
  const bought = new Set(blueprint.purchases.map((offer) => offer.sku));
  return [...census.consumed.keys()].filter((sku) => !bought.has(sku));
}
