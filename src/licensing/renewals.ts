import { monthsAfter } from "../core/clock.ts";
import type { IsoDate, SkuId } from "../core/ids.ts";
import { perYear } from "../core/money.ts";
import { worthOf } from "./amounts.ts";
import type { Observation } from "./detections/observation.ts";
import {
  type ConfidenceClass,
  type Figure,
  type PricedAmount,
  sumByCurrency,
  weaker,
} from "./figure.ts";
import type { CapabilityStatus, LicensingInput, OwnedSku, Purchase, Term } from "./input.ts";
import {
  actByDate,
  DEFAULT_LEAD_DAYS,
  nextRenewalOf,
  returnableUntil,
  windowAfter,
} from "./purchase-dates.ts";
import type { Reference } from "./reference.ts";
import { isChoice, type SavingLine, type SavingPart } from "./saving-line.ts";

/** The rule by which renewals are drawn up: paid seats by purchase, at the price of the renewal day. */
export const RENEWALS_RULE = { id: "renewals", version: 1 } as const;

/** An amount per month and per year. */
export interface RenewalAmounts<RuleId extends string = typeof RENEWALS_RULE.id> {
  readonly monthly: Figure<RuleId>;
  readonly yearly: Figure<RuleId>;
}

/** One purchase behind a renewal. */
export interface RenewingPurchase {
  readonly seats: number;
  readonly term: Term | null;
  readonly status: CapabilityStatus;
  readonly partner: boolean;
  /** `null` until somebody tells: Graph does not. */
  readonly autoRenews: boolean | null;
  /** As Microsoft tells it; it is updated late, so it can lie in the past. */
  readonly statedOn: IsoDate | null;
  /** Last day on which it can still be returned for having been bought lately; `null` when closed or unknown. */
  readonly returnableUntil: IsoDate | null;
}

/** What renews of one SKU on one day. */
export interface RenewalLine {
  readonly skuId: SkuId;
  /** `null` where the date is not known, or stated in the past. */
  readonly on: IsoDate | null;
  readonly isTrial: boolean;
  readonly seats: number;
  readonly purchases: readonly RenewingPurchase[];
  /** Last day on which a change can be decided and still be booked. */
  readonly actBy: IsoDate | null;
  /** Last day after the renewal on which a partner can still reduce it; `null` for other purchases. */
  readonly cancelUntil: IsoDate | null;
  /** What the seats cost from the renewal on; `null` where the price is unknown or nothing. */
  readonly cost: RenewalAmounts | null;
  /** Seats of findings whose money can stop here, and the money; choices left out. */
  readonly savingSeats: number;
  readonly saving: RenewalAmounts | null;
  /** What the same seats cost more, or less, than before: no saving and no waste. */
  readonly priceChange: RenewalAmounts<"D11"> | null;
}

export interface Renewals {
  /** Soonest first, unknown dates last, then by SKU id. */
  readonly lines: readonly RenewalLine[];
  /** Price changes of the next twelve months together, one per currency. */
  readonly priceChanges: readonly RenewalAmounts<"D11">[];
}

interface RenewalSources {
  readonly input: LicensingInput;
  readonly reference: Reference;
  readonly lines: readonly SavingLine[];
  readonly observations: readonly Observation[];
  readonly leadDays: number;
}

/**
 * What renews when: running purchases by SKU and date, with what is at stake on that day. A date in
 * the past counts as unknown, because Microsoft updates it late.
 */
export function renewalsOf(
  of: Omit<RenewalSources, "leadDays"> & { readonly leadDays?: number },
): Renewals {
  const sources = { leadDays: DEFAULT_LEAD_DAYS, ...of };
  const lines = sources.input.ownedSkus
    .flatMap((sku) => renewalsOfSku(sku, sources))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const horizon = monthsAfter(sources.input.on, 12);
  const changes = sources.observations.filter(
    ({ rule, on }) => rule.id === "D11" && on !== null && on <= horizon,
  );
  return { lines, priceChanges: changesIn(changes) };
}

function orderOf({ on, skuId, isTrial }: RenewalLine): string {
  return [on ?? "9999", skuId, isTrial].join();
}

function renewalsOfSku(sku: OwnedSku, sources: RenewalSources): readonly RenewalLine[] {
  const running = sku.purchases.filter(({ status, seats }) => status === "Enabled" && seats > 0);
  const keyOf = (purchase: Purchase) =>
    [nextRenewalOf(purchase, sources.input.on), purchase.isTrial].join();
  return [...Map.groupBy(running, keyOf).values()].map((same) => lineOf(sku.skuId, same, sources));
}

function lineOf(
  skuId: SkuId,
  purchases: readonly Purchase[],
  sources: RenewalSources,
): RenewalLine {
  const { input, observations, leadDays } = sources;
  const isTrial = purchases.some((purchase) => purchase.isTrial);
  const on = purchases.map((purchase) => nextRenewalOf(purchase, input.on))[0] ?? null;
  const isMonthly = purchases.every(({ term }) => term === "monthly");
  const actBy =
    on === null ? null : actByDate(on, { on: input.on, leadDays }, isMonthly ? "monthly" : null);
  const changes = observations.filter(
    (one) => one.rule.id === "D11" && one.skuId === skuId && one.on === on,
  );
  const line = { skuId, on, isTrial, actBy };
  return {
    ...line,
    seats: purchases.reduce((sum, { seats }) => sum + seats, 0),
    purchases: purchases.map((purchase) => purchaseOf(purchase, input.on)),
    cancelUntil: on !== null && purchases.every(({ partner }) => partner) ? windowAfter(on) : null,
    cost: isTrial ? null : costOf(purchases, line, sources),
    ...savingOf(line, sources),
    priceChange: isTrial ? null : (changesIn(changes)[0] ?? null),
  };
}

function purchaseOf(purchase: Purchase, today: IsoDate): RenewingPurchase {
  const { seats, term, status, partner, autoRenews = null, renewsOn } = purchase;
  const facts = { seats, term, status, partner, autoRenews };
  return { ...facts, statedOn: renewsOn, returnableUntil: returnableUntil(purchase, today) };
}

type Dated = Pick<RenewalLine, "skuId" | "on" | "isTrial" | "actBy">;

/** Each purchase at the price of its term on that day. */
function costOf(
  purchases: readonly Purchase[],
  { skuId, on, actBy }: Dated,
  { input, reference }: RenewalSources,
): RenewalAmounts | null {
  const worths = purchases.map(({ seats, term }) =>
    worthOf({ skuId, replacement: null, seats, on: on ?? input.on, term }, reference),
  );
  const known = worths.filter((worth) => worth !== null);
  if (known.length < worths.length) return null;
  const [sum, other] = sumByCurrency(known, "month");
  if (sum === undefined || other !== undefined) return null;
  return monthAndYear(sum, RENEWALS_RULE, { dataOn: input.on, confidence: "C1", actBy });
}

function savingOf(
  { skuId, on, actBy, isTrial }: Dated,
  { input, lines }: RenewalSources,
): Pick<RenewalLine, "savingSeats" | "saving"> {
  const parts = lines
    .filter((line) => line.skuId === skuId && !isChoice(line) && !isTrial)
    .flatMap((line) => line.parts.map((part) => ({ ...part, confidence: line.confidence })))
    .filter((part) => part.on === on && canStopAt(part));
  const confidence = parts.map((part) => part.confidence).reduce(weaker, "C1");
  const [sum] = sumByCurrency(
    parts.flatMap(({ monthly }) => (monthly === null ? [] : [pricedOf(monthly)])),
    "month",
  );
  return {
    savingSeats: parts.reduce((all, { seats }) => all + seats, 0),
    saving: sum ? monthAndYear(sum, RENEWALS_RULE, { dataOn: input.on, confidence, actBy }) : null,
  };
}

/** Seats to be given back at once have no renewal, and avoided purchases no date. */
function canStopAt({ timing, on }: SavingPart): boolean {
  return timing === "atRenewal" || (timing === "actionableNow" && on !== null);
}

/** Price changes together, currency by currency. */
function changesIn(observations: readonly Observation[]): readonly RenewalAmounts<"D11">[] {
  const figures = observations.flatMap(({ monthly }) => (monthly === null ? [] : [monthly]));
  const [first] = figures;
  if (first === undefined) return [];
  const confidence = figures.map((figure) => figure.confidence).reduce(weaker);
  const actBy = figures.flatMap((figure) => figure.actBy ?? []).sort()[0] ?? null;
  const proof = { dataOn: first.dataOn, confidence, actBy };
  const rule = { id: "D11", version: first.rule.version } as const;
  return sumByCurrency(figures.map(pricedOf), "month").map((sum) => monthAndYear(sum, rule, proof));
}

function pricedOf({ money, price }: Figure): PricedAmount {
  return { money, basis: price };
}

function monthAndYear<RuleId extends string>(
  { money, basis }: PricedAmount,
  rule: Figure<RuleId>["rule"],
  proof: {
    readonly dataOn: IsoDate;
    readonly confidence: ConfidenceClass;
    readonly actBy: IsoDate | null;
  },
): RenewalAmounts<RuleId> {
  const monthly = { money, price: basis, rule, ...proof };
  return { monthly, yearly: { ...monthly, money: perYear(money) } };
}
