import { decodeHTML } from "entities";
import { plainView, rewriteMatches, type TextView, throughView } from "./text-view.ts";

const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});?/gi;
const PERCENT = /(?:%[0-9a-f]{2})+/gi;
/** A string serialized twice doubles its backslashes; they belong to the escape behind them. */
const ESCAPE =
  /(?:\\{1,8}u\{[0-9a-f]{1,6}\}|\\{1,8}u[0-9a-f]{4}|\\{1,8}x[0-9a-f]{2})+|\\{1,8}[nrt"/]/gi;

/** What every encoding opened here begins with. */
const ENCODED = /[&%\\]/;

/** Something encoded three times over is still opened; deeper nesting is left to the fixed point. */
const MAX_LAYERS = 3;

function openEntity(match: string): string | undefined {
  const decoded = decodeHTML(match);
  return decoded === match ? undefined : decoded;
}

function openPercent(match: string): string | undefined {
  try {
    return decodeURIComponent(match);
  } catch {
    return undefined; // not UTF-8: a percent sign of its own
  }
}

/** Escapes of JSON and JavaScript; those for white space and quotes become what they separate. */
function openEscape(match: string): string {
  const kept = /^\\+(["/])$/.exec(match)?.[1];
  if (kept !== undefined || /^\\+[nrt]$/i.test(match)) {
    return kept ?? "\n";
  }
  const units = match.matchAll(/\\u\{([0-9a-f]+)\}|\\[ux]([0-9a-f]+)/gi);
  const codes = Array.from(units, ([, point, unit]) => Number.parseInt(point ?? unit ?? "", 16));
  return codes
    .map((code) => (code > 0xffff ? codePoint(code) : String.fromCharCode(code)))
    .join("")
    .toWellFormed();
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

function openLayer(text: string): TextView {
  const entities = rewriteMatches(text, ENTITY, openEntity);
  const percents = throughView(entities, rewriteMatches(entities.text, PERCENT, openPercent));
  return throughView(percents, rewriteMatches(percents.text, ESCAPE, openEscape));
}

/**
 * The text with HTML entities, percent-encoding and backslash escapes decoded in place, layer by
 * layer. Runs of base64 or hex are opened by `encoded-run.ts` instead, as they stand for a whole.
 */
export function openEncodings(text: string): TextView {
  if (!ENCODED.test(text)) {
    return plainView(text);
  }
  let view = openLayer(text);
  for (let layer = 1; layer < MAX_LAYERS && ENCODED.test(view.text); layer += 1) {
    const next = openLayer(view.text);
    if (next.text === view.text) {
      break;
    }
    view = throughView(view, next);
  }
  return view;
}
