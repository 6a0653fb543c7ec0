import { readFileSync } from "node:fs";
import type { Json } from "./emulated.ts";

export interface Property {
  readonly type: string;
  readonly nullable?: boolean;
}
interface Type {
  readonly baseType?: string;
  readonly open?: boolean;
  readonly properties: Readonly<Record<string, Property>>;
  readonly navigationProperties?: Readonly<Record<string, string>>;
}
interface TypeModel {
  readonly entityTypes: Readonly<Record<string, Type>>;
  readonly complexTypes: Readonly<Record<string, Type>>;
  readonly enumTypes: Readonly<Record<string, readonly string[]>>;
}

/** What a file of `test/emulator/data` says. */
export function data(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`data/${name}`, import.meta.url), "utf8"));
}

/** microsoftgraph/msgraph-metadata, schemas/v1.0-Prod.csdl, trimmed. */
const model = data("type-model.json") as TypeModel;
/** Types of the documentation which that trimmed file has not: one of v1.0, the others of beta only. */
const additions = data("type-model-additions.json") as TypeModel;
const types: Readonly<Record<string, Type>> = {
  ...model.entityTypes,
  ...model.complexTypes,
  ...additions.entityTypes,
  ...additions.complexTypes,
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DURATION = /^P(\d+D)?(T.*)?$/;

const isInt32 = (value: unknown) =>
  Number.isInteger(value) && Math.abs(Number(value)) <= 2_147_483_647;

const PRIMITIVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  "Edm.String": (value) => typeof value === "string",
  "Edm.Boolean": (value) => typeof value === "boolean",
  "Edm.Int32": isInt32,
  "Edm.Int64": (value) => Number.isInteger(value),
  "Edm.Double": (value) => typeof value === "number",
  "Edm.Guid": (value) => GUID.test(String(value)),
  "Edm.DateTimeOffset": (value) => INSTANT.test(String(value)),
  "Edm.Duration": (value) => DURATION.test(String(value)),
};

/** A type with what it inherits. */
function flattened(name: string): {
  readonly properties: Record<string, Property>;
  readonly open: boolean;
} {
  const type = types[name];
  if (type === undefined) throw new Error(`the type model has no ${name}`);
  const base = type.baseType === undefined ? undefined : flattened(type.baseType);
  const navigation = Object.entries(type.navigationProperties ?? {}).map(([property, target]) => [
    property,
    { type: target },
  ]);
  return {
    properties: { ...base?.properties, ...type.properties, ...Object.fromEntries(navigation) },
    open: (type.open ?? false) || (base?.open ?? false),
  };
}

/** Everything in which a value differs from its declared type, as sentences. */
export function faults(
  value: unknown,
  type: string,
  path: string,
  nullable = true,
): readonly string[] {
  if (value === null) return nullable ? [] : [`${path} is null`];
  const item = /^Collection\((.+)\)$/.exec(type)?.[1];
  if (item !== undefined) {
    if (!Array.isArray(value)) return [`${path} is no array`];
    return value.flatMap((entry, at) => faults(entry, item, `${path}[${at}]`, false));
  }
  const primitive = PRIMITIVES[type];
  if (primitive !== undefined)
    return primitive(value) ? [] : [`${path} is no ${type}: ${JSON.stringify(value)}`];
  const members = model.enumTypes[type];
  if (members !== undefined) {
    return typeof value === "string" && members.includes(value)
      ? []
      : [`${path} is no ${type}: ${JSON.stringify(value)}`];
  }
  return objectFaults(value, type, path);
}

/** The declared type, or the one of its heirs that the object says it is. */
function typeOf(value: Json, declared: string): string {
  const said = value["@odata.type"];
  return typeof said === "string" ? said.replace("#microsoft.graph.", "") : declared;
}

function objectFaults(value: unknown, declared: string, path: string): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [`${path} is no object`];
  const type = typeOf(value as Json, declared);
  const { properties, open } = flattened(type);
  return Object.entries(value).flatMap(([name, entry]) => {
    if (name.startsWith("@odata.")) return [];
    const property = properties[name];
    if (property === undefined) return open ? [] : [`${path} has no ${name} in ${type}`];
    return faults(entry, property.type, `${path}.${name}`, property.nullable ?? true);
  });
}

/** Undeclared members Graph really sends: secure score's control scores are open complex types. */
const OPEN_EXTRAS = /^scoreInPercentage$/;

/** Properties of an object that its type has not, though it be open. */
export function undeclared(value: Json, declared: string): readonly string[] {
  const { properties } = flattened(typeOf(value, declared));
  return Object.keys(value).filter(
    (name) => !name.startsWith("@odata.") && !(name in properties) && !OPEN_EXTRAS.test(name),
  );
}
