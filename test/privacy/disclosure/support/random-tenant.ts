import { createHash } from "node:crypto";
import {
  addAmounts,
  amountOfEqual,
  definePlan,
  NO_AMOUNT,
  type PeopleClass,
  PeopleTally,
  type ReleasePlan,
} from "../../../../src/privacy/disclosure/index.ts";

/** Somebody made up, as an attacker would know them, and what he wants to find out. */
export interface Person {
  readonly id: number;
  readonly department: string | null;
  readonly country: string | null;
  readonly licenceFamily: string | null;
  readonly accountKind: string;
  /** Minor units per month. */
  readonly spend: number;
  readonly band: number;
  /** Megabytes. */
  readonly storage: number;
}

export const BANDS = ["active", "quiet", "silent"] as const;

export const PLAN: ReleasePlan = definePlan([
  {
    kind: "amount",
    id: "spend",
    sensitivity: "assignments",
    by: ["department", "country", "licenceFamily", "accountKind"],
    pairs: [
      ["department", "licenceFamily"],
      ["country", "licenceFamily"],
    ],
  },
  {
    kind: "amount",
    id: "storage",
    sensitivity: "behaviour",
    by: ["department", "licenceFamily"],
    pairs: [],
  },
  {
    kind: "shares",
    id: "activity",
    sensitivity: "behaviour",
    words: [
      { word: "silent30", bands: [1, 2] },
      { word: "silent90", bands: [2] },
    ],
    by: ["department", "country", "licenceFamily", "accountKind"],
  },
]);

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

const PRICES = { e5: 6000, e3: 3900, business: 2200, frontline: 1000, none: 0 } as const;
const FAMILIES = Object.keys(PRICES) as (keyof typeof PRICES)[];
const ADD_ONS = [500, 1000, 1400, 3000];
const KINDS = ["member", "guest", "disabled"] as const;

function pick(weights: readonly number[], random: Random): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return found < 0 ? weights.length - 1 : found;
}

/** What makes people of one tenant alike: sizes fall off by rank, a third of departments sit in one country. */
export class TenantShape {
  readonly #random: Random;
  readonly #weights: readonly number[];
  readonly #departments: readonly {
    readonly home: number | null;
    readonly families: readonly number[];
    readonly silent: number;
  }[];
  readonly #countries: readonly number[];
  #nextId = 1;

  constructor(seed: number, members: number) {
    const random = createRandom(seed);
    this.#random = random;
    const departments = Math.round(Math.min(160, 4 + (members / 45) * (0.5 + random())));
    const countries = Math.round(1 + Math.min(34, Math.log2(members) * 1.5 * random()));
    const slope = 0.4 + 0.6 * random();
    this.#countries = Array.from({ length: countries }, (_, rank) => 1 / (rank + 1));
    this.#weights = Array.from({ length: departments }, (_, rank) => 1 / (rank + 1) ** slope);
    this.#departments = Array.from({ length: departments }, () => ({
      home: random() < 0.33 ? pick(this.#countries, random) : null,
      families: FAMILIES.map((family) => (family === "none" ? 0.1 : 1) * random() ** 3),
      silent: random() ** 2,
    }));
  }

  person(): Person {
    const random = this.#random;
    const department = pick(this.#weights, random);
    const { home, families, silent } = this.#departments[department] ?? {
      home: null,
      families: [1],
      silent: 0,
    };
    const country = home !== null && random() < 0.9 ? home : pick(this.#countries, random);
    const family = FAMILIES[pick(families, random)] ?? "none";
    const band = random() < silent ? 2 : random() < 0.2 ? 1 : 0;
    this.#nextId += 1;
    return {
      id: this.#nextId,
      department: random() < 0.02 ? null : `department ${department}`,
      country: `country ${country}`,
      licenceFamily: family,
      accountKind: KINDS[pick([90, 6, 4], random)] ?? "member",
      spend:
        PRICES[family] +
        (family !== "none" && random() < 0.3 ? (ADD_ONS[pick([4, 3, 2, 1], random)] ?? 0) : 0),
      band,
      storage: Math.round(50 * 1.5 ** (random() * 20)),
    };
  }

  people(count: number): readonly Person[] {
    return Array.from({ length: count }, () => this.person());
  }
}

/** People as the survey would hand them over: counted by class. */
export function populationOf(people: readonly Person[]): readonly PeopleClass[] {
  const classes = Map.groupBy(people, ({ department, country, licenceFamily, accountKind }) =>
    JSON.stringify([department, country, licenceFamily, accountKind]),
  );
  return [...classes.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const { department, country, licenceFamily, accountKind } = first;
    return {
      people: markOf(alike),
      values: { department, country, licenceFamily, accountKind },
      amounts: {
        spend: alike.map(({ spend }) => amountOfEqual(spend, 1)).reduce(addAmounts, NO_AMOUNT),
        storage: alike
          .map(({ storage }) => amountOfEqual(storage, 1))
          .reduce(addAmounts, NO_AMOUNT),
      },
      counts: { activity: BANDS.map((_, band) => alike.filter((one) => one.band === band).length) },
    };
  });
}

const hashes = new Map<number, { low: number; high: number }>();

export function markOf(people: readonly Person[]) {
  const tally = new PeopleTally();
  for (const { id, spend } of people) {
    let hash = hashes.get(id);
    if (hash === undefined) {
      const bytes = createHash("sha256").update(String(id)).digest();
      hash = { low: bytes.readUInt32LE(0), high: bytes.readUInt32LE(4) };
      hashes.set(id, hash);
    }
    tally.add(hash, Math.imul(hash.high ^ spend, 0x9e3779b1) >>> 0);
  }
  return tally.mark();
}
