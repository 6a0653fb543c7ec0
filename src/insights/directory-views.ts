import { LRUCache } from "lru-cache";
import type { Caller, OnBehalfOfBroker } from "../auth/index.ts";
import { SingleFlight } from "../cache/index.ts";
import type { Clock } from "../core/clock.ts";
import { type GraphConnection, GraphReader } from "../graph/index.ts";
import type { DirectoryView, SourceOutcome } from "../privacy/index.ts";
import { tokensOf } from "./caller-tokens.ts";
import {
  DIRECTORY_SOURCES,
  type DirectoryReading,
  readDirectory,
} from "./reading/directory-reading.ts";
import { Sights } from "./sights.ts";

export interface DirectoryViewsOptions {
  readonly broker: OnBehalfOfBroker;
  readonly connection: GraphConnection;
  readonly clock: Clock;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
}

/** How much of the directory is read, and for how long a first question may wait for it. */
const READING_BUDGET = { requests: 1_000, seconds: 45 } as const;
/** Some 200 bytes each: a quarter of a gigabyte for all tenants together. */
const MOST_NAMES = 1_200_000;
const KEPT_MS = 60 * 60_000;
/** A view that misses something for a passing reason is read anew soon. */
const KEPT_UNFINISHED_MS = 2 * 60_000;

const PASSING: ReadonlySet<SourceOutcome> = new Set(["throttled", "unavailable", "overBudget"]);

/**
 * What callers may read of their directories, in memory only: read once on a caller's first question,
 * shared by callers who are shown the same, and gone after an hour.
 */
export class DirectoryViews {
  readonly #options: DirectoryViewsOptions;
  readonly #sights: Sights;
  readonly #kept: LRUCache<string, DirectoryView>;
  readonly #flights = new SingleFlight<DirectoryView>();

  constructor(options: DirectoryViewsOptions) {
    this.#options = options;
    this.#sights = new Sights({
      ...options,
      sources: DIRECTORY_SOURCES,
      purpose: "directory views",
      learntForSeconds: KEPT_MS / 1000,
    });
    this.#kept = new LRUCache({
      maxSize: MOST_NAMES,
      ttl: KEPT_MS,
      ttlResolution: 0,
      // Without it names that are too old stay in memory until somebody asks for them.
      ttlAutopurge: true,
      perf: { now: () => options.clock.now().getTime() },
    });
  }

  /**
   * The caller's view of the directory. A source that stays closed, or did not answer, is told in the
   * view's `sources` and fails nothing.
   * @throws AppError when the caller must act (claims challenge, sign in again) or went away.
   */
  async of(caller: Caller, signal: AbortSignal): Promise<DirectoryView> {
    const { visibilityClass } = await this.#sights.of(caller, signal);
    const name = `${caller.tenantId} ${visibilityClass}`;
    return (
      this.#kept.get(name) ??
      this.#flights.run(
        name,
        async (flightSignal) => this.#keep(name, await this.#read(caller, flightSignal)),
        signal,
      )
    );
  }

  #read(caller: Caller, signal: AbortSignal): Promise<DirectoryReading> {
    const { broker, connection } = this.#options;
    return readDirectory(
      new GraphReader(connection, {
        tokens: tokensOf(broker, caller),
        signal,
        budget: READING_BUDGET,
      }),
    );
  }

  #keep(name: string, { view, names }: DirectoryReading): DirectoryView {
    const isUnfinished = view.sources.some(({ outcome }) => PASSING.has(outcome));
    this.#kept.set(name, view, {
      size: names + 1,
      ttl: isUnfinished ? KEPT_UNFINISHED_MS : KEPT_MS,
    });
    return view;
  }
}
