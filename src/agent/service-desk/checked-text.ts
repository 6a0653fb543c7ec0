import { type ConversationWall, namesStranger } from "../../privacy/index.ts";
import { addressesIn, toPlainText } from "../grounding/plain-text.ts";
import { pseudonymsIn } from "../question.ts";
import type { DraftedText } from "./ability.ts";
import { asksForSecret, inventsCommand, inventsNumber } from "./invented.ts";

/** Why a draft may not be shown; fixed words, so that they can be told to the model. */
export const DRAFT_FAULTS = [
  "not of the asked form",
  "empty text",
  "text too long",
  "markup",
  "address",
  "number that is not in the ticket",
  "name nobody issued",
  "command that is not in the ticket",
  "internal detail in what the contact reads",
  "question for a secret",
] as const;
export type DraftFault = (typeof DRAFT_FAULTS)[number];

/** Stand-ins of what is a colleague's business only: accounts, addresses, keys, machines on the network. */
const INTERNAL =
  /\b(?:Secret|Link|Network|Hardware|Object|Domain|Address|Account|Card|Identity|Wallet|Policy)-\d{2,6}\b/u;
const NUMERAL = /\p{N}+/gu;

/**
 * What is wrong with a drafted text, if anything. A draft words what the ticket says: numerals,
 * file names and stand-ins that are not in the ticket as it was sent are of the model's invention; what
 * the contact will read holds nothing that could be opened, and no account, address or key.
 * @param sent the ticket as the model read it.
 */
export function faultIn(
  { text, most, forContact }: DraftedText,
  sent: string,
  wall: ConversationWall,
): DraftFault | undefined {
  const plain = toPlainText(text);
  if (plain.trim() === "") return "empty text";
  if (text.length > most) return "text too long";
  if (squeezed(plain) !== squeezed(text)) return "markup";
  const opened = addressesIn(plain);
  if (forContact) {
    if (opened.length > 0) return "address";
    if (INTERNAL.test(plain)) return "internal detail in what the contact reads";
    if (asksForSecret(plain)) return "question for a secret";
  }
  if (opened.some((address) => !sent.includes(address))) return "address";
  return inventedIn(plain, sent, wall);
}

/** Stand-ins, numbers, commands and names that the ticket does not have. */
function inventedIn(plain: string, sent: string, wall: ConversationWall): DraftFault | undefined {
  if (wall.unknownIn(plain).length > 0) return "name nobody issued";
  const words = pseudonymsIn([plain]).reduce((rest, one) => rest.replaceAll(one, " "), plain);
  const numerals = new Set(sent.match(NUMERAL));
  const isInvented = (words.match(NUMERAL) ?? []).some((numeral) => !numerals.has(numeral));
  if (isInvented || inventsNumber(words, sent)) return "number that is not in the ticket";
  if (inventsCommand(words, sent)) return "command that is not in the ticket";
  return wall.isPersonal(words) || namesStranger(words, sent) ? "name nobody issued" : undefined;
}

/** A text without what plain text may change: white space and forms of characters. */
function squeezed(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s+/g, " ").trim();
}
