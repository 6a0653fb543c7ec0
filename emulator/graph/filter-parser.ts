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
const CONSTANTS: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Recursive descent over the tokens of one expression. */
class FilterParser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  parse(): Filter {
    const filter = this.#disjunction();
    if (this.#at !== this.#tokens.length) throw this.#invalid();
    return filter;
  }

  #invalid(): Error {
    return badRequest(`Invalid filter clause: '${this.#source}'.`, "BadRequest");
  }

  #next(): string {
    return this.#tokens[this.#at]?.text.toLowerCase() ?? "";
  }

  #take(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.#invalid();
    this.#at += 1;
    return token;
  }

  #expect(text: string): void {
    if (this.#take().text.toLowerCase() !== text) throw this.#invalid();
  }

  #skipIf(text: string): boolean {
    if (this.#next() !== text) return false;
    this.#at += 1;
    return true;
  }

  #disjunction(): Filter {
    let left = this.#conjunction();
    while (this.#skipIf("or")) left = { kind: "or", left, right: this.#conjunction() };
    return left;
  }

  #conjunction(): Filter {
    let left = this.#primary();
    while (this.#skipIf("and")) left = { kind: "and", left, right: this.#primary() };
    return left;
  }

  #primary(): Filter {
    const token = this.#take();
    if (token.text === "(") {
      const inner = this.#disjunction();
      this.#expect(")");
      return inner;
    }
    if (token.kind !== "word") throw this.#invalid();
    const name = token.text.toLowerCase();
    if (name === "not") return { kind: "not", operand: this.#primary() };
    const call = CALLS.find((known) => known === name);
    if (call !== undefined) return this.#call(call);
    if (name.endsWith("/any")) return this.#any(token.text.slice(0, -"/any".length));
    if (this.#skipIf("in")) return { kind: "in", path: token.text, values: this.#list() };
    return { kind: "compare", path: token.text, op: this.#comparison(), value: this.#literal() };
  }

  #call(name: (typeof CALLS)[number]): Filter {
    this.#expect("(");
    const path = this.#take().text;
    this.#expect(",");
    const value = this.#literal();
    this.#expect(")");
    return { kind: "call", name, path, value };
  }

  #any(path: string): Filter {
    this.#expect("(");
    const variable = this.#take().text;
    this.#expect(":");
    const property = this.#take().text;
    if (!property.startsWith(`${variable}/`)) throw this.#invalid();
    const op = this.#comparison();
    const value = this.#literal();
    this.#expect(")");
    return { kind: "any", path, property: property.slice(variable.length + 1), op, value };
  }

  #list(): readonly Literal[] {
    this.#expect("(");
    const values = [this.#literal()];
    while (this.#skipIf(",")) values.push(this.#literal());
    this.#expect(")");
    return values;
  }

  #comparison(): Comparison {
    const text = this.#take().text.toLowerCase();
    const op = COMPARISONS.find((known) => known === text);
    if (op === undefined) throw this.#invalid();
    return op;
  }

  #literal(): Literal {
    const token = this.#take();
    if (token.kind === "string" || token.kind === "literal") return token.text;
    if (token.kind === "number") return Number(token.text);
    const constant = CONSTANTS.get(token.text);
    if (constant === undefined) throw this.#invalid();
    return constant;
  }
}

/** Parses a `$filter`. Throws a 400 refusal for what Graph would not understand either. */
export function parseFilter(source: string): Filter {
  return new FilterParser(source).parse();
}
