import { createHmac } from "node:crypto";
import { deriveKey } from "../../core/derived-key.ts";
import type { IsoInstant, TenantId } from "../../core/ids.ts";
import {
  PSEUDONYM_KINDS,
  type Pseudonym,
  type PseudonymKind,
  pseudonymWith,
} from "../vocabulary.ts";
import type { NameSource } from "./restore-names.ts";

/** Six digits, of which the first is not 0; conversations use at most four. */
const FIRST_NUMBER = 100_000;
const NUMBERS = 900_000;

/** Which snapshot: its tenant and the moment it was taken. */
export interface SnapshotIdentity {
  readonly tenantId: TenantId;
  readonly asOf: IsoInstant;
}

/**
 * Pseudonyms of one snapshot for the tenant's own words. The numbers come from a key of this snapshot
 * alone, so they are random to everybody else and different in the next snapshot. The words stay here,
 * in memory.
 */
export class SnapshotPseudonyms implements NameSource {
  readonly #numbers: SnapshotNumbers;
  readonly #byName = new Map<string, Pseudonym>();
  readonly #names = new Map<string, string>();

  /** @param seatwiseKey SEATWISE_KEY. */
  constructor(seatwiseKey: string, snapshot: SnapshotIdentity) {
    this.#numbers = new SnapshotNumbers(seatwiseKey, snapshot);
  }

  pseudonymOf(kind: PseudonymKind, name: string): Pseudonym {
    const key = `${kind} ${name}`;
    const known = this.#byName.get(key);
    if (known !== undefined) {
      return known;
    }
    let attempt = 0;
    let pseudonym: Pseudonym;
    do {
      pseudonym = pseudonymWith(kind, this.#numbers.numberOf(key, attempt));
      attempt += 1;
    } while (this.#names.has(pseudonym));
    this.#byName.set(key, pseudonym);
    this.#names.set(pseudonym, name);
    return pseudonym;
  }

  nameOf(pseudonym: string): string | undefined {
    return this.#names.get(pseudonym);
  }
}

/**
 * What the pseudonyms of a snapshot of another process stand for, worked out from words this caller
 * can read. Two words that compete for a number are both left unresolved: better no name than a wrong
 * one.
 */
export function namesOfSnapshot(
  seatwiseKey: string,
  snapshot: SnapshotIdentity,
  words: Readonly<Partial<Record<PseudonymKind, Iterable<string>>>>,
): NameSource {
  const numbers = new SnapshotNumbers(seatwiseKey, snapshot);
  const all = PSEUDONYM_KINDS.flatMap((kind) =>
    [...new Set(words[kind])].map((name) => ({
      name,
      pseudonymAt: (attempt: number) =>
        pseudonymWith(kind, numbers.numberOf(`${kind} ${name}`, attempt)),
    })),
  );
  const competing = [...Map.groupBy(all, ({ pseudonymAt }) => pseudonymAt(0)).values()]
    .filter((rivals) => rivals.length > 1)
    .flat();
  const unsure = new Set(
    competing.flatMap(({ pseudonymAt }) => [0, 1, 2, 3].map((attempt) => pseudonymAt(attempt))),
  );
  const names = new Map<string, string>(
    all
      .map(({ name, pseudonymAt }) => [pseudonymAt(0), name] as const)
      .filter(([pseudonym]) => !unsure.has(pseudonym)),
  );
  return { nameOf: (pseudonym) => names.get(pseudonym) };
}

/** Numbers by keyed hash: nobody without SEATWISE_KEY can tell which word has which. */
class SnapshotNumbers {
  readonly #key: Buffer;

  constructor(seatwiseKey: string, { tenantId, asOf }: SnapshotIdentity) {
    this.#key = deriveKey(seatwiseKey, `pseudonyms of ${tenantId} ${asOf}`);
  }

  numberOf(key: string, attempt: number): number {
    const hash = createHmac("sha256", this.#key).update(`${attempt} ${key}`).digest();
    return FIRST_NUMBER + Number(hash.readBigUInt64BE() % BigInt(NUMBERS));
  }
}
