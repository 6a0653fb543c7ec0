import { plainView, rewriteMatches, type TextView } from "./text-view.ts";

/**
 * Letters of other scripts that look like a Latin one (Unicode Technical Standard 39, the subset
 * that occurs in names and addresses). Each pair is one code unit long on both sides.
 */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  `
аa еe оo рp сc уy хx ѕs іi їi јj һh ԁd ԛq ԝw кk мm тt вb нh АA ВB ЕE ЗZ ІI ЈJ КK
МM НH ОO РP СC ТT УY ХX ЅS ԌG αa βb εe ιi κk νv οo ρp τt υu χx γy ωw ΑA ΒB ΕE ΖZ
ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ցg ոn սu օo ɡg ʏy ıi
`
    .trim()
    .split(/\s+/)
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/** A word that mixes Latin letters or digits with Greek, Cyrillic or Armenian ones. */
const MIXED_WORD = /[\p{L}\p{N}._@:/~+=#-]+/gu;
const LATIN = /[A-Za-z0-9]/;
const OTHER_SCRIPT = /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}ɡʏı]/u;

/**
 * Writes look-alike letters inside words of mixed script as the Latin letter they imitate; words
 * written in one script throughout stay as they are. For matching only: lengths do not change.
 */
export function foldHomoglyphs(text: string): TextView {
  if (!OTHER_SCRIPT.test(text)) {
    return plainView(text);
  }
  return rewriteMatches(text, MIXED_WORD, (word) =>
    LATIN.test(word) && OTHER_SCRIPT.test(word)
      ? Array.from(word, (letter) => LOOKALIKES.get(letter) ?? letter).join("")
      : undefined,
  );
}
