import { remembered } from "./remembered.ts";
import { stemsOf } from "./words.ts";

/** Words that products share with the rest of the world. */
const COMMON = new Set(
  stemsOf(
    "microsoft office for of the and with plan online licence user no teams per product to on in or a by original without edition",
  ),
);

/** Words that mean a product only in company: "the business" is not Microsoft 365 Business. */
const WEAK = new Set(
  stemsOf(
    "for sales customer service finance field supply chain operations team members professional central essentials management extra file store exploratory business standard basic premium enterprise apps advanced security pro power frontline compliance storage trial free room phone call voice management plus suite base device resource account add on license mail kit client server service introductory pricing shared devices original unattended audio conferencing communications credits governance project project planner identity endpoint cloud app stream rooms essentials archiving agent online windows window store",
  ),
);

/** Words nobody says and that tell nothing. */
const FILLERS = new Set(stemsOf("for edition"));

/** What people write for the brands most names begin with; parts of other names follow. */
const NICKNAMES: readonly (readonly [RegExp, string])[] = [
  [/\bplan(?=[123]\b)/g, "plan "],
  [/\b(?<name>visio|project) (?=[123]\b)/g, "$<name> plan "],
  [/(?<!teams )\brooms (?=basic|pro\b)/g, "teams rooms "],
  [/\bm(?:s|365)? ?(?=e[357]\b)/g, "microsoft 365 "],
  [/\bo ?(?=e[135]\b)/g, "office 365 "],
  [/\bppu\b/g, "power bi premium per user"],
  [/\bexo\b/g, "exchange online"],
  [/\bm365\b/g, "microsoft 365"],
  [/\bo365\b/g, "office 365"],
  [/\bms (?=365|teams|copilot|project|visio|intune|defender)/g, "microsoft "],
  [/\bdefender for office(?! 365)/g, "defender for office 365"],
  [/\bpbi\b/g, "power bi"],
  [/\bems\b/g, "enterprise mobility security"],
  [/\b(?:aad|azure ad)\b/g, "entra id"],
  [/\bentra (?=p[12]\b)/g, "entra id "],
  [/\bbiz\b/g, "business"],
  [/\b(?:d365|dyn365|ms dynamics|microsoft dynamics 365)\b/g, "dynamics 365"],
  [/\bdynamics(?: 365)? (?=sales|customer service|field service)/g, "dynamics 365 for "],
  [/\bdynamics(?! 365)(?! crm)/g, "dynamics 365"],
  [/\bpower ?bi(?! (?:pro|premium))\b/g, "power bi pro"],
  [/\bexchange (?=plan|kiosk)/g, "exchange online "],
  [
    /\b(?<name>visio|project|exchange(?: online)?|sharepoint(?: online)?|defender for office(?: 365)?) (?:p|pl)(?<plan>[123])\b/g,
    "$<name> plan $<plan>",
  ],
  [/\b(?<!planner and )project plan (?=\d)/g, "planner and project plan "],
  [/\bwin(?:dows)?(?: 1[01])? (?:ent(?:erprise)?) (?=e[35])/g, "windows 10 11 enterprise "],
  [/\bteams premium\b(?! introductory)/g, "teams premium introductory pricing"],
  [/\bcopilots\b/g, "copilot"],
  [/\bteams phone(?! (?:standard|resource))\b/g, "teams phone standard"],
];

/** "Entra ID P1 vs P2", "Business Basic or Standard": the second is of the same family. */
const VARIANT =
  "(?:\\(?(?:plan ?)?p?[123]\\b\\)?|basic|standard|premium(?: per user)?|essentials|enterprise|pro|kiosk)";
const JOINT =
  ",? (?:\\S+ ){0,6}?(?:vs\\.?|versus|and|or|to|from|for|with|that|against|over|than|into|a|<>|/|&|\\+) (?:the |a )?|\\s?[/&+]\\s?";
const FAMILY =
  "entra id|entra|defender for office 365|defender for office|defender for endpoint|exchange online|exchange|sharepoint online|visio|project|business central|business|teams rooms|rooms|power bi";
const ELLIPSIS = new RegExp(
  String.raw`\b(?<family>${FAMILY}),? (?<one>${VARIANT})(?<and>${JOINT})(?<other>${VARIANT})(?= |$|[?.,;:!)])`,
  "g",
);

/** A plain text with products under the names that tools know. */
export function withFullNames(plain: string): string {
  return NICKNAMES.reduce(
    (rest, [nickname, name]) => rest.replaceAll(nickname, name),
    plain
      .replaceAll(
        /\bplan (?<one>[123])(?<and> ?(?:or|and|vs\.?|versus|\/|\+|to) ?)(?=[123]\b)/g,
        "plan $<one>$<and>plan ",
      )
      .replaceAll(ELLIPSIS, "$<family> $<one>$<and>$<family> $<other>"),
  );
}

/** Names that the words at some places of a text stand for; several where they leave it open. */
export interface SaidNames {
  readonly names: readonly string[];
  readonly at: readonly number[];
}

/**
 * The names a text speaks of: first those it writes out, the longest first, then those whose telling
 * words it says ("E5", "Copilot"): of these the names that leave the fewest of their words unsaid, all
 * of them when they tie.
 */
export function saidNames(
  stems: readonly string[],
  names: readonly string[],
): readonly SaidNames[] {
  const free: (string | undefined)[] = [...stems];
  const written = names
    .flatMap((name) => writtenForms(name).map((form) => ({ name, form })))
    .sort((a, b) => b.form.length - a.form.length)
    .flatMap(({ name, form }) =>
      placesOf(form, free).map((start) => {
        const at = form.map((_, index) => start + index);
        for (const place of at) free[place] = undefined;
        return { names: [name], at };
      }),
    );
  return [...written, ...hintedNames(free, names)].sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0));
}

/** A name in full, and without its maker where enough is left to be sure. */
const writtenForms = remembered((name): readonly (readonly string[])[] => {
  const full = stemsOf(name);
  const short = stemsOf(name.replace(/^(?:Microsoft 365|Office 365|Microsoft|Dynamics 365) /, ""));
  const isSure = short.length > 1 && short.length < full.length && !short.includes("no");
  return isSure ? [full, short] : [full];
});

/** The words of a name that somebody would say. */
const sayableWords = remembered((name): readonly string[] =>
  stemsOf(name).filter((word) => !FILLERS.has(word)),
);

function placesOf(
  form: readonly string[],
  free: readonly (string | undefined)[],
): readonly number[] {
  const places: number[] = [];
  for (let start = 0; start + form.length <= free.length; start += 1) {
    if (form.every((word, index) => free[start + index] === word)) {
      places.push(start);
      start += form.length - 1;
    }
  }
  return places;
}

/** Of so many products of a brand people mean the simplest by its name alone. */
const FEW = 3;

function hintedNames(
  free: readonly (string | undefined)[],
  names: readonly string[],
): readonly SaidNames[] {
  const scored = names.flatMap((name) => hintOf(sayableWords(name), free, name) ?? []);
  const groups = Map.groupBy(scored, ({ key }) => key);
  return [...groups]
    .filter(([key]) => !isWithinAnother(key, [...groups.keys()]))
    .map(([, group]) => {
      const fewest = Math.min(...group.map(({ unsaid }) => unsaid));
      const nearest = group.filter(({ unsaid }) => unsaid === fewest);
      // "Dynamics": no more this one than another.
      const isAny = fewest >= 1 && nearest.length === 1 && group.length > FEW;
      const meant = isAny ? group : nearest;
      const said = new Set(meant.flatMap(({ said: words }) => words));
      return {
        names: meant.map(({ name }) => name),
        at: free.flatMap((word, at) => (word !== undefined && said.has(word) ? [at] : [])),
      };
    });
}

/** "Power BI" said: names with only "power" were not meant. */
function isWithinAnother(key: string, keys: readonly string[]): boolean {
  const words = key.split(" ");
  return keys.some((other) => {
    const others = new Set(other.split(" "));
    return others.size > words.length && words.every((word) => others.has(word));
  });
}

interface Hint {
  readonly name: string;
  /** The telling words that were said: names meant by the same words compete. */
  readonly key: string;
  readonly said: readonly string[];
  readonly unsaid: number;
}

/** So far apart the words of a name may stand. */
const NEAR = 3;

function hintOf(
  words: readonly string[],
  free: readonly (string | undefined)[],
  name: string,
): Hint | undefined {
  const telling = [...new Set(words)].filter((word) => !COMMON.has(word) && !/^\d+$/.test(word));
  const strong = free.flatMap((word, at) =>
    word !== undefined && telling.includes(word) && !WEAK.has(word) ? [at] : [],
  );
  // "Our finance director asks about Dynamics": another word than the name's.
  const isNear = (word: string): boolean =>
    free.some((one, at) => one === word && strong.some((place) => Math.abs(place - at) <= NEAR));
  const hits = telling.filter(isNear);
  if (strong.length === 0) return undefined;
  const places = free.flatMap((word, at) =>
    word !== undefined && hits.includes(word) ? [at] : [],
  );
  // "Tell Microsoft that we want fewer E3" names no maker of E3.
  const said = words.filter(
    (word) => hits.includes(word) || places.some((at) => free.slice(at - 3, at + 3).includes(word)),
  );
  return {
    name,
    key: hits.toSorted().join(" "),
    said: [...hits, ...said.filter((word) => /^(?:\d+|plan|office|microsoft)$/.test(word))],
    unsaid: telling.length - hits.length + (words.length - said.length) / 100,
  };
}
