import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { advisorTools } from "../../../src/agent/tools/advisor-tools.ts";
import { wireFormOf } from "../../../src/agent/tools/callable-tools.ts";
import { skuNames } from "../../agent/support/sealed-insights.ts";

/*
 * Trackers need a way to ask for "everybody but" or "these or those" (S3, S4, S7), and rankings show who
 * is first (S10). What has no words in the schema cannot be asked; what a list selects among is told
 * already, row by row.
 */

const schema = buildSchema(
  readFileSync(new URL("../../../schema.graphql", import.meta.url), "utf8"),
);

interface Asked {
  readonly path: string;
  readonly name: string;
  readonly type: GraphQLInputType;
}

function inputsOf(path: string, name: string, type: GraphQLInputType): readonly Asked[] {
  const named = getNamedType(type);
  const inner = isInputObjectType(named)
    ? Object.values(named.getFields()).flatMap((field) =>
        inputsOf(`${path}.${field.name}`, field.name, field.type),
      )
    : [];
  return [{ path, name, type }, ...inner];
}

/** Arguments of fields that tell of a tenant; the service desk's own texts are about tickets. */
const ASKED = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !type.name.startsWith("__") && type.name !== "Mutation")
  .flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []))
  .filter(({ name }) => name !== "tryDeskRule")
  .flatMap(({ name: field, args }) =>
    args.flatMap(({ name, type }) => inputsOf(`${field}(${name})`, name, type)),
  );

function isList(type: GraphQLInputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

describe("what can be asked of a tenant over the API", () => {
  it("has no word for NOT, OR, people, groups, departments or countries", () => {
    const names = ASKED.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(20);
    const words =
      /^(not|or|and|except|without|where|having|members?|groups?)$|exclud|user|department|countr/i;
    expect(names.filter((name) => words.test(name))).toEqual([]);
  });

  it("has lists of words of ours and of products only", () => {
    const lists = ASKED.filter(({ type }) => isList(type)).filter(({ type }) => {
      const named = getNamedType(type);
      return !isEnumType(named) && !isInputObjectType(named);
    });
    expect(new Set(lists.map(({ name }) => name))).toEqual(
      new Set(["skuIds", "keep", "offer", "withdraw"]),
    );
    expect(new Set(lists.map(({ type }) => getNamedType(type).name))).toEqual(new Set(["ID"]));
  });

  it("groups by one dimension of the dictionary, or by an allowed pair", () => {
    const grouping = ASKED.filter(({ name }) => name === "groupBy");
    expect(
      grouping.map(({ path, type }) => {
        const named = getNamedType(type);
        const words = isEnumType(named) ? named.getValues().map(({ name }) => name) : [];
        return [path, isList(type), words];
      }),
    ).toEqual([
      ["activity(groupBy)", false, ["ACCOUNT_KIND", "COUNTRY", "DEPARTMENT", "LICENSE_FAMILY"]],
      [
        "spend(groupBy)",
        false,
        [
          "ACCOUNT_KIND",
          "COUNTRY",
          "COUNTRY_BY_LICENSE_FAMILY",
          "DEPARTMENT",
          "DEPARTMENT_BY_LICENSE_FAMILY",
          "LICENSE_FAMILY",
          "SKU",
        ],
      ],
    ]);
  });
});

/** Words by which one member would stand out among others. */
const RANKING =
  /(^|[a-z])(order|sort|top|rank|percentile|quantile|quartile|median|minimum|maximum|largest|smallest|highest|lowest|heaviest)([A-Z]|By$|$)/i;

describe("rankings and extremes of members (S10)", () => {
  it("cannot be asked for: no order, no first few of many, no threshold on what members do", () => {
    expect(ASKED.filter(({ name }) => RANKING.test(name)).map(({ path }) => path)).toEqual([]);
  });

  it("are no field of any answer, but for the sizes groups must have and the smallest that was sent", () => {
    const fields = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
      .flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()) : []));
    expect(fields.length).toBeGreaterThan(200);
    expect([...new Set(fields.filter((name) => RANKING.test(name)))].sort()).toEqual([
      "cohortMinimums",
      "highest",
      "raiseCohortMinimums",
      "smallestGroup",
    ]);
  });
});

describe("what the advisor's model can ask", () => {
  const tools: readonly {
    readonly function: { readonly name: string; readonly parameters: unknown };
  }[] = JSON.parse(wireFormOf(advisorTools(skuNames)));

  /** Every schema inside a schema, with the name it has there. */
  function inside(
    node: unknown,
    name: string,
  ): readonly (readonly [string, Record<string, unknown>])[] {
    if (typeof node !== "object" || node === null) return [];
    return [
      [name, node as Record<string, unknown>],
      ...Object.entries(node).flatMap(([key, value]) => inside(value, key)),
    ];
  }

  it.each(tools.map((tool) => [tool.function.name, tool.function.parameters] as const))(
    "%s takes words of ours and product names, and no NOT",
    (_name, parameters) => {
      const schemas = inside(parameters, "");
      expect(schemas.filter(([name]) => /^(not|oneOf|allOf|if)$/.test(name))).toEqual([]);
      expect(
        schemas.filter(([name]) =>
          /user|member|department|country|group|exclude|except/i.test(name),
        ),
      ).toEqual([]);
      expect(schemas.filter(([name]) => RANKING.test(name))).toEqual([]);
      const lists = schemas.filter(
        ([, { type }]) => type === "array" || (Array.isArray(type) && type.includes("array")),
      );
      for (const [, { items }] of lists) {
        const names = (items as { readonly enum?: readonly string[] } | undefined)?.enum;
        expect(names).toEqual([...skuNames.askable]);
      }
    },
  );
});
