import type { AdvisorEventType } from "../schema/index.ts";
import type { ConsultationEvent } from "./consultations.ts";
import { shapeAdvice, shapeCitedFigure } from "./shape-advice.ts";
import type { SkuNames } from "./shape-licenses.ts";

/** An event as the API tells it. */
export function shapeAdvisorEvent(
  { event, conversationId, ...place }: ConsultationEvent,
  names: SkuNames,
): AdvisorEventType {
  if (event.type === "figureCited") {
    return { ...place, type: event.type, figure: shapeCitedFigure(event.figure, names) };
  }
  if (event.type === "runCompleted") {
    const { interactionId } = place;
    const advice = shapeAdvice({ interactionId, conversationId }, event.answer, names);
    return { ...place, type: event.type, advice };
  }
  if (event.type === "runFailed") {
    const { retryAfterSeconds = null, resetsAt = null } = event.details;
    return { ...place, type: event.type, code: event.code, retryAfterSeconds, resetsAt };
  }
  return event.type === "runStarted"
    ? { ...place, ...event, conversationId }
    : { ...place, ...event };
}
