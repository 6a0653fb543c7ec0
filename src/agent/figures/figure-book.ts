import { AppError } from "../../core/errors.ts";
import type { SkuId } from "../../core/ids.ts";
import { type Aggregate, figureIdOf, isSealed } from "../../privacy/index.ts";
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
    return drafts.map((drafted) => {
      const draft = this.#named(drafted);
      const figure = {
        ...draft,
        id: draft.number.id,
        subject: draft.group ?? draft.topic ?? this.#subjectOf(draft.skuId),
        method: METHODS[draft.measure],
        asOf: from.asOf,
        source: from.kind,
        readFrom,
      };
      this.#figures.set(figure.id, figure);
      return figure;
    });
  }

  /**
   * The draft under an id of its own. Ids are those of one aggregate: two of a kind, such as two
   * assumptions, name other numbers alike.
   */
  #named(draft: FigureDraft): FigureDraft {
    const known = this.#figures.get(draft.number.id);
    if (known === undefined || isSame(known, draft)) return draft;
    const id = figureIdOf(RENAMED + this.#figures.size);
    return { ...draft, number: { ...draft.number, id } };
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

/** Ids of figures whose own ids were taken; those of aggregates are below. */
const RENAMED = 97_000;

const isSame = (a: FigureDraft, b: FigureDraft): boolean => labelOf(a) === labelOf(b);

const labelOf = ({ measure, skuId, finding, on, group, topic, number }: FigureDraft): string =>
  JSON.stringify([measure, skuId, finding, on, group, topic, number]);

/** A, B, …, Z, AA, AB: names without digits. */
function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
