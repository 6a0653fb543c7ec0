/**
 * Number words by language, as they compound. Words that also mean something else in English ("due",
 * "once", "sept", "mil") are left out: answers are written in English, the other languages are a net.
 */
const NUMBER_WORDS: readonly string[] = [
  // English
  "zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|trillions?",
  // German
  "null|eins|ein(?=und|hundert|tausend)|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwoelf|(?:sech|sieb)zehn|(?:und)?(?:zwan|drei|vier|fünf|fuenf|sech|sieb|acht|neun)(?:zig|ßig|ssig)|hundert|tausend|million(?:en)?|milliarden?",
  // French
  "zéro|deux|trois|quatre|cinq|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|huitante|nonante|cents?|milliards?",
  // Spanish
  "cero|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|trece|catorce|quince|dieci|veinte|veinti|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|cientos?|quinientos|millón|millones",
  // Portuguese
  "dois|três|quatro|sete|oito|nove|dez|treze|quatorze|quinze|vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa|cem|cento|duzentos|trezentos|milhão|milhões",
  // Italian
  "uno|tre|quattro|cinque|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta|cento|mila|milione|milioni",
  // Dutch
  "twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|der(?=tien|tig)|veer(?=tien|tig)|(?:en|ën)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig|honderd|duizend|miljoen",
  // Polish
  "dwa|dwie|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|naście|dzieścia|dzieści|dziesiąt|dwieście|tysiąc|tysiące|tysięcy|milion|miliony|milionów",
];

const COMPOUND = NUMBER_WORDS.map((words) => new RegExp(`^(?:${words})+$`, "u"));

/** "One" is a number unless it points at something. */
const ONE =
  /(?<!\b(?:no|any|every|each|another|this|that|which|the|some) )\bone\b(?! of (?:the|these|those|your|our|them))/iu;

/** Quantities in words that are no compounds of number words. */
const QUANTITY =
  /\b(?:half|halves|quarters?|(?:a|one|two) thirds?|fifths?|tenths?|doubled?|twice|triple|thrice|couple|percent(?:age)?|per cent|scores of|dozens?)\b/iu;

/** "No idle seats" is a number as well: it says zero. */
const NONE =
  /\b(?:no|not any|without any)\s+(?:\p{L}+\s+){0,2}(?:seats?|licen[cs]es?|savings?|costs?|waste)\b/iu;

/** Whether a text, without known names and references, states a number in words. */
export function hasNumberWord(text: string): boolean {
  if (ONE.test(text) || QUANTITY.test(text) || NONE.test(text)) return true;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => COMPOUND.some((pattern) => pattern.test(word)));
}
