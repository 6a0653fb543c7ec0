import type { EmulatorContext } from "../../context.ts";
import { type Exchange, header } from "../../http/exchange.ts";
import { type Reply, text } from "../../http/reply.ts";
import type { Route } from "../../http/route.ts";
import type { ReportFile, ReportSource } from "./report.ts";
import { reportNamed } from "./report-catalog.ts";
import { entityTag, sourceOf } from "./report-endpoint.ts";

const ROWS_PER_CHUNK = 400;
const BYTE_ORDER_MARK = "\uFEFF";

/** A hostile tenant's file has a column nobody knows, with a canary in its title and cells. */
function strangeColumn(source: ReportSource): readonly [title: string, cell: string] | undefined {
  const { decorate } = source.tenant.generator;
  const cell = decorate("csvCell", 1, "x");
  return cell === "x" ? undefined : [decorate("csvTitle", 1, "Note"), cell];
}

function* csvChunks(report: ReportFile, source: ReportSource): Generator<string> {
  const strange = strangeColumn(source);
  const [title, cell] = strange === undefined ? ["", ""] : [`,${strange[0]}`, `,${strange[1]}`];
  const mark = source.tenant.settings.byteOrderMark ? BYTE_ORDER_MARK : "";
  let chunk = `${mark}${report.titles(source).join(",")}${title}\r\n`;
  let rows = 0;
  for (const line of report.lines(source)) {
    chunk += `${line}${cell}\r\n`;
    rows += 1;
    if (rows % ROWS_PER_CHUNK === 0) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}

function download(context: EmulatorContext, exchange: Exchange): Reply {
  // The link is the authorisation; an access token here has left the host it was meant for.
  if (header(exchange, "authorization") !== undefined) {
    return text(401, "An access token was sent to the report host.");
  }
  const link = context.reportLinks.read(exchange.params["link"] ?? "");
  const tenant = link === undefined ? undefined : context.tenantById(link.tenantId);
  const report = link === undefined ? undefined : reportNamed(link.functionName);
  if (link === undefined || tenant === undefined || report === undefined) {
    return text(404, "There is no such file.");
  }
  if (link.expiresAt < context.now().getTime()) return text(403, "The link has expired.");
  const source = sourceOf(tenant, report, link);
  const tag = entityTag(source);
  if (header(exchange, "if-none-match") === tag) return { status: 304, headers: { etag: tag } };
  return {
    status: 200,
    headers: { "content-type": "application/octet-stream", etag: tag },
    body: csvChunks(report, source),
  };
}

/** The second origin: files behind pre-authenticated links. */
export function reportDownloadRoutes(context: EmulatorContext): readonly Route[] {
  return [
    {
      area: "reports",
      method: "GET",
      path: "/data/download/:link",
      handle: (exchange) => download(context, exchange),
    },
  ];
}
