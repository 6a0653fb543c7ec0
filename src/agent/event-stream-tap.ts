import { parseJson } from "../core/parse-json.ts";
import type { ModelExchange } from "./model-transport.ts";
import { attackIn } from "./shields.ts";
import { isOpeningEvent, readPayload } from "./wire-tap.ts";

/** More than any answer of ours needs; a model that says more is broken. */
export const MAX_ANSWER_BYTES = 2_000_000;

/**
 * Reads server-sent events as they pass and lets them through unchanged, without Azure's opening
 * event: its empty id would make LangChain take all messages of a run for one.
 */
export function eventStreamTap(reading: ModelExchange): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let pending = "";
  const passOn = (
    events: readonly string[],
    controller: TransformStreamDefaultController<Uint8Array>,
  ): void => {
    for (const event of events) {
      const data = parseJson(dataOf(event));
      readPayload(data, reading);
      if (attackIn(reading) !== undefined) {
        controller.error(new Error("The model service found an attack in what was sent."));
        return;
      }
      if (!isOpeningEvent(data)) controller.enqueue(encoder.encode(`${event}\n\n`));
    }
  };
  return new TransformStream({
    transform(chunk, controller) {
      reading.answerBytes += chunk.length;
      if (reading.answerBytes > MAX_ANSWER_BYTES) {
        controller.error(new Error("The model's answer does not end."));
        return;
      }
      pending += decoder.decode(chunk, { stream: true });
      const events = pending.split(/\r?\n\r?\n/);
      pending = events.pop() ?? "";
      passOn(events, controller);
    },
    flush(controller) {
      if (pending.trim() !== "") passOn([pending], controller);
    },
  });
}

/** What an event says, without comments that keep the connection alive and without its other fields. */
function dataOf(event: string): string {
  return event
    .split(/\r?\n/)
    .flatMap((line) => (line.startsWith("data:") ? [line.slice("data:".length)] : []))
    .join("\n");
}
