/** Stands for a product no tool knows that shares its brand with others. */
export const UNKNOWN_PRODUCT = "other0product";
const OTHERS =
  /\b(?:copilot (?:studio|pro|chat)|copilot for (?:sales|service|finance|security)|(?:github|security|sales) copilot|project plan [145]|power bi (?:free|embedded|report server)|windows (?:365|server)|defender for (?:servers?|cloud(?! apps?))|intune plan 2|planner plan [23]|visio (?:standard|professional)|power automate (?:premium|process|per \w+)|teams (?:shared )?calling plan)\b/g;

/** What people write for the brands most names begin with. */
const BRANDS: readonly (readonly [RegExp, string])[] = [
  [/\bpowerbi\b|\bpbi\b/g, "power bi"],
  [/\bpowerapps?\b/g, "power apps"],
  [/\bco-pilots?\b|\bcopilots\b/g, "copilot"],
  [/\bexo\b/g, "exchange online"],
  [/\b(?:exop|eop) ?(?=[12]\b)/g, "exchange online plan "],
  [/\bspo\b/g, "sharepoint online"],
  [/\bm365\b/g, "microsoft 365"],
  [/\bo365\b/g, "office 365"],
  [/\boffice (?=e[135]\b)/g, "office 365 "],
  [/\bms ?365\b/g, "microsoft 365"],
  [/\bms (?=teams|copilot|project|visio|intune|defender)/g, "microsoft "],
  [/\bm(?:s|365)? ?(?=e[357]\b)/g, "microsoft 365 "],
  [/\bo ?(?=e[135]\b)/g, "office 365 "],
  [/\bmde\b/g, "defender for endpoint"],
  [/\bmdo\b/g, "defender for office 365"],
  [/\bmdi\b/g, "defender for identity"],
  [/\b(?:mcas|mdca|(?:microsoft )?defender for cloud apps?)\b/g, "cloud app security"],
  [/\bdefender (?=endpoint|office)/g, "defender for "],
  [/\bdefender for office(?! 365)/g, "defender for office 365"],
  [/\bintune plan 1\b/g, "intune"],
  [/\bems (?=e[35]\b)/g, "enterprise mobility security "],
  [/\bems\b(?!-)/g, "any0enterprise0mobility"],
  [/\b(?:aad|azure ad|azure active directory)\b/g, "entra id"],
  [/\bentra(?: id)? premium (?=p[12]\b)/g, "entra id "],
  [/\bentra(?: id)? premium\b/g, "entra premium"],
  [/\bentra (?=p[12]\b)/g, "entra id "],
  [/(?<!entra id )\bidentity governance\b/g, "entra id governance"],
  [/\b(?:bus\.?|bsns|biz) ?(?=prem|basic|standard|std)/g, "business "],
  [/\bbusiness std\b/g, "business standard"],
  [/\bbusiness prem\b/g, "business premium"],
  [/\bbusiness (?<one>basic|standard|premium)s\b/g, "business $<one>"],
  [/\bbp\b/g, "business premium"],
  [/\bbc (?=essentials|premium|team members)/g, "business central "],
  [/\b(?:d365|dyn365|ms dynamics|microsoft dynamics 365)\b/g, "dynamics 365"],
  [OTHERS, UNKNOWN_PRODUCT],
  [
    /\b(?:extra|additional) (?:(?:sharepoint|file) storage|storage(?= (?:subscription|licen|add|unit|seat|pack)))/g,
    "extra file storage",
  ],
  [/\bmtr\b/g, "teams rooms"],
  [/(?<!teams )\brooms (?=basic|pro\b)/g, "teams rooms "],
  [/\bplan(?=[123]\b)/g, "plan "],
  [/\bpl(?=[123]\b)/g, "plan "],
];

/** What people write for parts of names, once brands are written out. */
const NICKNAMES: readonly (readonly [RegExp, string])[] = [
  [/\b(?<name>visio|project) (?=[123]\b)/g, "$<name> plan "],
  [/\b(?:power bi )?ppu\b/g, "power bi premium per user"],
  [/(?<!power bi )\bpremium per user\b/g, "power bi premium per user"],
  [/\bpower bi(?! (?:pro|premium))\b/g, "any0power0bi"],
  [/\bpower apps(?! premium)\b/g, "power apps premium"],
  [
    /\b(?:dynamics (?:365 )?)?business central\b(?!.*\b(?:essentials|premium|team members?)\b)/g,
    "any0central",
  ],
  [/(?<!dynamics )(?<!dynamics 365 )\bbusiness central\b/g, "dynamics 365 business central"],
  [/\bdynamics(?: 365)? sales premium\b/g, "dynamics 365 sales premium"],
  [
    /(?<!dynamics )(?<!365 )(?<!for )\b(?=(?:customer service (?:enterprise|professional)|supply chain management|scm|field service (?:enterprise|licen|seat|subscription))\b)/g,
    "dynamics 365 ",
  ],
  [/\bscm\b/g, "supply chain management"],
  [
    /\bdynamics(?: 365)? (?=sales|customer service|field service|supply chain)/g,
    "dynamics 365 for ",
  ],
  [/\bdynamics 365 for sales premium\b/g, "dynamics 365 sales premium"],
  [/\bdynamics(?! 365)(?! crm)/g, "dynamics 365"],
  [/(?<!\p{L} )\bteam members? (?=licen|seat|subscription)/gu, "dynamics 365 team members "],
  [/\bsharepoint (?=plan)/g, "sharepoint online "],
  [/\bexchange (?=plan|kiosk|archiving)/g, "exchange online "],
  [/(?<!exchange online )\barchiving\b(?! (?:polic|rule|of\b))/g, "exchange online archiving"],
  [
    /\b(?<name>visio|project|exchange(?: online)?|sharepoint(?: online)?|defender for office(?: 365)?) (?:p|pl)(?<plan>[123])\b/g,
    "$<name> plan $<plan>",
  ],
  [/\bdefender for endpoint (?:plan ?|p)2\b/g, "defender for endpoint"],
  [/\bdefender for endpoint plan 1\b/g, "defender for endpoint p1"],
  [/\b(?<!planner and )project plan (?=3)/g, "planner and project plan "],
  [/\bproject online(?! premium)\b/g, "project online premium"],
  [/\bproject(?=s? (?:licen|seat|subscription|sku))/g, "any0project"],
  [/(?<!\ba )\bplanner(?! (?:and |& )?(?:project|plan))\b/g, "planner plan 1"],
  [
    /\bwin(?:dows)?(?: 1[01](?:\/11)?)?(?: ent(?:erprise)?)? (?=e[35])/g,
    "windows 10 11 enterprise ",
  ],
  [/\bwindows(?: 1[01](?:\/11)?)? enterprise\b(?! e[35])/g, "any0window"],
  [/\bwindows(?=s? (?:licen|seat|subscription|sku))/g, "any0window"],
  [/\bproplus\b/g, "apps for enterprise"],
  [/\b(?:microsoft 365|office(?: 365)?) apps(?= (?:licen|seat|subscription|sku))/g, "any0app"],
  [/\bteams premium\b(?! introductory)/g, "teams premium introductory pricing"],
  [/\bteams rooms?\b(?! (?:basic|pro\b))/g, "any0room"],
  [
    /(?<!teams )(?<!\b(?:on|our|the|for|of|with|to) )\bshared devices\b|(?<!teams )\bshared devices?(?= (?:licen|seat|subscription))/g,
    "teams shared devices",
  ],
  [
    /(?<!resource account )(?<!teams )\b(?:phone system|phone(?= (?:licen|seat|subscription)))/g,
    "teams phone standard",
  ],
  [/(?<!phone )\bresource accounts?(?= (?:licen|seat))/g, "teams phone resource account"],
  [/\bteams phone(?! (?:standard|resource))\b/g, "teams phone standard"],
  [/\bdial[- ]in conferencing\b/g, "audio conferencing"],
  [/\b(?:comms|communication|calling) credits?\b/g, "communications credits"],
  [/\b(?<one>[ef]5) security (?:\+|and|&|plus) compliance\b/g, "$<one> security compliance"],
  [/\bf5 security compliance\b(?! add)/g, "f5 security compliance add on"],
  [/\be5 security compliance\b/g, "e5 security and e5 compliance"],
];

/**
 * What stands for several products of one kind: words that are everyday ones, or other products',
 * in other company.
 */
export const FAMILIES: ReadonlyMap<string, RegExp> = new Map([
  ["any0enterprise0mobility", /^Enterprise Mobility/],
  ["any0central", /\bBusiness Central\b/],
  ["any0power0bi", /^Power BI P/],
  ["any0project", /\bProject (?:Plan|Online)/],
  ["any0window", /^Windows 1/],
  ["any0app", /^Microsoft 365 Apps/],
  ["any0room", /\bTeams Rooms/],
]);

/** The words in what stands for several products. */
export const brandsIn = (stem: string): readonly string[] =>
  FAMILIES.has(stem) ? stem.split("0").slice(1) : [stem];

/** "Entra ID P1 vs P2", "Business Basic or Standard": the second is of the same family. */
const VARIANT =
  "(?:basic|standard|premium(?: per user)?|essentials|enterprise|business|pro|kiosk|team members)";
const JOINT =
  ",? (?:\\S+ ){0,6}?(?:vs\\.?|versus|and|or|to|from|for|with|that|against|over|than|into|a|of|<>|/|&|\\+) (?:the |a )?|\\s?[/&+,]\\s?";
const FAMILY = "business central|(?<!for )business|teams rooms|power bi|apps for";
const ELLIPSIS = new RegExp(
  String.raw`\b(?<family>${FAMILY})[,:]? (?<one>${VARIANT})(?<and>${JOINT})(?<other>${VARIANT})(?= |$|[?.,;:!/)])`,
  "g",
);

/** "Dynamics Finance or Supply Chain". */
const APPS =
  "finance|sales(?: (?:enterprise|professional|premium))?|supply chain(?: management)?|customer service(?: (?:enterprise|professional))?|field service|project operations";
const DYNAMICS = new RegExp(
  String.raw`\b(?<family>dynamics(?: 365)?) (?<one>${APPS})(?<and>, ?| ?[/&+] ?| (?:and|or|versus|vs\.?|plus|to) (?:the |for )?)(?=(?:${APPS})\b)`,
  "g",
);

/** "Basic, Standard and Premium" are editions of Business where they are told together. */
const EDITIONS =
  /(?<!\p{L} )(?<!business )\b(?=(?:basic|standard|premium)(?:, ?| and | or | ?\/ ?| ?& ?)(?:basic|standard|premium)\b)/gu;

/** "Office 365 E1, E3 and E5": all of Office 365. */
const SUITES =
  /\b(?<brand>(?:microsoft|office) 365) (?<one>[ef][1357])(?<and>, ?| ?[/&+] ?| (?:and|or|to|vs\.?|versus|against|plus|instead of) )(?=[ef][1357]\b(?! (?:security|compliance)))/g;

/** "Plan 1 and 2". */
const PLANS = /\bplans? (?<one>[123])(?<and> ?(?:or|and|vs\.?|versus|\/|\+|&|,|to) ?)(?=[123]\b)/g;

/** Brands that come in plans: "Exchange Online Plan 2 instead of Plan 1". */
const PLANNED =
  /\bpower bi premium p1|\b(?<brand>defender for (?:office 365|endpoint)|exchange(?: online)?|sharepoint(?: online)?|visio|entra id|entra)\b(?: \(?(?:plan |p)[123]\b)?|(?<!\b(?:project|planner|intune|business|premium|power apps) )(?<bare>\(?\b(?:plan |p)[123]\b)/g;

/** A plain text with products under the names that tools know. */
export function withFullNames(plain: string): string {
  const branded = replacedBy(BRANDS, plain.replaceAll(/[“”"]/g, ""))
    .replaceAll(EDITIONS, "business ")
    .replaceAll(PLANS, "plan $<one>$<and>plan ");
  const whole = withPlans(
    again(
      (text) =>
        text
          .replaceAll(ELLIPSIS, "$<family> $<one>$<and>$<family> $<other>")
          .replaceAll(DYNAMICS, "$<family> $<one>$<and>$<family> ")
          .replaceAll(SUITES, "$<brand> $<one>$<and>$<brand> "),
      branded,
    ),
  );
  return replacedBy(NICKNAMES, withoutTeams(whole));
}

const replacedBy = (table: typeof BRANDS, text: string): string =>
  table.reduce((rest, [nickname, name]) => rest.replaceAll(nickname, name), text);

/** More products than anybody lists. */
const MOST_LISTED = 4;

/** A text changed until nothing changes any more: lists go on. */
function again(change: (text: string) => string, text: string, times = MOST_LISTED): string {
  const changed = change(text);
  return changed === text || times === 0 ? changed : again(change, changed, times - 1);
}

/** A plan without a brand is of the brand before it. */
function withPlans(text: string): string {
  let last = "";
  return text.replaceAll(PLANNED, (found: string, ...rest: unknown[]) => {
    const { brand, bare } = groupsIn(rest);
    last = brand ?? last;
    return bare === undefined || last === "" ? found : `${last} ${bare}`;
  });
}

const isGroups = (one: unknown): one is Readonly<Record<string, string | undefined>> =>
  typeof one === "object" && one !== null;
const groupsIn = (rest: readonly unknown[]): Readonly<Record<string, string | undefined>> =>
  rest.find(isGroups) ?? {};

/** "(no Teams)" tells products apart, as one word with a digit, which is spelled right. */
export const withoutTeams = (text: string): string =>
  text.replaceAll(
    /(?<=\b(?:e[135]|f[13]|basic|standard|premium|eea)s?(?: licen\w+| seats?)?,? )[([]?(?:without|no|minus|ex|excl\.?|excluding) teams\b[)\]]?/gi,
    "no0teams",
  );
