import { z } from "zod";
import { deriveKey, keyedHash } from "../core/derived-key.ts";
import { AppError } from "../core/errors.ts";
import { isoDate, isoInstant, type ObjectId, type TenantId, tenantId } from "../core/ids.ts";

/** Words an entry may use: the names of our own tools and codes, and what the operator configured. */
export interface LedgerWords {
  /** How an interaction can end: outcomes of the advisor, and error codes. */
  readonly outcomes: readonly string[];
  readonly verifications: readonly string[];
  readonly models: readonly string[];
  readonly deployments: readonly string[];
  readonly tools: readonly string[];
  /** Kinds of what the scrubber takes out of a question. */
  readonly redactions: readonly string[];
  readonly finishReasons: readonly string[];
  readonly filterCategories: readonly string[];
  /** What figures measure. */
  readonly measures: readonly string[];
  /** Words that stand-ins begin with. */
  readonly pseudonyms: readonly string[];
  readonly sources: readonly string[];
  readonly sourceOutcomes: readonly string[];
  /** Where prompts are processed, as the operator declares it. */
  readonly regions: readonly string[];
}

/** A caller in the ledger: a keyed hash, which only who knows the caller can look up. */
export const callerKey = z
  .string()
  .regex(/^[\w-]{43}$/)
  .brand<"CallerKey">();
export type CallerKey = z.infer<typeof callerKey>;

/** The ledger's name for a caller, the same in every process. */
export function callerKeyOf(
  seatwiseKey: string,
  caller: { readonly tenantId: TenantId; readonly objectId: ObjectId },
): CallerKey {
  const key = deriveKey(seatwiseKey, "ledger callers");
  return callerKey.parse(keyedHash(key, [caller.tenantId, caller.objectId]));
}

const count = z.number().int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const appliedRule = z
  .strictObject({
    id: z.string().regex(/^[\w-]{1,64}$/),
    version: count,
    action: z.enum(["pseudonymise", "mask", "block"]),
  })
  .readonly();

type Word = (of: keyof LedgerWords) => z.ZodType<string, string>;

function callSchema(word: Word) {
  const verdict = z.strictObject({
    of: z.enum(["prompt", "answer"]),
    category: word("filterCategories"),
    filtered: z.boolean(),
  });
  return z
    .strictObject({
      requestSha256: sha256,
      requestBytes: count,
      /** HTTP status of the answer. */
      status: count,
      /** The model service's name of the request, where it is a GUID: wire text is not kept. */
      requestId: z.guid().nullable(),
      finishReason: word("finishReasons").nullable(),
      filterVerdicts: z.array(verdict.readonly()).readonly(),
    })
    .readonly();
}

/** What an entry looks like, given the check that each kind of word has to pass. */
function entrySchema(word: Word) {
  return z
    .strictObject({
      id: z.guid(),
      tenantId,
      callerKey,
      startedAt: isoInstant,
      finishedAt: isoInstant,
      outcome: word("outcomes"),
      verification: word("verifications"),
      model: word("models"),
      deployment: word("deployments"),
      /** In the order in which they ran. */
      tools: z.array(word("tools")).readonly(),
      measuresSent: z.array(word("measures")).readonly().default([]),
      figuresSent: count,
      smallestGroup: count.nullable().default(null),
      pseudonyms: z.record(word("pseudonyms"), count).readonly().default({}),
      /** How often something of each kind was taken out of the question. */
      redactions: z.record(word("redactions"), count).readonly(),
      /** Filter rules of the tenant by id and version; their words are kept with the rules. */
      rules: z.array(appliedRule).readonly().default([]),
      directory: z
        .array(
          z
            .strictObject({
              source: word("sources"),
              outcome: word("sourceOutcomes"),
              staleSince: isoDate.nullable(),
            })
            .readonly(),
        )
        .readonly()
        .default([]),
      boundary: z
        .strictObject({ region: word("regions").nullable(), retentionDays: count.nullable() })
        .readonly()
        .default({ region: null, retentionDays: null }),
      modelTokens: z
        .strictObject({
          prompt: count,
          cached: count,
          completion: count,
          estimated: z.boolean().default(false),
        })
        .readonly(),
      cost: z
        .strictObject({
          micros: count,
          currency: z.string().regex(/^[A-Z]{3}$/),
          priceAsOf: isoDate.nullable().default(null),
        })
        .readonly()
        .nullable()
        .default(null),
      calls: z.array(callSchema(word)).readonly(),
    })
    .readonly();
}

/** One interaction with the model as the ledger keeps it: no word of what was asked or answered. */
export type InteractionEntry = z.infer<ReturnType<typeof entrySchema>>;

/**
 * An entry may use words that have since been retired, so reading asks for their form only. Models
 * have the freest names: `meta-llama/Llama-3.3`, `qwen3:8b`.
 */
const keptEntry = entrySchema(() => z.string().regex(/^[\w.:/@-]{1,128}$/));

/** Turns entries into the text that is kept, and back. */
export class InteractionEntryCodec {
  readonly #newEntry: ReturnType<typeof entrySchema>;

  constructor(words: LedgerWords) {
    this.#newEntry = entrySchema((of) => {
      const allowed = new Set(words[of]);
      return z.string().refine((word) => allowed.has(word));
    });
  }

  /** @throws AppError INTERNAL naming the place, never the value, of what is no word of the ledger. */
  encode(entry: InteractionEntry): string {
    const checked = this.#newEntry.safeParse(entry);
    if (!checked.success) {
      const path = checked.error.issues[0]?.path.filter((step) => typeof step === "string")[0];
      throw new AppError("INTERNAL", {
        reason: `Refused to keep an interaction: "${path ?? ""}" is not of the ledger's vocabulary.`,
      });
    }
    return JSON.stringify(checked.data);
  }

  /** @returns `undefined` when the text is no entry. */
  decode(text: string): InteractionEntry | undefined {
    const parsed = keptEntry.safeParse(parseJson(text));
    return parsed.success ? parsed.data : undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
