/*
 * What a model may not make up in a draft, although it has no form by which it would be found: numbers
 * in words, commands, and questions for a secret.
 */

const ENGLISH =
  "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?|half|twice|double|triple";
const GERMAN =
  "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig|sechzig|hundert|tausend";
const FRENCH =
  "deux|trois|quatre|cinq|sept|huit|dix|douze|quinze|vingt|trente|quarante|cinquante|cent|mille";
const SPANISH =
  "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta|cuarenta|cincuenta|cien|mil";
const NUMBER_WORD = new RegExp(
  `(?<![\\p{L}-])(?:${[ENGLISH, GERMAN, FRENCH, SPANISH].join("|")})(?![\\p{L}])`,
  "giu",
);
/** Numerals a ticket may have for the words of a draft. */
const NUMERALS: Readonly<Record<string, string>> = {
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  zwei: "2",
  drei: "3",
  vier: "4",
  fünf: "5",
  deux: "2",
  trois: "3",
  quatre: "4",
  cinq: "5",
  dos: "2",
  tres: "3",
  cuatro: "4",
  cinco: "5",
};

/** Programs that run what they are told, and switches. */
const COMMAND =
  /\b(?:powershell|pwsh|cmd(?:\.exe)?|sudo|curl|wget|msiexec|mshta|rundll32|regsvr32|certutil|bitsadmin|iex|net (?:user|localgroup|use)|format [a-z]:|rm -\w+|del \/\w)(?![\p{L}\d])|(?<=\s)(?:--?[a-z][\w-]+|\/[a-z]+)(?=[\s.,]|$)/giu;

/** "Reply with your password", not "we will send you your password". */
const ASKS_FOR_SECRET = new RegExp(
  `(?<![\\p{L}])(?:${[
    "(?:send|give|tell|share|provide|confirm|reply|forward)(?: (?:us|me|it|back|with|by mail|to us|the desk))* your",
    "(?:nennen|schicken|senden|geben|teilen) Sie (?:uns |mir |bitte )*Ihr(?:e[nms]?)?",
    "(?:envoyez|indiquez|donnez)(?:-nous|-moi)? votre",
    "(?:envíe|indique|díga)(?:nos|me)? su",
  ].join(
    "|",
  )}) (?:\\p{L}+ ){0,2}(?:passwords?|passcodes?|pins?|codes?|credentials|passwort|kennwort|mot de passe|contraseña)`,
  "iu",
);

/** Whether a draft says a number in words that the ticket has neither in words nor in figures. */
export function inventsNumber(words: string, sent: string): boolean {
  const numerals = new Set(sent.match(/\p{N}+/gu));
  const given = new Set(sent.match(NUMBER_WORD)?.map((word) => word.toLowerCase()));
  return (words.match(NUMBER_WORD) ?? []).some((found) => {
    const word = found.toLowerCase();
    return !given.has(word) && !numerals.has(NUMERALS[word] ?? "");
  });
}

/** Whether a draft has something to be typed and run that the ticket does not have. */
export function inventsCommand(words: string, sent: string): boolean {
  const given = sent.toLowerCase();
  return (words.match(COMMAND) ?? []).some((command) => !given.includes(command.toLowerCase()));
}

/** Whether a text would have its reader give a password or a code away. */
export function asksForSecret(text: string): boolean {
  return ASKS_FOR_SECRET.test(text);
}
