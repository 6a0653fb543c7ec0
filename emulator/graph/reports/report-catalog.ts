import { activeUserDetail } from "./active-users.ts";
import type { ReportFile } from "./report.ts";

/** Every usage report the emulator has. */
export const reports: readonly ReportFile[] = [activeUserDetail];

/** A report by the name of its function, in any letter case. */
export function reportNamed(functionName: string): ReportFile | undefined {
  const wanted = functionName.toLowerCase();
  return reports.find((report) => report.functionName.toLowerCase() === wanted);
}
