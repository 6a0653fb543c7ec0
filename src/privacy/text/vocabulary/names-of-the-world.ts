import { wordsOf } from "./word-list.ts";

/**
 * Given names common in languages the lexicon of `compromise` knows little of, without accents. Those
 * that are everyday English words are in `name-words.ts`.
 */
export const GIVEN_NAMES: ReadonlySet<string> = wordsOf(`
aaliyah aase abdelkader abdul abdulaziz abdullah abdulrahman abhishek abimbola achieng achim adaeze
adalbert adebayo adela adelheid adem aditya adnan adriana adrianna adwoa agata agathe agnes agneta
agnieszka agung ahmad ahmed ahmet aida aidan ailsa aino aisha aishwarya aisling aitor ajay akash
akihiro akiko akin akira akosua akshay alaa alba albrecht alejandra alejandro aleksandar aleksander
aleksandra aleksey alena alenka alessandra alessandro alessia alessio alexandru alexei alexey
alfonso alicja alina alisha alois aloisia alojz altan alvaro ama amadou amaia amal amalia amani
amara ambika amelie ameyaw amina aminata amir amira amit amita amrita anais analyn ananya anastasia
anastasija anatol anders andras andrea andreas andreea andrei andres andrew andrey andrzej andzelika
aneta angelika angelique anh anika anil anita anja anjali anke ankit ankita ann anna annalena anne
anneke anneli anneliese annemarie annette annika anouk anselm antje antoine antoinette anton antoni
antonia antonin antonio anu anuradha aoife apinya apoorva arash arianna arjun armand armando armin
arnaud arne arnel arnulf arthur artur arturo arun arvid asa asha ashish ashok aslan asli astrid
asuka atsushi attila aurelie aurelien aurelio ayaka ayako ayan aydin ayesha ayman ayodele ayse
aysegul ayu ayumi azra babatunde bahar balazs balint baptiste baraka barbara barbel barbora barnabas
bartek bartlomiej bartosz basak beata beatrice beatrix beatriz begona behrouz bela belen benedetta
benedikt benedikte bengt benjamin benoit berit bernadett bernadette bernd bernhard bert berta
berthold bertrand bettina beyza bharat bhavna bianka biljana binh birger birgit birgitta birgitte
birte bjarne bjorn blanca blanka blazej bodil bogdan bogdana boglarka bohumil bojan bongani boris
borislav borja boubacar bozena branimir branislav branko breno brigita brigitta brigitte britta
brunhilde bruno bryndis budi burak burcu burkhard busra caetano cagla caio calogero camila camille
candice caoimhe carina carla carlota carme carmela carmen carolien carsten casimir catarina
catherine cecile cecilia cecilie celal celeste celia celine cem cemal cemile cenk chaiwat chandra
chantal charlene charlotta chiamaka chiara chidera chidi chihiro chika chinedu chinenye chioma chipo
chisom chloe christa christel christelle christiane christoph christophe chukwuemeka chun cian ciara
claire clara claudia claudio claus clemence clemens clotilde colette conceicao concetta conchita
constantin constanze corinna corinne cormac cornelia cornelis cosima cosmin cristian cristiana
cristina cristobal csaba csenge csilla cyril czeslaw daan dag dagmar dagny daichi daiki dajana dalia
damian damien damir damjan dana danica daniela daniele danielle danijel danilo danuta daria dariusz
darko darnell davide davor dawid debora deborah debra deepa deepak deepika deirdre delphine demet
denis denise deniz derya deshaun deshawn desiree detlef detlev devendra dewi diana diarmuid didier
dieter dietmar dietrich dilara dilek dimitar dimitra dimitri dimitris dinesh dino dirk divya djamila
dmitri dmitry dmytro dominik dominika dominique donatella dora dorin doris dorota dorothea dorothee
dragan dragana drago dubravka duc dung dunja dusan dwi dylan ebba eberhard ebru eckhard edda edgar
edina edita edith edmund edoardo edouard eduard eduarda eduardo edvard edwige efe ege egon eileen
eirik ekaterina ekin elena eleni eleonora eleonore elham elias elif elina elisa elisabeth elisabetta
elise eliska eliza elke ella ellen elodie eloise elsa elvira elzbieta emeka emel emilia emiliano
emilie emilija emine emmanuelle emre enda endre engin enno enrico enrique eoghan eoin erdem eric
erica erik erika ernesto ernst erwan erwin esben esma esmee esra esteban estefania estelle eszter
etienne eugenia eugenio eugeniusz eva evangelos evelina evgeni evgenia ewa ewald ewelina fabian
fabiana fabien fabienne fabio fabrice fabrizio fadi faisal falko famke farah farai farid farida
fatih fatima fatma fatoumata federica federico felipe felix femke ferdinand ferenc ferhat fernanda
fernando ffion filip filipa filippo filiz finn fiona flavia flavio fleur florent florentin florian
floris folake folke fotini franca francesca francesco francis francisca francisco franck franco
francoise franjo franka frans frantisek franz franziska frauke frederic frederik frederike freja
freya frida frieda friederike friedrich fritjof fritz fumiko furkan gabor gabriela gabriele
gabriella gaetan gaetano gamze ganesh garazi gaurav gauthier geert geir genevieve georg georges
georgi georgios gerald geraldine gerard gerd gerda gergely gergo gerhard gerlinde germain gerrit
gertraud gertrud ghislaine giacomo giancarlo gianfranco gianluca gianmarco gianni giedrius gijs
gilles gillian gina ginevra gintaras giorgia giorgio giorgos giovanna giovanni gisela gisele gitta
giulia giuliana giuliano giulio giuseppe giuseppina gizem goncalo gonzalo goran gordana gottfried
govind grainne graziella grazyna greta gretchen griet grigor grzegorz gudrun guido guilherme
guillaume guillermo gulsah gulsen gunilla gunnar gunter gunther gurpreet gustav gustavo gwenael
gwenaelle gwendal gyongyi gyorgy gyula habiba hadrien haji hakan hakon halima halina halvor hamid
hamza hana hanh hanna hannah hanne hannelore hannes hans haralampos harald haris harish harpreet
hartmut haruka haruki haruto hasan hassan hatice havard hazal hedda hedwig heidi heidrun heike heiko
heiner heinrich heinz hela helena helene helga helge helmut helmuth hendra hendrik henk henning
henri henriette henrik henrike henryk herbert heribert hermann hermine hernan herve hicham hideki
hideo hieu hilda hilde hildegard hilke hiroki hiroko hiroshi hiroyuki hisham hoang holger horst
hristo hubert huda hugo huong huseyin hussein huyen hye iain ian ibrahim idoia ifeanyi ifeoma
ignacio ignacy igor ikechukwu ilaria ilhan ilias ilija ilka ilker ilona ilse imane imke imogen imran
imre inaki indah indira ineke ines inga inge ingeborg ingemar ingmar ingo ingolf ingrid ingvild
inigo inka ioana ioannis ion ionela ionut iratxe irena irene irina irma irmgard irmtraud isabel
isabela isabell isabella isabelle isidora isidro isil isla ismael ismail ismet istvan itziar iulia
ivan ivana ivanka ivica ivo ivona iwona izabela iztok jaakko jacek jacob jacqueline jacques jadranka
jadwiga jaime jakob jakub jalal jamal jamila jana janek janez janina janine janis janka janko janne
jannik jannis janos janusz jaquan jari jarmila jaromir jaroslav jaroslava jaroslaw jasmin jasmina
jasna jasper javier jaxon jaya jayesh jeannette jelena jelle jeltje jenna jennifer jenny jens jeroen
jerome jerzy jesper jette jhun jihane jihoon jill jindrich jiri jitka jitse joachim joana joanna
joao joaquin jocelyn jochen johan johana johann johanna johannes joko jolana jolanta jolien jomar
jon jonas jonna joost jordi joren jorg jorge jorgen joris jorn jorunn jose josef josefa josefina
josephine josette josip josipa jovan jovana jozef jozsef juan juana judit judith juha julia julian
juliana juliane julie julien juliette julija juliusz juma juraj jurate jurek jurgen juri jussi
justine justyna jutta jyothi jyoti kaan kacper kadri kagiso kaisa kaito kaja kajsa kalina kamal
kamau kamil kamila kamile kanokwan karel karim karima karin karina karl karla karlheinz karlijn
karol karolin karolina karoline karsten karthik karthika karuna kasia kaspar katalin katarina
katarzyna katerina katharina kathe kathleen kathrin katia katja katrien katrin katsuo katya kavita
kavitha kayla kazimierz kazuki kazuo keiko keisha keisuke kelechi kemal kenji kenta kenza kerem
kerstin kestutis khadija khaled khalid khalil khanh kiara kim kimiko kinga kiran kirsi kirsten
kirsti kjell kjersti klaas klara klaudia klaus klemens kofi koji konrad konstantin konstantinos
konstanze korbinian kornelia kosuke krasimir kris krishna kristaps kristian kristiina kristijan
kristin kristina kristine kristof kristoffer kristyna krystian krystyna krzysztof kumar kunal kurt
kwabena kwame kwasi kyriakos ladislav laila lakisha lakshmi lalita lamia laoise lara larissa lars
lasse laszlo latisha latoya laure laureline laurent lauri lavinia layla lea leandro lech leena leif
leila lena lenka lennart lenny leon leona leonard leonardo leoni leonie leonor leopold lerato leszek
letizia lidia lidija lien liesbeth lieselotte lieve ligia liisa liliana lillian lina lingling linnea
lino lisa lisbeth lise liselotte lisette litzy liv livia ljiljana ljubica ljubomir llewelyn loic
lola lorena lorenz lorenzo loreto lothar lotta lotte louisa louise lourdes luan luana lubica lubomir
luc luca lucas lucia luciana luciano lucie lucija lucile lucjan lucyna ludek ludger ludmila ludovic
ludwig luis luisa luise luka lukas lukasz lutz luuk lydia maaike maarten macarena maciej maddalena
madeleine madhavi madhu madoka maelle mafalda magali magda magdalena magdolna magnus mahesh mahmoud
maja makoto maksim maksym malena malgorzata malik malin malte malwina mamadou mamoun manabu manfred
manish manisha manja manoj manon mansour manuel manuela manuella mara marc marcel marcela marcelina
marcello marcelo marcin marco marcos mareike marek maren margareta margarete margareth margarida
margarita margaux margherita margit margot margrethe margriet marguerite maria mariam mariama
mariana marianna marianne mariano maribel maricel marie marieke mariella marija marijke marika
mariken marilena marina mario marion mariska marisol marit marita marites marius mariusz marjan
marjolein marjut marko markus marleen marlene marlies marlon marquis marta martha martijn martin
martina martine martyna maryam maryna marzena masahiro masako massimo matej mateja mateo mateusz
mathias mathieu mathilde mathis matias matilda matilde matteo matthias matthieu matthijs mattia
matyas maud maura maurice mauricio maurizio maxence maxim maxime maximilian mayumi mechthild mehdi
mehmet mehtap meike melanie melike melissa melitta meltem meret merete mert merve metin michael
michaela michal michala michalis michel michela michele micheline michelle michiel michiko mickael
mieczyslaw mihaela mihai mihail mihaly miho mika mikael mikkel mikko miklos mikolaj mila milana
milena milica milos miloslav mina minh minna miodrag mira mirela miriam mirjam mirka mirko miro
miroslav miroslava miroslaw mitja mitsuko miyuki mladen modou mohamed mohammad mohammed mohan mohit
moira moise mona monica monika monique morena moritz morten mounir mpho mustafa mwangi myriam
nadezda nadezhda nadia nadine nadja nagisa nagore naima naledi nanami nanda naoki naoko naomi
narendra natalia natalie natalija natasa natascha natasha nathalie nattapong naveen navin navneet
nayara nazan nazli neda neela neelam neha neil nele nelly nenad nerea nermin nestor nevena nga ngoc
ngozi nguyet nhung niall niamh niccolo nicola nicolaas nicolas nicole nicoletta niels nigar nihal
nikhil nikita niklas niko nikola nikolai nikolaos nikolas nikolaus nikolay nils nina ninon nisha
nishant nitin njeri nkechi noelia noemi noemie nomvula nora norbert noriko norma noura nuno nurcan
nurhan nuria nurul nyasha obinna octavian odeta odile odin ognjen oguz oihane oksana olaf olav ole
oleg oleksandr oleksiy olena olga olha olivera olivia olivier oliwia oluwaseun omar omer onder
ondrej onur oriol orla orlaith orsola orsolya oscar oskar osman otieno otmar ottilie ottokar ousmane
ove ovidiu oyvind ozan ozge ozgur ozlem pablo padma padraig palle paloma pamela panagiotis paola
paolo parisa parvati pascal pascale pasquale patrice patricia patricio patrik patrizia patrycja paul
paula paulina pauline paulius paulo pavel pavla pavlina pavlos pawel pedro peggy pelin pelle pere
pernille perrine pertti petar peter petr petra petri petros petteri phuong pia pierluigi piero
pierrick pierrot pieter pietro pinar piotr piroska poonam pradeep pranav prasad prasert prashant
pratik pravin preeti prem priska priya priyanka przemyslaw puja putri quang quentin quoc quyen
rachid radek radka radmila rado radoslav radoslaw rafael rafaela rafal raffaele raffaella ragnar
ragnhild rahel rahul raimund rainer raisa raj raja rajan rajeev rajesh rajiv rakesh ralf ralitsa
rama ramesh ramiro ramon ramona rania ranjit raphael raphaelle raquel rasa rashid rashmi rasmus raul
ravi ravinder rebecca rebeka regina regine regis regula reidar reidun reiko reinhard reinhold reka
remco remi remigiusz remzi rena renata renate renato renaud renee renske reto reza rhea rhian
rhiannon rhodri rhys riad ricarda ricardo riccardo richard riikka rik rikke riku rina rishi rita
ritu rizky roald robert roberta roberto robrecht rocio rodel rodolfo rodrigo roel roger rohan rohit
roland rolf romain romana romane romina romuald ronja roosa rosalia rosalie rosanna rosaria rosario
rossana roswitha rowena roxana roza ruben rudiger rudolf rufus rui runa rune ruslan ruta rutendo ryo
ryoko ryota ryszard saanvi sabina sabine sabrina sachiko sachin sadia safiya saida saif sakari
sakura salah saleh salih salim salma salome saloni samantha sami samira samuel sandeep sander sandor
sandra sandrine sangeeta sanja sanjay sanjeev sanna santosh sapna sara sarah sari sarita saskia
satoshi satu saverio savina sebastiaan sebastian sebastien seda sefa segolene selcuk selin selina
selma semih senem seppo serap serdar seren serge sergei sergey sergi sergio serhat serhii serife
severin severine sevgi sevil seyma shahid shalini shanice shankar shanta sheetal shinji shivani
shizuka shoko shreya shruti shubham siavash siddharth sidonie siegfried sieglinde sigfrid sigmund
sigrid sigrun sigurd silja silke silvana silvia silvie silvio simen simon simona simone sinan sindre
sinead siobhan sipho siriporn sissel siti siv sixten sjoerd slamet slavica slavko slawomir slobodan
smita snehal snezana sofie soile solange solene solveig somchai somsak sonali sondre sonia sonja
soraya soren soumya spyros sri srinivas stanislav stanislava stanislaw stavros stefan stefana
stefania stefanie stefano steffen steffi stein stella stephan stephane stephanie stijn stina stine
stipe suchitra sudha sudhir sujata suleyman sultan suman sumit sunil sunita supaporn suresh susana
susanna susanne sushma suzana suzanne svein sven svenja svetlana svitlana swati sybille sylvain
sylvaine sylvester sylvia sylvie sylwia szabolcs szilvia szymon tadashi tadej tadeja tadeusz
tafadzwa taina takashi takeshi takumi tamar tamara tamas tamika tamsin tanja tanya tapio tariq taro
tarun tatiana tatjana tatsuya tendai teresa tereza terje tessa tetiana thabo thandiwe thanh thao
thea theodor theresa therese thi thiago thibault thibaut thierry thijs thilo thomas thora thorsten
thuy tiago tiina tijana tilda tilman tilmann timea timo timofey timothee tine tobias tobiasz todor
tomas tomasz tomaz tomislav tomoko tomoya torben tord torill torsten toshiko toshio traian trang
trevon trine trinh tristan trond tshepo tsvetan tuan tuba tugba tuija tuncay tunde tuomas tuula
tuyet tymoteusz tyrone udo ugur ulf ulla ulrica ulrich ulrik ulrika ulrike umut urs ursula urszula
urte uta ute uwe vaclav vadim valentin valentina valentino valeria valerie valerio vanessa vanja
vasco vasile vasilis vasily vasyl vedran veerle vegard veit velimir venkat venkatesh vera verena
veronica veronika veronique vesna vibeke vicente vidar vidya viggo vijay vikas vikram viktor
viktoria viktorija vilde vilem viliam vilma vincent vincenza vincenzo vineet vinh vinod viorel
virginie virpi vishal vit vitalii vito vittoria vittorio vivek viveka vivien vivienne vlad vladan
vladimir vladimira vladislav vlado vlasta vojtech volkan volker volodymyr vratislav vuk wahyu
walburga waldemar walid walter waltraud wambui wanda wanjiru wassim wenche wendelien wendelin werner
wessel wichai wiebke wieland wiesbert wieslaw wieslawa wiktor wiktoria wilfried wilhelm wilhelmina
willem willemijn winfried witold wladyslaw wlodzimierz wojciech wolfgang wolfram wouter xander
xavier xenia xiaohong xiaoli xiaoming xiaoyan ximena xinyi yaa yael yamina yan yana yann yannick
yannis yanti yasemin yash yasin yasmin yasmina yasmine yassine yasuko yavuz yaw yelena yesim yevhen
yildiz yinka yohan yoko yoshiko yoshio younes yousef yousra youssef yuki yukiko yuko yulia yuliya
yuri yuriy yusuf yvain yves yvette yvonne zahra zainab zanele zawadi zbigniew zbynek zdenek zdenka
zdravko zdzislaw zehra zeljka zeljko zenon zenta zeynep zhihao ziad zita zivko zlata zlatan zlatko
zofia zoltan zoran zorana zorica zosia zsofia zsolt zsuzsa zsuzsanna zuzana zuzanna zygmunt zytka
`);

/** Family names common in languages the lexicon knows little of, without accents. */
export const FAMILY_NAMES: ReadonlySet<string> = wordsOf(`
aalto abdelaziz abdi abe abubakar achterberg acosta adamczyk adamski adekunle adeleke adeyemi
afolabi agarwal aguilar ahlberg ahmadi ahola aikio akbari akerman akhtar akin aksoy alarcon albrecht
alcaraz alexandrescu alonso alvarenga alvarez amsel andersen anderson andersson andrade andreassen
angelov antonov antunes aoki aoyama apostolou araujo arnaud arslan asante asplund atanasov auer
avramov aydin azevedo baan babic bachmann baek balogun banerjee baranowski barbieri barbosa barros
bartolini bauer baumann baumgartner beauchene becker beckmann bednar begum benes benitez benoit
bensalem berger bergmann bergstrom bernard bernardi bhatt bhattacharya bianchi bjerke bjornstad
blanchard blom blomqvist boateng bohm bonnet borges borowski botha boucher boudreaux bouzid
brandstatter brandt brinkmann bruckner brzezinski bucher buchholz bui bulut caballero cabrera cakir
calvo cardoso carlsen carlsson caruso carvalho castellano castillo castro celik cerny cervantes
cetin chakraborty chatterjee chaudhary chaudhry chavez chevalier chiang chmielewski choi choudhury
christensen christiansen cisse claessens clausen colombo correia couto cruz cunha czarnecki
dabrowska dabrowski dahl dahlberg dahlgren damgaard danielsen danielsson danjuma desai deshpande
devries diallo diaz diedrich dietrich dijkstra dimitrov dimitrova dinh dlamini doan dobrev dogan
dominguez dominik donmez dorfmann dragomir drozd duarte dubois dufour dumitru durand dusek dvorak
dvorakova ebert eckert egger ehlers eide einarsson ekstrom elmas engel engstrom erdogan eriksen
eriksson escobar espinoza esposito etxeberria evensen eze fabian falk farkas fashola faure fedorov
fekete feldmann ferrara ferrari ferraro ferreira ferro fiala figueiredo filipovic fiore fischer
fjeld fleischer fontaine forsberg forstner fournier franke fredriksen fredriksson friedrich fritsch
fuchs fujii fujita fujiwara fukuda gabor gajewski gallo garcia garnier gashi gauthier geiger
georgiev georgieva gerber gerlach gill giordano giraud goldschmidt gomes gomez goncalves gonzalez
gorski gottschalk graf greco grigoryan grimaldi gruber grunwald guerin guerra guerrero guillot gunes
gunther gupta gustafsson gustavsson gutierrez guzman gyori haas hadzic hahn hakansson halvorsen
hamada hansen hansson hartmann hasegawa hassan haugen hedlund heikkinen heinrich helgesen henriksen
hernandez herrera herrmann hidalgo hinz hirsch hoang hoffmann hofmann holm holmberg horak horvat
horvath hosseini hrubesch huber hubner hussain huynh hwang hyvonen ibanez ibrahim ibrahimovic
iglesias ikeda ilic ilunga inoue ionescu ishikawa ivanov ivanova ivanovic iyengar iyer jablonski
jacobsen jaeger jaiswal jakobsen jankovic jankowski jansen janssen janssens jansson jaworski jensen
jeon jeong jimenez johannsen johansen johansson jonsson jorgensen joshi jovanovic kaczmarek kaiser
kamara kaminski kang kapoor karaca karlsen karlsson kato kaur kaya keita keller kessler khalil khan
khumalo kilic kimura kirchner kjaer kjaergaard klimek kobayashi koch kohler koivisto kolar konate
kone kopp korhonen kos koskinen kostov kovac kovacevic kovacs kowalczyk kowalewski kowalska kowalski
kraft krajewski kral kramer krause krawczyk krishnamurthy krishnan kristensen kristiansen
kristoffersen krol kruger kubiak kucera kuhn kulkarni kumari kuznetsov kwon laakso lachance lacroix
lambert landgraf larsen larsson lassen laurent lazar lefebvre lefevre lehmann lehtonen leitner
lemaire lemos leonhardt leroy lesniak lewandowski liang lim lind lindberg lindgren lindholm
lindqvist lindstrom lombardi lopes lopez lorentzen lorenz ludwig lukac lund lundberg lundgren
lundqvist machado madsen magalhaes magnusson mahler maier majewski makela makinen malhotra
malinowski mancini marchand marchetti marek marinov marinova markovic marques martinez martini
martins mastroianni matsuda matsumoto mayr mbah mbeki mccarthy mccormack mcdermott mcdonagh
mcdonnell mcgrath mcguinness mcintyre mckenna mclaughlin mcmahon mcnamara mehta meier meijer melo
mendes mendez mendoza menon mensah mercier merkel messner meyer meyers michalak michalski mikkelsen
milic miranda mishra mitrovic miyamoto mohr molina molnar monteiro montero morales moravec moreau
moreira moreno moretti mori morin mortensen moser mueller mukherjee muller munoz murakami mutua
mwangi nadal nagy nagyova naidoo nair nakajima nakamura nakano nasser navarro ncube neumann neves
nguyen nicolescu nielsen niemi nikolic nikolov nilsen nilsson nkosi nnamdi nogueira nordin novak
novakova novotna novotny nowak nowakowski nowicki nunes nunez nwachukwu nyberg obasanjo obi obrien
ochoa oconnell oconnor odegaard odegard odonnell oduya oflaherty ogawa ogunleye ohara ojo okada
okafor okamoto okeeffe okeke okonkwo okoro okoye olaniyan olawale oleary oliveira olsen olsson
olszewski omalley oneill onodera oreilly oren orourke orozco orsini ortega ortiz osei oshea
ostergaard ostrowski osullivan otoole otto ouedraogo ouyang owusu ozdemir ozkan ozturk pacheco
padilla palombo papadakis papadopoulos pappas parekh pasanen patel pavlov pavlovic pawlak pawlowski
pecak pedersen peeters pellegrini peltonen pereira perez perrin persson petersen peterson petersson
petkov petrescu petrov petrova petrovic pfeiffer pham phan pietrzak pillai pinheiro pinto piotrowski
pires pohl poirier pokorny popa popescu popov popovic pospisil prochazka przybylski quintero quist
radu rahman rajan raman ramirez ramos rantanen rao rasmussen reddy reichert reinhardt reis renner
reyes ribeiro richter riedl rieger rinaldi rivera rizzo robles rocha rodrigues rodriguez rojas
romano romero rosado rosen rossi rousseau roux rozman ruiz rutkowski ruzicka ruzickova rybak
saarinen sabatini sadowski sahin saito sakamoto salazar salinas salvatore samuelsson sanchez
sandberg sandoval sandstrom santoro santos sanz sarkar sasaki sato sawicki saxena schaefer schafer
scherer schiller schmid schmidt schmitt schmitz schneider scholz schreiber schroder schroeder
schubert schulte schultz schulz schulze schumacher schuster seidel seo serrano sethi shah sharma
shevchenko shimizu shin siddiqui sieber silva simic simonsen singh sinha sithole sjoberg sjogren
skaarup skoglund slavik soares sobczak sokolov solano solberg sommer sorensen soto sousa souza
sowande spasov srivastava stankovic stefanov steiner stojanovic strauss stromberg suarez subramanian
suzuki svensson svoboda swiatek sylla szabo szalai szczepanski szewczyk szymanski takacs takahashi
takeda tamm tanaka tavares teixeira terzic thakur thapa thevenot thomsen thorsen thorvaldsen
tkachenko toivonen tomczak tomic torres toth tran traore trinh trivedi tsai tshabalala turan turunen
uche ueda umar unger usman valdez valentini valtonen vandenberg varga vargas varghese vasilev
vasquez vazquez vega velasco venter verma vesely vicente vidal vieira vincze virtanen vogel vogt
volkov vukovic wachter wagner walczak wallin walther watanabe weber wegener werner westerlund
wieczorek wiesner wikstrom wimmer winkler wisniewska wisniewski witkowski wojciechowski wojcik
wozniak wroblewski yamada yamaguchi yamamoto yamazaki yildirim yildiz yilmaz yoon yoshida yoshimura
zajac zalewski zamora zapata zawadzki zelenka zeman zhang zhao zheng zhou ziegler zielinska
zielinski zimmer zimmermann zubov zuniga
`);
