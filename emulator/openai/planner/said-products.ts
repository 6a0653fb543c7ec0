import type { Claim } from "./claims.ts";
import { conceptsOf } from "./lexicon.ts";
import type { Reading } from "./reading.ts";
import type { Kind } from "./tool-arguments.ts";

/** The products a question is narrowed to, of those a tool knows. */
export function productsSaid(
  values: readonly string[],
  kind: Kind | undefined,
  reading: Reading,
): readonly string[] {
  const named = reading.claims.filter(({ names }) => names.length > 0);
  const ofKind = kind === undefined ? new Set() : conceptsOf(kind.value);
  const own = named.filter(
    (one) =>
      kind === undefined ||
      // "Only use Exchange": the kind says it, "seats used for mail only".
      (!(one.names.length > 1 && one.concepts.includes("mail") && ofKind.has("mail")) &&
        !isAim(one, reading)),
  );
  const meant =
    own.length > 0 || kind === undefined ? own : named.filter((one) => isAim(one, reading));
  return [...new Set(meant.flatMap(({ names }) => names.filter((name) => values.includes(name))))];
}

const TO: ReadonlySet<string> = new Set(["to", "into", "as", "like"]);
const ARTICLES: ReadonlySet<string> = new Set(["a", "an", "the", "mere", "simple", "plain"]);

/** "E5 seats that would do as E3": what something is exchanged for. */
function isAim({ words }: Claim, { stems, claims }: Reading): boolean {
  const at = stems.findIndex((_, start) =>
    words.every((word, index) => stems[start + index] === word),
  );
  const before = stems.slice(0, Math.max(0, at)).findLast((stem) => !ARTICLES.has(stem)) ?? "";
  return TO.has(before) && claims.filter(({ names }) => names.length > 0).length > 1;
}

/** What holds other products, and what asks whether it does. */
const SUITE = /^(?:Microsoft|Office) 365 (?:E|F|Business )/;
const HOLDS =
  /\b(?:includ\w*|contain\w*|comes?(?: \w+)? with|part of|bundled?|covered|in|has|have|get|lose|forfeit|without)\b/;
const COMPARES = /\b(?:versus|vs|differen\w*|compar\w*|or|better)\b/;

/** "Does Business Premium come with Intune?" is about the one that may hold the other. */
function withoutParts(known: readonly Claim[], { text }: Reading): readonly Claim[] {
  const suites = known.filter(({ names }) => names.some((name) => SUITE.test(name)));
  return suites.length > 0 && HOLDS.test(text) && !COMPARES.test(text) ? suites : known;
}

/** Where names must be given they are what is spoken of: one each, all of one family. */
export function subjectsSaid(values: readonly string[], reading: Reading): readonly string[] {
  const known = withoutParts(
    reading.claims.filter(({ names }) => names.some((name) => values.includes(name))),
    reading,
  );
  // "Does Business Basic include Exchange?" is about one product, and about mail.
  const sure = known.filter(({ names, concepts }) => names.length === 1 || concepts.length === 0);
  const families = new Set(
    sure.flatMap(({ names }) => (names.length === 1 ? names : [])).map(familyOf),
  );
  // "What has Entra ID P2 that P1 has not?"
  const isAlike = (name: string): boolean => families.has(familyOf(name));
  const meant = known.flatMap((claim) =>
    sure.length === 0 || sure.includes(claim) ? claim.names : claim.names.filter(isAlike),
  );
  const said = [...new Set(meant)].filter((name) => values.includes(name));
  return said.length === 0 ? [] : ofOneFamily(said, reading);
}

/** Of names left open, "E5 and E3", those that begin alike and come first. */
function ofOneFamily(said: readonly string[], { claims }: Reading): readonly string[] {
  const all = claims
    .map(({ names }) => names.filter((name) => said.includes(name)))
    .filter((names) => names.length > 0);
  // "Do I lose Defender from one to the other?": beside two that are sure, what is vague is a part.
  const sure = all.filter((names) => names.length === 1);
  const groups = sure.length > 1 ? sure : all;
  const [first = [], other] = groups;
  // "What is in Visio?" asks about all its plans.
  if (other === undefined && new Set(first.map(familyOf)).size === 1) return first;
  const families = [...new Set(groups.flat().map(familyOf))].sort();
  const shared = families.find((family) =>
    groups.every((names) => names.some((name) => familyOf(name) === family)),
  );
  return [
    ...new Set(
      groups.flatMap((names) => names.find((name) => familyOf(name) === shared) ?? names[0] ?? []),
    ),
  ];
}

const familyOf = (name: string): string => name.split(" ").slice(0, -1).join(" ");
