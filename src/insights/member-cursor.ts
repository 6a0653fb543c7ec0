import { z } from "zod";
import { type Binding, KeyBoundCipher } from "../cache/index.ts";
import { AppError } from "../core/errors.ts";

const position = z.strictObject({
  source: z.enum(["members", "signInActivity"]),
  link: z.string().nullable(),
  skip: z.number().int().nonnegative(),
});

/** A place in Graph's list of members: a page, and how many of its members come before. */
export type MemberPosition = z.infer<typeof position>;

/**
 * Cursors of a list of members. Links of Graph may hold names, and somebody else's would lead into his
 * list: a cursor is encrypted, and opens only for the caller and the finding it was made for.
 */
export class MemberCursors {
  readonly #cipher: KeyBoundCipher;
  readonly #binding: Binding;

  constructor(seatwiseKey: string, binding: Binding) {
    this.#cipher = new KeyBoundCipher(seatwiseKey, "member cursor");
    this.#binding = binding;
  }

  seal(at: MemberPosition): string {
    return this.#cipher.encrypt(JSON.stringify(at), this.#binding).toString("base64url");
  }

  /** @throws AppError BAD_INPUT for what is no cursor of this list, for this caller. */
  open(cursor: string): MemberPosition {
    const text = this.#cipher.decrypt(Buffer.from(cursor, "base64url"), this.#binding);
    if (text === undefined) {
      throw notACursor();
    }
    return position.parse(JSON.parse(text));
  }
}

/** For a cursor that is none, or that belongs to a list that can no longer be read like that. */
export function notACursor(): AppError {
  return new AppError("BAD_INPUT", {
    argument: "after",
    reason: "This is no cursor of this list any more; begin again.",
  });
}
