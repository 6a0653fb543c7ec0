function classOf(letter: string): string {
  if (/\d/.test(letter)) {
    return "digit";
  }
  return /[A-Z]/.test(letter) ? "upper" : /[a-z]/.test(letter) ? "lower" : "mark";
}

/** How often the kind of character changes from one to the next, as a share of all neighbours. */
function changes(value: string): number {
  const classes = Array.from(value, classOf);
  const changed = classes.filter((kind, at) => at > 0 && kind !== classes[at - 1]).length;
  return value.length < 2 ? 0 : changed / (value.length - 1);
}

/** Whether a value can only be a placeholder: `xxxx`, `<your key>`, `${KEY}`, `[PASSWORD]`, `...`. */
export function isPlaceholder(value: string): boolean {
  return (
    new Set(value.toLowerCase()).size < 3 ||
    /^[<[{]|^\$[{(]|^\$\w+$|^%(?:\w+%|[a-z])$|^\*+$|^\.\.\.|(?:your|my|the)[_-]?(?:api|key|token|secret|password)|^(?:null|none|true|false|undefined|redacted|changeme)$/i.test(
      value,
    )
  );
}

/** A word in one of the usual letter cases, a short number, or a short code such as `T1` or `128GB`. */
const READABLE_PIECE =
  /^(?:[a-z]{1,20}|[A-Z]{1,14}|(?:[A-Z]?[a-z]{2,}){1,3}[A-Z]{0,2}|\d{1,4}|[A-Za-z]{1,4}\d{1,3}|\d{1,3}[A-Za-z]{1,5}|v?\d{1,4}(?:st|nd|rd|th)?)$/;

/** Words and short codes with separators between: `O365_BUSINESS_PREMIUM`, `rc0.13.0`. */
function isReadable(value: string): boolean {
  const pieces = value.split(/[^A-Za-z0-9]+/).filter((piece) => piece !== "");
  return pieces.length > 1 && pieces.every((piece) => READABLE_PIECE.test(piece));
}

/**
 * Whether a value assigned to something called a key or token looks made by a machine rather than
 * written by hand: letters and digits change often, or it is long with many digits.
 */
export function looksRandom(value: string): boolean {
  const digits = count(value, /\d/g);
  if (digits === 0 || !/[a-z]/i.test(value) || isPlaceholder(value)) {
    return false;
  }
  if (isReadable(value)) {
    return false;
  }
  return changes(value) >= 0.25 || (value.length >= 20 && digits >= 4);
}

function count(value: string, pattern: RegExp): number {
  return value.match(pattern)?.length ?? 0;
}

/** Letters of one case and digits in turns, no separator: base 32, as access tokens are written in. */
function isLongAndPlain(value: string): boolean {
  return (
    /^(?:[a-z\d]{32,}|[A-Z\d]{32,})$/.test(value) &&
    count(value, /\d+/g) >= 4 &&
    changes(value) >= 0.2
  );
}

/** The same for a value that stands alone: only what nobody writes by hand. */
export function looksRandomAlone(value: string): boolean {
  if (isLongAndPlain(value)) {
    return true;
  }
  const letters = count(value, /[A-Za-z]/g);
  const mixed = count(value, /[a-z]/g) > 0 && count(value, /[A-Z]/g) > 0;
  const fewestNumbers = value.length >= 40 ? 2 : 3;
  return (
    mixed &&
    letters >= value.length / 3 &&
    count(value, /\d+/g) >= fewestNumbers &&
    changes(value) >= 0.3 &&
    looksRandom(value)
  );
}
