/** Milliseconds left for the whole problem. */
export interface Deadline {
  readonly remainingMs: () => number;
}

/** A deadline after part of the time that is left now: 0.25 leaves three quarters for what follows. */
export function partOf(deadline: Deadline, part: number): Deadline {
  const kept = Math.max(0, deadline.remainingMs()) * (1 - part);
  return { remainingMs: () => deadline.remainingMs() - kept };
}
