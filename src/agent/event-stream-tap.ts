import { attackIn } from "./shields.ts";
import { isOpeningEvent, readPayload, type WireReading } from "./wire-tap.ts";

/** More than any answer of ours needs; a model that says more is broken. */
export const MAX_ANSWER_BYTES = 2_000_000;

/**
 * Reads server-sent events as they pass and lets them through unchanged, without Azure's opening
 * event: its empty id would make LangChain take all messages of a run for one.
 */
export function eventStreamTap(reading: WireReading): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let pending = "";
  let bytes = 0;
  const passOn = (
    events: readonly string[],
    controller: TransformStreamDefaultController<Uint8Array>,
  ): void => {
    for (const event of events) {
      const data = event.replace(/^data: ?/, "");
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
      bytes += chunk.length;
      if (bytes > MAX_ANSWER_BYTES) {
        reading.broken = true;
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
