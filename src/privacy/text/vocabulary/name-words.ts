import { wordsOf } from "./word-list.ts";

/** First names that are also everyday words: names only where spelling and place say so. */
export const AMBIGUOUS_NAMES: ReadonlySet<string> = wordsOf(`
jan
jan abbey ace alba alma amber amity angel april arch archer ari art ash aspen august aura aurora autumn
barb basil bay beau ben bess beth bill billie bin blair blaze bob bonnie bonny booker brand brandy
britt brook brooke brooks brown buck bud buddy buster cal calendar carol cat chad chase cher cherry
chip christian chuck clay clementine cliff cody colt constance curt dahlia daisy dale dan dane dawn
dean dee destiny dick dixie dolly don drake drew duke earl earnest ebony eden faith fern finch
fisher flora foster fran frank frankie garland gene genesis ginger glen glenn grace grant gray green
guy hank hardy harley harper harry hazel heath heather henna holly homer hope hunt hunter hyacinth
ida ike india ines ira iris ivory ivy jack jade jasmine jay jean jimmy jo jock john johnny jordan
joy jules july june kale kat kay ken kip kit lacey lacy lance laurel lee leo levi lily linden lionel
lou luna mace mack mara marina marine mark marlin marsh marshal marshall martini mason matt maud max
may mel mick mike miles misty mona myrtle nan ned nick noel norman nova olive opal otter otto page
paige pansy paris park pat patty peach pearl peg penny percy perry phil phoenix pier pierce pike
piper pixie polly poppy porter presley price prudence rae raven ray red reed reese remy rene rex
rich rick rio rob robin rod roman romeo rose rosemary rosy roy ruby rue russ rust rusty ruth sal
sally salvador sam sandy sasha sawyer scarlet serena shay shelly sherry sid sierra skip skye sol
sonny spencer spike stella sterling steve stew stu su sue summer sunny sunshine swift sydney tad
tanner tate tatum ted teddy tilly tim tina tony tracy trent trinity trista troy true truman tucker
tulip turner ty ursa val vale valentine van vance velvet venus vera verity vern vic victor viola
violet virginia viv wade walker wally walt ward warren wes west whitney wiley will willow wilson
winston winter wolf wood woody worth wren wynn zen
`);

/** Family names that are everyday words: part of a name beside its other parts only. */
export const AMBIGUOUS_SURNAMES: ReadonlySet<string> = wordsOf(`
ace archer baker ball berg rice wang farmer hines sparks fry dam page savage banks barber barker bean beck bell berry best bishop black blank blunt bond booker boot
bowers bowman box branch brewer bridges bright brooks brown buck burns bush butcher butler byers carpenter
carter cash chambers chance chandler chase church clay close cole collier cook cooper cotton craft crane cross
crow crown day dean dell draper drake driver dunn early east farmer field fields finch fish fisher flint flood
flowers ford forest foster fowler fox frost fuller gardener gates gentry glass glover gold good goodman grant
graves gray green grey gross guy hall hand hands hardy hare hastings hawk head heath hill hills hobbs hood hook
hooks hooper horn house hunt hunter hurt joiner joy judge keen kemp key keys king kitchen knight lake lamb land
lane law leach lemon light little lock lodge long lord love low lowe lucas luck lyons mann marks marsh mason
masters may mead meadows mercer merchant mill miller mills moon moore moss nail noble north oakes oaks olive
pace pack page paige paine palmer park parker parks parish paul peacock pepper pike piper pitt plant pool poole
pope porter post potter pound powell power powers price pride prince proud quick reader reed reeve reeves rich
rivers root rose rush sadler salmon sands savage sawyer seal sellers self sharp shaw shepherd shine short silk
silver singer skinner slater small smart smith snow spears spencer spring stack starling steel stern stone
storm street strong summers swan sweet swift tanner taylor teal temple thorn tower towers town townsend turner
twist tyler underwood vale vance vine wade wagner wait walker wall walls ward waters watts weaver webb weeks
wells west wheeler white wild winner winter winters wise wolf wood woods worth wren wright yard york young
`);

/** Titles that belong to a name they stand before. */
export const TITLES: ReadonlySet<string> = wordsOf(
  "mr mrs ms miss mx dr prof professor sir madame monsieur mme mlle herr frau signor signora",
);

/** Degrees and numbers that belong to a name they stand behind. */
export const NAME_SUFFIXES: ReadonlySet<string> = wordsOf(
  "md phd jr sr ii iii iv dds dvm esq cpa rn mba obe cbe",
);

/** Words before a name: what follows is one, whatever it looks like. */
export const HONORIFICS: ReadonlySet<string> = wordsOf(`
mr mrs ms miss mx dr prof professor sir madam madame monsieur mme mlle herr frau hr fr señor señora
senor senora sr sra signor signora sig dott doña don dona pan pani mister doctor rev reverend father
captain colonel sergeant judge senator lord lady
`);

/** Small words inside family names: part of a name only between or before its other parts. */
export const PARTICLES: ReadonlySet<string> = wordsOf(`
de da do dos das del della delle di du la le les los las van von der den ter ten te zu zur vom zum af av
bin bint ibn ben al el abu abd y e i san santa st saint mac mc o ap
`);

/** Words after which a lower-case word that is no English one is most likely a name. */
export const NAME_CUES: ReadonlySet<string> = wordsOf(`
did does do has have is was were for by of from to and or with except user users named called name
regards thanks hi hello dear hey cc bcc remove move drop assign reassign contact ask tell call email
mail compare between than about colleague manager boss owner employee member account mailbox licence
license under fire fired hire hired onboard offboard signed sincerely cheers best wishes sent through
notify inform invite add delete disable block show near like love meet met him her me i'm im am that
this who whether says say said please early founders whose where when why because
`);

/** Verbs that follow a name at the beginning of a sentence more often than they follow a noun. */
export const NAME_VERBS: ReadonlySet<string> = wordsOf(`
is was has had left leaves joined joins wants wanted needs needed said says asked asks told tells
works worked lives lived uses used moved went got gets complains complained wrote writes sent sends
signed reports requested approved thinks thought likes knows knew will would can could does did
shouted spent gave had called calls resigned retired changed forgot lost
`);
