import {
  CAPABILITY_STATUSES,
  type RenewalLine,
  type Renewals,
  TERMS,
} from "../../licensing/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";
import { FigureNaming, monthAndYear, seatCount } from "./figure.ts";

const amounts = closed.object(monthAndYear);

const purchase = closed.object({
  seats: seatCount,
  term: closed.nullable(closed.oneOf(TERMS)),
  status: closed.oneOf(CAPABILITY_STATUSES),
  partner: closed.boolean(),
  autoRenews: closed.nullable(closed.boolean()),
  statedOn: closed.nullable(closed.date()),
  returnableUntil: closed.nullable(closed.date()),
});

const line = closed.object({
  skuId: closed.skuId(),
  on: closed.nullable(closed.date()),
  isTrial: closed.boolean(),
  seats: seatCount,
  purchases: closed.listOf(purchase),
  actBy: closed.nullable(closed.date()),
  cancelUntil: closed.nullable(closed.date()),
  cost: closed.nullable(amounts),
  savingSeats: seatCount,
  saving: closed.nullable(amounts),
  priceChange: closed.nullable(amounts),
});

/** What renews when, what it will cost, what of it can stop, and what a change of prices does to it. */
export const renewals = defineAggregate(
  "renewals",
  1,
  closed.object({ lines: closed.listOf(line), priceChanges: closed.listOf(amounts) }),
);
export type RenewalsValue = ValueOf<typeof renewals>;

/** The renewals as a value to seal. */
export function renewalsValue(of: Renewals): RenewalsValue {
  const naming = new FigureNaming("renewals");
  return {
    priceChanges: of.priceChanges.map((one) => pair(one, naming)),
    lines: of.lines.map((one) => lineValue(one, naming)),
  };
}

function lineValue(of: RenewalLine, naming: FigureNaming): RenewalsValue["lines"][number] {
  return {
    ...of,
    seats: naming.seats(of.seats),
    purchases: of.purchases.map((one) => ({ ...one, seats: naming.seats(one.seats) })),
    cost: of.cost && pair(of.cost, naming),
    savingSeats: naming.seats(of.savingSeats),
    saving: of.saving && pair(of.saving, naming),
    priceChange: of.priceChange && pair(of.priceChange, naming),
  };
}

type Amounts = RenewalLine["cost"] | RenewalLine["priceChange"];

function pair({ monthly, yearly }: NonNullable<Amounts>, naming: FigureNaming) {
  return { monthly: naming.amount(monthly), yearly: naming.amount(yearly) };
}
