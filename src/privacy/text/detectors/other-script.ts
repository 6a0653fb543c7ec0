import { type Detected, type Detector, matchesOf } from "../detector.ts";
import { PSEUDONYM_SHAPE } from "../entity-kind.ts";

/** Letters of scripts other than those the readers of names know. */
const LETTER =
  "[[\\p{L}\\p{M}]--\\p{Script=Latin}--\\p{Script=Cyrillic}--\\p{Script=Greek}--\\p{Script=Inherited}]";
const RUN = new RegExp(`(?<![\\p{L}\\p{N}])${LETTER}{2,30}(?:[ ·・]${LETTER}{2,30}){0,3}`, "gv");
const LATIN = /\p{Script=Latin}/gu;
const OTHER = new RegExp(LETTER, "gv");

/** Other letters for each Latin one up to which the text counts as Latin: names are short, and longer than it seems. */
const MOST_OTHER = 2;

/** `Does 田中太郎 have a seat?`: words of another script inside a text of Latin letters. */
export const otherScript: Detector = {
  id: "other-script",
  find(scan, context): Iterable<Detected> {
    const other = scan.text.match(OTHER)?.length ?? 0;
    if (other === 0) {
      return [];
    }
    // Stand-ins of ours say nothing of the caller's language.
    const latin = scan.text.replace(PSEUDONYM_SHAPE, "").match(LATIN)?.length ?? 0;
    if (other > latin * MOST_OTHER) {
      return [];
    }
    // Where the directory knows a name, the letters around it belong to the sentence.
    return matchesOf(
      scan,
      RUN,
      "PERSON",
      ({ index, 0: run }) => !context.isTaken({ start: index, end: index + run.length }),
    );
  },
};
