import type { IsoDate, IsoInstant, SkuId } from "../../core/ids.ts";
import type { SourceId } from "../../core/source-ids.ts";
import type {
  FindingsValue,
  SealedCount,
  SealedFigure,
  SealedMeasure,
  SealedSeatCount,
} from "../../insights/index.ts";
import type { FindingId } from "./finding-names.ts";

/** What a figure measures. The model reads these words; claims are held against them. */
export const MEASURES = [
  "paid-seats",
  "assigned-seats",
  "idle-seats",
  "missing-seats",
  "trial-seats",
  "renewing-seats",
  "cost",
  "price-per-seat",
  "seats-without-price",
  "affected-seats",
  "affected-members",
  "affected-purchases",
  "saving",
  "saving-actionable-now",
  "saving-at-renewal",
  "avoidable-purchase",
  "sunk-cost",
  "extra-cost",
  "amount-at-stake",
  "price-change",
  "planned-cost",
  "amount-before",
  "amount-after",
  "difference",
  "active-members",
  "reported-members",
  "activations",
  "accounts",
  "stored-bytes",
  "policies",
  "points",
  "entitled-seats",
  "protected-members",
  "licence-groups",
  "paid-seats-before",
  "paid-seats-after",
  "assigned-seats-before",
  "assigned-seats-after",
] as const;
export type Measure = (typeof MEASURES)[number];

/** Measures that count members by what they do or are: behind each such number stands a group. */
export const GROUP_MEASURES: ReadonlySet<Measure> = new Set<Measure>([
  "affected-seats",
  "affected-members",
  "active-members",
]);

/** A number out of a sealed aggregate: a count, or money with its proof. Its id is the snapshot's. */
export type SealedNumber = SealedSeatCount | SealedCount | SealedMeasure | SealedFigure;

/** What a number means, before it is issued to an interaction. */
export interface FigureDraft {
  /** `null` for the tenant as a whole. */
  readonly skuId: SkuId | null;
  readonly finding: FindingId | null;
  readonly measure: Measure;
  /** Renewal at which the seats or the amount can change. */
  readonly on: IsoDate | null;
  readonly number: SealedNumber;
  /** Of a count: last day on which acting still makes the saving that goes with it; amounts have their own. */
  readonly actBy?: IsoDate | null;
  /** Department or country, by its stand-in, where the number is about one. */
  readonly group?: string;
  /** Members behind an amount that is about a group; for the receipt, not for the model. */
  readonly members?: number;
  /** What it is about in words of ours, where that is no product: a workload, a setting. */
  readonly topic?: string;
  /** A sentence of ours without which it would tell too much: an answer that cites it has it. */
  readonly caveat?: string;
}

/** One number that may appear in an answer. */
export interface AnswerFigure extends FigureDraft {
  readonly id: string;
  /** Product, stand-in of a department or country, topic, or "whole tenant". */
  readonly subject: string;
  /** How such a figure is computed, in a sentence of ours. */
  readonly method: string;
  readonly asOf: IsoInstant;
  /** Kind of the sealed aggregate it was read from. */
  readonly source: string;
  /** What of Microsoft Graph was read for that aggregate. */
  readonly readFrom: readonly SourceId[];
}

/** A kebab-case word as people read it. */
export function wordsOf(name: string): string {
  return name.replaceAll("-", " ");
}

type About = Partial<
  Pick<FigureDraft, "finding" | "on" | "actBy" | "group" | "members" | "topic" | "caveat">
>;

/** A figure about one SKU or, with `null`, the whole tenant. */
export function draft(
  skuId: SkuId | null,
  measure: Measure,
  number: SealedNumber,
  about: About = {},
): FigureDraft {
  return { finding: null, on: null, ...about, skuId, measure, number };
}

/** The monthly and the yearly amount; nothing where the price is unknown. */
export function monthAndYear(
  skuId: SkuId | null,
  measure: Measure,
  amounts: { readonly monthly: SealedFigure | null; readonly yearly: SealedFigure | null },
  about: About = {},
): readonly FigureDraft[] {
  return [amounts.monthly, amounts.yearly].flatMap((figure) =>
    figure === null ? [] : [draft(skuId, measure, figure, about)],
  );
}

/** What the amounts of an observation measure; `null` where it has none. */
export const MEASURE_OF_EFFECT = {
  saves: "saving",
  costs: "extra-cost",
  atStake: "amount-at-stake",
  none: null,
} as const satisfies Readonly<
  Record<FindingsValue["observations"][number]["effect"], Measure | null>
>;

/** Last day on which acting still makes a saving; `null` for figures that have none. */
export function actByOf({ number, actBy }: FigureDraft): IsoDate | null {
  return "money" in number ? number.actBy : (actBy ?? null);
}
