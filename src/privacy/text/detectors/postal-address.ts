import { type Detected, type Detector, matchesOf } from "../detector.ts";

const NAME = "\\p{Lu}[\\p{L}'’.-]{1,20}";
/** A number, one to three names and a word for a street: `12 High Street`, `1600 Amphitheatre Pkwy`. */
const ENGLISH = `(?<![\\p{L}\\d.,-])\\d{1,5}[a-z]?,? (?!(?:Google|Shared|One|Hard|Network|USB) )(?:${NAME} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Crescent|Terrace|Way|Boulevard|Blvd|Parkway|Pkwy|Highway|Hwy|Square|Quay|Wharf)\\b\\.?`;
/** `Hauptstraße 12`, `Am Alten Weg 3a`, `Kerkstraat 5`. */
const GERMANIC = `(?<![\\p{L}])(?:\\p{Lu}[\\p{L}-]{0,30}(?:straße|strasse|str\\.|weg|platz|allee|gasse|ufer|straat|laan|plein|gatan|vej)|(?:\\p{Lu}\\p{L}{1,20} ){1,3}(?:Straße|Strasse|Str\\.|Weg|Platz|Allee|Gasse|Ufer)) \\d{1,4} ?[a-z]?(?![\\p{L}\\d])`;
/** `12, rue de la Paix`. */
const FRENCH = `(?<![\\p{L}\\d])\\d{1,4}(?: (?:bis|ter))?,? (?:rue|avenue|boulevard|bd|chemin|allée|impasse|quai|cours) (?:(?:de|du|des|la|le|les) |[dl]['’]){0,3}${NAME}(?:[ -]${NAME}){0,3}`;
/** `Calle de Alcalá 45`, `Via Roma, 3`, `ul. Długa 7`. */
const ROMANCE = `(?<![\\p{L}])(?:[Cc]alle|[Aa]venida|[Aa]vda\\.|[Pp]laza|[Pp]aseo|[Vv]ia|[Vv]iale|[Pp]iazza|[Rr]ua|[Uu]l\\.) (?:(?:de|del|della|dei|da|do|dos|la|las|los) ){0,2}${NAME}(?: ${NAME}){0,2},? (?:n[.º°] ?)?\\d{1,4}(?!\\d)`;
/** `GU1 3AA` (British Standard 7666). */
const BRITISH_CODE =
  /(?<![\p{L}\p{N}-])(?:GIR 0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]) \d(?!GB|TB)[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}-])/gu;
const STREETS = [ENGLISH, GERMANIC, FRENCH, ROMANCE].map((form) => new RegExp(form, "gu"));

/** Where somebody lives or works, to the house: streets with a number, and British post codes. */
export const postalAddress: Detector = {
  id: "postal-address",
  *find(scan): Iterable<Detected> {
    for (const form of [...STREETS, BRITISH_CODE]) {
      yield* matchesOf(scan, form, "SITE");
    }
  },
};
