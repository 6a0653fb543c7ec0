import type { GraphReader } from "../reader.ts";
import type { ActivationRow } from "../usage-records.ts";
import { readDetailReport } from "./detail-report.ts";
import { countIn } from "./report-cells.ts";

const PRODUCT = "Product Type";
const ACTIVATED_ON = "Last Activated Date";
const WINDOWS = "Windows";
const MAC = "Mac";

/**
 * Where Office products were activated, at any time: a row per account and product
 * (learn.microsoft.com/graph/api/reportroot-getoffice365activationsuserdetail).
 */
export function readActivations(reader: GraphReader): AsyncGenerator<readonly ActivationRow[]> {
  return readDetailReport(
    reader,
    {
      source: "activations",
      columns: [PRODUCT, ACTIVATED_ON, WINDOWS, MAC],
      row: (cell, dates) => ({
        product: cell(PRODUCT),
        lastActivatedOn: dates.optional(cell(ACTIVATED_ON)),
        desktops: (countIn(cell(WINDOWS)) ?? 0) + (countIn(cell(MAC)) ?? 0),
      }),
    },
    {},
  );
}
