import type { Json } from "../http/reply.ts";
import type { Comparison, Filter, Literal } from "./filter-parser.ts";

/** Reads a property of an entity by path, such as `signInActivity/lastSignInDateTime`. */
export type PropertyReader<Entity> = (entity: Entity, path: string) => Json | undefined;

const COUNT = "/$count";

const ORDERINGS: Readonly<Record<Exclude<Comparison, "eq" | "ne">, (order: number) => boolean>> = {
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

const folded = <Value>(value: Value): Value | string =>
  typeof value === "string" ? value.toLowerCase() : value;

function compareValues(left: Json | undefined, op: Comparison, right: Literal): boolean {
  const value = folded(left ?? null);
  const wanted = folded(right);
  if (op === "eq") return value === wanted;
  if (op === "ne") return value !== wanted;
  // Comparisons with null hold for nothing (OData 4.01, 5.1.1.1).
  if (value === null || wanted === null || typeof value !== typeof wanted) return false;
  return ORDERINGS[op](value < wanted ? -1 : value > wanted ? 1 : 0);
}

function items(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function member(item: Json, property: string): Json | undefined {
  const entry = Object.entries(item ?? {}).find(([name]) => name === property);
  return entry?.[1];
}

/** A predicate for the expression. Strings are compared without regard to case, as Graph does. */
export function matcher<Entity>(
  filter: Filter,
  read: PropertyReader<Entity>,
): (entity: Entity) => boolean {
  switch (filter.kind) {
    case "and": {
      const left = matcher(filter.left, read);
      const right = matcher(filter.right, read);
      return (entity) => left(entity) && right(entity);
    }
    case "or": {
      const left = matcher(filter.left, read);
      const right = matcher(filter.right, read);
      return (entity) => left(entity) || right(entity);
    }
    case "not": {
      const operand = matcher(filter.operand, read);
      return (entity) => !operand(entity);
    }
    case "compare": {
      const { path, op, value } = filter;
      if (!path.endsWith(COUNT)) return (entity) => compareValues(read(entity, path), op, value);
      const collection = path.slice(0, -COUNT.length);
      return (entity) => compareValues(items(read(entity, collection)).length, op, value);
    }
    case "in":
      return (entity) =>
        filter.values.some((value) => compareValues(read(entity, filter.path), "eq", value));
    case "call": {
      const wanted = String(filter.value).toLowerCase();
      const test = filter.name === "startswith" ? "startsWith" : "endsWith";
      return (entity) => {
        const value = read(entity, filter.path);
        return typeof value === "string" && value.toLowerCase()[test](wanted);
      };
    }
    case "any":
      return (entity) =>
        items(read(entity, filter.path)).some((item) =>
          compareValues(member(item, filter.property), filter.op, filter.value),
        );
    default:
      return filter satisfies never;
  }
}

/** Every path an expression reads. */
export function pathsOf(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case "and":
    case "or":
      return [...pathsOf(filter.left), ...pathsOf(filter.right)];
    case "not":
      return pathsOf(filter.operand);
    case "compare":
    case "call":
    case "any":
    case "in":
      return [filter.path];
    default:
      return filter satisfies never;
  }
}

/**
 * Whether the expression needs `ConsistencyLevel: eventual` and `$count=true`
 * (concepts/aad-advanced-queries.md): ne, not, endsWith and counts of a collection.
 */
export function isAdvanced(filter: Filter): boolean {
  switch (filter.kind) {
    case "and":
    case "or":
      return isAdvanced(filter.left) || isAdvanced(filter.right);
    case "not":
      return true;
    case "compare":
      return filter.op === "ne" || filter.path.endsWith(COUNT);
    case "call":
      return filter.name === "endswith";
    case "any":
    case "in":
      return false;
    default:
      return filter satisfies never;
  }
}

/** The conditions that must all hold: an expression of `and` taken apart. */
export function conjuncts(filter: Filter): readonly Filter[] {
  return filter.kind === "and" ? [...conjuncts(filter.left), ...conjuncts(filter.right)] : [filter];
}
