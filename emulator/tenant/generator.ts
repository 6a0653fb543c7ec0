import type { Persona } from "../personas.ts";
import { weightedPicker } from "../random.ts";
import { DAY_MS } from "../time.ts";
import type { UsagePattern } from "./activity.ts";
import type { Blueprint, CountryOffer, DepartmentOffer, SuiteOffer } from "./blueprint.ts";
import type { MemberKind } from "./member.ts";
import { type Decorate, hostile, plain } from "./names.ts";
import type { Sku } from "./sku-catalog.ts";

/** What happened to a member since the tenant was founded. */
export interface MemberChange {
  /** What kind of account it is now. */
  readonly kind?: MemberKind;
  readonly enabled?: boolean;
  readonly leftDaysAgo?: number;
  /** Takes every licence away. */
  readonly withoutLicences?: boolean;
  readonly pattern?: UsagePattern;
  /** What is in the mailbox: there is one then, licence or not, as it outlives the licence it came with. */
  readonly mailboxBytes?: number;
}

/** What every drawing of a tenant's facts starts from: the seed, the tables and changes made by hand. */
export interface Generator {
  readonly seed: number;
  readonly memberCount: number;
  /** Midnight (UTC) of the day the data is written for, in milliseconds. */
  readonly asOf: number;
  readonly blueprint: Blueprint;
  readonly personas: readonly Persona[];
  readonly departmentAt: (share: number) => DepartmentOffer;
  readonly countryAt: (share: number) => CountryOffer;
  readonly officeSuiteAt: (share: number) => SuiteOffer;
  readonly frontlineSuiteAt: (share: number) => SuiteOffer;
  /** Members changed by hand, by index. */
  readonly changes: ReadonlyMap<number, MemberChange>;
  /** Plants canaries and hostile text into a text field of a hostile tenant. */
  readonly decorate: Decorate;
  /** Plants the canary alone, before an address's @, where a sentence cannot stand. */
  readonly mark: Decorate;
  readonly markLocal: Decorate;
  readonly markDomain: (name: string) => string;
  /** The part number the tenant sees: text, for a product no reference table lists. */
  readonly partNumber: (sku: Sku) => string;
  readonly productName: (sku: Sku) => string;
}

export interface GeneratorOptions {
  readonly seed: number;
  readonly memberCount: number;
  readonly asOf: Date;
  readonly blueprint: Blueprint;
  readonly personas: readonly Persona[];
  /** Marks every text; `null` in a tenant whose texts are harmless. */
  readonly canary: string | null;
  readonly changes: ReadonlyMap<number, MemberChange>;
}

const markLocal =
  (canary: string): Decorate =>
  (field, index, text) =>
    `${text}.${canary}-${field}-${index}`;

const markAddress =
  (canary: string): Decorate =>
  (field, index, address) => {
    const at = address.indexOf("@");
    return markLocal(canary)(field, index, address.slice(0, at)) + address.slice(at);
  };

/** Prepares the tables of a tenant for drawing. */
export function createGenerator(options: GeneratorOptions): Generator {
  const { blueprint, canary } = options;
  const decorate = canary === null ? plain : hostile(canary);
  return {
    seed: options.seed,
    memberCount: options.memberCount,
    asOf: Math.floor(options.asOf.getTime() / DAY_MS) * DAY_MS,
    blueprint,
    personas: options.personas.slice(0, options.memberCount),
    departmentAt: weightedPicker(blueprint.departments),
    countryAt: weightedPicker(blueprint.countries),
    officeSuiteAt: weightedPicker(blueprint.suites.office),
    frontlineSuiteAt: weightedPicker(blueprint.suites.frontline),
    changes: options.changes,
    decorate,
    mark: canary === null ? plain : markAddress(canary),
    markLocal: canary === null ? plain : markLocal(canary),
    partNumber: (sku) =>
      sku.isListed ? sku.partNumber : decorate("partNumber", 0, sku.partNumber),
    productName: (sku) =>
      sku.isListed ? sku.productName : decorate("productName", 0, sku.productName),
    markDomain: canary === null ? (name) => name : (name) => `${canary.toLowerCase()}-${name}`,
  };
}
