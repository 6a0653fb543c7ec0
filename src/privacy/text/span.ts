import type { EntityKind } from "./entity-kind.ts";

/** A stretch of a text in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Something that must not leave as it stands. */
export interface Finding extends Span {
  readonly kind: EntityKind;
  /** Id of the detector or filter rule that found it. */
  readonly detector: string;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
