import { stemsOf } from "./words.ts";

const setOf = (text: string): ReadonlySet<string> => new Set(stemsOf(text));

/**
 * Words left out when phrases are compared: "has it ever really been used" says "ever used". Words
 * that turn a meaning round (not, without, only) are never light.
 */
export const LIGHT_WORDS = setOf(
  "a an the this that these those my mine our ours your yours their his her its any some such do does did done doing has have had having be been being am are is was were will would shall should could may might must really actually currently yet already also please so very even i you they he she it them there here kindly simply anyway whatsoever ourselves themselves himself herself exactly truly properly etc",
);

/** Words that carry no meaning of their own in a question about licences, and may stand unexplained. */
const SMALL_WORDS = setOf(
  "and or as at by for from in into of off on onto over per to up down out with within about after again all another around across among amongst along away back because before behind beyond but both each either else ever every few first second third get give go if inside instead keep let like look lot lots loads many maybe me more much near need next now okay ok once one ones onto other others ought part put rather right same say see seem several since sort still take tell than thank thanks then thing things think though through till toward towards until upon us use user using very want was way ways we well were what whatever when where whether which while who whom whose why wish worth yet yes can could across kind stuff people person persons " +
    // Words of asking
    "know ask question answer check find wonder wondering curious help info information data detail figure figures number overview summary quick quickly short briefly hi hello hey morning afternoon evening dear cheers ta regards mate folks guys sorry hm hmm well listen quickly possible possibly able ask asking request provide present tell view look glance idea clue example instance case regard regarding respect moment time times far currently presently momentarily nowadays presently lately recently recent current present actual actually overall general generally basically roughly approximately about estimate exact precise certain sure clear plain simple nice good better great best bad various certain particular specific special combined " +
    // Whom and what the questions are about
    "company organisation organization firm tenant corporation enterprise microsoft m365 office 365 o365 ms estate environment landscape portfolio house place environment shop side world " +
    // Verbs of having, happening and talking
    "make made come came keep kept sit stand lie run hold carry bring hear talk speak happen become stay belong involve relate apply concern consider regard believe guess hope expect wish like love hate care matter deal handle manage work works working job look call called named title pick choose select want need require intend try finish let allow put pull push throw live sits eating eat live feel show display see seen watch read note mention point remind realise realize understand get grab fetch fill bring worth actually " +
    // Context of a question
    "item basis receive obtain create produce tie stick add wise soonest earliest mostly mainly shortly line position quote figure fact kindof reality essentially literally honestly frankly indeed rid deal touch clean solve settle arrange handle happen cause lead result talk speak chat discuss mention stand fine alright great perfect cool correct true false fair usual typical normal common main big small large huge little long short early late busy obvious known unknown exact further extra rest bit piece couple bunch date consumption enough new switch turn move ownership high single step wait fast upcoming coming cover anything something everything soon via how versus extra extras fit break program programme standalone alone so open close head anyhow anymore longer e i ie eg " +
    // Where and when, without a place or a time
    "anywhere somewhere everywhere elsewhere anytime sometimes nowadays hereabouts meanwhile afterwards beforehand today currently lately presently moment days basis premises house place our org outfit shop crew gang lads team folks peeps ppl bloke guys employer " +
    // Manner and degree
    "simply merely easily briefly readily directly probably likely hopefully apparently supposedly allegedly seemingly obviously clearly surely certainly definitely absolutely completely totally entirely fully partly largely roughly approx ca circa around nearly almost quite rather pretty fairly somewhat slightly terribly awfully extremely hugely massively incredibly ridiculously bloody damn darn freaking blasted pesky silly stupid lovely wonderful proper decent reasonable sensible meaningful relevant respective corresponding effectively efficiently technically practically theoretically strictly broadly actually eventually finally ultimately initially originally previously formerly generally normally usually typically regularly commonly still yet already just even anyway besides furthermore moreover additionally likewise accordingly therefore thus hence however though although despite regardless nevertheless instead perhaps maybe possibly potentially presumably frankly honestly seriously basically essentially importantly unfortunately sadly luckily thankfully ideally theoretically realistically conservatively " +
    // Asking and telling
    "mind help assist explain describe clarify elaborate outline illustrate sketch summarise summarize recap brief fill enlighten advise inform notify update confirm verify validate double doublecheck check figure determine establish identify pinpoint locate discover learn understand grasp gather collect compile assemble prepare draft produce generate deliver supply pass share forward drop return respond reply answer pick pull dig retrieve fetch extract crunch curious interested keen eager want wants wanted wanting wonder wondering wondered love like need needs needed must should gotta wanna gimme lemme lets kindly please pls plz cheers thanks thx ty tia appreciate grateful appreciated appreciation sorry excuse pardon bother trouble disturb urgent urgently asap soon quickly swift rapid fast hurry rush soonest " +
    "suffice suffices sufficed although though building payroll between smart smarter smartest clever cleverer headline according age ages century centuries customer client business against successfully successful cure fix resolve repair solve remedy heal enable enabled order orders chunk chunks batch batches portion portions lot lots tranche depend depends rely relies leave left prepare preparing preparation task asks asked asking wants round true trueup asap brief",
);

export const isSmall = (stem: string): boolean =>
  stem.length < 2 || SMALL_WORDS.has(stem) || LIGHT_WORDS.has(stem);

/** The words of a text that carry meaning. */
export function contentWords(stems: readonly string[]): readonly string[] {
  return stems.filter((stem) => !isSmall(stem));
}
