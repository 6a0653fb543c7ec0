import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "../core/errors.ts";
import { EXPORT_TABLES, type ExportTable } from "../insights/index.ts";
import type { RequestContext } from "../resolvers/index.ts";

const PATH = /^\/export\/([a-zA-Z]+)\.csv$/;

/** The table a path asks for, such as `/export/focus.csv`; `undefined` for any other path. */
export function tableOfPath(path: string): ExportTable | undefined {
  const [, name] = PATH.exec(path) ?? [];
  return EXPORT_TABLES.find((table) => table === name);
}

/**
 * Answers with a table as CSV. What it rests on goes along in headers: `seatwise-as-of`,
 * `seatwise-share-judged`, `seatwise-not-read` (sources) and `seatwise-without-price` (products).
 * @throws AppError as the survey does, and BAD_INPUT for any method but GET.
 */
export async function downloadTable(
  name: ExportTable,
  { insights }: RequestContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "GET") {
    throw new AppError("BAD_INPUT", { reason: "Tables are read with GET." });
  }
  const { csv, coverage, asOf, withoutPrice } = await insights.exportTable(name);
  const notRead = coverage.sources.filter(({ outcome }) => outcome !== "used");
  const { seatsJudged, seatsTotal } = coverage;
  response
    .writeHead(200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="seatwise-${name}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "seatwise-as-of": asOf,
      "seatwise-share-judged": seatsTotal === 0 ? "" : (seatsJudged / seatsTotal).toFixed(4),
      "seatwise-not-read": notRead.map(({ source }) => source).join(" "),
      "seatwise-without-price": withoutPrice.map(({ skuId }) => skuId).join(" "),
    })
    .end(csv);
}
