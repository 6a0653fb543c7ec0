import { type JsonObject, json, type Reply } from "../../http/reply.ts";
import { fraction, guidOf } from "../../random.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { isoInstant } from "../../time.ts";
import { contextUrl, type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { nextLink, positionOf } from "../page.ts";
import { project } from "../projection.ts";

const DEVICE_KIND = 92;
const NAME_SALT = 7000;
/** Devices per account. */
const SHARE = 0.8;

/** Names as Windows set-up makes them. */
function nameOf(tenant: Tenant, index: number): string {
  const { seed, decorate } = tenant.generator;
  const serial = Math.floor(fraction(seed, index, NAME_SALT) * 36 ** 7)
    .toString(36)
    .padStart(7, "0")
    .toUpperCase();
  return decorate("deviceName", index, `DESKTOP-${serial}`);
}

function deviceJson(tenant: Tenant, index: number): JsonObject {
  const { seed, asOf } = tenant.generator;
  return {
    id: guidOf(seed, index, DEVICE_KIND),
    deletedDateTime: null,
    accountEnabled: true,
    approximateLastSignInDateTime: isoInstant(asOf),
    deviceId: guidOf(seed, index, DEVICE_KIND + 1),
    displayName: nameOf(tenant, index),
    isCompliant: true,
    isManaged: true,
    operatingSystem: "Windows",
    operatingSystemVersion: "10.0.26100.1",
    trustType: "AzureAd",
  };
}

/** `GET /devices` (api/device-list.md). */
function listDevices(request: GraphRequest): Reply {
  const { tenant, query } = request;
  const count = Math.round(tenant.generator.memberCount * SHARE);
  const start = positionOf(query.skipToken);
  const end = Math.min(count, start + Math.min(query.top ?? 100, 999));
  const devices = Array.from({ length: end - start }, (_, n) => deviceJson(tenant, start + n));
  return json(200, {
    "@odata.context": contextUrl(request, "devices"),
    ...(end < count ? { "@odata.nextLink": nextLink(request.exchange, end) } : {}),
    value: query.select === undefined ? devices : devices.map((one) => project(one, request)),
  });
}

export const directoryDeviceRoutes: readonly GraphRoute[] = [
  get(
    "/devices",
    { anyScope: ["Device.Read.All", "Directory.Read.All"], roles: "member" },
    1,
    listDevices,
  ),
];
