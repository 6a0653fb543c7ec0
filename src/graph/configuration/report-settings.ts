import { z } from "zod";
import type { ReportSettingsRecord } from "../configuration-records.ts";
import { decode, unwrapped } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

const settings: z.ZodType<ReportSettingsRecord> = z
  .object({ displayConcealedNames: z.boolean() })
  .transform((found) => ({ concealsNames: found.displayConcealedNames }));

/** What the tenant has chosen. What a caller is shown can differ: see `isConcealedName`. */
export async function readReportSettings(reader: GraphReader): Promise<ReportSettingsRecord> {
  return decode("reportSettings", settings, unwrapped(await reader.object("reportSettings")));
}
