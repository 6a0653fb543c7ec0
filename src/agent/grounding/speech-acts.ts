import { MEASURES, wordsOf } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { wordsIn } from "./admitted-words.ts";
import { MEASURE_WORDS, PERIOD_WORDS, UNIT_NOUNS } from "./measure-words.ts";
import { ABOUT_ANYBODY, DECLINES, GREETS, OPENINGS, POINTS } from "./openings.ts";

/*
 * Sentences that cite no figure may tell nothing of the tenant. What is left to them: what the advisor
 * cannot do or know, a question back, an invitation, a heading.
 */

/** A sentence without references and stand-ins; names of products in place. */
interface SaidWithoutFigure {
  readonly text: string;
  /** Whether it had a stand-in of the question. */
  readonly namesSomebody: boolean;
}

/** What points at something: whatever it says of that is a statement. */
const SHOWS =
  /^(?:please |you (?:should|can|may|could|might)(?: (?:want|wish) to)?(?: also)? |I (?:would )?(?:recommend|suggest|advise)|(?:it|this) (?:is|may|might)|consider|a (?:good|useful|sensible)|see|look|review|here|below|these|this|that|there|let me know that)\b/iu;

/** What the advisor offers to do, or asks for, and what is not its to do. */
const PROMISES =
  /\b(?:I can(?! (?:only|not)\b)|I (?:would )?need|(?:like|want)(?: me)? to|let me know|I (?:only )?(?:read|work with|use|rely on)|shall I|should I)\b/iu;
/** Members counted together are not spoken of one by one. */
const OF_GROUPS =
  /\b(?:groups? of members|(?:active|inactive|disabled) members|(?:seats|licen[cs]es) of (?:\p{L}+ )?members)\b/giu;
const BEYOND =
  /\b(?:who (?:is|are)|remove|assign|buy|change|write|send|people|individual|members|users|names?|give you(?! (?:an?|the|your|more)\b))\b/iu;

/** Words about the conversation itself; beside those that stand in headings. */
const SPEECH = new Set(
  wordsIn(
    "I me my you your we our it them this that these those the a an of in on for from to by at each per with about or and but so because if since how what how which who whether where there here do does did can cannot could may would shall should not want mean know tell told say speak give given show shown answer answers question questions ask asking figure figures tool tools words read made make put together decide determine provide share compare change changes help write send buy remove assign understand understood instead again only individual people narrower narrowed way limit drawn up span time something such like please sorry unfortunately access role permission permissions source needs needed missing available known clarify specify confirm break down breakdown list more detail details overview summary further also review go through wish if see recommendation recommendations finding findings usage sign tenant organisation organization data information found free helps options name names without demo planner language model AI is am are was be have product products report reports administrator automatically belong belongs though overall caused causes cause amounts ability rights forecast future usage sources enough average giving picture itself current holds tells aggregated aggregate combined billing role roles period periods same sure directly anything whatever cancel deactivate modify edit apologize apologise offer retrieve available enough groups group inventory security configuration upcoming behind provides app apps they their its one's you're also else other others another specific particular certain next later here today now then assist assistance happy glad welcome advisor assistant Seatwise reading right sure want wanted wanting like prefer rather interested looking referring related relation regard regarding come comes up back far previous earlier last since until before after during while unless within act acting acted date dates deadline shown covering covers cover admin center portal licensing question questions topic topics area areas case cases need needing require requires required grant granted able unable currently directly reliably therefore however fully first kind type level whole single various each own start begin continue proceed explain explaining explains walk through into how's removing buying assigning unassigning changing renewing deciding reviewing checking decision decisions next steps step anything follow following up-to-date overview breakdowns lists listing lie lies survey surveys compared comparing computed calculate calculated estimate estimated predict forecast future scope abilities ability outside beyond identify naming disclose reveal personal private privacy person's member's their owners owner manager team colleagues",
  ),
);
/** What the tools can be asked about, beside figures and findings. */
const ASKED_ABOUT = new Set(
  wordsIn(
    "computed when renew recommend country best mix changed include included sign mail Teams OneDrive SharePoint Skype Business Yammer files desktop web mobile apps app setups platform usual day storage quotas near configured security defaults conditional MFA secure score concealment Entra premium licensing mode self service term annual monthly instalments hires new silence shorter longer counted fit frontline could save findings tenant Copilot report unused Visio Project premium far were used before if about",
  ),
);
const HEADED = new Set(
  wordsIn(
    "where come comes from conditional access policies secure score picture full complete figures of by per and or the a an in for to on at with your tenant following based provided actions upcoming current security settings setting status other additional further total totals more context background notes note important please answer question result results list details information recommended suggested top-level sign-in product products figure figures license licence inventory spend plan usage configuration compare periods explain contents recommendations findings renewals summary overview breakdown details key next steps",
  ),
);
/** Beside a word for something of the tenant these say how much. */
const SWEEPING = new Set(
  wordsIn(
    "all any every everything anything nothing none no nobody never always many little few less low full much near seldom rarely hardly",
  ),
);
/** Sweeping or telling, but of our own means, or of where else something is told. */
const OF_OUR_OWN =
  /\b(?:(?:only )?Partner Center(?: or the billing account)?(?: tells it)?|the billing account|invoices are in(?= Partner Center)|margins need prices of(?= Partner Center)|a forecast needs earlier surveys|the receipt of each answer tells|sent to the model|the date of its data|(?<=your )own|none of my (?:figures|tools)|no (?:usage |activation |storage )?(?:surveys?|reports?|tools?|sources?) (?:lies|provides|tells|covers|gives|shows|goes|has)|(?:have )?any (?:other |further |more )?(?:questions?|details?|help|information)|any of (?:these|the|them)(?: findings| recommendations)?|too few (?:people|members|seats) are behind it|nothing that was read|which is no ai model|(?<=how )(?:many|much)|(?<=which )one)\b/giu;
/** What a tool cannot tell about may be called whatever the question called it. */
const FREE_TOPIC = /\babout \p{L}+\.$/u;

const TENANT_WORDS = new Set(
  wordsIn([...MEASURES.map(wordsOf), ...Object.values(FINDING_NAMES), "department"].join(" ")),
);
const TENANT_PATTERNS = [MEASURE_WORDS, UNIT_NOUNS, PERIOD_WORDS].flatMap((some) =>
  Object.values<RegExp>(some),
);

/** Behind a comma this adds a statement: "E5, which is idle". */
const APPENDED = /,\s*(?:which|who|where|whose)\b/giu;
const CLAUSE_ENDS =
  /[,;:()–—]|\b(?:and|but|because|so|since|as|while|whereas|though|although|that)\b/iu;
const ASSERTS = /\b(?:is|are|was|were|has|have|had|will|be|been|does|do|did)\b/iu;
const DOES =
  /\b(?:(?:owns|bought|purchased|pays|spends|(?<!\b(?:licen[cs]e|your|the|total|annual|monthly|yearly) )costs(?=\s+\p{L})(?! (?:of|for|by|per)\b)|renews|saves|uses|holds|expires|ends)|(?:you|we|they|who|seats|licen[cs]es|members) (?:own|pay|spend|cost|save|renew|use|hold|expire|end))\b/iu;
const INDIRECT = /\b(?:how|which|what|whether|if|when|where|who)\b/iu;

/**
 * Whether a sentence without figures is of these kinds, and claims nothing by the way.
 * @param withoutNames takes known names out of a text.
 */
export function claimsNothing(
  { text, namesSomebody }: SaidWithoutFigure,
  withoutNames: (text: string) => string,
): boolean {
  const opening = (namesSomebody ? ABOUT_ANYBODY : OPENINGS)
    .map((one) => one.exec(text)?.[0])
    .find((found) => found !== undefined);
  if (opening === undefined) return !namesSomebody && isHeading(withoutNames(text));
  const own = text.slice(opening.length).replaceAll(OF_OUR_OWN, " ");
  const rest = DECLINES.test(text) ? own.replace(FREE_TOPIC, "") : own;
  if (isVain(opening, rest) || promisesTooMuch(text)) return false;
  return wordsIn(withoutNames(rest)).every(isSpeech) && tellsOfNothing(text, rest, withoutNames);
}

/** Whether what follows an opening tells nothing of the tenant. */
function tellsOfNothing(
  text: string,
  rest: string,
  withoutNames: (text: string) => string,
): boolean {
  if (GREETS.test(text)) return !speaksOfTenant(rest, withoutNames);
  const isOpen = ABOUT_ANYBODY.some((one) => one.test(text));
  const asserts = SHOWS.test(text) ? tellsAtAll : saysThatItIs;
  return (isOpen || !namesWhatIs(rest, withoutNames)) && tellsNothing(rest, asserts, withoutNames);
}

/** Whether no clause says of something of the tenant that it is so, or how much of it. */
function tellsNothing(
  rest: string,
  asserts: (clause: string) => boolean,
  withoutNames: (text: string) => string,
): boolean {
  return rest
    .replaceAll(APPENDED, ", ")
    .split(CLAUSE_ENDS)
    .every((clause) => {
      if (sweeps(clause) && ASSERTS.test(clause)) return false;
      return !speaksOfTenant(clause, withoutNames) || !(sweeps(clause) || asserts(clause));
    });
}

/** "See E5, which is idle" tells that it is; "I cannot tell which is idle" does not. */
const tellsAtAll = (clause: string): boolean => ASSERTS.test(clause) || saysThatItIs(clause);

/** Behind a colon stands what is meant: "which seats are idle: all", "the unused seats: E5". */
function namesWhatIs(rest: string, withoutNames: (text: string) => string): boolean {
  const [, ...meant] = rest.split(/[:–—]/u);
  return meant.some((text) => withoutNames(text) !== text || sweeps(text));
}

/** "See", and nothing to be seen. */
const isVain = (opening: string, rest: string): boolean =>
  POINTS.test(opening) && wordsIn(rest).length === 0;

const promisesTooMuch = (text: string): boolean =>
  PROMISES.test(text) && BEYOND.test(text.replaceAll(OF_GROUPS, " "));

/** Whether a word is one of ours, however it is written: headings begin every word with a capital. */
export const isOrdinary = (word: string): boolean => {
  const small = word.toLowerCase();
  return isSpeech(small) || HEADED.has(small);
};

const isSpeech = (word: string): boolean =>
  SPEECH.has(word) || ASKED_ABOUT.has(word) || SWEEPING.has(word) || isOfTenant(word);

/** "The next renewals are:" heads what follows. */
const HEADS = /\b(?:includes?|are|is|have|has|as follows)(?: the following| as follows)?:$/iu;

/** "Unused products" says of each below that it is one. */
const SUCH_THINGS =
  /\b(?:unused|idle|spare|unassigned|missing|short|free|\p{L}+(?:ed|ing)) (?:products?|licen[cs]e types|departments?|countr(?:y|ies)|tenants?)\b/iu;

function isHeading(given: string): boolean {
  const text = given.trim().replace(HEADS, " ");
  if (saysThatItIs(text) || SUCH_THINGS.test(text)) return false;
  return wordsIn(text).every((word) => HEADED.has(word) || (isOfTenant(word) && !sweeps(word)));
}

function isOfTenant(word: string): boolean {
  return TENANT_WORDS.has(word) || TENANT_PATTERNS.some((pattern) => word.search(pattern) >= 0);
}

function speaksOfTenant(clause: string, withoutNames: (text: string) => string): boolean {
  const bare = withoutNames(clause);
  return bare !== clause || wordsIn(bare).some((word) => !SPEECH.has(word) && isOfTenant(word));
}

const sweeps = (clause: string): boolean => wordsIn(clause).some((word) => SWEEPING.has(word));

/** Whether a clause says that something is so, and not how or whether it is. */
function saysThatItIs(clause: string): boolean {
  return [ASSERTS, DOES].some((verb) => {
    const at = clause.search(verb);
    return at >= 0 && !INDIRECT.test(clause.slice(0, at));
  });
}

const PARTED = /(?:, (?:but|so|and) |; | [–—] |, )/giu;

/** A sentence without what is said before its first and behind its last figure and claims nothing; the rest keeps its place. */
export function withoutTalk(said: string, withoutNames: (text: string) => string): string {
  const [first, last] = [said.indexOf("{{"), said.lastIndexOf("}}") + 2];
  const isTalk = (text: string): boolean =>
    wordsIn(text).length > 1 &&
    withoutNames(text) === text &&
    OPENINGS.some((one) => one.test(text)) &&
    claimsNothing({ text, namesSomebody: false }, withoutNames);
  const before = [...said.slice(0, first).matchAll(PARTED)].findLast(
    ({ index, 0: mark }) =>
      isTalk(said.slice(0, index).trim()) &&
      !/^(?:which|who|whose|where|that)\b/iu.test(said.slice(index + mark.length)),
  );
  const behind = [...said.slice(last).matchAll(PARTED)].find(({ index, 0: mark }) =>
    isTalk(said.slice(last + index + mark.length).trim()),
  );
  const from = before === undefined ? 0 : before.index + before[0].length;
  const to = behind === undefined ? said.length : last + behind.index;
  return `${" ".repeat(from)}${said.slice(from, to)}${" ".repeat(said.length - to)}`;
}
