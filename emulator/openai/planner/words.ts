import { remembered } from "./remembered.ts";

/** Endings taken off so that "licences", "licensed" and "licence" meet; longest first. */
const ENDINGS = ["ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er"];
const SHORTEST_STEM = 4;

/** Forms that no rule brings together. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    use: "used uses using",
    buy: "bought buys buying",
    pay: "paid pays paying",
    hold: "held holds",
    spend: "spent",
    give: "given gave gives giving",
    take: "taken took takes taking",
    lose: "lost loses losing",
    make: "made makes making",
    hide: "hidden hid hides hiding",
    go: "went gone goes going",
    grow: "grew grown",
    rise: "rose risen rising rises",
    get: "got gotten gets getting",
    run: "ran running runs",
    cut: "cutting cuts",
    end: "ended ends ending",
    log: "logged logs logging",
    sit: "sat sits sitting",
    say: "said says saying",
    tell: "told tells telling",
    know: "knew known knows",
    find: "found finds",
    need: "needs needed needing",
    person: "people persons folks folk guys ppl peeps lads humans",
    entitl: "entitlement entitlements entitled entitles",
    activat: "activation activations activate activated activates activating",
    app: "apps application applications",
    deal: "dealt deals dealing",
    keep: "kept keeps keeping",
    come: "came comes coming",
    bring: "brought brings bringing",
    think: "thought thinks thinking",
    see: "saw seen sees seeing",
    do: "done did does doing",
    mean: "meant means meaning",
    meet: "met meets",
    send: "sent sends sending",
    write: "wrote written writes writing",
    break: "broke broken breaks breaking",
    choose: "chose chosen chooses choosing",
    forget: "forgot forgotten forgets",
    throw: "threw thrown throws throwing",
    draw: "drew drawn draws",
    begin: "began begun begins beginning",
    quit: "quits quitting",
    shut: "shuts shutting",
    drop: "dropped drops dropping",
    slip: "slipped slips slipping",
    plan: "planned planning",
    trim: "trimmed trims trimming",
    chop: "chopped chops chopping",
    slash: "slashed slashes slashing",
    shrink: "shrank shrunk shrinks shrinking",
    eat: "ate eaten eats eating",
    burn: "burnt burned burns burning",
    fill: "filled fills filling",
    pick: "picked picks picking",
    enabl: "enable enabled enables enabling",
    depend: "depends depended depending",
    cancel: "cancelled canceled cancels cancelling canceling cancellation cancellations",
    label: "labelled labeled labels",
    control: "controlled controls controlling",
    sign: "signed signs signing",
    touch: "touched touches touching",
    try: "tried tries trying",
    lie: "lying lies lay",
    sell: "sold",
    leave: "left leaving leaves",
    wear: "wore worn",
    hand: "handed hands handing",
    open: "opened opens opening",
    switch: "switched switches switching",
    turn: "turned turns turning",
    licens:
      "licens lisence lisences lisense lisenses liscence liscences lics lic license licence licences licenses licensed licensing licencing licenced",
    subscription: "subs subscriptions",
    save: "saved saves saving savings",
    move: "moved moves moving",
    renew: "renewal renewals renewed renews renewing",
    week: "weekly weeks",
    assign: "assignment assignments assigned assigns assigning",
    disabl: "disabled disabling disables disable",
    activ: "active actively",
    inactiv: "inactive",
    recommend: "recommendation recommendations recommended recommends recommending",
    suggest: "suggestion suggestions",
    unassign: "unassigned",
    purchase: "purchases purchased purchasing",
    trial: "trials",
    expir: "expire expires expired expiring expiry expiration",
    cost: "costs costing costed costly costings",
    price: "prices priced pricing",
    waste: "wastes wasted wasting wastage wasteful",
    calculat: "calculate calculates calculated calculating calculation calculations",
    includ: "include includes included including",
    adopt: "adoption adopted adopting",
    change: "changes changed changing",
    finding: "findings",
    sku: "skus",
    hire: "hires hired hiring",
    commit: "commits committed committing",
    base: "based basing",
    fall: "fell fallen falls falling",
    overlap: "overlaps overlapped overlapping",
    stop: "stops stopped stopping",
    tie: "ties tied tying",
    stick: "sticks stuck sticking",
    roll: "rolls rolled rolling",
    bundle: "bundles bundling bundled",
    contain: "contains contained containing",
    collaborator: "collaborators",
    add: "adds added adding",
    own: "owns owned owning",
    conceal: "concealed concealment conceals concealing",
    compar: "compare compares compared comparing comparison comparisons",
    anonymiz: "anonymised anonymized anonymous anonymise anonymize anonymisation anonymization",
    configur: "configured configuration configure configurations",
    terminat: "terminated terminate",
    deactivat: "deactivated deactivate deactivation",
    optimiz: "optimise optimize optimised optimized optimisation optimization optimising",
    optimal: "optimum optimally",
    administrat: "administrator administrators admins admin",
    country: "countries",
    policy: "policies",
    department: "dept depts",
    month: "monthly mth mths mo",
    year: "yr yrs yearly annually annual annum pa",
  }).flatMap(([stem, forms]) => `${stem} ${forms}`.split(" ").map((form) => [form, stem] as const)),
);

/**
 * The bare form of a word: good enough to make inflections meet, and nothing more. Words with
 * digits (E5, P2, 365) stay whole.
 */
export const stemOf: (word: string) => string = remembered((word) => {
  const stem = shorter(word);
  return stem === word ? stem : stemOf(stem);
});

function shorter(word: string): string {
  if (/\d/.test(word)) return word.replace(/^(?<name>[a-z]\d+)s$/, "$<name>");
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  const british = word.replace(/our$/, "or").replace(/is(e|ing|ed|ation)s?$/, "iz$1");
  for (const ending of ENDINGS) {
    if (british.endsWith(ending) && british.length - ending.length >= SHORTEST_STEM) {
      return british.slice(0, -ending.length);
    }
  }
  const singular = british.replace(
    /(?<stem>\w{3}[^s])s$|(?<short>\w{2}[^su])s$/,
    "$<stem>$<short>",
  );
  return singular.endsWith("e") && singular.length > SHORTEST_STEM
    ? singular.slice(0, -1)
    : singular;
}

/** Short forms written in full before words are parted. */
const LONG_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bcan(?:no|')t\b/g, "can not"],
  [/\bwo(?:n't|nt)\b/g, "will not"],
  [/n[’']t\b/g, " not"],
  [/\b(?:dont|doesnt|didnt)\b/g, "do not"],
  [/\b(?:havent|hasnt|hadnt)\b/g, "have not"],
  [/\b(?:isnt|arent|wasnt|werent|aint)\b/g, "are not"],
  [/\b(?:cant|couldnt|wouldnt|shouldnt)\b/g, "can not"],
  [/[’'](?:s|re|ve|ll|d|m)\b/g, ""],
  [/\b(?:whats)\b/g, "what"],
  [/\bp\.?\s?a\.?(?=\W|$)/g, "per annum"],
  [/\bno[ -]one\b/g, "nobody"],
  [/\bw\/o\b/g, "without"],
  [/\bvs\.?(?=\s)/g, "versus"],
];

/** Text as words are read from it: one case, one kind of apostrophe, short forms in full. */
export function plainText(text: string): string {
  return LONG_FORMS.reduce(
    (rest, [form, full]) => rest.replaceAll(form, full),
    text.normalize("NFKC").replaceAll("’", "'").toLowerCase(),
  );
}

/** The words of a text in order. Marks, hyphens and underscores part words. */
export function wordsOf(text: string): readonly string[] {
  return plainText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a text in order, as stems. */
export function stemsOf(text: string): readonly string[] {
  return wordsOf(text).map(stemOf);
}
