import { withNumbers } from "./number-words.ts";

/** A span of time a text speaks of, in days. */
export interface TimeSpan {
  readonly days: number;
  /** Whether it lies ahead, behind or around today, where the text says so. */
  readonly direction: "ahead" | "behind" | "now" | null;
  readonly from: number;
  readonly to: number;
}

const DAYS: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  fortnight: 14,
  month: 30,
  quarter: 90,
  year: 365,
};

/** "YoY", "q/q", "month on month". */
const OVER =
  /\b(?<unit>year|quarter|month|week|[yqmw])(?:[ -](?:on|over|to)[ -]|-?o-?|\/)\k<unit>\b/g;
const UNITS: Readonly<Record<string, string>> = {
  y: "year",
  q: "quarter",
  m: "month",
  w: "week",
  year: "year",
  quarter: "quarter",
  month: "month",
  week: "week",
};

const ACTIVE: Readonly<Record<string, string>> = { d: "1 day", w: "7 days", m: "30 days" };

/** Number words as digits, and halves of years as months. */
export function withDigits(plain: string): string {
  return withNumbers(
    plain
      .replaceAll(
        /\b(?:half (?:a|of the|the|of a) year|half[- ]year|half of a year)\b/g,
        "6 months",
      )
      .replaceAll(OVER, (_, unit: string) => ` versus last ${UNITS[unit]} `)
      .replaceAll(/\bwks?\b/g, "week")
      .replaceAll(/\b(?:mths?|mos?)\b/g, "month")
      .replaceAll(/\b(?:qtrs?)\b/g, "quarter")
      .replaceAll(/\bon the (?=(?:week|month|quarter|year)\b(?! of))/g, "versus last ")
      .replaceAll(
        /\b(?:quarterly|half-yearly) (?=(?:active|usage|use|adoption|user|people|number|change|difference|development|comparison)\b)/g,
        (said) => (said.startsWith("q") ? "within 90 days " : "within 6 months "),
      )
      .replaceAll(/\b[wmd]au\b/g, (said) => `active users within ${ACTIVE[said.charAt(0)]}`)
      .replaceAll(
        /\b(?<!(?:per|a|each|every|last|this|next|the last) )(?<unit>week|month|quarter|year)(?= (?:changes?|activity|movements?|comparison|differences?)\b)/g,
        "within a $<unit>",
      )
      .replaceAll(/\bweekly\b/g, "within 7 days")
      .replaceAll(/\bdaily\b/g, "within 1 day")
      .replaceAll(/\bin (?=an? year\b)/g, "")
      .replaceAll(/\bbefor\b/g, "before")
      .replaceAll(/(?<=\d )d(?:yas|asy|as)\b/g, "days"),
  );
}

const LEAD =
  "(?<lead>(?:(?:in(?! for)|inside|within|over(?! within| in)|during|for|since|than|after|from|back|the|these|this|a|an|next|coming|upcoming|following|last|past|previous|prior|preceding|foregoing|(?<=than )before|before (?=(?:one|1|a) year)|current|calendar|fiscal|financial|final|another|whole|full|about|some|compared? (?:with|to)|against|versus|one|single) )*)";
const SPAN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${LEAD}(?:(?<number>\d{1,4})[ +-]*(?:to \d+ )?(?:(?:silent|quiet|idle|inactive|unused|dormant|dead|full|whole|straight|consecutive|calendar|entire|working|rolling) )?)?(?<unit>day|week|fortnight|month|quarter|year|d|w|m|yr)(?<many>s?)\b(?:'s)?(?<tail> (?:ago|ahead|to come|back|earlier|before|from now|old|past|hence|worth))?`,
  "gu",
);
const SHORT: Readonly<Record<string, string>> = { d: "day", w: "week", m: "month", yr: "year" };

const AHEAD = /\b(?:next|coming|upcoming|following|ahead|to come|from now)\b/;
const BEHIND =
  /\b(?:last|past|previous|prior|preceding|foregoing|ago|since|back|earlier|before|than|against|versus)\b/;
/** What makes a unit without a number a span and no rate: "in a month" but not "a month". */
const IS_SPAN =
  /\b(?:in|back|inside|within|over(?! within| in)|during|for|since|than|after|from|next|coming|upcoming|following|last|past|previous|prior|preceding|foregoing|before|against|versus)\b/;

/** "This week", "the current quarter", "the whole year". */
const AROUND = /\b(?:this|current|whole|full)\b/;
const aroundNow = (lead: string): "now" | null => (AROUND.test(lead) ? "now" : null);

/** Spans of time in a plain text; "per month" is none. */
export function timeSpans(plain: string): readonly TimeSpan[] {
  return [...plain.matchAll(SPAN)].flatMap(({ 0: said, index, groups = {} }) => {
    const { lead = "", number, unit = "", tail = "" } = groups;
    if (number === undefined && !isSpan(groups)) return [];
    return [
      {
        days: daysOf(Number(number ?? 1), SHORT[unit] ?? unit),
        direction: directionOf(`${lead}${tail}`) ?? aroundNow(lead),
        from: index,
        to: index + said.length,
      },
    ];
  });
}

/**
 * A unit without a number: "in a month" and "this month" are spans, "a month" is a rate; "since
 * weeks" tells nobody how many.
 */
function isSpan({
  lead = "",
  unit = "",
  many,
  tail = "",
}: Readonly<Record<string, string>>): boolean {
  if (unit in SHORT || many !== "" || /\banother\b/.test(lead)) return false;
  return tail !== "" || IS_SPAN.test(lead) || AROUND.test(lead);
}

/** Whether words look ahead or back. */
export function directionOf(words: string): TimeSpan["direction"] {
  if (AHEAD.test(words)) return "ahead";
  return BEHIND.test(words) ? "behind" : null;
}

/** Twelve months are a year, and so are 52 weeks; four weeks are a month. */
const AS_MONTHS: ReadonlyMap<number, number> = new Map([
  [28, 30],
  [31, 30],
  [56, 60],
  [84, 90],
  [91, 90],
  [182, 180],
  [360, 365],
  [364, 365],
]);

function daysOf(number: number, unit: string): number {
  const days = number * (DAYS[unit] ?? 0);
  return AS_MONTHS.get(days) ?? days;
}

/** The span a value of an enumeration stands for as a whole: "90 days", "year", "last month". */
export function spanOfValue(value: string): TimeSpan | undefined {
  const plain = /^(?:day|week|month|quarter|year)$/.test(value) ? `within a ${value}` : value;
  const [span] = timeSpans(plain.toLowerCase());
  return span !== undefined && span.from === 0 && span.to === plain.length ? span : undefined;
}
