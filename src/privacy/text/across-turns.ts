import type { Finding } from "./span.ts";

/** How far from the boundary two halves are looked for, on either side. */
const REACH = 256;

/** `Reset`, `My`: a word a sentence begins with is no second half of anything. */
const BEGINS_SENTENCE = /^\p{Lu}\p{L}*(?=[\s,;:!?'’-]|\.(?:\s|$)|$)/u;

/** Where one character of a joined text stood. */
interface Place {
  readonly turn: number;
  readonly at: number;
}

/** The end of what was said before turn `next`, and its beginning, with where each character stood. */
function joinAround(
  turns: readonly string[],
  next: number,
  joint: string,
): { text: string; places: readonly (Place | undefined)[] } {
  let text = "";
  let places: (Place | undefined)[] = [];
  for (const [turn, said] of turns.slice(0, next + 1).entries()) {
    const part = turn === next ? said.slice(0, REACH) : said.slice(-REACH);
    const offset = turn === next ? 0 : said.length - part.length;
    const beginning = BEGINS_SENTENCE.test(said) ? " " : joint;
    const glue = turn === 0 ? "" : beginning;
    text += glue + part;
    places = [
      ...places,
      ...Array.from({ length: glue.length }, () => undefined),
      ...Array.from({ length: part.length }, (_, at) => ({ turn, at: offset + at })),
    ];
    const excess = turn < next ? Math.max(0, text.length - REACH) : 0;
    text = text.slice(excess);
    places = places.slice(excess);
  }
  return { text, places };
}

/** The pieces of a finding in a joined text, one for each turn it lies in. */
function piecesOf(
  finding: Finding,
  places: readonly (Place | undefined)[],
): readonly { readonly turn: number; readonly finding: Finding }[] {
  const stood = places.slice(finding.start, finding.end).filter((place) => place !== undefined);
  return [...Map.groupBy(stood, ({ turn }) => turn)].map(([turn, inTurn]) => ({
    turn,
    finding: { ...finding, start: inTurn[0]?.at ?? 0, end: (inTurn.at(-1)?.at ?? 0) + 1 },
  }));
}

/**
 * What only shows when turns are read together: an address begun in one and ended in the next, a
 * password announced in one and given in the other. Joined with a blank between and, unless a sentence
 * begins there, directly.
 * @returns findings per turn
 */
export function findAcrossTurns(
  turns: readonly string[],
  scan: (text: string) => readonly Finding[],
): readonly (readonly Finding[])[] {
  const found: Finding[][] = turns.map(() => []);
  for (let next = 1; next < turns.length; next += 1) {
    for (const joint of ["", " "]) {
      const { text, places } = joinAround(turns, next, joint);
      for (const piece of scan(text).flatMap((finding) => piecesOf(finding, places))) {
        found[piece.turn]?.push(piece.finding);
      }
    }
  }
  return found;
}
