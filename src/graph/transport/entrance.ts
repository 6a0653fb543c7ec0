import type { Step } from "./call.ts";

/**
 * First step: puts Graph's own links in place verbatim (the SDK would take them apart and join them
 * anew, and glues http links onto its base address) and remembers the first failure.
 */
export const enter: Step = async (context, call, next) => {
  if (call.link !== undefined) {
    context.request = call.link;
  }
  try {
    await next(context);
  } catch (error) {
    call.failure = error;
    throw error;
  }
};
