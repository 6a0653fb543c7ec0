/** Letters that Unicode does not decompose, as they are commonly written without their mark. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: "ss",
    æ: "ae",
    œ: "oe",
    ø: "o",
    đ: "d",
    ð: "d",
    þ: "th",
    ł: "l",
    ħ: "h",
    ŧ: "t",
    ı: "i",
    ĸ: "k",
    ŋ: "n",
    ə: "e",
  }),
);

const ASCII = /^[\x20-\x7e]*$/;
const MARKS_AND_APOSTROPHES = /[\p{M}'’‘ʼ`´]/gu;
const UNDECOMPOSED = /[ßæœøđðþłħŧıĸŋə]/gu;

/** A word in lower case, without accents or apostrophes: `O’Brien` and `obrien` become one. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  const bare = ASCII.test(lower)
    ? lower.replaceAll("'", "").replaceAll("`", "")
    : lower
        .normalize("NFD")
        .replace(MARKS_AND_APOSTROPHES, "")
        .replace(UNDECOMPOSED, (letter) => PLAIN_LETTERS.get(letter) ?? letter);
  return bare;
}

const SPELT_OUT: ReadonlyMap<string, string> = new Map(
  Object.entries({ ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" }),
);

/** `Müller` is also written `Mueller`: the second spelling, folded, or undefined when there is none. */
export function foldSpeltOut(word: string): string | undefined {
  const lower = word.toLowerCase().normalize("NFC");
  return /[äöüåø]/.test(lower)
    ? foldWord(lower.replace(/[äöüåø]/g, (letter) => SPELT_OUT.get(letter) ?? letter))
    : undefined;
}
