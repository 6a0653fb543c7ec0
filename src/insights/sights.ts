import { randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { AccessToken, type Caller, type OnBehalfOfBroker } from "../auth/index.ts";
import { SingleFlight } from "../cache/index.ts";
import type { Clock } from "../core/clock.ts";
import { deriveKey, keyedHash } from "../core/derived-key.ts";
import type { TenantId } from "../core/ids.ts";
import type { SourceId } from "../core/source-ids.ts";
import { type GraphConnection, GraphReader, readOrganization } from "../graph/index.ts";
import type { Coverage } from "../privacy/index.ts";
import { type CallerRights, readCallerRights } from "./caller-rights.ts";
import { type CallerSight, contradicts, sightFrom } from "./caller-sight.ts";
import { tokensOf } from "./caller-tokens.ts";
import { isPassing, outcomeOf } from "./reading/source-log.ts";

export interface SightsOptions {
  readonly broker: OnBehalfOfBroker;
  readonly connection: GraphConnection;
  readonly clock: Clock;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
  /** What is going to be read, by which callers are told apart. */
  readonly sources: readonly SourceId[];
  /** Classes made for one purpose mean nothing for another. */
  readonly purpose: string;
  /** How long what was learnt from a reading is held to be so: as long as its outcome is kept. */
  readonly learntForSeconds: number;
}

/** Rights are asked for anew with every access token, and after this time. */
const RIGHTS_SECONDS = 60;
/** No access token is believed for longer. */
const TOKEN_SECONDS = 5_400;
const CAPACITY = 10_000;

/** Somebody waits for the answer, and rights that cannot be read only mean a class of one's own. */
const IMPATIENT = { retriesPerRequest: 1, longestWaitSeconds: 3, retriesPerRun: 3 } as const;
const BUDGET = { requests: 30, seconds: 30 } as const;

/** Knows what callers may see, and learns from what surveys were shown. */
export class Sights {
  readonly #options: SightsOptions;
  readonly #key: Buffer;
  /** Keys cannot be recomputed outside this process, not even by who has the access token. */
  readonly #processKey = randomBytes(32);
  readonly #flights = new SingleFlight<CallerRights>();
  readonly #rights: LRUCache<string, CallerRights>;
  /** What was last read whole with an access token: better than nothing while Graph does not answer. */
  readonly #whole: LRUCache<string, CallerRights>;
  readonly #concealed: LRUCache<TenantId, boolean>;
  readonly #alone: LRUCache<string, true>;
  readonly #admitted: LRUCache<string, true>;

  constructor(options: SightsOptions) {
    this.#options = options;
    this.#key = deriveKey(options.seatwiseKey, options.purpose);
    this.#rights = this.#memoryFor(RIGHTS_SECONDS);
    this.#whole = this.#memoryFor(TOKEN_SECONDS);
    this.#concealed = this.#memoryFor(options.learntForSeconds);
    this.#alone = this.#memoryFor(options.learntForSeconds);
    this.#admitted = this.#memoryFor(RIGHTS_SECONDS);
  }

  /**
   * Which sources are open to a caller, and the class of callers who are shown the same.
   * @throws AppError as Entra answers, except for missing consent; ABORTED when the signal fires.
   */
  async of(caller: Caller, signal: AbortSignal): Promise<CallerSight> {
    return this.#sightFrom(caller, await this.#rightsOf(caller, signal));
  }

  /**
   * Asks Graph, once in a minute at most, whether it still lets this caller in: a partner's relationship
   * with the tenant may have ended since the access token was issued, which nothing in it tells.
   * @throws AppError as Graph refuses; a failure that passes says nothing.
   */
  async requireAdmission(caller: Caller, signal: AbortSignal): Promise<void> {
    const name = this.#nameOfToken(caller);
    if (this.#admitted.has(name)) {
      return;
    }
    try {
      await readOrganization(this.#readerFor(caller, signal));
    } catch (error) {
      if (!isPassing(outcomeOf(error))) {
        throw error;
      }
    }
    this.#admitted.set(name, true);
  }

  /**
   * Takes note of what a survey's coverage says of the sight it was made with.
   * @returns the sight under which its figures belong; the same when it told nothing new.
   */
  learnt(caller: Caller, sight: CallerSight, coverage: Coverage): CallerSight {
    // Where concealment was known before, names were not looked at.
    if (coverage.reportNamesConcealed !== null && sight.concealed !== true) {
      this.#concealed.set(caller.tenantId, coverage.reportNamesConcealed);
    }
    if (sight.isShared && contradicts(coverage, sight)) {
      this.#alone.set(nameOf(caller), true);
    }
    return this.#sightFrom(caller, sight.rights);
  }

  #sightFrom(caller: Caller, rights: CallerRights): CallerSight {
    const learnt = {
      concealed: this.#concealed.get(caller.tenantId),
      isAlone: this.#alone.has(nameOf(caller)),
    };
    const { sources } = this.#options;
    return sightFrom(caller, rights, learnt, { sources, key: this.#key });
  }

  async #rightsOf(caller: Caller, signal: AbortSignal): Promise<CallerRights> {
    const name = this.#nameOfToken(caller);
    const known = this.#rights.get(name);
    if (known !== undefined) {
      return known;
    }
    return this.#flights.run(
      name,
      async (flightSignal) => {
        const read = await this.#readRights(caller, flightSignal);
        const rights = read.isPartial ? (this.#whole.get(name) ?? read) : read;
        this.#rights.set(name, rights);
        if (!rights.isPartial) {
          this.#whole.set(name, rights);
        }
        return rights;
      },
      signal,
    );
  }

  #readRights(caller: Caller, signal: AbortSignal): Promise<CallerRights> {
    const { broker, sources } = this.#options;
    const reader = this.#readerFor(caller, signal);
    return readCallerRights(caller, sources, { broker, reader, signal });
  }

  #readerFor(caller: Caller, signal: AbortSignal): GraphReader {
    const { broker, connection } = this.#options;
    return new GraphReader(
      { ...connection, retryPolicy: IMPATIENT },
      { tokens: tokensOf(broker, caller), signal, budget: BUDGET, priority: "high" },
    );
  }

  #nameOfToken({ accessToken }: Caller): string {
    return keyedHash(this.#processKey, [AccessToken.reveal(accessToken)]);
  }

  #memoryFor<Key extends string, Value extends object | boolean>(
    seconds: number,
  ): LRUCache<Key, Value> {
    const { clock } = this.#options;
    return new LRUCache({
      max: CAPACITY,
      ttl: seconds * 1000,
      perf: { now: () => clock.now().getTime() },
      ttlResolution: 0,
      // Without it callers who are gone stay in memory.
      ttlAutopurge: true,
    });
  }
}

function nameOf({ tenantId, objectId }: Caller): string {
  return `${tenantId}/${objectId}`;
}
