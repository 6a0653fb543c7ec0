import { MEASURES, wordsOf } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { wordsIn } from "./admitted-words.ts";
import { MEASURE_WORDS, PERIOD_WORDS, UNIT_NOUNS } from "./measure-words.ts";

/*
 * Sentences that cite no figure may tell nothing of the tenant. What is left to them: what the advisor
 * cannot do or know, a question back, an invitation, a heading.
 */

/** "Find" and "see" are left out of what the advisor cannot do: not finding any is a finding. */
const DECLINES =
  /^(?:(?:sorry|unfortunately|I (?:am|'m) (?:sorry|afraid)),?(?: but)? )?(?:I (?:cannot|can ?not|can['’]t|could not|can only|can(?= speak\b)|do not|don['’]t|did not|didn['’]t|never|have no|am not able to|am unable to|am only able to)(?= (?:know|tell|say|answer|speak|change|do|help|give|provide|share|determine|make|have (?:any |a |that |this |the |such )?(?:access|figures?|data|information)|read|write|send|buy|remove|assign|compare|understand|figures?|data|information|access|tools?)\b)|(?:to answer (?:this|that),? )?I (?:would )?need(?= (?:access|the permission|a role)\b)|(?:the|my) (?:available )?tools (?:do not|don['’]t|cannot|did not)(?= (?:give|provide|tell|answer|cover)\b)|(?:this|that)(?: (?:information|question|figure))?(?= (?:is|was|can) ?not (?:available|known|be (?:answered|known|given|told))\b))/iu;
const ASKS_BACK =
  /^(?:did you (?:mean|want)|do you (?:mean|want|need)|would you like|shall I|should I|are you asking|(?:could|can|would) you (?:please )?(?:clarify|specify|confirm|tell me|say)(?= (?:which|what|whether|the product)\b)|what would you like|(?=which (?:product|of|one|figures?)))\b(?=.*[?:]$)/iu;
const INVITES =
  /^(?:please )?(?:ask (?:me|for|again|your(?= administrator for (?:the |a |this )?(?:needed |missing )?(?:permission|access|role)\b))|look at|see|review|(?:clarify|specify|confirm|tell me)(?= (?:which|what|whether|the product)\b)|let me know(?= (?:if|whether|which|what)\b)|feel free(?= to ask\b)|you (?:can|may)(?: want to)?(?= (?:ask|review|look at|see)\b)|(?:if you (?:want|like|wish|would like),? )?I can(?: also)?(?= (?:show|list|break|explain|compare|give|go)\b)|here (?:is|are)|these are(?= (?:the )?figures)|below are|(?:this|that) is all|this (?:answer|question) (?:is|was)|there are(?= words in (?:this|your) question))\b/iu;
const POINTS = /\b(?:see|review|look at)$/iu;
const GREETS =
  /^(?:hello|hi|good (?:morning|day|evening)|I hope (?:this|that) helps|thank you|thanks|you (?:are|'re) welcome)\b/iu;
const ABOUT_ANYBODY = [DECLINES, ASKS_BACK];
const OPENINGS = [...ABOUT_ANYBODY, GREETS, INVITES];

/** A sentence without references and stand-ins; names of products in place. */
interface SaidWithoutFigure {
  readonly text: string;
  /** Whether it had a stand-in of the question. */
  readonly namesSomebody: boolean;
}

/** What the advisor offers to do, or asks for, and what is not its to do. */
const PROMISES =
  /\b(?:I can(?! (?:only|not)\b)|I (?:would )?need|(?:like|want)(?: me)? to|shall I|should I)\b/iu;
const BEYOND =
  /\b(?:remove|assign|buy|change|write|send|people|individual|members|users|names?|give you(?! (?:an?|the|your|more)\b))\b/iu;

/** Words about the conversation itself; beside those that stand in headings. */
const SPEECH = new Set(
  wordsIn(
    "I me my you your we our it them this that these those the a an of in on for from to by at each per with about or and but so because how what how which who whether where there here do does did can cannot could may would shall should not want mean know tell told say speak give given show shown answer answers question questions ask asking figure figures tool tools words read made make put together decide determine provide share compare change changes help write send buy remove assign understand understood instead again only individual people narrower narrowed way limit drawn up span time something such like please sorry unfortunately access role permission permissions source needs needed missing available known clarify specify confirm break down breakdown list more detail details overview summary further also review go through wish if see recommendation recommendations finding findings usage sign tenant organisation organization data information found free helps options name names without demo planner language model AI is am are was be have product products report reports administrator automatically",
  ),
);
/** What the tools can be asked about, beside figures and findings: in a question back it tells nothing. */
const ASKED_ABOUT = new Set(
  wordsIn(
    "computed when renew recommend country best mix changed include included sign mail Teams OneDrive SharePoint Skype Business Yammer files desktop web mobile apps app setups platform usual day storage quotas near configured security defaults conditional MFA secure score concealment Entra premium licensing mode self service term annual monthly instalments hires new silence shorter longer counted fit frontline could save findings tenant Copilot report unused Visio Project premium far were used before if about",
  ),
);
const HEADED = new Set(
  wordsIn(
    "of by per and or the a an in for to your product products figure figures license licence inventory spend plan usage configuration compare periods explain contents recommendations findings renewals summary overview breakdown details key next steps",
  ),
);
/** Beside a word for something of the tenant these say how much. */
const SWEEPING = new Set(
  wordsIn("all any every everything anything nothing none no nobody never always many"),
);
/** Sweeping, but of our own means. */
const OF_OUR_OWN =
  /\b(?:none of my (?:figures|tools)|nothing that was read|which is no ai model|(?<=how )many|(?<=which )one)\b/giu;
/** What a tool cannot tell about may be called whatever the question called it. */
const FREE_TOPIC = /\babout \p{L}+\.$/u;

const TENANT_WORDS = new Set(
  wordsIn([...MEASURES.map(wordsOf), ...Object.values(FINDING_NAMES), "department"].join(" ")),
);
const TENANT_PATTERNS = [MEASURE_WORDS, UNIT_NOUNS, PERIOD_WORDS].flatMap((some) =>
  Object.values<RegExp>(some),
);

const CLAUSE_ENDS =
  /[,;:()–—]|\b(?:and|but|because|so|since|as|while|whereas|though|although|that)\b/iu;
const ASSERTS = /\b(?:is|are|was|were|has|have|had|will|be|been|does|do|did)\b/iu;
const DOES =
  /\b(?:(?:owns|bought|purchased|pays|spends|(?<!\b(?:licen[cs]e|your|the|total|annual|monthly|yearly) )costs(?! (?:of|for|by|per)\b)|renews|saves|uses|holds|expires|ends)|(?:you|we|they|who|seats|licen[cs]es|members) (?:own|pay|spend|cost|save|renew|use|hold|expire|end))\b/iu;
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
  const own = text.replaceAll(OF_OUR_OWN, " ");
  const said = DECLINES.test(text) ? own.replace(FREE_TOPIC, "") : own;
  const rest = said.slice(opening.length);
  const isAskedBack = (word: string): boolean => ASKS_BACK.test(text) && ASKED_ABOUT.has(word);
  const isVain = POINTS.test(opening) && wordsIn(rest).length === 0;
  const isSaid = wordsIn(withoutNames(rest)).every((word) => isSpeech(word) || isAskedBack(word));
  if (isVain || promisesTooMuch(text) || !isSaid) return false;
  // "See E5, which is idle" tells that it is; "I cannot tell which is idle" does not.
  const asserts = INVITES.test(text)
    ? (clause: string) => ASSERTS.test(clause) || saysThatItIs(clause)
    : saysThatItIs;
  return rest
    .split(CLAUSE_ENDS)
    .every(
      (clause) =>
        !(sweeps(clause) && ASSERTS.test(clause)) &&
        (!speaksOfTenant(clause, withoutNames) || !(sweeps(clause) || asserts(clause))),
    );
}

const promisesTooMuch = (text: string): boolean => PROMISES.test(text) && BEYOND.test(text);

const isSpeech = (word: string): boolean =>
  SPEECH.has(word) || SWEEPING.has(word) || isOfTenant(word);

function isHeading(text: string): boolean {
  if (saysThatItIs(text)) return false;
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
