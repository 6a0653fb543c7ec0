import { wordsOf } from "./word-list.ts";

/**
 * Everyday, business and computing words that the lexicon of `compromise` does not hold. Such a word
 * is taken for a name only where its spelling and place say so.
 */
export const ORDINARY_WORDS: ReadonlySet<string> = wordsOf(`
contrasena mot passe passwort kennwort haslo senha wachtwoord losenord adgangskode salasana parola
requester requesters requestor approver approvers assignee assignees assigner assignor escalator submitter initiator
resolver watcher watchers deputy deputies caller callers opener onboarding offboarding onboarder offboarder
bearer boogie cautionary coda guilty mandolin pleasure tale tales feline felines hobbit interstellar satanic snake stripe
ab ability absence absolutely academy acceptable acceptance accommodation accomplishment accordance
accordingly accountability accuracy achievement acknowledgement acquisition action active actively
activity actually adaptation addition additional additionally addon addons adequately adjacent
adjustment admin administration administrative admins admission adoption adventure advertisement
adviser aerial affair affordable afternoon afterwards ag agency agenda aggregate aggression
agreement agriculture airline airport album alcohol allegation alliance allocation allowance
aluminium amateur ambassador ambition ambitious ambulance amendment amer amount amounts analytics
ancient angle animal animation anniversary announcement annual annually anonymise anonymised
anonymize anonymized anonymous anticipation antispam antivirus anxiety anxious anytime anywhere apac
apartment api apis apparatus apparently appearance apple applicable applicant application
applications appointment appreciation appropriately approval approvals approximately architecture
area areas arena arent argument army arrangement arrival arrow article articles artistic asap
assault assembly assessment asset assets assignment assignments assistance association assumption
assurance asthma atmosphere attachment attachments attendance attention attitude attraction
attribute attributes audience audio audit auditor auditors authorise authorised authority
authorization automatic automatically automation autorenew autorenewal autoreply autumn availability
available avenue avg avoidance awareness awful backbone backdate backdated background backlog backup
backups bacon badge badly bag bakery ball ballot balls banana bandwidth bankruptcy banner barely
barrel baseball baseline basement basic basically basis basket basketball bat batch bath bathroom
battery bay bcc beach beam beast beauty bed bedroom bee beer beginner behalf behavior behaviour
belief bell bench benchmark beneficiary beta beverage bicycle bilateral billing bin binary biography
biology biometric bios bird birth birthday biscuit blade blanket blocker blog blonde boiler bolt
bonus booth bottleneck boundary bow bracket brain brandname brass breakdown breakglass breast breath
breeze brewery briefing briefly broadband browser bucket bug bulb bull bullet bunch bureau
bureaucracy bush business businesses button buyer buyers bv bylaw byod cabin cabinet cable cache
cafe calculation calculator calendar calendars cals camel camera campaign campus cancellation
cancellations cancer candidate candle candy cant capability capable capacity cape capex caption
carbon career carefully carpet carriage carrot cart cartoon case cases castle casual cat catalogue
categories categorise category cattle cautious cc celebration cell cellular cement census central
centralise ceremony certainly certification chamber championship chance chapel chapter chargeback
chargebacks charter checklist chemical chemistry chest chf childhood choice choices choir church
cigarette cinema cio circuit circuits circular circulation circumstance circumstances ciso citation
citizenship civic civilian clarification clarity clash class classes classical classification
classroom clause cleanup clearly cli climate clinical clock closely closure cloudbased clue cluster
coalition coast coffee cognitive collaboration collaborations collection collective collector
college colleges collision colony column columns combination comedy comfortable commerce commission
commitment commitments committee commodity commonly commons communication communications communities
community compact companies company comparable comparative comparatively compare comparison
comparisons compassion compatibility compatible compensation competence competent competition
competitive competitor competitors complaint complaints completely completion complexity compliance
compliant component components composition comprehensive compression computer computers computing
concentration concept concepts concert concession conclusion condition conditional conditions
conference conferencing confidence confident confidential configuration confirmation congress
conjunction connection connections connectivity connector connectors consciousness consecutive
consensus consequence consequences consequently conservation conservative considerable considerably
consideration consistency consistent consistently consolidation conspiracy constantly constitution
constraint constraints construction consultation consumer consumers consumption container containers
contest context continent contingency continuation continuity continuous continuously contract
contractor contractors contracts contractual contradiction contribution contributions controversial
controversy convenience convenient convention conventional conversation conversations conversion
converter conviction coo cooperation coordination cord corn corner corporation correction correctly
correlation correspondence corridor corruption cosmetic coterm cotermination coterminous couch
couldnt council counselor counter counterpart countless countries country county coup coupon coupons
courage course courses courtesy courtyard coverage cow cpu crazy cream creation creative creativity
creature credential credentials credibility credible crew cricket crime criminal critical critically
criticism crown cruise csp csps css csv cto cultural culture cultures cupboard curiosity curious
currencies current currently curse curtain cushion custom cyber cylinder dach danger darkness
dashboard dashboards data dataset daylight deadline deadlines dealership debris debt decent decision
decisions declaration deeply default defaults defence defense defensive deficit definition degree
degrees delegation delete deletion delicious delivery democracy democratic demonstration density
dental department departments departure dependence dependencies dependency deployment deployments
deprecated depression deprovision deprovisioned deprovisioning depth descent description
descriptions desk desktop desktops despair destination destruction detection determination
development developments device devices devil dhcp diagnostic diagram dialogue diamond diary
dictionary didnt diet difference differences different differently difficulties difficulty digital
dignity dilemma dimension dimensions diplomatic direction directions directive directories directory
dirt disability disadvantage disagreement disappointment disaster disc disclosure discovery
discretion discrimination discussion discussions disease disk disks dismissal disorder disposal
disruption distance distinction distinctive distribution distributor diversity division dlp dns
documentation docx doesnt dog domain domains domestic donation donor dont dose dot dough downgrade
downgrades downsell downtime dozen dozens drama dramatic dramatically drawer drought drug dual duck
duration dust duties duty dvd dynamic ear ease easily ecology economic economical ecosystem
ediscovery edition editions editorial educational effective effectively effectiveness efficiency
efficiently effort efforts elbow election electoral electric electrical electronic element
elementary elements elephant elevated elevator eligibility eligible elsewhere email emails emea
emergence emergency emission emissions emotion emotional emphasis empire empirical employment
encouragement encryption endless endpoint endpoints energetic enforcement engagement engine engines
english enhancement enjoyable enormous enquiry enrollment ensemble enthusiasm enthusiastic entirely
entities entitled entitlement entitlements entity entrance entries entry envelope environment
environmental environments episode equality equally equation equity equivalent era error errors
especially essay essence essentially essentials establishment estimation eta eternal ethical ethnic
evaluation eventual eventually everywhere evidence evident evolution exactly exam examination
excellence excellent exception exceptional exceptions excessive excitement excl exclusion exclusive
exclusively execution exhibition exotic expansion expansions expectation expectations expedition
expenditure expense expenses expensive experimental expiration expiry explanation explicitly
exploration explosion explosive exposure expression expressions extension extensions extensive
exterior external extraction extraordinary extras extremely eyebrow facade facilities facility fact
factor factors factory facts faculty failover failure failures fairly fairy faithful fallback fame
famous fan fantastic fantasy faq fare fashion fatal fault favor favorable fax feasible feast feather
federal federation fee feedback fees fellowship ferry festival fever fewest fiber fibre finally
financially finger firearm firewall firewalls firmly firmware firstline fiscal fitness flaw
flexibility flexible flight flights floor flooring flux folder folders folk folks followup font
footage football footprint forehead foremost forest formally formation formerly formulas fort forth
fortunately fortune forum forwarders foundation founder founders fox fraction framework frameworks
fraud freedom freelance frequency frequently fridge friendship friendships front frontdesk frontline
fruit frustration ftp fulfilment functional functionality fundamental fur fury fuse fusion fuzzy fwd
fyi gadget gallery gambling gap gaps garage garbage gateway gateways gdpr gender generally
generation generator generosity generous genetic genre genuinely geo geography gesture glance glass
glasses glimpse globally globe glory glove gmbh goal goals goat goodness goods gorgeous governance
government governmental governor gradually graduation grain grammar grants graph graphs gravity
greatly greenhouse grief grocery group groups gst guardian gui guid guidance guideline guidelines
guilt guitar gym h1 h2 habit habitat hadnt halfway halt handbook handset handsets happily harbor
hardly hardware harmful hasnt hat havent hazard headache headcount header headers headline health
healthcare healthy heap heart hearts heavily height heights helicopter hell helmet helpdesk helper
helpless heres heritage hesitation hierarchy highly highway hip historic historical historically
holder holders holiday holidays homeoffice honestly hopeful hopefully horizon horizontal horn
horrible horror hostname hotdesk hotel hotels household html http https hub hubs humanity humor
humour hundreds hurricane hybrid hydrogen hygiene hypothesis iaas id idea ideally ideas identical
identification identifier identifiers identities identity ideology illness illusion illustration im
image images imagination imaginative imap immediately immigration immune impatient imperial
implementation implementations implication implications importantly impossible impression impressive
improvement improvements inability inactive inactivity inbound inbox inboxes inbuilt incl inclusion
inclusive income incoming inconsistent incorrectly increasingly incredible incredibly independence
independently indexes indication indications indicator indicators indirectly individually industrial
industries industry inevitable inevitably infection inflation info informal infrastructure
ingredient inherent inheritance initially injection injury innovation innovations innovative input
inputs inquiry insider insight insights inspection inspiration installation installations
installment instalment instalments instance instances instantly instinct institution institutional
institutions instruction instructions instrument instruments insurance integral integration
integrations integrity intellectual intelligence intelligent intensity intensive intention
intentionally interaction interactions interactive interference interior internal internally
international internationally interpretation interval intervention intranet introduction invalid
invasion invention inventories inventory investigation investment investments investor investors
invisible invitation invitations involvement ip ips ironic irony island isnt isolation item items
ive jacket jail jar jaw jealous jet jewellery job jobs joint jointly journalism journey json
judgement judgment jumpbox junction jungle jury justification keeper keyboard keyboards keyword
keywords kidney kilometre kindness kinds kingdom kiosk kiosks kit kitchen kits knee knife kpi kpis
lab labs ladder lake lamp landmark landscape language languages laptop laptops largely laser latam
laundry law lawn laws lawsuit layout leadership league learner leaver leavers leftover leg legacy
legally legislation legislative lemon lender length lens lesson lessons letter letters liability
liable liaison liberty libraries library licence licences lid life lifecycle lifestyle lifetime
lighter lightly likelihood limb limitation limitations linear lion lip listener literacy literally
litigation llc local locally location locations logical login logins logo lookup loop lorry loss
losses lot lots lounge loyalty lumpsum lung luxury lyrics machine machines madam magazine magical
magnetic magnificent mailbox mailboxes mailer mailflow mailings mainly maintenance majority makeup
malicious mall malware mam management managerial manual manually manuals manufacturer manufacturers
marathon marble march margin marginal margins marker marketplace marriage mass massive masterpiece
math mathematical maximum mca mdm meal meaningful meantime measurement measurements mechanical
mechanism mechanisms medical medication medicine medieval meditation member members membership
memberships memo memorable memorial memories memory mental mentality mentally mercy merely merger
mergers messy metadata metaphor method methodology methods metre metro mfa mgmt mgr microphone
microprocessor middle midnight migration migrations mill miners minimal minimum ministry minorities
minority miracle misleading missile mission missions mistaken misuse mixture mobility mode modes
modification modifications module modules moment moments momentum monetary monster mood moon
morality mortgage mostly motion motivation motor motorcycle mountain movement mpsa mtd mud
multifactor multigeo multimedia multinational multitude municipal muscle museum mushroom musical
muslim mutual mx mysterious mystery myth namely nasty nation national nationality nationwide natural
naturally nature navigation navy nce nearly necessarily necessity neck needle negative negatively
negligible negotiation negotiations neighborhood neighbour nerve nervous nest nested neutral
newcomer newsletter newspaper newspapers ngo ngos nicely niche night nightmare nights noc noise nok
nominal nomination none nonetheless nonsense noon normally nose notebook notebooks noticeable
notification notifications notion noun nowhere nuclear nuisance numerous nut nv oauth obedience
objection obligation obligations observation observer obsession obstacle obvious obviously occasion
occasional occasionally occupation occurrence odds offboard offboarded offboarding offence offense
office offices officially oid oidc omission onboarded onboarding onion onprem onpremises openly
operation operational operations opex opinion opinions opponent opportunities opportunity opposition
optimal optimistic optimization option optional options oral orchestra ordinary org organ
organisation organisational organisations organization organizational organizations orgs orientation
origin original originally originals originate orphaned outage outages outbound outbreak outcome
outcomes outdated outfit outlet outlook output outputs outsider outsourcing overage overages
overbought overlicensed overprovisioned oversight overspend overspent ownership paas pace packet pad
pain palace palm panel panels paper papers paperwork paragraph paragraphs parameter parameters
parcel parliament partially participant participants participation particle particular particularly
partly partnership partnerships passage passenger passengers passion passive passport passports
password passwordless passwords pasta path paths pattern patterns pavement paygo payment payments
payroll pdf peasant pedestrian pedestrians penalties penalty pension pensions peoples pepper
perception perfectly performance period periodic periodically periods permanently permission
permissions persistent personal personality personally personnel persons petition philosophy
phishing photo photography photos physical physically piano picture pictures piece pieces pipeline
pipelines pitch pizza placement plane planet planets platform platforms playground playlist plc plea
pleasure pln plot pm po pocket podcast poem poetry pointer pointless pole policies policy political
politically pollution popular popularity porch port portable portfolio portion portions portrait pos
positive possession possibilities possibility possible possibly postal postcard poster pot potato
potentially poverty powder powerful pptx practical practically prayer precious precisely precision
predecessor predictable preference preferences pregnancy prejudice preliminary preparation presence
presentation presentations presently preservation presidency presidential prestige presumably pretty
prevention preview previous previously primarily principle principles printer printers priorities
priority prison privacy privately privilege privileged privileges prize probability probably
procedure procedures proceedings processor processors procurement product production productive
productivity products profession profit profitable profits progressive projection projections
promotion promotions proof propaganda properly properties property proportion proportional proposal
proposals proposition prorate prorated proration prosecution prospective prosperity protection
protective protein protocol protocols provider providers province provision provisional provisions
provocative proxy psychological psychology pub publication publications publicity publicly publisher
publishers punishment purely purse pursuit qa qtd qty qualification qualifications quality
quantities quantity quarters queries query quest queue queues quickly quietly quota quotas quotation
quotations rabbit racism radio raid rail railway ransomware rapidly rarely ratio ratios rdp re
reaction reactions reader readers readily readiness realistic reality reallocate reallocation realm
reasonable reasonably reassign reassigned reassignment receipt receipts receiver recently reception
recession recipe recommendation recommendations recorder recovery recruitment recurring redeem
reduction reductions redundancy refers reflection refrigerator refusal regardless regime region
regional regions registration registry regular regularly regulation regulations regulator regulatory
rehabilitation reharvest reharvesting rejection relation relations relationship relationships
relatively relevance reliability reliable relief religion religious remainder remarkable remarkably
reminder reminders remotely removal renewal renewals repeatedly replacement replacements replica
repositories repository representation reputation requirement requirements rescue reseller resellers
reservation residence residential resignation resistance resolution resource resources respective
respectively response responses responsibilities responsibility responsible restaurant restaurants
restoration restriction restrictions retail retailer retention retirement retreat revelation revenge
revenue revenues reviewer revision revolution rhythm rider ridiculous riff rifle rightsize
rightsized rightsizing risky river road roadmap roads robot rocket roi role roles rollout rollouts
romance rotation roughly router routers routinely rubber rug rumor runner runtime rural sa saas
sadly safely sake salad sale sales salesman salesperson saml sanction sandbox satellite satisfaction
sauce sausage saver savings scandal scenario scenarios scene scenes scheme schemes scholarship
science sciences scope scopes scrap screenshot screenshots screenshotted script scripts scrutiny
sculpture sdk sea seasonal seasons secondly secretly section sections sector sectors securely
security segment segments sek selection selections selective selfservice seller sellers semester
semi senator sensation sensible sensitive sensitivity sentiment separately separation sequence
serious seriously server servers servicedesk servicenow session sessions settlement setup setups
sexual shadow shame shareholder sheet sheets shelf shell shipment shirt shopper shortcut shortcuts
shortly shoulder shouldnt showback shower sigh sight signature signatures significance significantly
signin signins signup silent similar similarity similarly simplicity simply simulation simultaneous
simultaneously sin sincerely situated situation situations skeptical skirt sku skus sla slas slave
slightly slogan slot slots slowly smartphone smartphones smoothly smtp snack snapshot snapshots soc
socially society sociology sock software soil solely solidarity solution solutions sometime
somewhere song songs songwriter soup source sources sovereignty spa space spaces speaker speakers
specially specialty specifically specification specifications specimen spectacular spectrum speech
sphere spider spine spiritual spokesman spoon sport sports spreadsheet spreadsheets spyware sql
squad srl ssh ssl sso stability stadium stair stakeholder stakeholders standalone starter statement
statements station stations statistical statue status statuses steak stereo sticker stock stocks
storage stories story strategic straw street streets strength strictly stripe strongly structural
structure structures studio studios submission subscriber subscribers subscription subscriptions
subsequently subset subsidiaries subsidiary subsidy substance substantially substitute suburb
success successful successfully succession successor suddenly sufficient sufficiently suggestion
suggestions suicide suitable summaries summary summit sun sunlight sunny sunset supervision
supplementary supplier suppliers supporter supportive supposedly surely surgery surplus surprisingly
survival suspense suspension suspicion suspicious sustainability sustainable sword symbol symbols
sympathetic sympathy symptom symptoms syndrome systematic table tables tablet tablets tail takeover
tale tank tap tape tariff task tasks taxi taxpayer tbc tbd tco teamwork tech technical technically
technique techniques technological technologies technology tedious telecom telephone telephony
television temperature temple temporarily tenantid tendency tension tent term termination terms
terrible terribly territory terror terrorism textbook texture thankful thats theater theatre theft
theme theoretical theories theory therapy theres theyre thorough thoroughly thoughts threat threats
threshold thresholds throat throne throughput thu thumb ticket tickets tid timber timeline timelines
timestamp tissue title titles tls tobacco toe toilet tolerance tomato tongue tool toolkit tools
tourism tournament tower town towns toxic toy trace tracker tractor tradition traditional
traditionally tragic trail trainee trainer transaction transactions transcript transformation
transit translation translator transmission transparency transportation treasure treasury treatment
treaty tree trees tremendous triple triumph trivial troop tropical troublesome truck trueup trueups
truly trunk truth tube tue turnover typical typically typo tyre uae ui umbrella unable unacceptable
unaffected unallocated unanimous unassign unassigned unaware unbelievable unbilled unbridled
uncertain uncertainty unclaimed unclear uncomfortable uncommon underlicensed underspend
understandable underused underutilised underutilized uneasy unemployment unexpectedly unfamiliar
unfortunate unfortunately unhappy uniform union unions uniquely unit units unity universe
universities university unlicensed unlikely unlimited unnecessary unpleasant unsafe unstable
unsubscribe unsuccessful unsure unusual unusually upcoming upfront upn upns upsell upsold upstream
uptake uptime urgency urgently url usable usage usefulness useless username usernames usually
utilisation utilities utility utilization uuid ux vacancy vacation vacations valid validation
validity valley variance variation variations vat vda vegan vegetarian vehicle vehicles vein vendor
vendors venue verbal verification verse verses version versions vertical vessel viable vice victim
victory video videos viewer viewers village violation violent virtual virtually virtue visibility
visible vision visual vital vitamin vivid vocal volume volumes voluntary voter voucher vouchers vpn
vulnerability vulnerable wage wages wall walls wardrobe warranty wasnt weakness wealth wealthy
weapon weapons web webcam webinar webinars website websites weekday weight welfare werent west whats
wheat whereabouts whiteboard wholly whos widely widget widow width wifi wilderness window windows
winter wireless wisdom withdrawal wolf wonderful wont wording workday workflow workflows workforce
workload workloads workplace workplaces workspace workspaces workstation workstations world worlds
worldwide worthy wouldnt wrist www xls xlsx xml yall youre yoy ytd
reset vault webhook sync resync unlock lock reboot restart rerun reissue autofill autosave blacklist
whitelist allowlist blocklist config configs cron debug decrypt encrypt diff dropdown geofence
hotfix hyperlink inline kanban kickoff macro middleware namespace offload opt parser payload ping
plugin popup preload rebase refactor regex reindex repo rollback rootkit runbook schema serverless
shard spam subnet subdomain sudo telemetry toggle toolbar tooltip uninstall unzip upload uploads
vlan wildcard workaround yaml summarise summarize tabulate itemise itemize prioritise prioritize
reconcile forecast recalculate renegotiate harmonise rationalise optimise optimize optimised
optimized consolidate decommission repurpose hi firstly thirdly lastly identify legality giveaway
meta retweet superuser poweruser sprint epic okr wip eol eos ga rc xdr edr siem soar dspm cnapp casb
sase ztna vdi vnc ntp snmp tcp udp icmp dmarc dkim spf cname txt ttl ipv4 ipv6 lan wan wlan mpls sd
sdwan nic usb ssd hdd ram gpu tpu npu uefi tpm macos ios android linux chrome edge teams lists
planner
passwort kennwort ocp apim
`);
