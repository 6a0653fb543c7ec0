import { bothVersions, type GraphRoute } from "../graph-request.ts";
import { REPORT_ROLES } from "../roles.ts";
import type { ReportFile } from "./report.ts";
import { reports } from "./report-catalog.ts";
import { answerReport } from "./report-endpoint.ts";

const access = { anyScope: ["Reports.Read.All"], roles: REPORT_ROLES };

function routesOf(report: ReportFile): readonly GraphRoute[] {
  const calls =
    report.arguments === "none"
      ? ["", "()"]
      : ["(period=':period')", ...(report.arguments === "period-or-date" ? ["(date=:date)"] : [])];
  // Copilot's functions hang on both roots (CSDL copilotReportRoot; documented under reports too).
  const roots = report.root === "reports" ? ["reports"] : ["copilot/reports", "reports"];
  return roots.flatMap((root) =>
    calls.map((call) => ({
      method: "GET" as const,
      versions: bothVersions,
      path: `/${root}/${report.functionName}${call}`,
      access,
      units: 1,
      handle: (request) => answerReport(request, report),
    })),
  );
}

export const reportRoutes: readonly GraphRoute[] = reports.flatMap(routesOf);
