import { LRUCache } from "lru-cache";
import type { EarlierTurn, PseudonymBook } from "../agent/index.ts";
import type { Caller } from "../auth/index.ts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";

const KEPT_MS = 30 * 60_000;
const KEPT_IN_ALL = 10_000;
const KEPT_PER_CALLER = 10;
const MOST_TURNS = 10;
const MOST_CHARACTERS = 20_000;

/** What a follow-up question builds on. */
export interface Conversation {
  readonly id: string;
  /** Stand-ins given out so far, the same through the whole conversation. */
  readonly book: PseudonymBook;
  /** Oldest first. */
  readonly earlier: readonly EarlierTurn[];
}

interface Held extends Conversation {
  readonly holder: string;
}

interface Options {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly newBook: () => PseudonymBook;
}

/**
 * Conversations under way: in memory of this process only, for the caller who began them only, for
 * half an hour after the last answer; of each the last ten turns, of each caller the last ten.
 */
export class Conversations {
  readonly #options: Options;
  readonly #held: LRUCache<string, Held>;

  constructor(options: Options) {
    this.#options = options;
    this.#held = new LRUCache({
      max: KEPT_IN_ALL,
      ttl: KEPT_MS,
      ttlResolution: 0,
      // Without it what is too old stays in memory until somebody asks for it.
      ttlAutopurge: true,
      perf: { now: () => options.clock.now().getTime() },
    });
  }

  /**
   * The conversation of this very caller, or a new one when no id is given.
   * @throws AppError NOT_FOUND when it is over, is known to another process, or is somebody else's.
   */
  open(caller: Caller, id: string | undefined): Conversation {
    if (id === undefined) {
      return { id: this.#options.newId(), book: this.#options.newBook(), earlier: [] };
    }
    const held = this.#held.get(id.toLowerCase());
    if (held?.holder !== holderOf(caller)) {
      const reason = "This conversation is over; ask without its id to begin another.";
      throw new AppError("NOT_FOUND", { argument: "conversationId", reason });
    }
    return held;
  }

  /** Adds an answered question; what is too long ago or too much is dropped from the front. */
  remember(caller: Caller, { id, book }: Conversation, turn: EarlierTurn): void {
    const holder = holderOf(caller);
    // Another question of the same conversation may have been answered meanwhile.
    const earlier = bounded([...(this.#held.get(id)?.earlier ?? []), turn]);
    this.#held.set(id, { id, book, earlier, holder });
    const ofCaller = [...this.#held.entries()].filter(([, held]) => held.holder === holder);
    for (const [oldId] of ofCaller.slice(KEPT_PER_CALLER)) {
      this.#held.delete(oldId);
    }
  }
}

function bounded(turns: readonly EarlierTurn[]): readonly EarlierTurn[] {
  const kept: EarlierTurn[] = [];
  let characters = 0;
  for (const turn of turns.slice(-MOST_TURNS).toReversed()) {
    characters += turn.question.length + turn.answer.length;
    if (characters > MOST_CHARACTERS) break;
    kept.unshift(turn);
  }
  return kept;
}

/** Names the caller in memory only. */
function holderOf({ tenantId, objectId }: Caller): string {
  return `${tenantId}/${objectId}`;
}
