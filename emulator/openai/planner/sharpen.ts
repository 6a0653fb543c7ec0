import type { Claim } from "./claims.ts";
import { LEADS_UP_TO } from "./concepts.ts";
import type { Concept } from "./lexicon.ts";

/** Claims as they are meant beside each other: some words say less, or something else, in company. */
export function sharpened(claims: readonly Claim[]): readonly Claim[] {
  const says = saidBy(claims);
  const isCounted = says("count") || (says("money") && isHeld(says));
  const swaps = swapsIn(claims);
  // Seats that are paid for are owned where they are counted.
  const other = isCounted ? "spend" : "owned";
  return withoutLead(claims).map((one) => {
    const swap = swaps.find(([concepts, isSo]) => isSo && concepts.every(isIn(one)));
    if (swap !== undefined) return meant(one, [swap[2]]);
    return one.concepts.length < 2
      ? one
      : meant(
          one,
          one.concepts.filter((concept) => !EITHER.has(concept) || concept !== other),
        );
  });
}

type Says = (one: Concept) => boolean;

const isIn =
  ({ concepts }: Claim): Says =>
  (one) =>
    concepts.includes(one);
const saidBy =
  (claims: readonly Claim[]): Says =>
  (one) =>
    claims.some(({ concepts }) => concepts.includes(one));
const isHeld = (says: Says): boolean =>
  (says("owned") || says("assigned")) && !says("spend") && !says("saving");

/** What says something else in company: the concepts of a claim, whether it is so, and what is meant. */
function swapsIn(
  claims: readonly Claim[],
): readonly (readonly [readonly Concept[], boolean, Concept])[] {
  const says = saidBy(claims);
  const named = claims.filter(({ names }) => names.length > 0).length;
  const isOfProducts = named > 1 && claims.every(({ span }) => span === null);
  return [
    // "How much Copilot have we bought" counts seats.
    [["money"], isHeld(says), "count"],
    // How many have no price: the tool that tells prices counts them.
    [["count"], says("unknownPrice"), "seat"],
    // "How much do we lose every month": money, not features.
    [["lose"], says("money") && named === 0, "saving"],
    // "Compare E1 with E3": two products, not two days.
    [["compare"], isOfProducts, COMPARED.some(says) ? "list" : "include"],
    // What idle seats cost is not what a seat costs.
    [["unitPrice"], NOT_NEEDED.some(says), "spend"],
    // Unused seats are held by nobody; of what is known by its use, nobody uses them.
    [["idle", "inactive"], true, BY_USE.some(says) ? "inactive" : "idle"],
  ];
}

const meant = (claim: Claim, concepts: readonly Concept[]): Claim => ({ ...claim, concepts });

const BY_USE: readonly Concept[] = [
  "copilot",
  "visioProject",
  "powerBi",
  "phone",
  "audioConferencing",
];
/** What products are compared by; by what they include where nothing is said. */
const COMPARED: readonly Concept[] = [
  "spend",
  "unitPrice",
  "owned",
  "assigned",
  "idle",
  "saving",
  "renewal",
];
const EITHER: ReadonlySet<Concept> = new Set<Concept>(["owned", "spend"]);
const NOT_NEEDED: readonly Concept[] = [
  "idle",
  "disabled",
  "inactive",
  "neverUsed",
  "guest",
  "admin",
];

/** Meanings that only lead up to a clearer one are dropped. */
function withoutLead(claims: readonly Claim[]): readonly Claim[] {
  const said = new Set(claims.flatMap(({ concepts }) => concepts));
  const leads = (one: Concept): boolean =>
    (LEADS_UP_TO[one] ?? []).some((clear) => said.has(clear));
  return claims.filter(
    ({ concepts, names }) => names.length > 0 || concepts.length === 0 || !concepts.every(leads),
  );
}
