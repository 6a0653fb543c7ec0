/** A span of time a text speaks of, in days. */
export interface TimeSpan {
  readonly days: number;
  /** Whether it lies ahead or behind, where the text says so. */
  readonly direction: "ahead" | "behind" | null;
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

const NUMBERS: Readonly<Record<string, string>> = {
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  eleven: "11",
  twelve: "12",
  fourteen: "14",
  fifteen: "15",
  eighteen: "18",
  twenty: "20",
  thirty: "30",
  forty: "40",
  fifty: "50",
  sixty: "60",
  ninety: "90",
  hundred: "100",
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

/** Number words as digits, and halves of years as months. */
export function withDigits(plain: string): string {
  return plain
    .replaceAll(/\b(?:half (?:a|of the|the|of a) year|half[- ]year|half of a year)\b/g, "6 months")
    .replaceAll(OVER, (_, unit: string) => ` versus last ${UNITS[unit]} `)
    .replaceAll(/\bwks?\b/g, "week")
    .replaceAll(/\b(?:mths?|mos?)\b/g, "month")
    .replaceAll(/\b(?:qtrs?)\b/g, "quarter")
    .replaceAll(/\bweekly\b/g, "within 7 days")
    .replaceAll(/\bdaily\b/g, "within 1 day")
    .replaceAll(/\bin (?=an? year\b)/g, "")
    .replaceAll(/\b(?:a )?couple of (?=\w)/g, "2 ")
    .replaceAll(/\bhalf a dozen\b/g, "6")
    .replaceAll(/\b(?:a )?dozen\b/g, "12")
    .replaceAll(
      /\b(?:a|one) hundred and (\w+)\b/g,
      (_, rest: string) => `${100 + Number(NUMBERS[rest] ?? 0)}`,
    )
    .replaceAll(
      /\b(two|three|four|five) hundred(?: and (fifty))?\b/g,
      (_, n: string, half?: string) =>
        String(100 * Number(NUMBERS[n]) + (half === undefined ? 0 : 50)),
    )
    .replaceAll(/\b(?:a|one) hundred\b/g, "100")
    .replaceAll(/\b\p{L}+\b/gu, (word) => (word === "one" ? word : (NUMBERS[word] ?? word)))
    .replaceAll(/\b([2-9])0[ -]([1-9])\b/g, "$1$2")
    .replaceAll(/(\d)[.,](?=\d{3}\b)/g, "$1");
}

const LEAD =
  "(?<lead>(?:(?:in(?! for)|inside|within|over(?! within| in)|during|for|since|than|after|from|the|these|this|a|an|next|coming|upcoming|following|last|past|previous|prior|final|another|whole|full|about|some|compared? (?:with|to)|against|versus|one|single) )*)";
const SPAN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${LEAD}(?:(?<number>\d{1,4})[ +-]*(?:to \d+ )?(?:(?:silent|quiet|idle|inactive|full|whole|straight|consecutive|calendar|entire) )?)?(?<unit>day|week|fortnight|month|quarter|year|d|w|m|yr)s?\b(?:'s)?(?<tail> (?:ago|ahead|to come|back|earlier|before|from now|old))?`,
  "gu",
);
const SHORT: Readonly<Record<string, string>> = { d: "day", w: "week", m: "month", yr: "year" };

const AHEAD = /\b(?:next|coming|upcoming|following|ahead|to come|from now)\b/;
const BEHIND = /\b(?:last|past|previous|prior|ago|since|back|earlier|before|than|against|versus)\b/;
/** What makes a unit without a number a span and no rate: "in a month" but not "a month". */
const IS_SPAN =
  /\b(?:in|inside|within|over(?! within| in)|during|for|since|than|after|from|next|coming|upcoming|following|last|past|previous|prior|against|versus)\b/;

/** Spans of time in a plain text; "per month" and "this week" are none. */
export function timeSpans(plain: string): readonly TimeSpan[] {
  return [...plain.matchAll(SPAN)].flatMap((match): readonly TimeSpan[] => {
    const { lead = "", number, unit = "", tail = "" } = match.groups ?? {};
    const length = SHORT[unit] ?? unit;
    const around = `${lead}${tail}`;
    if (number === undefined && (unit !== length || !isSpan(lead, tail))) return [];
    const days = daysOf(Number(number ?? 1), length);
    return [
      {
        days,
        direction: directionOf(around),
        from: match.index,
        to: match.index + match[0].length,
      },
    ];
  });
}

/** A unit without a number: "in a month" is a span, "a month" a rate, "this month" the present. */
function isSpan(lead: string, tail: string): boolean {
  if (/\bthis\b/.test(lead) && !/\b(?:coming|past)\b/.test(lead)) return false;
  return tail !== "" || IS_SPAN.test(lead);
}

/** Whether words look ahead or back. */
export function directionOf(words: string): TimeSpan["direction"] {
  if (AHEAD.test(words)) return "ahead";
  return BEHIND.test(words) ? "behind" : null;
}

function daysOf(number: number, unit: string): number {
  const days = number * (DAYS[unit] ?? 0);
  // Twelve months are a year, and so are 52 weeks.
  return days === 360 || days === 364 ? 365 : days;
}

/** The span a value of an enumeration stands for as a whole: "90 days", "year", "last month". */
export function spanOfValue(value: string): TimeSpan | undefined {
  const plain = /^(?:day|week|month|quarter|year)$/.test(value) ? `within a ${value}` : value;
  const [span] = timeSpans(plain.toLowerCase());
  return span !== undefined && span.from === 0 && span.to === plain.length ? span : undefined;
}
