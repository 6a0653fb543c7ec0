import { AppError } from "../../core/errors.ts";
import type { ConversationWall, ScrubbedTexts } from "../../privacy/index.ts";
import { toPlainText } from "../grounding/plain-text.ts";
import { type Ticket, textsOf } from "./ticket.ts";

/** A ticket as it may travel. */
export interface TicketMessage {
  /** What the model reads. */
  readonly message: string;
  /** Every text in it, one below the other. */
  readonly sent: string;
  /** Each list of choices in the words that are sent, in the order of the tenant's. */
  readonly choices: readonly (readonly string[])[];
  readonly scrubbed: ScrubbedTexts;
}

/**
 * Takes everything personal out of a ticket, and out of the tenant's own words it is to be sorted
 * into, and writes the ticket as JSON of fixed form.
 * @param wall knows the contact of the ticket.
 * @throws AppError BAD_INPUT when two choices cannot be told apart any more; else as the wall.
 */
export function messageOf(
  ticket: Ticket,
  lists: readonly (readonly string[])[],
  wall: ConversationWall,
): TicketMessage {
  const name = `${ticket.contactFirstName} ${ticket.contactLastName}`.trim();
  // The name first: its stand-in is put back as the form writes it, however the texts do.
  const written = [name, ...textsOf(ticket).map(withoutMarkup)];
  const scrubbed = wall.scrubTexts(written, lists.flat());
  const [contact = "", summary = "", description = "", ...others] = scrubbed.texts.slice(
    0,
    written.length,
  );
  const sentTexts = [summary, description, ...others, contact, ticket.openedOn];
  return {
    message: JSON.stringify({
      contactType: ticket.contactType,
      openedOn: ticket.openedOn,
      contact,
      summary,
      initialDescription: description,
      conversation: others.map((text, at) => ({ from: ticket.conversation[at]?.from, text })),
    }),
    sent: sentTexts.join("\n"),
    choices: partedLike(lists, scrubbed.texts.slice(written.length)),
    scrubbed,
  };
}

/** What stands in brackets and backticks is told, links and HTML are not: no draft may hold them. */
function withoutMarkup(text: string): string {
  const bare = text.replaceAll(/<([^<>\s]*[@:][^<>\s]*)>/g, "($1)").replaceAll(/`+/g, "'");
  return toPlainText(bare).replaceAll("[", "(").replaceAll("]", ")");
}

function partedLike(
  lists: readonly (readonly string[])[],
  words: readonly string[],
): readonly (readonly string[])[] {
  let start = 0;
  return lists.map((list) => {
    const part = words.slice(start, start + list.length);
    start += list.length;
    if (new Set(part).size < part.length) throw new AppError("BAD_INPUT", { argument: "choices" });
    return part;
  });
}
