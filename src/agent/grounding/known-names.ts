/** Names that may stand in a sentence although they hold digits or capitals. */
export interface KnownNames {
  /** The text with every known name taken out. */
  readonly without: (text: string) => string;
  /** Subjects a text speaks of, by full name or by a telling short form such as "E5". */
  readonly subjectsIn: (text: string, subjects: readonly string[]) => readonly string[];
  readonly isKnownWord: (word: string) => boolean;
}

/** Words of Microsoft and of ours that begin with capitals. */
const HOUSE_WORDS =
  "Seatwise Microsoft Entra Azure Graph Teams Exchange Online SharePoint OneDrive Outlook Windows Office Intune Defender Purview Power Platform Copilot Dynamics January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Global Administrator Reader Reports License Billing Security Admin";

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const alternatives = (texts: readonly string[]): RegExp =>
  texts.length === 0
    ? /(?!)/g
    : new RegExp(
        `(?<![\\p{L}\\p{N}])(?:${[...texts]
          .sort((a, b) => b.length - a.length)
          .map(escape)
          .join("|")})(?![\\p{L}\\p{N}])`,
        "gu",
      );

/** "E5", "F3", "P1": a letter or two and a digit. */
const SHORT_FORM = /^\p{Lu}{1,2}\d$/u;
/** "Microsoft 365": a digit group that is a name only behind its word. */
const BRAND = /\p{Lu}\p{L}+ 365/gu;

/** @param names display names of our catalogue and subjects issued in this interaction. */
export function knownNames(names: readonly string[]): KnownNames {
  const words = new Set([
    ...names.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)),
    ...HOUSE_WORDS.split(" "),
  ]);
  const shortForms = [...words].filter((word) => SHORT_FORM.test(word));
  const brands = names.flatMap((name) => name.match(BRAND) ?? []);
  const full = alternatives(names);
  const short = alternatives([...new Set([...brands, ...shortForms])]);
  const pluralized = (text: string): string =>
    text.replaceAll(/(?<![\p{L}\p{N}])(\p{Lu}{1,2}\d)s(?![\p{L}\p{N}])/gu, "$1");
  return {
    without: (text) => pluralized(text).replaceAll(full, " ").replaceAll(short, " "),
    subjectsIn: (text, subjects) => {
      const plain = pluralized(text);
      const named = new Set(plain.match(alternatives(subjects)) ?? []);
      const rest = plain.replaceAll(alternatives(subjects), " ");
      const spoken = new Set(rest.match(alternatives(shortForms)) ?? []);
      return subjects.filter(
        (subject) =>
          named.has(subject) || subject.split(/[^\p{L}\p{N}]+/u).some((word) => spoken.has(word)),
      );
    },
    isKnownWord: (word) => words.has(word),
  };
}
