import { contentWords } from "../planner/small-words.ts";
import { stemsOf } from "../planner/words.ts";
import { isScale, placeOn } from "./scales.ts";
import { isOfDesk, type SourceSentence } from "./source-text.ts";
import { wordsAround } from "./subjects.ts";
import { minutesOfWork } from "./time-spent.ts";

/** Stand-ins say nothing of their own: "Phone-7407" is about no telephone. */
const STAND_IN = /\b\p{Lu}\p{Ll}+-\d+\b/gu;
/** A team of people, other than Teams. */
const TEAM = /\bteam\b/g;
/** What leaves no doubt about the subject, by one of its words. */
const PLAIN_SIGNS: readonly (readonly [sign: RegExp, word: string, weight: number])[] = [
  [
    /\b(?:phishing|ransomware|malware|virus|hacked|scam|stolen|theft|impossible travel|gestohlen|volé|robado)\b/i,
    "phishing",
    30,
  ],
  [
    /\bnew (?:starter|joiner|hire|employee|colleague)\b|\bleaver\b|\blast day\b|\bneue[rn]? (?:mitarbeiter|kolleg)|\bnouve(?:l|au) (?:employé|collaborateur)/i,
    "onboarding",
    20,
  ],
  [
    /\b(?:mfa|authenticator|password|passwort|kennwort|mot de passe|contraseña|locked out|log ?in|sign ?in|einloggen|inloggen|anmelden)\b/i,
    "password",
    8,
  ],
  [/\b(?:vpn|firewall|wi-?fi|wlan)\b/i, "vpn", 10],
];
/** How much more a word of the summary tells than one of the rest. */
const WEIGHT_OF_SUMMARY = 2;

/** The value of an enumeration that fits a text best. */
export function chooseWord(
  values: readonly string[],
  description: string,
  sentences: readonly SourceSentence[],
): string {
  const place = isScale(description) ? placeOn(description, sentences) : undefined;
  if (place !== undefined) return values[Math.round(place.share * (values.length - 1))] ?? "";
  const work = sentences.filter(isOfDesk);
  const about = /\bwork\b/i.test(description) && work.length > 0 ? work : sentences;
  return bestFitting(values, about);
}

function bestFitting(values: readonly string[], sentences: readonly SourceSentence[]): string {
  const scored = values.map((value) => ({ value, score: fit(value, sentences) }));
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  if (best !== undefined && best.score > 0) return best.value;
  const rest = values.find((value) => /\b(?:other|general|misc\w*|unknown)\b/i.test(value));
  return rest ?? values[0] ?? "";
}

/** How often the sentences say words of the value itself, which count double, or of its subject. */
function fit(value: string, sentences: readonly SourceSentence[]): number {
  return sentences.reduce((sum, sentence) => {
    const isSummary = /summary|subject|title/i.test(sentence.field);
    return sum + (isSummary ? WEIGHT_OF_SUMMARY : 1) * fitOf(value, sentence);
  }, 0);
}

function fitOf(value: string, sentence: SourceSentence): number {
  const text = sentence.text.replaceAll(STAND_IN, " ").replaceAll(TEAM, " ");
  const own = new Set(contentWords(stemsOf(value)));
  const around = wordsAround(value);
  // What the desk did is no sign of what it was about: passwords are reset for many a reason.
  const plain = isOfDesk(sentence)
    ? undefined
    : PLAIN_SIGNS.find(
        ([sign, word]) => sign.test(text) && stemsOf(word).some((stem) => around.has(stem)),
      );
  return contentWords(stemsOf(text)).reduce(
    (sum, word) => sum + (own.has(word) ? 2 : around.has(word) ? 1 : 0),
    plain?.[2] ?? 0,
  );
}

/** The number of an enumeration nearest to the time those at work tell, or that their words suggest. */
export function chooseNumber(
  values: readonly number[],
  sentences: readonly SourceSentence[],
): number {
  const wanted = minutesOfWork(sentences);
  return values.reduce(
    (best, value) => (Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best),
    values[0] ?? 0,
  );
}
