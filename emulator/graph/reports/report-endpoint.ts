import { header } from "../../http/exchange.ts";
import { type Json, json, type Reply } from "../../http/reply.ts";
import { mix } from "../../random.ts";
import { REPORT_LAG_DAYS } from "../../tenant/activity.ts";
import { dayOf } from "../../time.ts";
import { contextUrl, type GraphRequest } from "../graph-request.ts";
import { nextLink, positionOf } from "../page.ts";
import { badRequest, GraphRefusal } from "../refusal.ts";
import { REPORT_DETAIL_ROLES } from "../roles.ts";
import type { ReportFile, ReportSource } from "./report.ts";
import type { ReportLink } from "./report-links.ts";

const PERIODS: Readonly<Record<string, number>> = { D7: 7, D30: 30, D90: 90, D180: 180 };
const LINK_LIFE_MS = 5 * 60 * 1000;
const JSON_PAGE = 200;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function periodDays(request: GraphRequest, report: ReportFile): number {
  if (report.arguments === "none") return 0;
  const { period, date } = request.exchange.params;
  if (report.arguments === "period-or-date" && date !== undefined) {
    const day = dayOf(Date.parse(date));
    const today = dayOf(request.tenant.generator.asOf);
    if (DATE.test(date) && day <= today && day >= today - 30) return 1;
    throw badRequest("Invalid date: it must be within the last 30 days.", "InvalidArgument");
  }
  const periods = report.root === "reports" ? PERIODS : { ...PERIODS, ALL: 180 };
  const days = Object.entries(periods).find(([name]) => name === period?.toUpperCase())?.[1];
  if (days === undefined) {
    throw badRequest(
      "Invalid period specified. Valid values are: D7,D30,D90,D180",
      "InvalidArgument",
    );
  }
  return days;
}

/** Refuses rows to roles that get tenant-level figures only (reportroot-authorization). */
function requireRole(request: GraphRequest, report: ReportFile): void {
  if (!report.isDetail) return;
  if (REPORT_DETAIL_ROLES.some((role) => request.roles.includes(role))) return;
  throw new GraphRefusal(403, "S2SUnauthorized", "Invalid permission.");
}

/** What the report is computed from, as the tenant is set now. */
export function sourceOf(
  tenant: GraphRequest["tenant"],
  report: ReportFile,
  link: Pick<ReportLink, "periodDays" | "concealed">,
): ReportSource {
  return {
    tenant,
    functionName: report.functionName,
    concealed: link.concealed,
    refreshDay: dayOf(tenant.generator.asOf) + tenant.settings.reportDaysLater - REPORT_LAG_DAYS,
    periodDays: link.periodDays,
  };
}

/** Changes when the file would: with the data's day, the period and concealment. */
export function entityTag(source: ReportSource): string {
  let hash = source.tenant.generator.seed ^ source.refreshDay;
  for (const letter of source.functionName) hash = mix(hash, letter.charCodeAt(0), 1);
  hash = mix(hash, source.periodDays, source.concealed ? 1 : 0);
  return `"${hash.toString(16)}-${source.refreshDay}"`;
}

function jsonPage(request: GraphRequest, report: ReportFile, source: ReportSource): Reply {
  const start = positionOf(request.query.skipToken);
  const limit = request.query.top ?? JSON_PAGE;
  const value: Json[] = [];
  let position = 0;
  let hasMore = false;
  for (const item of report.items(source)) {
    if (position >= start + limit) {
      hasMore = true;
      break;
    }
    if (position >= start) value.push(item);
    position += 1;
  }
  return json(200, {
    "@odata.context": contextUrl(
      request,
      `Collection(microsoft.graph.${report.functionName.slice("get".length)})`,
    ),
    ...(hasMore ? { "@odata.nextLink": nextLink(request.exchange, position) } : {}),
    value,
  });
}

function wantsJson(request: GraphRequest, report: ReportFile): boolean {
  const format = request.query.format?.toLowerCase();
  if (format === "text/csv") return false;
  if (report.jsonByDefault) return true;
  return format === "application/json" && (request.version === "beta" || report.jsonOnV1);
}

/** Answers a report function: a redirect to a file, or rows as JSON where that is offered. */
export function answerReport(request: GraphRequest, report: ReportFile): Reply {
  requireRole(request, report);
  const { context, exchange, tenant } = request;
  const link = { periodDays: periodDays(request, report), concealed: tenant.settings.concealed };
  const source = sourceOf(tenant, report, link);
  const form = wantsJson(request, report) ? "json" : "csv";
  context.reportQuota.take(tenant.id, report.functionName, form);
  if (form === "json") return jsonPage(request, report, source);
  const tag = entityTag(source);
  if (header(exchange, "if-none-match") === tag) return { status: 304, headers: { etag: tag } };
  const text = context.reportLinks.write({
    ...link,
    tenantId: tenant.id,
    functionName: report.functionName,
    expiresAt: context.now().getTime() + LINK_LIFE_MS,
  });
  return {
    status: 302,
    headers: {
      "content-type": "text/plain",
      location: `${context.reportsOrigin()}/data/download/${text}`,
      etag: tag,
    },
  };
}
