import { z } from "zod";

/** A labelled stretch of a row's text, in UTF-16 code units, end exclusive. */
export interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly subtype: string | undefined;
}

/** One case of a labelled set. */
export interface EvalRow {
  readonly line: number;
  readonly text: string;
  readonly spans: readonly GoldSpan[];
  /** How many entities of `entity` a unit row expects; 0 marks a case that must stay untouched. */
  readonly expected: { readonly entity: string; readonly count: number } | undefined;
  /** Whether a line of the secrets set holds a secret, and for which rule. */
  readonly secret: { readonly rule: string; readonly present: boolean } | undefined;
}

const span = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .rest(z.string())
  .refine(([start, end]) => start <= end, "a span ends before it begins");

const row = z
  .object({
    text: z.string().optional(),
    b64: z.base64().optional(),
    spans: z.array(span).default([]),
    entity: z.string().optional(),
    expected: z.int().nonnegative().optional(),
    rule: z.string().optional(),
    label: z.union([z.literal(0), z.literal(1)]).optional(),
  })
  .refine(
    ({ text, b64 }) => (text === undefined) !== (b64 === undefined),
    "a row has either text or b64",
  )
  .refine(
    ({ entity, expected }) => expected === undefined || entity !== undefined,
    "expected needs entity",
  );

/** A line that is not a row. The message is a sentence with the number of the line. */
export class RowError extends Error {
  override readonly name = "RowError";
}

function parseJson(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new RowError(`Line ${number} is not JSON.`);
  }
}

/** Offsets of code points as offsets of code units: labels count the former, JavaScript the latter. */
function codeUnitOffsets(text: string): readonly number[] {
  const offsets = [0];
  for (const letter of text) {
    offsets.push((offsets.at(-1) ?? 0) + letter.length);
  }
  return offsets;
}

function readRow(line: string, number: number): EvalRow {
  const read = row.safeParse(parseJson(line, number));
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join(".") ?? "";
    throw new RowError(
      `Line ${number} is not a row: ${where === "" ? "" : `${where}: `}${issue?.message}.`,
    );
  }
  const { entity, expected, rule, label } = read.data;
  const text = read.data.text ?? Buffer.from(read.data.b64 ?? "", "base64").toString("utf8");
  const offsets = codeUnitOffsets(text);
  const spans = read.data.spans.map(([start, end, type = entity ?? "", subtype]) => {
    const [from, to] = [offsets[start], offsets[end]];
    if (from === undefined || to === undefined) {
      throw new RowError(`Line ${number} has a span [${start}, ${end}] beyond its text.`);
    }
    return { start: from, end: to, type, subtype };
  });
  return {
    line: number,
    text,
    spans,
    expected:
      entity === undefined || expected === undefined ? undefined : { entity, count: expected },
    secret: label === undefined ? undefined : { rule: rule ?? "", present: label === 1 },
  };
}

/**
 * Rows of a labelled set in JSON Lines; blank lines are passed over.
 * @throws RowError with the number of the first line that is not a row
 */
export function readRows(content: string): readonly EvalRow[] {
  return content
    .split("\n")
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }) => readRow(line, number));
}
