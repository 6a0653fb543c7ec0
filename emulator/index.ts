export { type Emulator, startEmulator } from "./emulator.ts";
export type { AccessTokenRequest, TokenVariant } from "./entra/access-token.ts";
export type { FaultPlan } from "./faults/fault.ts";
export type { JournalEntry } from "./http/journal.ts";
export type { EmulatorOptions, QuotaOptions, TenantOptions } from "./options.ts";
export { type Persona, personas } from "./personas.ts";
export { CANARY } from "./tenant/names.ts";
export type { Tenant } from "./tenant/tenant.ts";
