/**
 * What service-desk texts say by single words and phrases, in the languages tickets mostly come in:
 * English, German, French, Spanish, Italian and Dutch.
 */

/** Words one of which has to stand there whole; letters with accents count as letters. */
function sign(...phrases: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${phrases.join("|")})(?![\\p{L}\\d])`, "iu");
}

export const EVERYBODY = sign(
  "every(?:one|body)|nobody|no ?one|all (?:of us|(?:\\d+ )?(?:users|staff|offices?|sites?|phones|employees))|company[- ]wide",
  "(?:whole|entire) (?:company|office|site|building|branch|floor)|production (?:is )?(?:down|stopped)|server (?:is )?down|outage|(?:in|at) the branch",
  "niemand|alle (?:mitarbeiter|benutzer|kollegen|user)|ganze[rsn]? (?:firma|büro|standort|filiale)|keiner kann|ausfall",
  "plus personne|tout le monde|tous les (?:utilisateurs|collègues|employés)|toute l['’](?:entreprise|agence)",
  "nadie|tod[oa]s l[oa]s (?:usuarios|compañeros|empleados)|toda la (?:empresa|oficina)|nessuno|tutti gli utenti|iedereen",
);
const COUNT = "(?:[2-9]|\\d{2,5}|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf)";
export const SEVERAL = sign(
  "several|some of us|we all|(?:many|multiple|other) (?:of us|users|people|colleagues|staff)|colleagues|a few (?:of us|users|people)|(?:whole|entire|our) (?:\\p{L}+ )?(?:team|department)",
  `${COUNT} (?:of us|(?:other )?(?:users|people|colleagues|employees|machines)|benutzer|mitarbeiter|kollegen|personnes|utilisateurs|usuarios|personas|utenti)`,
  "mehrere|einige (?:kollegen|mitarbeiter|benutzer|von uns)|kolleg(?:en|innen)|(?:ganze|unsere?) abteilung|kunden warten",
  "plusieurs|collègues|vari(?:os|as)|compañer[oa]s|divers[ei]|colleghi|meerdere|collega['’]?s",
);
export const CAN_WAIT = sign(
  "no (?:rush|hurry)|when(?:ever)? you have time|not urgent|next month|whenever|sometime|low priority|no urgency",
  "nicht (?:eilig|dringend)|hat zeit|eilt nicht|nächsten monat|bei gelegenheit",
  "pas urgent|rien d['’]urgent|quand vous aurez le temps|no (?:es )?urgente|sin prisa|cuando pued[aáe]n?|non (?:è )?urgente|geen haast|niet dringend",
);
export const AT_ONCE = sign(
  "phishing|ransomware|malware|hacked|compromised|stolen|meeting (?:at|in)|(?:by|at|before) \\d{1,2}(?::\\d\\d)? ?[ap]\\.?m|by noon|urgent(?:ly)?|asap|immediately|right now|emergency",
  "(?:cannot|can['’]t|could ?n['’]t|unable to|not able to) (?:work|log ?(?:in|on)|sign ?in|get online)|blocked|stopped|down|deadline|in (?:an|one|two) hours?|critical|stuck|locked out|today|before tonight",
  "dringend|sofort|heute noch|steht still|notfall|eilt|nicht (?:mehr )?(?:arbeiten|anmelden|einloggen)|(?:kunden|alle) warten|(?:kasse|produktion|anlage)(?: \\d+)? steht|frist|umgehend|um \\d{1,2} uhr",
  "urgent|immédiatement|bloqué[es]{0,2}|ne (?:peux|peut|pouvons) (?:pas|plus) (?:travailler|me connecter)|aujourd['’]hui|en panne|urgente|inmediatamente|bloquead[oa]s?|hoy|no (?:puedo|puede|podemos) (?:trabajar|entrar|acceder)",
  "bloccat[oa]|subito|oggi|non (?:posso|riesco a) (?:lavorare|accedere)|kan niet (?:inloggen|werken)|spoed",
);
export const TROUBLE = sign(
  "not|cannot|cant|can['’]t|doesn['’]t|won['’]t|isn['’]t|unable|fail(?:s|ed|ing|ure)?|errors?|broken|slow(?:er|ly)?|jams?|choppy|crash\\p{L}*|missing|lost|stuck|locked|wrong|problem|issue|stopp?ed|denied|suspicious|keeps?|asks|freez\\p{L}+|drops?|flickers?|beep\\p{L}*|noise|full|sometimes|intermittent(?:ly)?|greyed|expired|down",
  "nicht|kein\\p{L}*|fehler\\p{L}*|defekt|kaputt|langsam|gesperrt|abgestürzt|stürzt|hängt|steht|geht nicht|nur noch|problem\\p{L}*",
  "ne \\p{L}+ (?:pas|plus)|n['’]\\p{L}+ (?:pas|plus)|panne|erreur|bloqué[es]{0,2}|lent[es]{0,2}|problème|no (?:puedo|puede|funciona|enciende|abre|imprime|me deja)|error|falla|lent[oa]|bloquead[oa]",
  "non (?:funziona|stampa|riesco|si)|bloccat[oa]|errore|guasto|inceppamento|niet|storing|werkt niet|não|nie (?:działa|ma|może)|inte",
);
/** What somebody asks for rather than complains of. */
export const REQUEST = sign(
  "please|need(?:s|ed)?|request(?:s|ed)?|would like|want(?:s|ed)?|could (?:you|someone|we)|wants?|bitte|benötig\\p{L}+|bräuchte|merci de|besoin|pourriez|necesit\\p{L}+|por favor|puede[ns]?|vorrei|graag|preciso|proszę",
);

const ENGLISH_DEEDS =
  "reset|re-?started|replaced|installed|reinstalled|updated|checked|removed|created|changed|configured|fixed|cleared|cleaned|rebuilt|moved|enabled|disabled|unlocked|blocked|released|assigned|restored|recovered|tested|rebooted|swapped|solved|resolved|showed|called|verified|reconnected|added|ran|set up|turned|revoked|reviewed|renewed|re-ran|re-?registered|raised|repaired|corrected|visited|granted|reimaged|wiped|patched|upgraded|adjusted|applied|confirmed|contacted|ordered|gave|trained|explained|converted|migrated|escalated|booked|sent|re-added|found|issued";
const OTHER_DEEDS =
  "zurückgesetzt|installiert|neu gestartet|behoben|erneuert|getestet|geprüft|getauscht|ausgetauscht|entfernt|eingerichtet|freigegeben|angelegt|mitgeteilt|aktualisiert|gelöscht|deaktiviert|aktiviert|entsperrt|verschoben|zugewiesen|konfiguriert|erstellt|ersetzt|remplacé|redémarré|réinitialisé|déverrouillé|installé|configuré|testé|vérifié|mis à jour|supprimé|créé|ajouté|changé|corrigé|nettoyé|reinici(?:é|ado)|restablec(?:í|ido)|instal(?:é|ado)|configur(?:é|ado)|cambi(?:é|ado)|revis(?:é|ado)|actualiz(?:é|ado)|cre(?:é|ado)|añadid[oa]|desbloque(?:é|ado)|prob(?:é|ado)|solucion(?:é|ado)|rimosso|pulito|riavviato|sostituito|installato|configurato|aggiornato|verificato|creato|ripristinato|sbloccato|vervangen|herstart|ingesteld|gereset|aangemaakt|bijgewerkt|verwijderd|opgelost";
/** Work that was done. */
export const DONE = sign(ENGLISH_DEEDS, OTHER_DEEDS);
/** "Moved her to 5 GHz": somebody did, who does not say so. */
export const BARE_DEED = new RegExp(`^(?:${ENGLISH_DEEDS})\\b`, "i");
export const COMING = sign(
  "will|next|tomorrow|waiting|pending|follow up|schedul\\p{L}*|going to|recommend|morgen|folgt|geplant|demain|prévu|mañana|pendiente|domani",
);
/** What colleagues tell each other and no contact is to read. */
export const AMONG_COLLEAGUES = sign(
  "internal(?:ly)?(?: note| only)?|note to self|(?:do not|don['’]t) (?:tell|mention|share|inform)|not for (?:the )?(?:customer|client|contact|user)|private note|between us|confidential|intern(?:e notiz)?|nicht (?:an den kunden|weitersagen)|note interne|nota interna",
);
