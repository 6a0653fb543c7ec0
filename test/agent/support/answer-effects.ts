import { countOf } from "../../../src/agent/figures/render-figure.ts";
import type { AdvisorAnswer } from "../../../src/agent/index.ts";

/** Everything that could be fetched, opened or written to. */
export const ADDRESS = /:\/\/|www|evil|@|javascript|data:|mailto|\\\\|[<>`[\]]/i;
const PRODUCTS = /Microsoft 365 E[35]|\b[EF][1-5]\b|unlisted product [A-Z]/g;

/** Numerals of a text that stand neither in a product's name nor in a figure the answer cites. */
export function unsupportedNumerals({ text, figures }: AdvisorAnswer): readonly string[] {
  const supported = new Set(
    figures.flatMap(({ number, asOf, on }) => [
      "money" in number
        ? (number.money.minor / 100).toLocaleString("en-US", { minimumFractionDigits: 2 })
        : String(countOf(number).count),
      asOf.slice(0, 10),
      ...(on === null ? [] : [String(on)]),
      ...(!("money" in number) || number.actBy === null ? [] : [String(number.actBy)]),
    ]),
  );
  const numerals = text.replaceAll(PRODUCTS, " ").match(/\p{N}[\p{N},.-]*(?<=\p{N})/gu) ?? [];
  return numerals.filter((numeral) => !supported.has(numeral));
}
