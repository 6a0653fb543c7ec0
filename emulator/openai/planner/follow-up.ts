import type { Claim } from "./claims.ts";
import { WORKLOADS } from "./concepts.ts";
import type { Concept } from "./lexicon.ts";
import { type Reading, readingOf } from "./reading.ts";

/** Ways to cut figures up: the later one takes the place of the earlier. */
const CUTS: readonly (readonly Concept[])[] = [
  ["department", "country"],
  ["count", "money"],
  Object.keys(WORKLOADS).filter((name): name is keyof typeof WORKLOADS => name in WORKLOADS),
];

/** An earlier question as a later one changes it: what both say is said by the later. */
export function mergedReading(earlier: Reading, later: Reading): Reading {
  const says = (test: (claim: Claim) => boolean): boolean => later.claims.some(test);
  const kept = earlier.claims.filter((one) => {
    if (one.names.length > 0 && says(({ names }) => names.length > 0)) return false;
    if (one.span !== null && says(({ span }) => span !== null)) return false;
    if (one.number !== null && says(({ number }) => number !== null)) return false;
    return !CUTS.some(
      (cut) =>
        one.concepts.some((concept) => cut.includes(concept)) &&
        says(({ concepts }) => concepts.some((concept) => cut.includes(concept))),
    );
  });
  const claims = [...kept, ...later.claims];
  return readingOf(`${earlier.text} ${later.text}`, [...earlier.stems, ...later.stems], claims);
}
