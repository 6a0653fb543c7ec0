/** Lines with which mail programs and people head, quote, sign and disclaim. */
const HEADER =
  /^\s*(?:from|sent|to|cc|date|subject|von|gesendet|an|datum|betreff|de|envoyé|à|objet|enviado|para|asunto|da|inviato|oggetto)\s?:\s/i;
const QUOTED = /^\s*(?:>|\|)/;
const QUOTE_BEGINS =
  /^\s*-{2,}.*(?:original|ursprüngliche|message|nachricht|mensaje|messaggio)|^\s*(?:on|am|le|el)\s.{5,60}(?:wrote|schrieb|a écrit|escribió)\s?:?\s*$/i;
const SIGN_OFF =
  /^\s*(?:-- ?$|(?:(?:many |kind |best |warm )?(?:thanks|regards|wishes)|thank you(?: so much)?|best|cheers|sincerely|yours|mit freundlichen grüßen|mfg|vg|lg|(?:viele|beste|liebe|freundliche) grüße|(?:schöne[nr]? )?gr(?:u|ü)(?:ß|ss)e?|danke|merci(?: d'avance)?|(?:bien )?cordialement|saludos|(?:muchas )?gracias|grazie|cordiali saluti|obrigad[oa]|groet(?:en)?)[\s,.!]*$)/i;
const DISCLAIMER =
  /\b(?:confidential|intended (?:solely|recipient)|vertrauliche informationen|confidentiel|confidencial|riservat[oaie]|amtsgericht|registered in|virus[- ]free)\b/i;
const CARD = /(?:\s[|•·]\s.*){2}/;
const GREETING_LINE = /^.{2,40},$/;

/**
 * What somebody wrote in a mail, without headers, quotes, signature and disclaimer; as paragraphs, one
 * a line. All of it where nothing else would be left.
 */
export function withoutMailDebris(text: string): string {
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    const isSaid = kept.some((one) => one.trim().length > 20);
    if (QUOTE_BEGINS.test(line) || (SIGN_OFF.test(line) && isSaid)) break;
    if (![HEADER, QUOTED, DISCLAIMER, CARD].some((debris) => debris.test(line))) kept.push(line);
  }
  const paragraphs = kept.map((line) =>
    line.trim() === "" || GREETING_LINE.test(line.trim()) ? `${line}\n` : line,
  );
  const own = paragraphs.join(" ").trim();
  return own === "" ? text : own;
}
