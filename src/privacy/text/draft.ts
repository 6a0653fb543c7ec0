import type { Finding, Span } from "./span.ts";
import { type TextView, throughView, ViewBuilder } from "./text-view.ts";

/** A text on its way: what it is now, where it came from, and what must not be touched again. */
export interface Draft {
  readonly view: TextView;
  /** Pseudonyms and masks put in so far, in order. */
  readonly reserved: readonly Span[];
}

/** The draft with every finding replaced by what `replacementFor` says. */
export function replaceFindings(
  { view, reserved }: Draft,
  findings: readonly Finding[],
  replacementFor: (finding: Finding) => string,
): Draft {
  const builder = new ViewBuilder();
  const placed: Span[] = [];
  let done = 0;
  const replacements = findings.map((span) => ({ span, text: replacementFor(span) }));
  const kept = reserved.map((span) => ({ span, text: undefined }));
  for (const { span, text } of [...replacements, ...kept].toSorted(
    (a, b) => a.span.start - b.span.start,
  )) {
    builder.keep(view.text, { start: done, end: span.start });
    const start = builder.length;
    if (text === undefined) {
      builder.keep(view.text, span);
    } else {
      builder.add(text, span);
    }
    placed.push({ start, end: builder.length });
    done = span.end;
  }
  builder.keep(view.text, { start: done, end: view.text.length });
  return { view: throughView(view, builder.build()), reserved: placed };
}
