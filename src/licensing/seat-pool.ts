import type { IsoDate } from "../core/ids.ts";
import type { OwnedSku, Purchase, Term } from "./input.ts";
import { nextRenewalOf, returnableUntil } from "./purchase-dates.ts";
import { idlePaidSeats, paidSeats, trialSeats } from "./seats.ts";

/**
 * When money for a seat can stop. `atRenewal` on a date, or on an unknown one: Graph shows no term, so
 * nothing is called actionable now unless somebody told the term. `avoidablePurchase`: the seat is
 * missing elsewhere and would have to be bought.
 */
export const SAVING_TIMINGS = ["actionableNow", "atRenewal", "avoidablePurchase"] as const;
export type SavingTiming = (typeof SAVING_TIMINGS)[number];

/** Seats whose money stops at the same time. */
export interface SeatSlice {
  readonly timing: SavingTiming;
  /** Next renewal; that of the next month for monthly terms. */
  readonly on: IsoDate | null;
  /** Last day on which a partner can still give the seats back; `null` where that is over or unknown. */
  readonly until: IsoDate | null;
  /** Paid until `on` whatever happens, because the term says so; `false` where no term is known. */
  readonly committed: boolean;
  /** Term at whose price the seats are paid; `null` where it is not known. */
  readonly term: Term | null;
  readonly seats: number;
}

/** The seats of one SKU from which findings take theirs, each seat once. */
export interface SeatPool {
  /** Seats held by nobody: paid ones, soonest change first. */
  takeIdle(seats: number): readonly SeatSlice[];
  /**
   * Seats members give back. The first ones cure a deficit or spare the replacement of expiring seats;
   * the next are trial seats, which cost nothing and are left out; then paid ones, soonest change first.
   */
  takeHeld(seats: number): readonly SeatSlice[];
}

/**
 * The seats of an owned SKU by the date at which their purchase renews. Microsoft updates renewal
 * dates late, so a past one is an unknown one. Trial seats and seats no longer renewed (warning,
 * suspended, locked out) carry no money and are not in the pool.
 */
export function seatPoolOf(sku: OwnedSku, on: IsoDate): SeatPool {
  const paid = new Supply(paidSlices(sku, on));
  const idleSupply = new Supply(paid.take(idlePaidSeats(sku)));
  const beyondPaid = Math.max(0, sku.consumed - paidSeats(sku));
  const onTrial = Math.min(beyondPaid, trialSeats(sku));
  const toBuy = { ...UNDATED, timing: "avoidablePurchase", seats: beyondPaid - onTrial } as const;
  const trial = { ...UNDATED, timing: "trial", seats: onTrial } as const;
  const heldSupply = new Supply<HeldSlice>([toBuy, trial]);
  return {
    takeIdle: (seats) => idleSupply.take(seats),
    takeHeld: (seats) => {
      const first = heldSupply.take(seats);
      return [...first.filter(isOfMoney), ...paid.take(seats - seatsOf(first))];
    },
  };
}

/** Seats held by members; those of trials carry no money. */
type HeldSlice = Omit<SeatSlice, "timing"> & { readonly timing: SavingTiming | "trial" };

function isOfMoney(slice: HeldSlice): slice is SeatSlice {
  return slice.timing !== "trial";
}

const UNDATED = {
  timing: "atRenewal",
  on: null,
  until: null,
  committed: false,
  term: null,
} as const;

/** The paid seats of a SKU by purchase, soonest change first; seats of no known purchase last. */
export function paidSlices(sku: OwnedSku, on: IsoDate): readonly SeatSlice[] {
  const known = sku.purchases
    .filter((purchase) => purchase.status === "Enabled" && !purchase.isTrial)
    .map((purchase) => sliceOf(purchase, on))
    .sort((a, b) => (changeOf(a) < changeOf(b) ? -1 : 1));
  const total = paidSeats(sku);
  const slices = new Supply(known).take(total);
  const seats = total - seatsOf(slices);
  return merged(seats > 0 ? [...slices, { ...UNDATED, seats }] : slices);
}

/**
 * Monthly terms can shrink from the next month on, committed ones while their return window is open, all
 * others at a renewal still to come.
 */
function sliceOf(purchase: Purchase, today: IsoDate): SeatSlice {
  const { seats, term } = purchase;
  const slice = { ...UNDATED, on: nextRenewalOf(purchase, today), term, seats };
  if (term === "monthly") return { ...slice, timing: "actionableNow" };
  const until = term === null ? null : returnableUntil(purchase, today);
  if (until !== null) return { ...slice, timing: "actionableNow", on: null, until };
  return { ...slice, committed: term !== null && slice.on !== null };
}

function changeOf({ timing, on }: SeatSlice): string {
  return timing === "actionableNow" ? `0 ${on}` : (on ?? "9999");
}

/** Purchases alike in everything but seats, as one. */
function merged(slices: readonly SeatSlice[]): readonly SeatSlice[] {
  const alike = Map.groupBy(slices, ({ timing, on, until, term }) =>
    [timing, on, until, term].join(),
  );
  return [...alike.values()].map((same) =>
    same.reduce((all, one) => ({ ...all, seats: all.seats + one.seats })),
  );
}

/** Slices handed out from the front, each seat once. */
export class Supply<Slice extends { readonly seats: number } = SeatSlice> {
  #slices: readonly Slice[];

  constructor(slices: readonly Slice[]) {
    this.#slices = slices;
  }

  take(seats: number): readonly Slice[] {
    const taken: Slice[] = [];
    const left: Slice[] = [];
    let wanted = seats;
    for (const slice of this.#slices) {
      const given = Math.min(wanted, slice.seats);
      if (given > 0) taken.push({ ...slice, seats: given });
      if (slice.seats > given) left.push({ ...slice, seats: slice.seats - given });
      wanted -= given;
    }
    this.#slices = left;
    return taken;
  }
}

/** Seats of several slices together. */
export function seatsOf(slices: readonly { readonly seats: number }[]): number {
  return slices.reduce((sum, slice) => sum + slice.seats, 0);
}
