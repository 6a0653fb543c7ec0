import { wordsOf } from "./word-list.ts";

/** First names that are also everyday words: names only where spelling and place say so. */
export const AMBIGUOUS_NAMES: ReadonlySet<string> = wordsOf(`
abbey ace alba alma amber amity angel april arch archer ari art ash aspen august aura aurora autumn
bay beau ben bess beth bill billie bin blair blaze bob bonnie bonny brand brandy britt brooke buck
bud buddy buster cal calendar carol cat chad chase cher cherry chip christian chuck clay clementine
cliff cody colt constance curt dahlia daisy dale dan dane dawn dean dee destiny dick dixie dolly don
drake drew earnest ebony eden faith fern flora foster fran frank frankie garland gene genesis ginger
glen glenn grace grant guy hank hardy harley harper harry hazel heath heather henna holly homer hope
hunter hyacinth ida ike india ines ira iris ivory ivy jack jade jan jasmine jay jean jimmy jo jock
john johnny jordan joy jules july june kale kat kay ken kip kit lacey lacy lance laurel lee leo levi
lily linden lionel lou luna mack mara marina marine mark marlin marshal marshall martini mason matt
maud max may mel mick mike miles misty mona myrtle ned nick noel norman nova olive opal otter otto
paige pansy paris pat patty peach pearl peg penny percy perry phil phoenix pierce pixie polly poppy
presley prudence rae raven ray red reed reese remy rene rex rich rick rio rob robin rod roman romeo
rose rosemary rosy roy ruby rue russ rusty ruth sal sally salvador sam sandy sasha sawyer scarlet
serena shay shelly sherry sid sierra skip skye sol sonny spencer spike stella sterling steve stew
stu su sue summer sunny sunshine sydney tanner tate tatum ted teddy tilly tim tina tony tracy trent
trinity trista troy true truman tucker turner ty ursa val valentine vance velvet venus vera verity
vern vic victor viola violet virginia viv wade walker wally walt warren wes whitney wiley will
willow wilson winston woody wren wynn zen
birdie blessing bunny harmony honor honour melody candy charity crystal dove gale garnet gill herb kitty lark mercy norm
patience precious rain randy river rocky sky star storm
`);

/** Family names that are everyday words: part of a name beside its other parts only. */
export const AMBIGUOUS_SURNAMES: ReadonlySet<string> = wordsOf(`
ace archer baker ball banks barber barker bean beck bell berg berry best bird bishop black blank
blunt bond booker boot bowers bowman box branch brewer bridges bright brook brooks brown buck burns
bush butcher butler byers carpenter carter cash chambers chance chandler chase church clay close
cole collier cook cooper cotton craft crane cross crow crown dam day dean dell drake draper driver
duke dunn earl early east farmer field fields finch fish fisher flint flood flowers ford forest
foster fowler fox frost fry fuller gardener gates gentry glass glover gold good goodman grant graves
gray green grey gross guy hall hand hands hardy hare hastings hawk head heath hill hills hines hobbs
hood hook hooks hooper horn house hunt hunter hurt joiner joy judge keen kemp key keys king kitchen
knight lake lamb land lane law leach lemon light little lock lodge long lord love low lowe lucas
luck lyons mace mann marks marsh mason masters may mead meadows mercer merchant mill miller mills
moon moore moss nail nan noble north oakes oaks olive pace pack page paige paine palmer parish park
parker parks paul peacock pepper pike piper pitt plant pool poole pope porter post potter pound
powell power powers price pride prince proud quick reader reed reeve reeves rice rich rivers root
rose rush sadler salmon sands savage sawyer seal self sellers sharp shaw shepherd shine short silk
silver singer skinner slate slater small smart smith snow sparks spears spencer spring stack
starling steel stern stone storm street strong summers swan sweet swift tanner taylor teal temple
thorn tower towers town townsend turner twist tyler underwood vale vance vine wade wagner wait
walker wall walls wang ward waters watts weaver webb weeks wells west wheeler white wild windy
winner winter winters wise wolf wood woods worth wren wright yard york young
`);

/** Given names that are places as well: places after "in" and in lists of places. */
export const PLACES_AND_NAMES: ReadonlySet<string> = wordsOf(`
adelaide alexandria austin brooklyn carolina chad charlotte chelsea dallas darwin diego florence georgia
houston israel jackson jordan kent lincoln london madison milan orlando paris salvador santiago
savannah sofia sydney victoria vienna virginia
`);

/** Words of headings and columns: with a capital still no name by themselves. */
export const HEADING_WORDS: ReadonlySet<string> = wordsOf(`
best branch case close cost cross data day early field gross head house key light list long major net next
page plan post power price report rich risk sales short small step store total
`);

/** Function words of German, where every noun has a capital. */
export const GERMAN_WORDS: ReadonlySet<string> = wordsOf(`
der die das und ist sind wie viele nicht im fur mit den dem ein eine einen von zu welche welcher wir
haben auf bei wieviel kostet brauchen braucht ich er sie kann warum wann wer hat unser unsere
`);

/** Function words of French, Spanish, Italian, Portuguese, Dutch and Polish as well. */
export const FOREIGN_WORDS: ReadonlySet<string> = wordsOf(`
kann konnen konnte werden wird wurde wurden soll sollen sollte muss mussen gibt geben ersetzt ersetzen durch gegen
ohne oder aber auch noch schon dann dass diese dieser dieses einer einem eines keine keinen mehr weniger jede jeder
unter uber seit bis zum zur sein waren hatte sich uns ihr ihre bitte danke konto lizenz lizenzen nutzer benutzer
peut peuvent pouvons pouvez doit doivent devons faut sont etait sera seront avons avez ont fait faire plus moins
entre depuis jusque sans sous sur chez leur leurs son ses votre vos notre nos ces cet cela ceci il elle ils elles je
tu vous merci bonjour cordialement parce comme mais donc chaque tous toutes toute
cual cuales puede pueden podemos debe deben hay tiene tienen hacer sin sobre desde hasta entre cada todos todas
mas menos como cuando porque pero gracias hola nuestra nuestros sus
qual quali puo possono possiamo deve devono siamo fare senza sopra tutti tutte ogni come quando perche grazie
pode podem devemos temos tem sem sobre cada todos todas como quando porque obrigado nossa nosso
kunnen kunt moet moeten hebben heeft geen maar ook nog meer minder elke alle bedankt ons onze
ola januar februar marz juni juli oktober dezember janvier fevrier mars juin juillet aout septembre octobre
novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio
febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro maio junho julho setembro
outubro dezembro januari februari maart augustus stycznia lutego marca kwietnia czerwca lipca sierpnia wrzesnia
pazdziernika listopada grudnia
nutzt nutzen verwendet verwenden bezahlt bezahlen zahlen kundigen ubertragen verlangern sparen entfernen hoch
abteilung abteilungen einkauf vertrieb buchhaltung personal preis preise kosten monat jahr quartal woche heute
utilise utilisent utilisees payons payer supprimer retirer resilier ajouter economiser besoin cout couts prix mois
annee trimestre semaine service departement sieges utilisateur utilisateurs renouvellement
usamos pagamos pagar eliminar quitar ahorrar necesita necesitan necesitamos precio precios meses ano semana
departamento usuario usuarios licencias puestos renovacion
usiamo usano paghiamo pagare eliminare togliere risparmiare serve servono prezzo prezzi costi mesi settimana reparto
utente utenti licenze posti rinnovo scade scadono spendiamo
usam usamos precisa precisam poupar preco precos custos licencas renovacao
gebruikt gebruiken betalen besparen nodig prijs prijzen kosten maand jaar afdeling gebruikers licenties
uzywa uzywaja uzywamy placimy jeszcze potrzebuje oszczedzic cena ceny koszt koszty miesiac miesiecznie rok roku
dzial uzytkownik uzytkownicy licencje licencji nordics benelux dach iberia
mozna moze mozemy mamy bez przez oraz albo wszystkie kazdy dlaczego kiedy prosze dziekuje nasze
combien coute coutent quel quelle cuanto cuanta cuesta cuestan usa usan wieviel welcher kostet brauchen
braucht quanto quanta costa costano kosztuje ilu kost hvor mange koster frau herr su sus licencia
pourquoi quelque quelques chose choses deux trois quatre parle parler boite boites lettres pleine plein partage
partagent possede avoir encore toujours voudrait voudrais sait savoir monsieur madame salut salutations apres avant
aussi tres bien peu autre autres celui celle ont-ils deja cette
quien quienes dos tres cuatro buzon buzones lleno llena comparte comparten hable hablo hablar quita quitar saludos
atentamente todavia aun departamentos quiere queremos saber dias buenos buenas tardes senor senora otro otra otros otras tambien
muy poco asi ahora despues antes donde
herren frauen grusse gruss schone freundliche postfach postfacher kollege kollegen kollegin chef chefin mitarbeiter
mochte mochten will wollen wissen lauft nimmt bekommt zwei drei vier immer wieder gunstigeres gunstiger laufzeit
vertrag vertrage ubersicht aufstellung ausgaben nutzung firma thema konto konten info video auto teil anfang ende
chi cui qualcosa perche quale due tutto ancora sempre molto poco cosa dopo prima signor signora cordiali saluti
quem dois duas ainda sempre muito pouco depois antes senhor senhora cumprimentos
wie waarom nog altijd twee drie meneer mevrouw vriendelijke groeten
kto ktory ktora dlaczego dwa trzy zawsze bardzo panstwo pozdrowienia
der die das und ist sind wie viele nicht im fur mit den dem ein eine einen von zu welche wir haben auf bei
le les des et est sont en une un du que qui pour avec dans ce cette nous combien quels quelles au aux
el los las por para con se es una este esta cuantas cuantos del al y nuestro tenemos
il di che per non sono gli della quante quanti nel nella questo abbiamo uma os as nao quantas mais
het een van niet worden hoeveel zijn voor wij onze ile jest nie ktore mamy czy dla od
`);

/** Function words of English, to weigh the others against. */
export const ENGLISH_WORDS: ReadonlySet<string> = wordsOf(`
the of and to in is are for what which how do does did we our have has had by with from on at this that it
its who why when can could if be or an a i you me my not no all any many much show list was were will
would should they their there please than but out up so get got
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
senor senora sr sra signor signora sig dott doña don dona pan pani mister kollege kollegin collegue doctor rev reverend father
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

/** Words of other languages behind which somebody stands: `warum hat`, `licencia para`, `pourquoi`. */
export const FOREIGN_NAME_CUES: ReadonlySet<string> = wordsOf(
  "hat hatte von fur bei tiene para pourquoi pour chez heeft tem",
);

/** Verbs that follow a name at the beginning of a sentence more often than they follow a noun. */
export const NAME_VERBS: ReadonlySet<string> = wordsOf(`
is was has had left leaves joined joins wants wanted needs needed said says asked asks told tells
works worked lives lived uses used moved went got gets complains complained wrote writes sent sends
signed reports requested approved thinks thought likes knows knew will would can could does did
shouted spent gave had called calls resigned retired changed forgot lost
`);
