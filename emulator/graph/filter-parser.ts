import { badRequest } from "./refusal.ts";

export type Literal = string | number | boolean | null;
export type Comparison = "eq" | "ne" | "gt" | "ge" | "lt" | "le";

/** A `$filter` expression, as far as directory objects understand it. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly left: Filter; readonly right: Filter }
  | { readonly kind: "not"; readonly operand: Filter }
  | {
      readonly kind: "compare";
      readonly path: string;
      readonly op: Comparison;
      readonly value: Literal;
    }
  | { readonly kind: "in"; readonly path: string; readonly values: readonly Literal[] }
  | {
      readonly kind: "call";
      readonly name: "startswith" | "endswith";
      readonly path: string;
      readonly value: Literal;
    }
  | {
      readonly kind: "any";
      readonly path: string;
      readonly property: string;
      readonly op: Comparison;
      readonly value: Literal;
    };

const TOKEN =
  /\s*(?:(\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)|([A-Za-z_$@][\w$@/.]*)|([(),:]))/giy;

interface Token {
  readonly kind: "literal" | "string" | "number" | "word" | "mark";
  readonly text: string;
}

function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < source.trimEnd().length) {
    const match = pattern.exec(source);
    if (match === null) throw badRequest(`Invalid filter clause: '${source}'.`, "BadRequest");
    const [, literal, string, number, word, mark] = match;
    if (literal !== undefined) tokens.push({ kind: "literal", text: literal });
    else if (string !== undefined) {
      tokens.push({ kind: "string", text: string.slice(1, -1).replaceAll("''", "'") });
    } else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
  }
  return tokens;
}

const COMPARISONS: readonly Comparison[] = ["eq", "ne", "gt", "ge", "lt", "le"];
const CALLS = ["startswith", "endswith"] as const;

/** Parses a `$filter`. Throws a 400 refusal for what Graph would not understand either. */
export function parseFilter(source: string): Filter {
  const tokens = tokenize(source);
  let at = 0;
  const fail = (): Error => badRequest(`Invalid filter clause: '${source}'.`, "BadRequest");
  const peek = (): string => tokens[at]?.text.toLowerCase() ?? "";
  const take = (): Token => {
    const token = tokens[at];
    if (token === undefined) throw fail();
    at += 1;
    return token;
  };
  const expect = (text: string): void => {
    if (take().text.toLowerCase() !== text) throw fail();
  };
  const comparison = (): Comparison => {
    const text = take().text.toLowerCase();
    const op = COMPARISONS.find((known) => known === text);
    if (op === undefined) throw fail();
    return op;
  };
  const literal = (): Literal => {
    const token = take();
    if (token.kind === "string" || token.kind === "literal") return token.text;
    if (token.kind === "number") return Number(token.text);
    if (token.text === "true" || token.text === "false") return token.text === "true";
    if (token.text === "null") return null;
    throw fail();
  };

  const call = (name: (typeof CALLS)[number]): Filter => {
    expect("(");
    const path = take().text;
    expect(",");
    const value = literal();
    expect(")");
    return { kind: "call", name, path, value };
  };
  const lambda = (path: string): Filter => {
    expect("(");
    const variable = take().text;
    expect(":");
    const property = take().text;
    if (!property.startsWith(`${variable}/`)) throw fail();
    const op = comparison();
    const value = literal();
    expect(")");
    return {
      kind: "any",
      path: path.slice(0, -"/any".length),
      property: property.slice(variable.length + 1),
      op,
      value,
    };
  };
  const list = (path: string): Filter => {
    take();
    expect("(");
    const values = [literal()];
    while (peek() === ",") {
      take();
      values.push(literal());
    }
    expect(")");
    return { kind: "in", path, values };
  };
  const primary = (): Filter => {
    const token = take();
    if (token.text === "(") {
      const inner = disjunction();
      expect(")");
      return inner;
    }
    const name = token.text.toLowerCase();
    if (name === "not") return { kind: "not", operand: primary() };
    const known = CALLS.find((candidate) => candidate === name);
    if (known !== undefined) return call(known);
    if (token.kind !== "word") throw fail();
    if (name.endsWith("/any")) return lambda(token.text);
    if (peek() === "in") return list(token.text);
    return { kind: "compare", path: token.text, op: comparison(), value: literal() };
  };
  const conjunction = (): Filter => {
    let left = primary();
    while (peek() === "and") {
      take();
      left = { kind: "and", left, right: primary() };
    }
    return left;
  };
  function disjunction(): Filter {
    let left = conjunction();
    while (peek() === "or") {
      take();
      left = { kind: "or", left, right: conjunction() };
    }
    return left;
  }

  const filter = disjunction();
  if (at !== tokens.length) throw fail();
  return filter;
}
