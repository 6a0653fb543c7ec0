import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

const schema = buildSchema(
  readFileSync(fileURLToPath(new URL("../../../schema.graphql", import.meta.url)), "utf8"),
);

/** Names are read live for the caller who asks for them; instants differ from survey to survey. */
const LEFT_OUT: ReadonlySet<string> = new Set(["members", "asOf", "dataOn", "cursor", "pageInfo"]);

/** Types of which all that matters is this. */
const SHORT: Readonly<Record<string, string>> = {
  Figure: "{ money { minor currency } actBy }",
  Sku: "{ id }",
  LicenseSpendLine: "{ seats }",
  FreeSku: "{ seats }",
  SkuWithoutPrice: "{ seats }",
};

function selectionOf(type: GraphQLObjectType, within: readonly string[] = []): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const selected = LEFT_OUT.has(field.name) ? null : selectionIn(field, [...within, type.name]);
    return selected === null || field.args.some(isRequiredArgument)
      ? []
      : [`${field.name} ${selected}`];
  });
  return `{ ${fields.join(" ")} }`;
}

/** What to select of a field; `null` for what would lead back to where it is. */
function selectionIn(
  field: GraphQLField<unknown, unknown>,
  within: readonly string[],
): string | null {
  const type = getNamedType(field.type);
  const short = SHORT[type.name];
  if (short !== undefined || !isObjectType(type)) return short ?? "";
  return within.includes(type.name) ? null : selectionOf(type, within);
}

/** All of a type of the schema. */
export function allOf(name: string): string {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`the schema has no ${name}`);
  return selectionOf(type);
}

/** Arguments of a field, of words the first one there is; `null` where others are needed. */
function argumentsOf({ args }: GraphQLField<unknown, unknown>): string | null {
  const wanted = args.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    const word = isEnumType(named) ? named.getValues()[0]?.name : name === "first" ? "60" : null;
    return word ? [`${name}: ${word}`] : [];
  });
  const isWhole = wanted.length >= args.filter(isRequiredArgument).length;
  return !isWhole ? null : wanted.length === 0 ? "" : `(${wanted.join(", ")})`;
}

/** Every question about the tenant that needs nothing of the caller's own. */
export function everyQuestion(): readonly string[] {
  const tenant = schema.getType("Tenant");
  if (!isObjectType(tenant)) throw new Error("the schema has no tenant");
  return Object.values(tenant.getFields()).flatMap((field) => {
    const args = LEFT_OUT.has(field.name) ? null : argumentsOf(field);
    const selected = selectionIn(field, ["Tenant"]) ?? "";
    return args === null ? [] : [`{ tenant { ${field.name}${args} ${selected} } }`];
  });
}
