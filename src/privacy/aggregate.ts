import { createHmac, type Hmac } from "node:crypto";
import { z } from "zod";
import { AppError } from "../core/errors.ts";
import { type IsoInstant, isoInstant } from "../core/ids.ts";
import { inTurns } from "../core/own-turn.ts";
import { type Coverage, coverage } from "./coverage.ts";
import { type Closed, schemaOf } from "./vocabulary.ts";

/** A kind of aggregate: its name, the version of its shape, and the closed vocabulary of its value. */
export interface AggregateKind<T> {
  readonly name: string;
  readonly version: number;
  readonly shape: Closed<T>;
}

/** Type of the value of an aggregate kind. */
export type ValueOf<K> = K extends AggregateKind<infer T> ? T : never;

/** What goes with every sealed value: what it rests on, and when that was read. */
export interface Provenance {
  readonly coverage: Coverage;
  readonly asOf: IsoInstant;
}

/**
 * A sealed value: closed vocabulary, checked when it was made, frozen since. Only this file can make
 * one; cache, advisor and events accept nothing else.
 */
class SealedAggregate<T> {
  readonly #sealed = true;
  readonly kind: string;
  readonly version: number;
  readonly value: T;
  readonly coverage: Coverage;
  readonly asOf: IsoInstant;

  constructor(kind: AggregateKind<T>, value: T, provenance: Provenance) {
    this.value = value;
    this.kind = kind.name;
    this.version = kind.version;
    this.coverage = provenance.coverage;
    this.asOf = provenance.asOf;
    Object.freeze(this);
  }

  static isSealed(candidate: unknown): candidate is SealedAggregate<unknown> {
    return (
      typeof candidate === "object" &&
      candidate !== null &&
      #sealed in candidate &&
      candidate.#sealed
    );
  }
}

export type Aggregate<T> = SealedAggregate<T>;

/** Whether a value came through the seal. Run-time twin of the type `Aggregate`. */
export function isSealed(candidate: unknown): candidate is Aggregate<unknown> {
  return SealedAggregate.isSealed(candidate);
}

/** Whether a sealed value is of this kind and version. */
export function isOfKind<T>(
  aggregate: Aggregate<unknown>,
  kind: AggregateKind<T>,
): aggregate is Aggregate<T> {
  return aggregate.kind === kind.name && aggregate.version === kind.version;
}

/**
 * Declares a kind of aggregate. Change `version` whenever the shape changes: entries of another
 * version are not read back.
 */
export function defineAggregate<T>(
  name: string,
  version: number,
  shape: Closed<T>,
): AggregateKind<T> {
  return Object.freeze({ name, version, shape });
}

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * Seals a value.
 * @param products every GUID that may occur: the catalogue's and the tenant's own SKUs and service
 *   plans. Any other GUID could be a person's and is refused.
 * @throws AppError INTERNAL naming the path, never the value, when it is not closed vocabulary.
 */
export function seal<T>(
  kind: AggregateKind<T>,
  value: NoInfer<T>,
  provenance: Provenance,
  products: { has(id: string): boolean },
): Aggregate<T> {
  const checked = parseOrRefuse(kind, value);
  for (const [id] of JSON.stringify(checked).matchAll(GUID)) {
    if (!products.has(id.toLowerCase())) {
      throw notSealable(kind.name, "a GUID that is no product");
    }
  }
  return sealChecked(kind, checked, provenance);
}

/**
 * A part or reshaping of a sealed value, sealed itself, with the same provenance: what an advisor's
 * tool shows, what an event carries.
 */
export function resealAs<T>(
  kind: AggregateKind<T>,
  value: NoInfer<T>,
  from: Aggregate<unknown>,
  products: { has(id: string): boolean },
): Aggregate<T> {
  return seal(kind, value, { coverage: from.coverage, asOf: from.asOf }, products);
}

/** One line of JSON, for the cache and the event log. Throws nothing: a sealed value is plain data. */
export function serializeAggregate(aggregate: Aggregate<unknown>): string {
  const { kind, version, value, coverage: seen, asOf } = aggregate;
  return JSON.stringify({ kind, version, value, coverage: seen, asOf });
}

const envelope = z.strictObject({
  kind: z.string(),
  version: z.number(),
  value: z.unknown(),
  coverage: schemaOf(coverage),
  asOf: isoInstant,
});

/**
 * Reads back what `serializeAggregate` wrote.
 * @returns `undefined` when the text is not a whole aggregate of exactly this kind and version:
 *   an older process wrote it, or somebody else did.
 */
export function reopenAggregate<T>(kind: AggregateKind<T>, text: string): Aggregate<T> | undefined {
  const parsed = envelope.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.kind !== kind.name || parsed.data.version !== kind.version) {
    return undefined;
  }
  const value = schemaOf(kind.shape).safeParse(parsed.data.value);
  return value.success ? sealChecked(kind, value.data, parsed.data) : undefined;
}

/** A sealed value on its way to another thread of this process. */
export interface StampedAggregate {
  /** What it is, then each piece of its value under its path, as JSON. */
  readonly texts: readonly string[];
  readonly stamp: string;
}

/** Makes out a sealed value for whoever holds the key: its check need not be repeated there. */
export function stampAggregate(aggregate: Aggregate<unknown>, key: Uint8Array): StampedAggregate {
  const { kind, version, value, coverage: seen, asOf } = aggregate;
  const pieces = piecesOf(value, ["value"]).map((piece) => JSON.stringify(piece));
  const texts = [JSON.stringify({ kind, version, coverage: seen, asOf }), ...pieces];
  const stamp = new Stamp(key);
  texts.forEach((text) => stamp.add(text));
  return { texts, stamp: stamp.made() };
}

/**
 * Takes a stamped value over, a piece at a time, because it may be megabytes.
 * @returns `undefined` when it was not stamped with this key, or is of another kind or version.
 */
export async function reopenStamped<T>(
  kind: AggregateKind<T>,
  { texts, stamp }: StampedAggregate,
  key: Uint8Array,
): Promise<Aggregate<T> | undefined> {
  const whole = {};
  const [head = "", ...pieces] = texts;
  const made = new Stamp(key);
  made.add(head);
  await inTurns(pieces, (text) => {
    made.add(text);
    const [path, piece]: Piece = JSON.parse(text);
    put(whole, path, piece);
  });
  if (made.made() !== stamp) {
    return undefined;
  }
  const { coverage: seen, asOf, ...named }: Head = JSON.parse(head);
  if (named.kind !== kind.name || named.version !== kind.version) {
    return undefined;
  }
  // Of the type that it was sealed as, by this very file in another thread.
  const value: T = Reflect.get(whole, "value");
  return new SealedAggregate(kind, deepFreeze(value), { coverage: deepFreeze(seen), asOf });
}

type Head = Provenance & Pick<Aggregate<unknown>, "kind" | "version">;

type Piece = readonly [path: readonly string[], value: unknown];

/** Characters of JSON that are read back in a fraction of a millisecond. */
const LARGEST_PIECE = 20_000;

/** Small values as they are, large ones as what is in them after an empty one of their kind. */
function piecesOf(value: unknown, path: readonly string[]): readonly Piece[] {
  const isOne = typeof value !== "object" || value === null;
  if (isOne || JSON.stringify(value).length <= LARGEST_PIECE) {
    return [[path, value]];
  }
  const inside = Object.entries(value).flatMap(([name, part]) => piecesOf(part, [...path, name]));
  return [[path, Array.isArray(value) ? [] : {}], ...inside];
}

function put(whole: object, path: readonly string[], piece: unknown): void {
  let place = whole;
  for (const name of path.slice(0, -1)) {
    place = Reflect.get(place, name);
  }
  // What is empty may be filled by the next pieces.
  const isEmpty = typeof piece === "object" && piece !== null && Object.keys(piece).length === 0;
  Reflect.set(place, path.at(-1) ?? "", isEmpty ? piece : deepFreeze(piece));
}

class Stamp {
  readonly #hmac: Hmac;

  constructor(key: Uint8Array) {
    this.#hmac = createHmac("sha256", key);
  }

  add(text: string): void {
    this.#hmac.update(`${text.length}:`).update(text);
  }

  made(): string {
    return this.#hmac.digest("base64");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sealChecked<T>(kind: AggregateKind<T>, value: T, provenance: Provenance): Aggregate<T> {
  const seen = schemaOf(coverage).parse(provenance.coverage);
  return new SealedAggregate(kind, deepFreeze(value), {
    coverage: deepFreeze(seen),
    asOf: provenance.asOf,
  });
}

function parseOrRefuse<T>(kind: AggregateKind<T>, value: T): T {
  const parsed = schemaOf(kind.shape).safeParse(value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.filter((step) => typeof step === "string").join(".");
    throw notSealable(kind.name, `the value at "${path ?? ""}"`);
  }
  return parsed.data;
}

function notSealable(kind: string, what: string): AppError {
  return new AppError("INTERNAL", {
    reason: `Refused to seal ${kind}: ${what} is not closed vocabulary.`,
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
