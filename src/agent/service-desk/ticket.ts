import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import { isoDate } from "../../core/ids.ts";

/** Who turns to the service desk. */
export const CONTACT_TYPES = ["endUser", "vip", "decisionMaker", "itContact", "vendor"] as const;
export type ContactType = (typeof CONTACT_TYPES)[number];

/** Longest text in one field, and of all fields together, in bytes of UTF-8. */
const MOST_BYTES = 4_096;
const MOST_BYTES_TOGETHER = 24_576;
const MOST_MESSAGES = 40;

const text = z.string().refine((value) => Buffer.byteLength(value) <= MOST_BYTES);
const name = z.string().trim().max(100);

const message = z.strictObject({ from: z.enum(["contact", "serviceDesk"]), text }).readonly();

/**
 * All a ticket may carry. What is not listed here is refused: attachments, addresses, telephone
 * numbers and custom fields of a ticket system have no way in.
 */
const ticket = z
  .strictObject({
    contactType: z.enum(CONTACT_TYPES),
    /** Day the ticket was opened. */
    openedOn: isoDate,
    summary: text,
    initialDescription: text,
    conversation: z.array(message).max(MOST_MESSAGES).readonly(),
    contactFirstName: name,
    contactLastName: name,
  })
  .readonly();
export type Ticket = z.infer<typeof ticket>;

/**
 * A ticket of the allowed form and of bearable size.
 * @throws AppError BAD_INPUT naming the field, QUESTION_TOO_LONG over 24 KB in all.
 */
export function requireTicket(input: unknown): Ticket {
  const parsed = ticket.safeParse(input);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.filter((step) => typeof step === "string");
    throw new AppError("BAD_INPUT", { argument: ["ticket", ...(path ?? [])].join(".") });
  }
  const size = textsOf(parsed.data).reduce((sum, one) => sum + Buffer.byteLength(one), 0);
  if (size > MOST_BYTES_TOGETHER) {
    throw new AppError("QUESTION_TOO_LONG", { reason: "The ticket is longer than 24 KB." });
  }
  return parsed.data;
}

/** What people wrote in a ticket, oldest first. */
export function textsOf(ticket: Ticket): readonly string[] {
  const { summary, initialDescription, conversation } = ticket;
  return [summary, initialDescription, ...conversation.map((one) => one.text)];
}
