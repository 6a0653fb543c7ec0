/** Where one sentence ends and another begins; a dash in the middle parts as well. */
const SENTENCES = /(?<=[.?!;])\s+|\s+[-–—]\s+|\n+/u;
const BEFORE_COLON = /^(?<before>[^:?]{2,60}):\s+(?<after>.+)$/su;
/** Where a further question may begin inside a sentence. */
const JOINTS = /(?:,\s*)?\b(?:and|plus|as well as)\b(?:\s+also\b)?,?\s+|;\s+/giu;
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

/** Every way to part a sentence into two questions. */
export function halvesOf(sentence: string): readonly (readonly [string, string])[] {
  return [...sentence.matchAll(JOINTS)].flatMap((joint) => {
    const halves = [
      sentence.slice(0, joint.index),
      sentence.slice(joint.index + joint[0].length),
    ] as const;
    return halves.every((half) => /\p{L}{3}/u.test(half)) ? [halves] : [];
  });
}
