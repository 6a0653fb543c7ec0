import { stemsOf } from "../planner/words.ts";

/**
 * What service-desk texts are about, each with words that tell so. Values of an enumeration are
 * matched through them: a value that speaks of a subject is chosen when the text does.
 */
const SUBJECTS: readonly string[] = [
  "access password passwort kennwort login logon signin anmelden einloggen inloggen anmeldung locked lockout account mfa authenticator permission permissions denied credentials expired gesperrt konto compte contraseña acceder acceso accès zugang zugriff cuenta",
  "email mail mailbox outlook calendar inbox invite smtp exchange attachment kalender correo buzón postfach messagerie e-mail posta",
  "hardware laptop notebook monitor screen keyboard mouse dock battery charger webcam broken cracked device pc computer ups freezing freezes flickers projector beamer proyector bildschirm écran pantalla ordinateur ordenador noise",
  "network wifi wireless internet vpn connection connectivity router switch dns lan bandwidth firewall server reachable unreachable offline port tcp isp online netzwerk réseau red internetverbindung vm rdp",
  "printing printer print printed toner paper scanner scan copier drucker drucken druckt imprimante imprimer impresora imprimir stampante stampa bon bondrucker bons",
  "security phishing malware virus ransomware suspicious spam compromised hacked fraud breach clicked scam stolen wipe",
  "software application app install installation update crash crashes crashing excel word powerpoint program version reinstall add-in visio project office licence license lizenz licencia licença automate flow crm dynamics erp datev acrobat adobe autocad macro macros programm logiciel field",
  "telephony phone telephone call calls headset teams meeting audio voice voicemail conference microphone headset telefon téléphone teléfono telefonie phones",
  "onboarding offboarding joiner leaver newcomer hire",
  "billing invoice licence subscription renewal quote order purchase",
  "backup restore recovery deleted lost file files folder sharepoint onedrive storage",
  "remote remotely session screen-share",
  "on-site onsite visited visit drove desk-side vor-ort",
  "administration created provisioned assigned group configured policy granted enabled disabled angelegt zugewiesen",
  "consulting advised recommended project migration design",
  "training showed explained walked taught lesson how-to",
];

const STEMS: readonly ReadonlySet<string>[] = SUBJECTS.map((words) => new Set(stemsOf(words)));

/** The words of a value, and of every subject one of them belongs to. */
export function wordsAround(value: string): ReadonlySet<string> {
  const own = stemsOf(value);
  const subjects = STEMS.filter((subject) => own.some((word) => subject.has(word)));
  return new Set([...own, ...subjects.flatMap((subject) => [...subject])]);
}
