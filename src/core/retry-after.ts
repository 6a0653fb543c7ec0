/** Seconds, whole or with a fraction: RFC 9110 §10.2.3 knows whole ones, services send both. */
const SECONDS = /^\d+(\.\d+)?$/;
const HTTP_DATE = /^[A-Z][a-z]{2}, .+ GMT$/;

/**
 * How long a `Retry-After` header asks to wait.
 * @returns whole seconds, rounded up; `undefined` when the header is missing or has neither form.
 */
export function retryAfterSecondsOf(
  header: string | null | undefined,
  now: Date,
): number | undefined {
  const text = header?.trim() ?? "";
  if (SECONDS.test(text)) {
    return Math.ceil(Number(text));
  }
  const until = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}
