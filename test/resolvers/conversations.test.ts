import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { AppError } from "../../src/core/errors.ts";
import { objectId } from "../../src/core/ids.ts";
import { PseudonymBook } from "../../src/privacy/index.ts";
import { Conversations } from "../../src/resolvers/index.ts";
import { aCaller } from "../auth/a-caller.ts";

const opened = Date.parse("2026-11-21T10:00:00Z");
const ANNA = aCaller({ objectId: objectId.parse("11111111-1111-4111-8111-111111111111") });
const BERT = aCaller({ objectId: objectId.parse("22222222-2222-4222-8222-222222222222") });

/** Conversations by a clock that the test moves. */
function conversations() {
  let now = opened;
  const held = new Conversations({
    clock: { now: () => new Date(now) },
    newId: randomUUID,
    newBook: () => new PseudonymBook(),
  });
  return { held, wait: (minutes: number) => (now += minutes * 60_000) };
}

const turn = (number: number, answer = "answer") => ({ question: `question ${number}`, answer });
const over = expect.objectContaining({ code: "NOT_FOUND" });

function refusalOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error instanceof AppError ? error : undefined;
  }
}

describe("a conversation", () => {
  it("goes on with its turns and its stand-ins", () => {
    const { held } = conversations();
    const begun = held.open(ANNA, undefined);
    held.remember(ANNA, begun, turn(1));
    held.remember(ANNA, held.open(ANNA, begun.id), turn(2));

    const { book, earlier } = held.open(ANNA, begun.id.toUpperCase());
    expect([book === begun.book, earlier]).toEqual([true, [turn(1), turn(2)]]);
  });

  it("is nobody else's, and does not exist before its first answer", () => {
    const { held } = conversations();
    const begun = held.open(ANNA, undefined);

    expect(refusalOf(() => held.open(ANNA, begun.id))).toEqual(over);
    held.remember(ANNA, begun, turn(1));
    expect(refusalOf(() => held.open(BERT, begun.id))).toEqual(over);
  });

  it("is over half an hour after its last answer", () => {
    const { held, wait } = conversations();
    const begun = held.open(ANNA, undefined);
    held.remember(ANNA, begun, turn(1));
    wait(29);
    held.remember(ANNA, begun, turn(2));
    wait(29);
    expect(held.open(ANNA, begun.id).earlier).toHaveLength(2);
    wait(2);
    expect(refusalOf(() => held.open(ANNA, begun.id))).toEqual(over);
  });

  it("keeps its last ten turns, and of long ones as many as fit", () => {
    const { held } = conversations();
    const begun = held.open(ANNA, undefined);
    for (let number = 1; number <= 12; number += 1) held.remember(ANNA, begun, turn(number));
    expect(held.open(ANNA, begun.id).earlier.map(({ question }) => question)).toEqual(
      Array.from({ length: 10 }, (_, at) => `question ${at + 3}`),
    );

    for (let number = 1; number <= 3; number += 1) {
      held.remember(ANNA, begun, turn(number, "x".repeat(9_000)));
    }
    expect(held.open(ANNA, begun.id).earlier.map(({ question }) => question)).toEqual([
      "question 2",
      "question 3",
    ]);
  });

  it("is one of a caller's last ten", () => {
    const { held } = conversations();
    const begun = Array.from({ length: 11 }, () => held.open(ANNA, undefined));
    for (const one of begun) held.remember(ANNA, one, turn(1));

    const stillThere = begun.filter(
      ({ id }) => !(refusalOf(() => held.open(ANNA, id)) instanceof AppError),
    );
    expect(stillThere).toEqual(begun.slice(1));
  });
});
