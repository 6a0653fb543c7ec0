import { z } from "zod";
import { isoDate, isoInstant, servicePlanId, skuId } from "../core/ids.ts";
import { currencyCode, MONEY_PERIODS } from "../core/money.ts";

/** Kinds of tenant-written words that leave the survey as pseudonyms only. */
export const PSEUDONYM_KINDS = [
  "Department",
  "Country",
  "Group",
  "Policy",
  "Site",
  "Device",
] as const;
export type PseudonymKind = (typeof PSEUDONYM_KINDS)[number];

/** A stand-in such as `Department-07`: random per snapshot, meaningless outside it. */
export type Pseudonym = string & { readonly __pseudonym: PseudonymKind };

/**
 * A schema that admits closed vocabulary only. There is no way to make one for free text: the
 * constructor stays in this file and `closed` lists every building block.
 */
class ClosedSchema<T> {
  readonly #schema: z.ZodType<T>;

  constructor(schema: z.ZodType<T>) {
    this.#schema = schema;
  }

  static schemaOf<T>(closedSchema: ClosedSchema<T>): z.ZodType<T> {
    return closedSchema.#schema;
  }
}

export type Closed<T> = ClosedSchema<T>;
export type ClosedValue<C> = C extends ClosedSchema<infer T> ? T : never;

/** The zod schema inside, for checking values. */
export function schemaOf<T>(closedSchema: Closed<T>): z.ZodType<T> {
  return ClosedSchema.schemaOf(closedSchema);
}

type Shape = Readonly<Record<string, Closed<unknown>>>;
type ShapeValue<S extends Shape> = { readonly [K in keyof S]: ClosedValue<S[K]> };

const WORD = /^[A-Za-z][A-Za-z0-9-]{0,39}$/;

function isWord(text: string): boolean {
  if (!WORD.test(text)) {
    throw new TypeError(`Not a word of a closed vocabulary: ${JSON.stringify(text)}`);
  }
  return true;
}

function pseudonymOf(kind: PseudonymKind): z.ZodType<Pseudonym> {
  const pattern = new RegExp(`^${kind}-[0-9]{2,6}$`);
  return z.custom<Pseudonym>((value) => typeof value === "string" && pattern.test(value));
}

/** Keeps a schema's exact output type: brands are lost where TypeScript infers it through ZodType. */
function close<S extends z.ZodType>(schema: S): Closed<z.output<S>> {
  return new ClosedSchema(schema as z.ZodType<z.output<S>>);
}

/** Every building block of a sealed value. Property names are words of ours as well. */
export const closed = {
  /**
   * Whole number of things, seats, members or bytes; never negative. Zod's own integers end at 2^53,
   * which the mailboxes of 200,000 members hold in bytes.
   */
  count: () => close(z.number().nonnegative().refine(Number.isInteger)),
  /** Whole number that may be negative: minor units, differences. */
  integer: () => close(z.number().int()),
  /** Share between 0 and 1. */
  share: () => close(z.number().min(0).max(1)),
  boolean: () => close(z.boolean()),
  date: () => close(isoDate),
  instant: () => close(isoInstant),
  currency: () => close(currencyCode),
  skuId: () => close(skuId),
  servicePlanId: () => close(servicePlanId),
  /** Keyed hash that names a recommendation: 128 bits in hex. */
  recommendationId: () =>
    close(
      z
        .string()
        .regex(/^[0-9a-f]{32}$/)
        .brand<"RecommendationId">(),
    ),
  /** Keyed hash of one of the tenant's words, or of something else that is to be known again: 256 bits. */
  wordKey: () =>
    close(
      z
        .string()
        .regex(/^[\w-]{43}$/)
        .brand<"WordKey">(),
    ),
  /** Ordinal name of a figure inside one snapshot, such as `f12`. */
  figureId: () =>
    close(
      z
        .string()
        .regex(/^f[1-9][0-9]{0,4}$/)
        .brand<"FigureId">(),
    ),
  /** One of words written in our own source. */
  oneOf: <const Word extends string>(words: readonly Word[]): Closed<Word> =>
    close(z.enum(words.filter(isWord))),
  pseudonym: (kind: PseudonymKind) => close(pseudonymOf(kind)),
  money: () =>
    close(
      z
        .strictObject({
          minor: z.number().int(),
          currency: currencyCode,
          period: z.enum(MONEY_PERIODS),
        })
        .readonly(),
    ),
  nullable: <T>(inner: Closed<T>) => close(schemaOf(inner).nullable()),
  listOf: <T>(item: Closed<T>) => close(z.array(schemaOf(item)).readonly()),
  object: <S extends Shape>(shape: S): Closed<ShapeValue<S>> => {
    const properties = Object.entries(shape).filter(([name]) => isWord(name));
    const schema = z.strictObject(
      Object.fromEntries(properties.map(([name, inner]) => [name, schemaOf(inner)])),
    );
    // TypeScript cannot follow a mapped type through Object.fromEntries; the two lines above are the proof.
    return new ClosedSchema(schema as unknown as z.ZodType<ShapeValue<S>>);
  },
} as const;

/** Id that names a recommendation across runs without telling anything. */
export type RecommendationId = ClosedValue<ReturnType<typeof closed.recommendationId>>;
/** Name of a tenant's word that tells nothing without the key. */
export type WordKey = ClosedValue<ReturnType<typeof closed.wordKey>>;
/** Name of a figure inside one snapshot. */
export type FigureId = ClosedValue<ReturnType<typeof closed.figureId>>;

/** Name of the n-th figure of a snapshot, counted from 1. Throws ZodError outside 1 to 99999. */
export function figureIdOf(ordinal: number): FigureId {
  return schemaOf(closed.figureId()).parse(`f${ordinal}`);
}

/** The pseudonym of a kind with this number. Throws ZodError when it has not two to six digits. */
export function pseudonymWith(kind: PseudonymKind, number: number): Pseudonym {
  return pseudonymOf(kind).parse(`${kind}-${String(number).padStart(2, "0")}`);
}

/** A keyed hash as the seal admits it. Throws ZodError when it is not 256 bits in base64url. */
export function wordKeyOf(hash: string): WordKey {
  return schemaOf(closed.wordKey()).parse(hash);
}

/** A recommendation's id as the seal admits it. Throws ZodError when it is not 128 bits in hex. */
export function recommendationIdOf(hex: string): RecommendationId {
  return schemaOf(closed.recommendationId()).parse(hex);
}
