import type { DirectoryDictionary } from "./directory-dictionary.ts";
import type { EntityKind } from "./entity-kind.ts";
import type { ScanText } from "./scan-text.ts";
import type { Span } from "./span.ts";
import type { Word } from "./words.ts";

/** What a detector reports: where and what. Its id is added by the scan. */
export interface Detected extends Span {
  readonly kind: EntityKind;
}

/** What is known besides the text. */
export interface DetectionContext {
  readonly dictionary: DirectoryDictionary;
  /** ISO 3166 country code of the tenant, for telephone numbers written without a country. */
  readonly country: string | undefined;
  /** What stands in the texts this one belongs to: by itself, a short one does not tell its language. */
  readonly beside: readonly Word[];
  /** Whether an earlier detector took any part of the stretch. */
  isTaken(span: Span): boolean;
}

/**
 * One way of recognising one sort of personal or secret content. Pure and synchronous; it sees one
 * text at a time and must take time linear in its length.
 */
export interface Detector {
  readonly id: string;
  find(scan: ScanText, context: DetectionContext): Iterable<Detected>;
}

/** Every match of a global pattern as one kind; `accept` may refuse or narrow a match. */
export function* matchesOf(
  scan: ScanText,
  pattern: RegExp,
  kind: EntityKind,
  accept: (match: RegExpExecArray) => boolean = () => true,
): Iterable<Detected> {
  for (const match of scan.text.matchAll(pattern)) {
    if (accept(match)) {
      yield { start: match.index, end: match.index + match[0].length, kind };
    }
  }
}
