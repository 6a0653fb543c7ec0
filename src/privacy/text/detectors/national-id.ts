import type { Detected, Detector } from "../detector.ts";

const DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

/** Spain: the letter is the number modulo 23; a foreigner's X, Y, Z stands for 0, 1, 2. */
function isDni(text: string): boolean {
  const number = text.slice(0, -1).replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter)));
  return DNI_LETTERS[Number(number) % 23] === text.at(-1);
}

/** France: the last two digits are 97 less the rest modulo 97. */
function isNir(digits: string): boolean {
  return 97n - (BigInt(digits.slice(0, 13)) % 97n) === BigInt(digits.slice(13));
}

/** Brazil: both check digits are weighted sums modulo 11. */
function isCpf(digits: string): boolean {
  const check = (length: number): number => {
    const sum = Array.from(digits.slice(0, length)).reduce(
      (total, digit, at) => total + Number(digit) * (length + 1 - at),
      0,
    );
    return ((sum * 10) % 11) % 10;
  };
  return check(9) === Number(digits[9]) && check(10) === Number(digits[10]);
}

/** Sweden: Luhn over the ten digits. */
function isPersonnummer(digits: string): boolean {
  const sum = Array.from(digits.slice(-10)).reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

interface Form {
  readonly pattern: RegExp;
  /** Given the match without blanks and marks, in capitals. */
  readonly holds: (bare: string) => boolean;
}

const always = (): boolean => true;

/** Numbers that are known by their form alone, most of them with check digits. */
const FORMS: readonly Form[] = [
  { pattern: /(?<![\w-])(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z](?![\w-])/g, holds: isDni },
  { pattern: /(?<!\w)[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)/gi, holds: always },
  {
    pattern: /(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)/g,
    holds: always,
  },
  {
    pattern: /(?<!\d)[12] ?\d{2} ?\d{2} ?\d{2} ?\d{3} ?\d{3} ?\d{2}(?!\d)/g,
    holds: isNir,
  },
  { pattern: /(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/g, holds: isCpf },
  {
    pattern: /(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?!\d)/g,
    holds: isPersonnummer,
  },
];

/** Words that announce a number of a person, and what may stand between. */
const ANNOUNCED = new RegExp(
  `(?<![\\p{L}])(?:${[
    "passport|passeport|reisepass|pasaporte|passaporto|paszport|paspoort",
    "driv(?:er'?s?|ing) licen[cs]e|führerschein(?:nummer)?|permis de conduire|prawo jazdy",
    "(?:national|personal) id(?:entity)?(?: card| number)?|identity card|id card|personalausweis|ausweisnummer",
    "dni|nie|nif|pesel|bsn|cpf|curp|aadhaar|nino|ni number|national insurance(?: number)?",
    "steuer-?id|steuernummer|steueridentifikationsnummer|tax id|tin|codice fiscale|nir",
    "social insurance(?: number)?|sozialversicherungsnummer|personnummer|henkilötunnus|rodné číslo",
    "(?:employee|staff|personnel|payroll) (?:id|number|no\\.?)|personalnummer|matricule",
    "badge['’s]{0,2}(?: \\(?(?:id|number|no\\.?))?|ust-?id(?:-?nr)?|vat(?: (?:id|number|no|reg(?:istration)?))?|partita iva|siret|siren|hr[ab]",
  ].join(
    "|",
  )})(?![\\p{L}])(?:\\s{1,2}(?:number|no|nr|nummer|id|is|ist|est|es))?\\.?\\s{0,2}[:#=]?\\s{0,2}`,
  "giu",
);
/** Digits and capitals, perhaps in groups. */
const NUMBER =
  /[A-Z0-9]{1,18}(?:[ ./-]?(?=[A-Z]*\d)[A-Z0-9]{1,12}){0,6}(?: [A-Z](?![\p{L}\d]))?(?![\p{Ll}])/uy;
const FEWEST_DIGITS = 4;

function* announcedIn(text: string): Iterable<Detected> {
  for (const { 0: words, index } of text.matchAll(ANNOUNCED)) {
    NUMBER.lastIndex = index + words.length;
    const number = NUMBER.exec(text)?.[0] ?? "";
    if (number.replaceAll(/\D/g, "").length >= FEWEST_DIGITS) {
      const start = index + words.length;
      yield { start, end: start + number.length, kind: "NATIONAL_ID" };
    }
  }
}

const DAY_OF_BIRTH = new RegExp(
  `(?<![\\p{L}])(?:${[
    "dob|d\\.o\\.b\\.|date of birth|birth ?da(?:y|te)|born(?: on)?|geburtsdatum|geboren|geb\\.",
    "date de naissance|née? le|fecha de nacimiento|nacid[oa] el|data di nascita|nat[oa] il|geboortedatum",
  ].join(
    "|",
  )})(?![\\p{L}])[^\\d\\n]{0,32}(\\d{1,4}[./ -]{1,2}(?:\\d{1,2}|\\p{L}{3,9})[./ -]{1,2}\\d{2,4})(?!\\d)`,
  "giu",
);

function* birthdaysIn(text: string): Iterable<Detected> {
  for (const { 0: whole, 1: day = "", index } of text.matchAll(DAY_OF_BIRTH)) {
    const end = index + whole.length;
    yield { start: end - day.length, end, kind: "NATIONAL_ID" };
  }
}

/**
 * Numbers that states and employers give to people: by form and check digits where these tell, else
 * behind a word that announces one; days of birth, which states tell people by as well.
 */
export const nationalId: Detector = {
  id: "national-id",
  *find({ text }): Iterable<Detected> {
    for (const { pattern, holds } of FORMS) {
      for (const match of text.matchAll(pattern)) {
        if (holds(match[0].replaceAll(/[^\dA-Za-z]/g, "").toUpperCase())) {
          yield { start: match.index, end: match.index + match[0].length, kind: "NATIONAL_ID" };
        }
      }
    }
    yield* announcedIn(text);
    yield* birthdaysIn(text);
  },
};
