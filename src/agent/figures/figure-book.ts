import { AppError } from "../../core/errors.ts";
import type { SkuId } from "../../core/ids.ts";
import { type Aggregate, isSealed } from "../../privacy/index.ts";
import type { SkuNames } from "../sku-names.ts";
import type { AnswerFigure, FigureDraft } from "./answer-figure.ts";
import { sourcesOf } from "./coverage-notes.ts";
import { METHODS } from "./methods.ts";

/** The figures issued in one interaction. What is not in here cannot appear in its answer. */
export class FigureBook {
  readonly #figures = new Map<string, AnswerFigure>();
  readonly #unlisted = new Map<SkuId, string>();

  constructor(private readonly skuNames: SkuNames) {}

  /**
   * Issues figures read from an aggregate.
   * @throws AppError INTERNAL when the aggregate did not come through the seal: the run-time twin
   *   of the type.
   */
  issue(drafts: readonly FigureDraft[], from: Aggregate<unknown>): readonly AnswerFigure[] {
    if (!isSealed(from)) {
      throw new AppError("INTERNAL", { reason: "A tool was handed a value that is not sealed." });
    }
    const readFrom = sourcesOf(from).flatMap(({ source, outcome }) =>
      outcome === "used" ? [source] : [],
    );
    const issued = drafts.map((draft) => ({
      ...draft,
      id: draft.number.id,
      subject: draft.group ?? draft.topic ?? this.#subjectOf(draft.skuId),
      method: METHODS[draft.measure],
      asOf: from.asOf,
      source: from.kind,
      readFrom,
    }));
    for (const figure of issued) this.#figures.set(figure.id, figure);
    return issued;
  }

  find(id: string): AnswerFigure | undefined {
    return this.#figures.get(id);
  }

  all(): readonly AnswerFigure[] {
    return [...this.#figures.values()];
  }

  #subjectOf(skuId: SkuId | null): string {
    if (skuId === null) return "whole tenant";
    const known = this.skuNames.describe(skuId);
    if (known !== undefined) return known.displayName;
    const letter = this.#unlisted.get(skuId) ?? letterOf(this.#unlisted.size);
    this.#unlisted.set(skuId, letter);
    return `unlisted product ${letter}`;
  }
}

/** A, B, …, Z, AA, AB: names without digits. */
function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
