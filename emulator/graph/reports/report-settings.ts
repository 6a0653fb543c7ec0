import type { Reply } from "../../http/reply.ts";
import { singleton } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { REPORT_ROLES } from "../roles.ts";

/**
 * `GET /admin/reportSettings` (api/adminreportsettings-get.md). The published sample wraps the
 * entity, live tenants do not.
 */
function getSettings(request: GraphRequest): Reply {
  return singleton(request, "admin/reportSettings/$entity", {
    "@odata.type": "#microsoft.graph.adminReportSettings",
    displayConcealedNames: request.tenant.settings.concealed,
  });
}

export const reportSettingsRoutes: readonly GraphRoute[] = [
  get(
    "/admin/reportSettings",
    { anyScope: ["ReportSettings.Read.All"], roles: REPORT_ROLES },
    1,
    getSettings,
  ),
];
