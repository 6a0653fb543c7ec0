import { findPlaceNames } from "./place-names.ts";
import { findProductNames } from "./product-names.ts";
import type { Span } from "./span.ts";
import { splitWords, type Word } from "./words.ts";

/** A text with what several detectors need of it, worked out once. */
export class ScanText {
  readonly text: string;
  #lower: string | undefined;
  #words: readonly Word[] | undefined;
  #products: readonly Span[] | undefined;
  #places: readonly Span[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get lower(): string {
    this.#lower ??= this.text.toLowerCase();
    return this.#lower;
  }

  get words(): readonly Word[] {
    this.#words ??= splitWords(this.text);
    return this.#words;
  }

  /** Names of Microsoft's products and SKU part numbers: no person, whatever the words are. */
  get productNames(): readonly Span[] {
    this.#products ??= findProductNames(this.words);
    return this.#products;
  }

  /** Places of several words: their words name nobody. */
  get placeNames(): readonly Span[] {
    this.#places ??= findPlaceNames(this.words);
    return this.#places;
  }
}
