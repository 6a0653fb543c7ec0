import type { ModelTurn } from "../behaviour.ts";
import type { ChatRequest } from "../chat-request.ts";
import { TRICKS } from "./tricks.ts";

/** What the worst-case model does: one trick, as soon as it can. Undefined for a trick it lacks. */
export function worstCaseTurn(trick: string, request: ChatRequest): ModelTurn | undefined {
  return TRICKS[trick]?.(request);
}
