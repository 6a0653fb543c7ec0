import type { Deployments } from "./openai/index.ts";
import type { Blueprint } from "./tenant/blueprint.ts";

export interface TenantOptions {
  readonly name: string;
  /** What its members are drawn from; by default the one of that name, else Contoso's. */
  readonly blueprint?: Blueprint;
  readonly members?: number;
  /** Overrides the emulator's seed for this tenant. */
  readonly seed?: number;
  /** Usage reports conceal names, as real tenants do unless an administrator decides otherwise. */
  readonly concealed?: boolean;
  /** Every text field carries a canary, the one given here if any, and some carry hostile sentences. */
  readonly hostileText?: boolean | string;
  /** Delegated Graph scopes an administrator has consented to; all known ones by default. */
  readonly consentedScopes?: readonly string[];
  /** Whether the tenant has Entra ID P1, which sign-in activity needs. */
  readonly premium?: boolean;
}

/** Limits that are real but slow tests down; off unless asked for. */
export interface QuotaOptions {
  /** 14 CSV downloads and 100 pages of JSON per 10 minutes and report function. */
  readonly reports?: boolean;
  /** One request per second to conditional access, answered without Retry-After. */
  readonly conditionalAccess?: boolean;
  /** Resource units of the directory: 8,000 per 10 seconds in a tenant of more than 500 members. */
  readonly directory?: boolean;
}

export interface EmulatorOptions {
  /** 0 takes a free port. */
  readonly port?: number;
  /** Port of the second origin, from which report files are downloaded; 0 takes a free one. */
  readonly reportsPort?: number;
  readonly tenants?: readonly TenantOptions[];
  readonly seed?: number;
  readonly apiClientId?: string;
  readonly clientSecret?: string;
  /** The emulator's clock: access-token life, report links, quotas. */
  readonly now?: Date | (() => Date);
  /** The day the tenants' data is written for; the clock's day by default. */
  readonly dataDate?: Date;
  readonly quotas?: QuotaOptions;
  /** Key of the emulated Azure OpenAI resource. */
  readonly openAiApiKey?: string;
  /** How its deployments answer; a planner of rules and the faults by default. */
  readonly deployments?: Deployments;
}

export const DEFAULT_API_CLIENT_ID = "5ea7d15e-0000-4000-8000-0000000000a1";
export const DEFAULT_CLIENT_SECRET = "emulator-secret-not-for-production";
export const DEFAULT_OPENAI_API_KEY = "emulator-key-not-for-production";
/** The single-page application the personas sign in with. */
export const SPA_CLIENT_ID = "5ea7d15e-0000-4000-8000-0000000000c1";

export const defaultTenants: readonly TenantOptions[] = [
  { name: "Contoso", members: 2000 },
  { name: "Fabrikam", members: 240 },
  { name: "Woodgrove", members: 60 },
];
