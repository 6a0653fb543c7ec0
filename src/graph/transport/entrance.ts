import type { Step } from "./call.ts";

/**
 * First step: puts Graph's own links in place verbatim (the SDK would take them apart and join them
 * anew, and glues http links onto its base address) and remembers the first failure.
 */
export const enter: Step = async (context, call, next) => {
  context.request = call.address.link ?? context.request;
  try {
    await next(context);
  } catch (error) {
    call.failure = error;
    throw error;
  }
};
