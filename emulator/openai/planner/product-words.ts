import { FAMILIES, withoutTeams } from "./product-nicknames.ts";
import { remembered } from "./remembered.ts";
import { stemsOf } from "./words.ts";

/** Words that products share with the rest of the world. */
const COMMON = new Set(
  stemsOf(
    "microsoft office for of the and with plan online licence user teams per product to on in or a by original without edition",
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
  const free: (string | undefined)[] = stems.map((stem, at) =>
    OTHERWISE.has(`${stem} ${stems[at + 1]}`) ? undefined : stem,
  );
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
  const families = free.flatMap((stem, at) => {
    const family = FAMILIES.get(stem ?? "");
    const meant = family === undefined ? [] : names.filter((name) => family.test(name));
    return meant.length === 0 ? [] : [{ names: meant, at: [at] }];
  });
  const sure = new Set(written.flatMap((one) => one.names));
  // "Microsoft 365 E5 seats where the E5 extras lie idle" are of the one that was named.
  const hinted = hintedNames(free, names).map(({ names: meant, at }) => ({
    names: meant.some((name) => sure.has(name)) ? meant.filter((name) => sure.has(name)) : meant,
    at,
  }));
  return [...written, ...families, ...hinted].sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0));
}

/** Where a brand stands for no product: "Entra premium" is what its plans have in common. */
const OTHERWISE: ReadonlySet<string> = new Set(["entra premium"]);

/** Forms that are everyday words as well: "our team members". */
const EVERYDAY: ReadonlySet<string> = new Set([stemsOf("team members").join(" ")]);

/** A name in full, and without its maker, and without "no Teams", where enough is left to be sure. */
const writtenForms = remembered((name): readonly (readonly string[])[] => {
  const full = nameStems(name);
  const short = nameStems(
    name.replace(/^(?:Microsoft 365|Office 365|Microsoft|Dynamics 365) /, ""),
  );
  const isSure = short.length > 1 && short.length < full.length && !EVERYDAY.has(short.join(" "));
  const european = short.filter((word) => word !== NO_TEAMS);
  const isEuropean = european.length > 2 && european.includes("eea");
  return [full, ...(isSure ? [short] : []), ...(isEuropean ? [european] : [])];
});

const nameStems = (name: string): readonly string[] => stemsOf(withoutTeams(name));
const NO_TEAMS = withoutTeams("E3 (no Teams)").replace("E3 ", "");

/** The words of a name that somebody would say. */
const sayableWords = remembered((name): readonly string[] =>
  nameStems(name).filter((word) => !FILLERS.has(word)),
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
    (word) =>
      hits.includes(word) ||
      places.some((at) => free.slice(Math.max(0, at - 3), at + 3).includes(word)),
  );
  return {
    name,
    key: hits.toSorted().join(" "),
    said: [...hits, ...said.filter((word) => /^(?:\d+|plan|office|microsoft)$/.test(word))],
    unsaid: telling.length - hits.length + (words.length - said.length) / 100,
  };
}
