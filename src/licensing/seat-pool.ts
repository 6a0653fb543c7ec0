import type { IsoDate } from "../core/ids.ts";
import type { OwnedSku, Purchase } from "./input.ts";
import { idlePaidSeats, paidSeats, seatDeficit } from "./seats.ts";

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
  readonly on: IsoDate | null;
  /** Paid until `on` whatever happens, because the term says so; `false` where no term is known. */
  readonly committed: boolean;
  readonly seats: number;
}

/** The seats of one SKU from which findings take theirs, each seat once. */
export interface SeatPool {
  /** Seats held by nobody: paid ones, soonest change first. */
  takeIdle(seats: number): readonly SeatSlice[];
  /** Seats members give back: first those that cure a deficit, then paid ones, soonest change first. */
  takeHeld(seats: number): readonly SeatSlice[];
}

/**
 * The seats of an owned SKU by the date at which their purchase renews. Microsoft updates renewal
 * dates late, so a past one is an unknown one. Trial seats and seats no longer renewed (warning,
 * suspended, locked out) carry no money and are not in the pool.
 */
export function seatPoolOf(sku: OwnedSku, on: IsoDate): SeatPool {
  const deficit = new Supply([
    { timing: "avoidablePurchase", on: null, committed: false, seats: seatDeficit(sku) },
  ]);
  const paid = new Supply(paidSlices(sku, on));
  const idle = idlePaidSeats(sku);
  const idleSupply = new Supply(paid.take(idle));
  return {
    takeIdle: (seats) => idleSupply.take(seats),
    takeHeld: (seats) => {
      const cured = deficit.take(seats);
      return [...cured, ...paid.take(seats - seatsOf(cured))];
    },
  };
}

function paidSlices(sku: OwnedSku, on: IsoDate): readonly SeatSlice[] {
  const running = sku.purchases
    .filter((purchase) => purchase.status === "Enabled" && !purchase.isTrial)
    .flatMap((purchase) => sliceOf(purchase, on) ?? []);
  const known = [...Map.groupBy(running, (slice) => slice.on).values()]
    .map(joined)
    .sort((a, b) => ((a.on ?? "") < (b.on ?? "") ? -1 : 1));
  const total = paidSeats(sku);
  const slices = new Supply(known).take(total);
  const seats = total - seatsOf(slices);
  return seats > 0
    ? [...slices, { timing: "atRenewal", on: null, committed: false, seats }]
    : slices;
}

/** Purchases that change on the same day, as one; committed only where every term is known. */
function joined(slices: readonly SeatSlice[]): SeatSlice {
  return slices.reduce((all, one) => ({
    ...all,
    seats: all.seats + one.seats,
    committed: all.committed && one.committed,
  }));
}

/** Monthly terms can shrink from the next month on; all others at a renewal still to come. */
function sliceOf(purchase: Purchase, on: IsoDate): SeatSlice | undefined {
  const { renewsOn, seats, term } = purchase;
  if (term === "monthly") return { timing: "actionableNow", on: null, committed: false, seats };
  if (renewsOn === null || renewsOn < on) return undefined;
  return { timing: "atRenewal", on: renewsOn, committed: term !== null, seats };
}

/** Slices handed out from the front, each seat once. */
class Supply {
  #slices: readonly SeatSlice[];

  constructor(slices: readonly SeatSlice[]) {
    this.#slices = slices;
  }

  take(seats: number): readonly SeatSlice[] {
    const taken: SeatSlice[] = [];
    const left: SeatSlice[] = [];
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
export function seatsOf(slices: readonly SeatSlice[]): number {
  return slices.reduce((sum, slice) => sum + slice.seats, 0);
}
