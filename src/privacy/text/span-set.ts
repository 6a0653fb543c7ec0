import { contains, type Finding, overlaps, type Span } from "./span.ts";

/**
 * Findings of one text that never overlap. Whatever any detector saw stays covered: where two
 * findings cross, the earlier one keeps its place and the later one covers the rest.
 */
export class SpanSet {
  readonly #findings: Finding[] = [];
  readonly #reserved: readonly Span[];

  /** @param reserved stretches that are pseudonyms already and never part of a finding. */
  constructor(reserved: readonly Span[] = []) {
    this.#reserved = reserved;
  }

  /** Whether any part of the stretch is taken already. */
  touches(span: Span): boolean {
    return [...this.#reserved, ...this.#findings].some((taken) => overlaps(taken, span));
  }

  /** Adds what the finding covers beyond what is taken. */
  add(finding: Finding): void {
    let { start } = finding;
    for (const gap of this.#reserved) {
      if (overlaps(gap, { start, end: finding.end })) {
        this.#addFree({ ...finding, start, end: gap.start });
        start = gap.end;
      }
    }
    this.#addFree({ ...finding, start });
  }

  /** Findings in the order of the text. */
  inOrder(): readonly Finding[] {
    return this.#findings.toSorted((a, b) => a.start - b.start);
  }

  #addFree(finding: Finding): void {
    if (finding.start >= finding.end || this.#findings.some((taken) => contains(taken, finding))) {
      return;
    }
    const inside = this.#findings.filter((taken) => contains(finding, taken));
    // A secret inside something wider stays a secret: it must not come back as a mere link.
    const { kind } = inside.find((taken) => taken.kind === "SECRET") ?? finding;
    for (const taken of inside) {
      this.#findings.splice(this.#findings.indexOf(taken), 1);
    }
    const rest = this.#beyondNeighbours(finding);
    if (rest.start < rest.end) {
      this.#findings.push({ ...rest, kind });
    }
  }

  #beyondNeighbours(finding: Finding): Finding {
    const taken = this.inOrder();
    let { start, end } = finding;
    for (const neighbour of taken) {
      start = neighbour.start <= start && start < neighbour.end ? neighbour.end : start;
    }
    for (const neighbour of taken.toReversed()) {
      end = neighbour.start < end && end <= neighbour.end ? neighbour.start : end;
    }
    return { ...finding, start, end };
  }
}
