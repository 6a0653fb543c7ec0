import { z } from "zod";
import { type SkuId, skuId } from "../core/ids.ts";
import { readReferenceTable } from "./reference-table.ts";

const PATH_DETECTIONS = ["D42", "D43", "D44", "D45", "D52"] as const;
export type PathDetectionId = (typeof PATH_DETECTIONS)[number];

/** The cheaper SKU a detection looks at for a held one; `undefined` where it looks at none. */
export type DowngradePaths = (detection: PathDetectionId, from: SkuId) => SkuId | undefined;

const pathRow = z.object({
  detection: z.enum(PATH_DETECTIONS),
  fromSkuId: skuId,
  toSkuId: skuId,
});

/** The paths of `data/downgrade-paths.csv`. Reads a file; call it once and hand the result on. */
export function loadDowngradePaths(): DowngradePaths {
  const rows = readReferenceTable("downgrade-paths", pathRow);
  const targets = new Map(rows.map((row) => [`${row.detection} ${row.fromSkuId}`, row.toSkuId]));
  return (detection, from) => targets.get(`${detection} ${from}`);
}
