/** Where one sentence ends and another begins; a dash in the middle parts as well. */
const SENTENCES = /(?<=[.?!;])\s+|\s+[-–—]\s+|\n+/u;
const BEFORE_COLON = /^(?<before>[^:?]{2,60}):\s+(?<after>.+)$/su;
/** What joins two questions, or two things one question asks for. */
const JOINTS =
  /(?:,\s*)?\b(?:and|plus|as well as|versus|vs\.?|or)\b(?:\s+also\b)?,?\s+|;\s+|\s[&+/]\s|,\s+|\.\s+/giu;
/** Words that stand for something said before. */
const REFERS = /\b(?:it|its|they|them|their|those|these|that|this|ones?|there)\b/iu;

export const refersBack = (text: string): boolean => REFERS.test(text);

/** The sentences of a text, with what stands before a colon as one of its own. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(SENTENCES)
    .flatMap((sentence) => {
      const { before, after } = BEFORE_COLON.exec(sentence)?.groups ?? {};
      return before === undefined || after === undefined ? [sentence] : [before, after];
    })
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** Two texts that one text may stand for. */
export interface Parting {
  readonly first: string;
  readonly second: string;
  /** Whether a mere comma parts them. */
  readonly isByComma: boolean;
  /** Whether both are halves of the text, or share what stands around two of its words. */
  readonly areHalves: boolean;
}

/** So many words may stand on either side of what joins them: "cost per department and per country". */
const WIDTHS = [1, 2, 3];

/** Every way to part a text into two: "how many … and when …?", "room and shared mailboxes". */
export function partingsOf(text: string): readonly Parting[] {
  return [...text.matchAll(JOINTS)].flatMap((joint) => {
    const before = text.slice(0, joint.index);
    const after = text.slice(joint.index + joint[0].length);
    const isByComma = joint[0].trim() === ",";
    const halves = [before, after].every((half) => /\p{L}{3}/u.test(half))
      ? asked(text, before).map((first) => ({ first, second: after, isByComma, areHalves: true }))
      : [];
    return /[.;]/.test(joint[0]) ? halves : [...halves, ...sharing(before, after, isByComma)];
  });
}

/** The first half of a question, with its mark or without. */
const asked = (whole: string, half: string): readonly string[] =>
  whole.endsWith("?") && !half.endsWith("?") ? [half, `${half}?`] : [half];

function sharing(before: string, after: string, isByComma: boolean): readonly Parting[] {
  const [head, tail] = [before.split(" "), after.split(" ")];
  return WIDTHS.filter(
    (width) => width <= Math.min(head.length, tail.length) && 2 * width < head.length + tail.length,
  ).map((width) => ({
    first: [...head, ...tail.slice(width)].join(" "),
    second: [...head.slice(0, -width), ...tail].join(" "),
    isByComma,
    areHalves: false,
  }));
}
