import { z } from "zod";

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A GUID in lower case, the form in which ids are compared everywhere in the house. */
const guid = z
  .string()
  .regex(GUID)
  .transform((id) => id.toLowerCase());

/** Id of an Entra directory. */
export const tenantId = guid.brand<"TenantId">();
export type TenantId = z.infer<typeof tenantId>;

/** Object id of a directory object; with the tenant id it is the only identity key of a caller. */
export const objectId = guid.brand<"ObjectId">();
export type ObjectId = z.infer<typeof objectId>;

/** Key of a SKU. Part numbers are for display: some have two GUIDs, some carry blanks. */
export const skuId = guid.brand<"SkuId">();
export type SkuId = z.infer<typeof skuId>;

/** Key of a service plan. */
export const servicePlanId = guid.brand<"ServicePlanId">();
export type ServicePlanId = z.infer<typeof servicePlanId>;

/** Template id of a directory role, the same in every tenant. */
export const roleTemplateId = guid.brand<"RoleTemplateId">();
export type RoleTemplateId = z.infer<typeof roleTemplateId>;

/** Calendar date, `YYYY-MM-DD`, UTC. */
export const isoDate = z.iso.date().brand<"IsoDate">();
export type IsoDate = z.infer<typeof isoDate>;

/** Point in time, ISO 8601 in UTC with `Z`. */
export const isoInstant = z.iso.datetime().brand<"IsoInstant">();
export type IsoInstant = z.infer<typeof isoInstant>;

/** What a caller may see, as a stable name that identifies nobody; part of every cache key. */
export const visibilityClass = z
  .string()
  .regex(/^[\w-]{43}$/)
  .brand<"VisibilityClass">();
export type VisibilityClass = z.infer<typeof visibilityClass>;
