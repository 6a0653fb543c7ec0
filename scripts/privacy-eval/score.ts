import type { EvalRow, GoldSpan } from "./rows.ts";

/** What was taken out of a row's text. */
export interface Detection {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

export interface ScoredRow {
  readonly row: EvalRow;
  readonly detections: readonly Detection[];
  /** Time of the scrubbing, the best of a few runs. */
  readonly milliseconds: number;
}

/** A share as what it is a share of: `hits` of `cases`. */
export interface Share {
  readonly hits: number;
  readonly cases: number;
}

export interface EntityScore {
  /** Labelled spans all of whose letters and digits are covered by detections of any type. */
  readonly leakFree: Share;
  /** Labelled spans that a detection of the same type covers with an IoU of at least 0.5. */
  readonly typed: Share;
  /** Detections of the type that overlap a labelled span of the type. */
  readonly precision: Share;
}

export interface SetScore {
  readonly rows: number;
  readonly entities: Readonly<Record<string, EntityScore>>;
  /** Subtypes of secrets: leak-free. */
  readonly secretKinds: Readonly<Record<string, Share>>;
  /** Characters outside every labelled span that were taken out. */
  readonly overRedaction: Share;
  /** KEEP spans of which anything was taken out. */
  readonly keepDamage: Share;
  /** Rows without any label of which anything was taken out. */
  readonly benignTouched: Share;
  /** Rows without a secret in which a secret was seen. */
  readonly falseSecrets: Share;
  /** Unit rows: positive rows with every expected span covered, negative rows with a detection. */
  readonly units: Readonly<Record<string, { readonly found: Share; readonly falseAlarms: Share }>>;
  readonly secrets: { readonly found: Share; readonly falseAlarms: Share };
  /** Time per row, the best of a few runs. */
  readonly milliseconds: { readonly median: number; readonly p99: number; readonly worst: number };
}

const NOT_PERSONAL = "KEEP";
/** Types of detection that stand for the same label: site names are labelled as groups. */
const ALSO_KNOWN_AS: Readonly<Record<string, string>> = {
  SITE: "GROUP",
  DEPARTMENT: "GROUP",
  POLICY: "GROUP",
};

function sameType(detection: Detection, type: string): boolean {
  return detection.type === type || ALSO_KNOWN_AS[detection.type] === type;
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function isCovered(text: string, span: GoldSpan, detections: readonly Detection[]): boolean {
  for (const match of text.slice(span.start, span.end).matchAll(/[\p{L}\p{N}]/gu)) {
    const at = span.start + match.index;
    if (!detections.some(({ start, end }) => start <= at && at < end)) {
      return false;
    }
  }
  return true;
}

function isTyped(span: GoldSpan, detections: readonly Detection[]): boolean {
  return detections.some((detection) => {
    const common = overlap(span, detection);
    const union = span.end - span.start + detection.end - detection.start - common;
    return sameType(detection, span.type) && common / union >= 0.5;
  });
}

function share<T>(items: readonly T[], isHit: (item: T) => boolean): Share {
  return { hits: items.filter(isHit).length, cases: items.length };
}

function scoreEntity(rows: readonly ScoredRow[], type: string): EntityScore {
  const labelled = rows.flatMap(({ row, detections }) =>
    row.spans.filter((span) => span.type === type).map((span) => ({ row, span, detections })),
  );
  const detected = rows.flatMap(({ row, detections }) =>
    detections
      .filter((detection) => sameType(detection, type))
      .map((detection) => ({ row, detection })),
  );
  return {
    leakFree: share(labelled, ({ row, span, detections }) => isCovered(row.text, span, detections)),
    typed: share(labelled, ({ span, detections }) => isTyped(span, detections)),
    precision: share(detected, ({ row, detection }) =>
      row.spans.some((span) => span.type === type && overlap(span, detection) > 0),
    ),
  };
}

/** Characters of a row outside labelled spans, and how many of them were taken out. */
function redactedOutside({ row, detections }: ScoredRow): Share {
  const personal = row.spans.filter(({ type }) => type !== NOT_PERSONAL);
  let hits = 0;
  let cases = 0;
  for (let at = 0; at < row.text.length; at += 1) {
    if (!personal.some(({ start, end }) => start <= at && at < end)) {
      cases += 1;
      hits += detections.some(({ start, end }) => start <= at && at < end) ? 1 : 0;
    }
  }
  return { hits, cases };
}

function scoreUnits(rows: readonly ScoredRow[], entity: string): SetScore["units"][string] {
  const ofEntity = rows.filter(({ row }) => row.expected?.entity === entity);
  const positive = ofEntity.filter(({ row }) => (row.expected?.count ?? 0) > 0);
  const negative = ofEntity.filter(({ row }) => row.expected?.count === 0);
  return {
    found: share(positive, ({ row, detections }) =>
      row.spans.length > 0
        ? row.spans.every((span) => isCovered(row.text, span, detections))
        : detections.some((detection) => sameType(detection, entity)),
    ),
    falseAlarms: share(negative, ({ detections }) =>
      detections.some((detection) => sameType(detection, entity)),
    ),
  };
}

function scoreSecrets(rows: readonly ScoredRow[]): SetScore["secrets"] {
  const seen = ({ detections }: ScoredRow): boolean =>
    detections.some(({ type }) => type === "SECRET");
  return {
    found: share(
      rows.filter(({ row }) => row.secret?.present === true),
      seen,
    ),
    falseAlarms: share(
      rows.filter(({ row }) => row.secret?.present === false),
      seen,
    ),
  };
}

function timing(rows: readonly ScoredRow[]): SetScore["milliseconds"] {
  const times = rows.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const at = (part: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { median: at(0.5), p99: at(0.99), worst: at(1) };
}

function scoreSecretKinds(rows: readonly ScoredRow[]): Readonly<Record<string, Share>> {
  const spans = rows.flatMap(({ row, detections }) =>
    row.spans.filter(({ type }) => type === "SECRET").map((span) => ({ row, span, detections })),
  );
  const kinds = [...new Set(spans.flatMap(({ span }) => span.subtype ?? []))].toSorted();
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      share(
        spans.filter(({ span }) => span.subtype === kind),
        ({ row, span, detections }) => isCovered(row.text, span, detections),
      ),
    ]),
  );
}

/** Scores a set by the definitions of test/evals/README.md. */
export function scoreSet(rows: readonly ScoredRow[]): SetScore {
  const labelled = rows.filter(({ row }) => row.expected === undefined && row.secret === undefined);
  const types = [
    ...new Set(labelled.flatMap(({ row }) => row.spans.map(({ type }) => type))),
  ].toSorted();
  const entities = [...new Set(rows.flatMap(({ row }) => row.expected?.entity ?? []))].toSorted();
  const personalTypes = types.filter((type) => type !== NOT_PERSONAL);
  const outside = labelled.map(redactedOutside);
  const kept = labelled.flatMap(({ row, detections }) =>
    row.spans.filter(({ type }) => type === NOT_PERSONAL).map((span) => ({ span, detections })),
  );
  const benign = labelled.filter(({ row }) => row.spans.every(({ type }) => type === NOT_PERSONAL));
  const withoutSecret = labelled.filter(({ row }) =>
    row.spans.every(({ type }) => type !== "SECRET"),
  );
  return {
    rows: rows.length,
    entities: Object.fromEntries(personalTypes.map((type) => [type, scoreEntity(labelled, type)])),
    secretKinds: scoreSecretKinds(labelled),
    overRedaction: {
      hits: outside.reduce((sum, { hits }) => sum + hits, 0),
      cases: outside.reduce((sum, { cases }) => sum + cases, 0),
    },
    keepDamage: share(kept, ({ span, detections }) =>
      detections.some((one) => overlap(span, one) > 0),
    ),
    benignTouched: share(benign, ({ detections }) => detections.length > 0),
    falseSecrets: share(withoutSecret, ({ detections }) =>
      detections.some(({ type }) => type === "SECRET"),
    ),
    units: Object.fromEntries(entities.map((entity) => [entity, scoreUnits(rows, entity)])),
    secrets: scoreSecrets(rows),
    milliseconds: timing(rows),
  };
}
