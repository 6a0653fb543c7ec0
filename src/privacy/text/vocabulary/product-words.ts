import { wordsOf } from "./word-list.ts";

/** Names of products and services that mean nothing else. */
export const BRANDS: ReadonlySet<string> = wordsOf(`
microsoft office365 o365 m365 msft azure entra intune sharepoint onedrive onenote outlook powerpoint
excel visio copilot yammer dynamics powershell purview sentinel clipchamp kaizala dataverse lighthouse
skype bing hololens github linkedin powerapps autopilot bitlocker nuance wdatp mdatp syntex
d365 dyn365 bi adls cosmos synapse hubspot salesforce servicenow workday zoom slack webex okta jira
confluence atlassian zendesk tableau datadog splunk adobe acrobat photoshop creative autodesk google
gmail workspace amazon aws oracle sap cisco vmware citrix dropbox docusign apple iphone ipad mac macbook
android ios macos linux ubuntu chrome edge firefox safari facebook twitter whatsapp telegram
seatwise priva wifi wi fi minecraft telstra proplus ediscovery safedocs lockbox autopatch myanalytics staffhub mcafee norton symantec crowdstrike proofpoint mimecast veeam barracuda quickbooks
`);

/** Ordinary words that are also the first word of a product's name. */
export const ORDINARY_BRANDS: ReadonlySet<string> = wordsOf(`
office windows project teams exchange power defender viva planner forms stream access word publisher
bookings loop fabric lists sway whiteboard enterprise business audio domestic international calling
common advanced operator universal information privacy security customer compliance rights student
priva dragon priority expert app apps insider delve shifts places mesh designer flow basic digital nonprofit
workload career sensor communications agent ai standard premium essentials phone
`);

/** Words that occur inside product names, from the display names of Microsoft's SKU table. */
export const PRODUCT_WORDS: ReadonlySet<string> = wordsOf(
  `
aad about academy acceptance access account accountant accounting accounts activity ad adaptive add
additional addl addnl addon adhoc admin adoption advanced advisor agent agents ai alumni analytics
and app application apps ar archive archiving as assessment asset assets assist attach attendant
attract audio audit authenticated authentication automate automation aware ax ax7 azure backup base
based baseline basic bd benefit benefits bi bookings bot builder builders bundle business cal
calling calls campaign can capabilities capacity career cas case cds ce center central chain channel
chat client clipchamp cloud cn coach code collaboration commerce commercial common communication
communications community compatible compliance conditional conferencing connect connector contact
contacts content contractor copilot core country credit credits crm customer cvent data database
dataflow defender demand department departments dept design designer desk desktop developer device
devices dial digital directory discovery dlp dod domestic donation drive dyn dynamics ea edge
edition edu education eea em email embedded employee ems endpoint engage engagement engine ent
enterprise entra environment eop esm essential essentials event events exchange exo expert experts
exploratory explorer export external extra fabric factor faculty family feature features field file
finance financials firstline firstlogic flow flows for forms foundation free frontline full gb gcc
gcchigh general geo glint global go goals gov governance government graph group guest guide guides
health high hololens home hosted hub human hybrid id identities identity imagine immersive in
include industry information infrastructure innovate insider insights instance integration
intelligence intelligent interacted interactive interconnect international interop intrazone
introductory intune inventory iw iws journeys kiosk lab language learning led legacy library licence
licences license licenses lighthouse line link live loan log logic login loop machines mailbox
makers manage managed management manager market marketing media medium meeting meetings members
messages messaging microsoft midsize migration min minecraft mini minute minutes mixed mobile
mobility month monthly multi multigeo music nce no non nonprofit number offer office on onboard one
onedrive online only operations ops optimization or orchestration order original out overage pack
package page pages partner partners pay people per performance personal phone place plan planner
plans platform plus pmo policy pool pop portal portals power powerapps pre premium prepaid preview
price pricing print privacy pro process processing procurement prod production professional
professionals profiles program project projects protection provisioning pstn public publisher
qualified qualifying quick real records regulatory relationship relic remote report reports request
requests research resource resources response responses restricted retail retention retired rights
risk risks room rooms rpa safe sale sales sandbox scale scenario scheduling search seats security
select self sensor sensors server service services session shared sharepoint sharing shifts signal
site sites sku skype small smart smb social software solution solutions speaker sql standalone
standard standards step storage store stream student students studio subject suite supply support
sustainability sync syntex system talent task tasks tb teacher team teams telco telephony telstra
tenant term test testing third threat tier tiers time to todo toll topics tracking tria trial trials
uk ultimate unattended unf unified unit units universal up us usa usage use user users usgov usl
value vcpu vda verified version vertical video view viral virtual visio vision visit visual viva vl
voice volume vtrial vulnerability wdatp web webinar website whiteboard windows wireless with without
word work worker workers workflow workload workloads workplace workspace xplat xplatform yammer year
you zone
`,
);

/** Plan letters and numbers: E5, F3, P1, A3, G5, M1, T2, and sizes such as 128GB or 2vCPU. */
export const PLAN_CODE: RegExp = /^(?:[aefgkmpst]\d{1,2}|em\d|\d{1,4}(?:gb|tb|vcpu)?)$/;

/** Words that join parts of a product's name and end none. */
export const PRODUCT_JOINERS: ReadonlySet<string> = wordsOf(
  "for and with without of to per in on or as the no",
);

/** Beginnings of SKU part numbers, as they stand before the first underscore or alone. */
export const PART_NUMBER_STEMS: RegExp =
  /^(?:spe|spb|spo|ems|o365|m365|aad|mco\w*|ms|mcs|crm\w*|cds|dyn\w*|d365|power|powerapps|powerbi|pbi|flow|forms|project\w*|visio\w*|exchange\w*|sharepoint\w*|office\w*|enterprise\w*|standard\w*|deskless\w*|win\w*|wac\w*|intune|identity|adallom|atp|ata|mdatp|mdo|tvm|threat|information|rights\w*|rms\w*|stream|teams|viva|vva|microsoft\w*|business|guides|workplace|cpc|phonesystem|mtr|pstn|e\d|f\d|a\d|g\d|lite\w*|midsize\w*|developer\w*|skype|ees|erp|forms|onedrive|yammer|insider|priva\w*|defender|copilot|entra|clipchamp|dynamics|compliance|universal|sku|operator|intelligent|workload|bpos|virtual|prevent|nonprofit|stu|windows|ax7|cmpa|ccibots|pam|common|cortana|kaizala|kiosk|meeting|my\w*|nbentry\w*|premium|safedocs|shared|sql|student\w*|whiteboard)$/;
