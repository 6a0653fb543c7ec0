import type { Caller } from "../auth/index.ts";
import { type Clock, instantOf } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { IsoInstant, TenantId } from "../core/ids.ts";
import {
  type CohortMinimums,
  cohortMinimums,
  SENSITIVITIES,
  type Sensitivity,
} from "../privacy/index.ts";
import { type CallerKey, callerKeyOf } from "../store/index.ts";
import { SharedLooks } from "./shared-looks.ts";

/** Cohort minimums as an administrator of a tenant raised them. */
export interface RaisedMinimums extends Readonly<Record<Sensitivity, number>> {
  readonly raisedAt: IsoInstant;
  readonly raisedBy: CallerKey;
}

/** Where raised minimums are kept, version by version, the first one first. */
export interface MinimumsArchive {
  read(tenantId: TenantId): Promise<readonly RaisedMinimums[]>;
  /**
   * Adds a version made from all before it, one at a time in all processes; none where there is
   * nothing to add.
   */
  add(
    tenantId: TenantId,
    next: (known: readonly RaisedMinimums[]) => RaisedMinimums | undefined,
  ): Promise<readonly RaisedMinimums[]>;
}

/** What is in force in a tenant, and how it came to be. */
export interface MinimumsInForce {
  readonly minimums: CohortMinimums;
  /** The first one first; empty where they were never raised. */
  readonly versions: readonly RaisedMinimums[];
}

/** What an administrator asks for; what is not named stays as it is. */
export type AskedMinimums = Readonly<Record<Sensitivity, number | undefined>>;

/** Raising cannot be taken back, so a slip of the keyboard must not silence a tenant for good. */
export const HIGHEST_MINIMUM = 1_000;

interface Options {
  readonly archive: MinimumsArchive;
  readonly installation: CohortMinimums;
  readonly clock: Clock;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
}

/**
 * The cohort minimums of tenants: the highest ever asked for, by the operator or by an administrator of
 * the tenant. They are looked up for every answer, so that all processes obey a raise at once.
 */
export class TenantMinimums {
  readonly #options: Options;
  readonly #looks: SharedLooks<TenantId, MinimumsInForce>;

  constructor(options: Options) {
    this.#options = options;
    this.#looks = new SharedLooks(async (tenantId) =>
      this.#from(await recorded(() => options.archive.read(tenantId))),
    );
  }

  /**
   * What is in force now.
   * @throws AppError RECORDS_UNAVAILABLE when it cannot be known.
   */
  inForce(tenantId: TenantId): Promise<MinimumsInForce> {
    return this.#looks.at(tenantId);
  }

  /**
   * Raises minimums for everybody in the caller's tenant, for good. What is in force already adds no
   * version.
   * @throws AppError MINIMUM_NOT_LOWERED, BAD_INPUT naming the argument; RECORDS_UNAVAILABLE.
   */
  async raise(caller: Caller, asked: AskedMinimums): Promise<MinimumsInForce> {
    const { archive, clock, seatwiseKey } = this.#options;
    if (SENSITIVITIES.every((sensitivity) => asked[sensitivity] === undefined)) {
      throw new AppError("BAD_INPUT", { reason: "Name at least one minimum to raise." });
    }
    const versions = await recorded(() =>
      archive.add(caller.tenantId, (known) => {
        const { minimums } = this.#from(known);
        const raised = raisedTo(asked, minimums);
        const isInForce = SENSITIVITIES.every((one) => raised[one] === minimums[one]);
        const raisedBy = callerKeyOf(seatwiseKey, caller);
        return isInForce ? undefined : { ...raised, raisedAt: instantOf(clock.now()), raisedBy };
      }),
    );
    return this.#from(versions);
  }

  /** The highest of all: no version can lower what another one or the installation asks for. */
  #from(versions: readonly RaisedMinimums[]): MinimumsInForce {
    const { installation } = this.#options;
    const highest = (of: Sensitivity) =>
      Math.max(installation[of], ...versions.map((version) => version[of]));
    const minimums = cohortMinimums({
      assignments: highest("assignments"),
      behaviour: highest("behaviour"),
    });
    return { minimums, versions };
  }
}

/** @throws AppError MINIMUM_NOT_LOWERED, BAD_INPUT naming the argument. */
function raisedTo(asked: AskedMinimums, minimums: CohortMinimums): Record<Sensitivity, number> {
  const wanted = (argument: Sensitivity): number => {
    const known = minimums[argument];
    const minimum = asked[argument] ?? known;
    if (minimum < known) {
      throw new AppError("MINIMUM_NOT_LOWERED", {
        argument,
        reason: `The cohort minimum can be raised, never lowered: ${known} is in force.`,
      });
    }
    if (minimum > Math.max(HIGHEST_MINIMUM, known)) {
      throw new AppError("BAD_INPUT", {
        argument,
        reason: `Raising cannot be taken back, so a minimum may be ${HIGHEST_MINIMUM} at most.`,
      });
    }
    return minimum;
  };
  return { assignments: wanted("assignments"), behaviour: wanted("behaviour") };
}

/** @throws AppError RECORDS_UNAVAILABLE where the archive fails; its own refusals pass. */
async function recorded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("RECORDS_UNAVAILABLE", {}, { cause: error });
  }
}
