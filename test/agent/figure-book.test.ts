import { describe, expect, it } from "@jest/globals";
import { draft } from "../../src/agent/figures/answer-figure.ts";
import { FigureBook } from "../../src/agent/figures/figure-book.ts";
import { loadReference } from "../../src/licensing/index.ts";
import { figureIdOf } from "../../src/privacy/index.ts";
import { skuNamesOf } from "../../src/sku-names.ts";
import { SMALL_INSIGHTS } from "./support/sealed-insights.ts";

const from = await SMALL_INSIGHTS.savings(new AbortController().signal);
const id = figureIdOf(80_001);
const disabled = draft(null, "affected-seats", { id, seats: 3 }, { finding: "D20" });
const guests = draft(null, "affected-seats", { id, seats: 5 }, { finding: "D23" });

describe("the figures of an interaction", () => {
  it("are told apart where two aggregates of a kind name them alike", () => {
    const book = new FigureBook(skuNamesOf(loadReference()));
    const issued = [...book.issue([disabled], from), ...book.issue([guests], from)];
    expect(new Set(issued.map((figure) => figure.id)).size).toBe(2);
    expect(issued.map((figure) => book.find(figure.id))).toEqual(issued);
    expect(issued.map(({ number }) => "seats" in number && number.seats)).toEqual([3, 5]);
  });

  it("keep their names where a tool tells them again", () => {
    const book = new FigureBook(skuNamesOf(loadReference()));
    book.issue([disabled], from);
    book.issue([disabled], from);
    expect(book.all().map((figure) => figure.id)).toEqual([id]);
  });
});
