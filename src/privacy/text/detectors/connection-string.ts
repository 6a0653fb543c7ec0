import type { Detected, Detector } from "../detector.ts";
import type { Span } from "../span.ts";

/** Keys whose value lets one in: Azure Storage, Service Bus, Cosmos DB, SQL, Redis, AMQP, ODBC, LDAP. */
const SECRET_KEY =
  /(?:^|[;\s"'([{,])(?:account\s?key|shared\s?access\s?(?:key|signature)|primary\s?key|secondary\s?key|user\s?password|password|passwd|pwd|pass|client\s?secret|secret|api\s?key|access\s?key|access\s?token|authkey|instrumentationkey|hostkey)\s{0,3}=\s{0,3}[^\s;]{1,600}/gi;
const SEGMENT_KEY =
  /(?:[A-Za-z][\w.-]*|Data Source|Initial Catalog|User ID|User Id|Integrated Security|Persist Security Info|Trust Server Certificate|Connection Timeout|Connect Timeout|Application Name|Multiple Active Result Sets|Shared Access Key(?: Name)?|Account (?:Key|Name|Endpoint))\s?$/;
const BETWEEN = /["'`\n]/;

/** Where the segment that ends before `end` begins, or undefined when it has not the form `key=value`. */
function segmentStart(text: string, from: number, end: number): number | undefined {
  const segment = text.slice(from, end);
  const equals = segment.indexOf("=");
  if (equals < 0) {
    return undefined;
  }
  const key = SEGMENT_KEY.exec(segment.slice(0, equals));
  return key === null ? undefined : from + key.index;
}

/** Grows a secret segment over the segments before and after it, on the same line. */
function wholeString(text: string, secret: Span): Span & { segments: number } {
  let { start, end } = secret;
  let segments = 1;
  while (text.charAt(start - 1) === ";") {
    const limit = Math.max(
      ...[";", "\n", '"', "'", "`"].map((mark) => text.lastIndexOf(mark, start - 2)),
    );
    const before = segmentStart(text, limit + 1, start - 1);
    if (before === undefined) {
      break;
    }
    start = before;
    segments += 1;
  }
  while (text.charAt(end) === ";") {
    const after =
      /^;\s{0,2}[A-Za-z][\w .-]{0,40}=(?:[^;\s"'`][^;\n"'`]{0,300}(?=;)|[^\s;"'`]{1,300})/.exec(
        text.slice(end, end + 400),
      );
    if (after === null) {
      break;
    }
    end += after[0].length;
    segments += 1;
  }
  return { start, end: text.charAt(end) === ";" ? end + 1 : end, segments };
}

/** `key=value;key=value` strings that hold a key or password, as a whole: they name servers and users too. */
export const connectionString: Detector = {
  id: "connection-string",
  *find({ text }): Iterable<Detected> {
    let done = 0;
    for (const match of text.matchAll(SECRET_KEY)) {
      if (match.index < done) {
        continue; // another key of a string that is found already
      }
      const skipped = /^[;\s"'([{,]/.test(match[0]) ? 1 : 0;
      const secret = { start: match.index + skipped, end: match.index + match[0].length };
      const { start, end, segments } = wholeString(text, secret);
      done = end;
      if (segments > 1 && !BETWEEN.test(text.slice(start, end))) {
        yield { start, end, kind: "SECRET" };
      }
    }
  },
};
