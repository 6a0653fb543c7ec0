import type { SkuId } from "../core/ids.ts";
import {
  hideLinked,
  isOfFew,
  type Provenance,
  steadyParts,
  type ToldParts,
} from "../privacy/index.ts";
import { ACTIVITY_BANDS } from "../privacy/traits.ts";
import { type ToldUsage, toldUsage } from "./aggregates/told-usage.ts";
import {
  type AlikeHolders,
  alikeIn,
  type PartsName,
  type UsageValue,
  usageValue,
} from "./aggregates/usage.ts";
import type { Disclosure } from "./disclosure.ts";
import type { TenantReading } from "./tenant-reading.ts";

/**
 * How services are used, as it stood when the week began; in a new week a count is told anew where it
 * changed by enough members, and what is stored where enough accounts came or went, or none.
 */
export async function steadyUsage(
  reading: TenantReading,
  skuOf: (displayName: string) => SkuId | undefined,
  { disclosure, provenance }: { readonly disclosure: Disclosure; readonly provenance: Provenance },
): Promise<UsageValue | null> {
  const minimum = disclosure.minimums.behaviour;
  const told = await disclosure.told(toldUsage, provenance, (last) => ({
    parts: withoutLinks(
      askedOf(reading, skuOf).map(({ name, counts }) => ({
        ...name,
        ...steadyParts(
          { counts, told: disclosure.parts(counts, "behaviour") },
          last?.value.parts.find((one) => isNamed(one, name)),
          minimum,
        ),
      })),
      alikeIn(reading, skuOf),
      minimum,
    ),
    storage: reading.storage
      .map((fresh) => {
        const before = last?.value.storage.find((one) => one.of === fresh.of);
        return before && isOfFew(fresh.accounts - before.accounts, minimum) ? before : fresh;
      })
      .filter(({ accounts }) => accounts >= minimum),
  }));
  return usageValue(
    { ...reading, storage: told.storage },
    { skuOf, tell: (name, counts) => toldOf(told, name) ?? untold(counts) },
  );
}

interface Asked {
  readonly name: PartsName;
  readonly counts: readonly number[];
}

/** All counts a usage consists of. */
function askedOf(
  reading: TenantReading,
  skuOf: (displayName: string) => SkuId | undefined,
): readonly Asked[] {
  const asked: Asked[] = [];
  usageValue(reading, {
    skuOf,
    tell: (name, counts) => {
      asked.push({ name, counts });
      return untold(counts);
    },
  });
  return asked;
}

type Parts = ToldUsage["parts"];

/** Members by last activity, all of them and those with each product, must not tell more side by side. */
function withoutLinks(parts: Parts, people: readonly AlikeHolders[], minimum: number): Parts {
  const linked = parts.filter(
    ({ of, subject }) => of === "product" || (of === "members" && subject === "anyWorkload"),
  );
  const tables = linked.map(({ counts }) => counts.slice(0, ACTIVITY_BANDS.length));
  const alike = people.map(({ skus, counts }) => ({
    counts,
    tables: new Set(
      linked.flatMap(({ of, skuId }, at) => (of === "members" || skus.has(skuId) ? [at] : [])),
    ),
  }));
  const told = hideLinked(tables, alike, minimum);
  return parts.map((one) => {
    const at = linked.indexOf(one);
    const rest = one.counts.slice(ACTIVITY_BANDS.length);
    return at < 0 ? one : { ...one, counts: [...(told[at] ?? []), ...rest] };
  });
}

function toldOf({ parts }: ToldUsage, name: PartsName): ToldParts | undefined {
  return parts.find((one) => isNamed(one, name));
}

/** What turned up in the course of a week waits for the next. */
function untold(counts: readonly number[]): ToldParts {
  return { whole: 0, counts: counts.map(() => null) };
}

function isNamed(one: PartsName, { of, subject, skuId }: PartsName): boolean {
  return one.of === of && one.subject === subject && one.skuId === skuId;
}
