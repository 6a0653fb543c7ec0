/** What was written of a product, and the names it can stand for. */
export interface ProductMention {
  readonly written: string;
  readonly names: readonly string[];
}

/** Names that may stand in a sentence although they hold digits or capitals. */
export interface KnownNames {
  /** The text with every known name taken out. */
  readonly without: (text: string) => string;
  /** What a text writes of products, by full name or by a telling short form such as "E5". */
  readonly mentionsIn: (text: string) => readonly ProductMention[];
  /** What a text begins with: blanks and the name of a product behind them; nothing where it does not. */
  readonly leading: (text: string) => string;
  readonly isKnownWord: (word: string) => boolean;
  /** These names and more; the same object when there are none. */
  readonly and: (more: readonly string[]) => KnownNames;
}

/** Words of Microsoft and of ours that begin with capitals. */
const HOUSE_WORDS =
  "Seatwise Microsoft Entra Azure Graph Teams Exchange Online SharePoint OneDrive Outlook Windows Office Intune Defender Purview Power Platform Copilot Dynamics January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Global Administrator Reader Reports License Billing Security Admin Partner Center Conditional Access Secure Score Defaults";

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A pattern that finds every writing of exactly this, or also in other letter cases. */
export function literally(text: string, flags: "gu" | "giu" = "gu"): RegExp {
  return new RegExp(escape(text), flags);
}

/** A name as the source of a pattern that lets "that are", "have been" and the like stand between its words. */
export function looseName(name: string): string {
  const between = String.raw`(?:\s+(?:that|who|which|are|is|have|has|had|been|were))*[\s-]+`;
  return name.split(" ").map(escape).join(between);
}

const alternatives = (texts: readonly string[]): RegExp =>
  texts.length === 0
    ? /(?!)/g
    : new RegExp(
        `(?<![\\p{L}\\p{N}])(?:${[...new Set(texts)]
          .sort((a, b) => b.length - a.length)
          .map(escape)
          .join("|")})(?![\\p{L}\\p{N}])`,
        "gu",
      );

/** "E5", "F3", "P1": a letter or two and a digit. */
const SHORT_FORM = /^\p{Lu}{1,2}\d$/u;
/** "Microsoft 365": a digit group that is a name only behind its word. */
const BRAND = /\p{Lu}\p{L}+ 365/gu;

/**
 * Prepares names once for many questions.
 * @param products display names of our catalogue
 */
export function knownNames(products: readonly string[]): KnownNames {
  const capitals = new Map(products.map((name) => [capitalised(name), name]));
  const listed = products.map((name) => ({ name, words: wordsIn(name) }));
  const words = new Set([...listed.flatMap((product) => product.words), ...HOUSE_WORDS.split(" ")]);
  const shortForms = [...words].filter((word) => SHORT_FORM.test(word));
  const brands = products.flatMap((name) => name.match(BRAND) ?? []);
  const full = alternatives([...products, ...capitals.keys()]);
  const short = alternatives([...brands, ...shortForms]);
  const shortOnly = alternatives(shortForms);
  const names: KnownNames = {
    without: (text) => singular(text).replaceAll(full, " ").replaceAll(short, " "),
    mentionsIn: (text) => {
      const plain = singular(text);
      const named = new Set(plain.match(full) ?? []);
      const spoken = new Set(plain.replaceAll(full, " ").match(shortOnly) ?? []);
      return [
        ...[...named].map((written) => ({ written, names: [capitals.get(written) ?? written] })),
        ...[...spoken].map((written) => ({
          written,
          names: listed.filter((one) => one.words.includes(written)).map(({ name }) => name),
        })),
      ];
    },
    leading: (text) => {
      const blanks = /^\s+/.exec(text)?.[0] ?? "";
      const rest = text.slice(blanks.length);
      const found = [full, short]
        .flatMap((some) => [...rest.matchAll(some)].slice(0, 1))
        .find(({ index }) => index === 0);
      return found === undefined ? "" : `${blanks}${found[0]}`;
    },
    isKnownWord: (word) => words.has(word),
    and: (more) => {
      const fresh = more.filter((name) => !products.includes(name));
      return fresh.length === 0 ? names : knownNames([...products, ...fresh]);
    },
  };
  return names;
}

/** As a name of ours that is no product's begins a sentence. */
const capitalised = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function wordsIn(name: string): readonly string[] {
  return name.split(/[^\p{L}\p{N}]+/u);
}

/** "E5s" are E5. */
function singular(text: string): string {
  return text.replaceAll(/(?<![\p{L}\p{N}])(\p{Lu}{1,2}\d)s(?![\p{L}\p{N}])/gu, "$1");
}
