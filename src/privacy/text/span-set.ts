import type { Finding, Span } from "./span.ts";

const FREE = -1;
const RESERVED = -2;

/**
 * Findings of one text that never overlap. Whatever any detector saw stays covered: where two
 * findings cross, the earlier one keeps its place and the later one covers the rest.
 */
export class SpanSet {
  /** Per code unit: which finding has it. */
  readonly #owners: Int32Array;
  readonly #findings: (Finding | undefined)[] = [];

  /** @param reserved stretches that are pseudonyms already and never part of a finding. */
  constructor(length: number, reserved: readonly Span[] = []) {
    this.#owners = new Int32Array(length).fill(FREE);
    for (const { start, end } of reserved) {
      this.#owners.fill(RESERVED, start, end);
    }
  }

  /** Whether any part of the stretch is taken already. */
  touches({ start, end }: Span): boolean {
    for (let at = start; at < end; at += 1) {
      if (this.#owners[at] !== FREE) {
        return true;
      }
    }
    return false;
  }

  /** Adds what the finding covers beyond what is taken. */
  add(finding: Finding): void {
    const kind = this.#absorb(finding) ? "SECRET" : finding.kind;
    for (const span of this.#freeRuns(finding)) {
      this.#owners.fill(this.#findings.length, span.start, span.end);
      this.#findings.push({ ...finding, ...span, kind });
    }
  }

  /** Findings in the order of the text. */
  inOrder(): readonly Finding[] {
    return this.#findings
      .filter((finding) => finding !== undefined)
      .toSorted((a, b) => a.start - b.start);
  }

  /**
   * Takes back smaller findings inside a larger one.
   * @returns whether a secret was among them: it must not come back as a mere link or domain.
   */
  #absorb({ start, end }: Span): boolean {
    let secret = false;
    for (const owner of new Set(this.#owners.subarray(start, end))) {
      const inner = this.#findings[owner];
      const smaller = inner !== undefined && inner.end - inner.start < end - start;
      if (inner !== undefined && smaller && inner.start >= start && inner.end <= end) {
        this.#owners.fill(FREE, inner.start, inner.end);
        this.#findings[owner] = undefined;
        secret ||= inner.kind === "SECRET";
      }
    }
    return secret;
  }

  #freeRuns({ start, end }: Span): readonly Span[] {
    const runs: Span[] = [];
    let from = start;
    for (let at = start; at <= end; at += 1) {
      if (at === end || this.#owners[at] !== FREE) {
        if (from < at) {
          runs.push({ start: from, end: at });
        }
        from = at + 1;
      }
    }
    return runs;
  }
}
