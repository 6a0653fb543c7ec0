/** What number words count. */
const SMALL: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
/** What multiplies the number before it. */
const LARGE: Readonly<Record<string, number>> = { dozen: 12, hundred: 100, thousand: 1000 };

const WORD = [...Object.keys(SMALL), ...Object.keys(LARGE)].join("|");
const NUMBER = new RegExp(
  String.raw`\b(?:an? (?=${Object.keys(LARGE).join("|")}))?(?:${WORD})(?:(?:[ -]|(?<=hundred|thousand) and )(?:${WORD}))*\b`,
  "g",
);

/** A plain text with numbers as digits; "one" by itself stays a word. */
export function withNumbers(plain: string): string {
  const text = digitsIn(plain);
  // "Within 7 days, and within 90?"
  return /\b\d+ days?\b/.test(text)
    ? text.replaceAll(/\b(?:7|14|30|60|90|180)(?=\s*(?:[?.,;:]|$))/g, "$& days")
    : text;
}

function digitsIn(plain: string): string {
  return plain
    .replaceAll(/\bhalf a dozen\b/g, "6")
    .replaceAll(/\b(?:a )?couple of (?=\w)/g, "2 ")
    .replaceAll(NUMBER, inDigits)
    .replaceAll(/\b(\d+) \(\1\)/g, "$1")
    .replaceAll(SPANS, inDays)
    .replaceAll(/(\d)[.,](?=\d{3}\b)/g, "$1")
    .replaceAll(/\b(\d{1,3})k\b/g, "$1000");
}

/** "7/30/90 days", "30, 60 or 90?": each a span of time. */
const SPANS =
  /\b\d{1,3}(?:(?:,? ?(?:\/|,|&|and|or|versus|vs\.?) ?)\d{1,3})+(?: ?(?<unit>days?|weeks?|months?|d)\b|(?= ?[?.!;:]| ?$))/g;
const USUAL_DAYS: ReadonlySet<string> = new Set(["7", "14", "30", "60", "90", "180", "365"]);

function inDays(said: string): string {
  const numbers = said.match(/\d+/g) ?? [];
  const [unit] = /[a-z]+$/.exec(said) ?? [];
  if (unit === undefined && !numbers.every((one) => USUAL_DAYS.has(one))) return said;
  return numbers.map((one) => `${one} ${unit ?? "days"}`).join(" and ");
}

function inDigits(said: string): string {
  const words = said.split(/[ -]/).filter((word) => word in SMALL || word in LARGE);
  if (words.length === 1 && words[0] === "one") return said;
  const { sum, part } = words.reduce(
    (so, word) => {
      const times = LARGE[word];
      if (times === undefined) return { ...so, part: so.part + (SMALL[word] ?? 0) };
      const grown = Math.max(1, so.part) * times;
      return times === LARGE["thousand"]
        ? { sum: so.sum + grown, part: 0 }
        : { ...so, part: grown };
    },
    { sum: 0, part: 0 },
  );
  return String(sum + part);
}
