import { findPersonalData } from "../../privacy/index.ts";
import { isOwnName } from "./claims.ts";
import { wordsSaid } from "./phrasing.ts";
import { hasAddress } from "./plain-text.ts";
import { type Cited, findingsInPlace, hasSign, standAlone, standApart } from "./relations.ts";
import { type Grounds, PSEUDONYM, type SentenceGrounds } from "./sentence-text.ts";
import { claimsNothing, isOrdinary } from "./speech-acts.ts";
import type { SentenceFault } from "./verified-sentence.ts";

const DIGIT = /\p{N}/u;
/** Dots and dashes, as numbers are tallied or keyed. */
const STROKES = /[.\-–—|]{4,}/u;
const OTHER_SCRIPT = /[\p{L}--\p{Script=Latin}]/v;
const CAPITALISED_RUN = /(?<!^)\p{Lu}\p{Ll}+(?:[\s-]+\p{Lu}\p{Ll}+)+/gu;

/** What no sentence may hold, whatever it is about. */
export function formFaultIn(
  rest: string,
  { names, isSuspect }: SentenceGrounds,
): SentenceFault | undefined {
  if (/[{}]/.test(rest)) return "unknown reference";
  if (hasAddress(rest)) return "address";
  if (OTHER_SCRIPT.test(rest)) return "language that cannot be checked";
  if (DIGIT.test(rest) || STROKES.test(rest)) return "number without reference";
  const runs = rest.trim().match(CAPITALISED_RUN) ?? [];
  const isStrange = runs.some((run) =>
    run.split(/[\s-]+/).some((word) => !names.isKnownWord(word) && !isOrdinary(word)),
  );
  const isPersonal = isStrange || (isSuspect && findPersonalData(rest).length > 0);
  return isPersonal ? "name nobody issued" : undefined;
}

interface Said {
  /** Without references and stand-ins. */
  readonly prose: string;
  /** Without known names as well. */
  readonly rest: string;
  readonly cited: readonly Cited[];
}

/** Things that no figure counts, right behind a number. */
const OTHER_THINGS =
  /^\s+(?:\p{L}+\s+)?(?:products?|subscriptions?|items?|entries|categories|findings|recommendations|reports|results|plans|tenants?|organi[sz]ations?)\b/iu;

/** What a sentence says that its figures do not bear out. */
export function claimFaultIn(
  sentence: string,
  { prose, rest, cited }: Said,
  { names }: Grounds,
): SentenceFault | undefined {
  if (hasSign(rest)) return "claim without figure";
  const figures = cited.map(({ figure }) => figure);
  const standIns = (sentence.match(PSEUDONYM) ?? []).filter(
    (found) => !figures.some(({ subject }) => subject === found),
  );
  if (cited.length === 0) {
    const said = { text: prose.trim(), namesSomebody: standIns.length > 0 };
    return claimsNothing(said, names.without) ? undefined : "claim without figure";
  }
  const words = wordsSaid(sentence);
  const isOfAnother = names
    .mentionsIn(prose)
    .some((mention) => !figures.some((figure) => isOwnName(mention, figure, words)));
  // Nobody the caller named is behind a figure.
  if (standIns.length > 0 || isOfAnother) return "wrong subject for a figure";
  return placeFaultIn(sentence, cited);
}

/** What is wrong with where the figures of a sentence stand. */
function placeFaultIn(sentence: string, cited: readonly Cited[]): SentenceFault | undefined {
  if (!standAlone(sentence, cited)) return "number without reference";
  if (cited.some(({ to }) => OTHER_THINGS.test(sentence.slice(to)))) return "claim without figure";
  if (!standApart(sentence, cited)) return "figures that say nothing of each other";
  return findingsInPlace(sentence, cited) ? undefined : "wrong finding for a figure";
}
