import { RE2JS } from "re2js";
import { AppError, unreachable } from "../../core/errors.ts";
import type { EntityKind } from "../text/entity-kind.ts";
import type { Span } from "../text/span.ts";
import { splitWords } from "../text/words.ts";
import { type AppliedRule, type FilterRule, filterRule } from "./filter-rule.ts";

/** Something a rule caught. */
export interface RuleMatch extends Span {
  readonly rule: AppliedRule;
}

/** A tenant's enabled rules, ready to run over a text. */
export interface CompiledRules {
  /** Everything patterns and word lists catch; matches of different rules may overlap. */
  matchesIn(text: string): readonly RuleMatch[];
  /** Rules that ask for more than a pseudonym, or name the kind, for what the detectors found. */
  rulesFor(kind: EntityKind): readonly AppliedRule[];
}

type Matcher = (text: string) => Iterable<Span>;

/** Each pattern costs about 0.1 ms for 4 KB; the sum has to stay far below the time of a question. */
const MOST_PATTERN_RULES = 50;

function badRule(reason: string, argument: string): AppError {
  return new AppError("BAD_INPUT", { reason, argument });
}

function compilePattern(pattern: string, caseSensitive: boolean): Matcher {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    const reason =
      "The pattern is not valid RE2 syntax; look-around and back references do not exist there.";
    throw new AppError("BAD_INPUT", { reason, argument: "pattern" }, { cause: error });
  }
  if (compiled.matcher("").matches()) {
    throw badRule("The pattern matches the empty text, so it would match everywhere.", "pattern");
  }
  return function* find(text) {
    const matcher = compiled.matcher(text);
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        yield { start: matcher.start(), end: matcher.end() };
      }
    }
  };
}

/** Phrases by their first folded word; within a phrase, anything but a letter or digit may part words. */
function compileWords(words: readonly string[]): Matcher {
  const phrases = new Map<string, (readonly string[])[]>();
  for (const phrase of words.map((word) => splitWords(word.normalize("NFKC")))) {
    const folded = phrase.map((word) => word.folded);
    const [first] = folded;
    if (first === undefined) {
      throw badRule("Every entry of a word list needs a letter or digit.", "words");
    }
    phrases.set(first, [...(phrases.get(first) ?? []), folded]);
  }
  return function* find(text) {
    const found = splitWords(text);
    for (const [index, word] of found.entries()) {
      for (const phrase of phrases.get(word.folded) ?? []) {
        if (phrase.every((part, offset) => found[index + offset]?.folded === part)) {
          yield { start: word.start, end: found[index + phrase.length - 1]?.end ?? word.end };
        }
      }
    }
  };
}

function matcherOf({ match }: FilterRule): Matcher {
  switch (match.type) {
    case "pattern":
      return compilePattern(match.pattern, match.caseSensitive);
    case "words":
      return compileWords(match.words);
    case "category":
      return () => [];
    default:
      return unreachable(match);
  }
}

/**
 * Checks and prepares a tenant's rules; disabled ones are checked too, and left out.
 * @throws AppError BAD_INPUT with the rule's fault: form, pattern syntax, or too many patterns.
 */
export function compileRules(rules: readonly FilterRule[]): CompiledRules {
  for (const rule of rules) {
    const checked = filterRule.safeParse(rule);
    if (!checked.success) {
      throw badRule(
        "The filter rule does not have the expected form.",
        checked.error.issues[0]?.path.join(".") ?? "rule",
      );
    }
  }
  if (rules.filter(({ match }) => match.type === "pattern").length > MOST_PATTERN_RULES) {
    throw badRule(`A tenant may have ${MOST_PATTERN_RULES} pattern rules.`, "rules");
  }
  const compiled = rules.map((rule) => ({ rule, find: matcherOf(rule) }));
  const enabled = compiled.filter(({ rule }) => rule.enabled);
  const applied = ({ id, version, action }: FilterRule): AppliedRule => ({ id, version, action });
  return {
    matchesIn: (text) =>
      enabled.flatMap(({ rule, find }) =>
        [...find(text)].map((span) => ({ ...span, rule: applied(rule) })),
      ),
    rulesFor: (kind) =>
      enabled
        .filter(({ rule: { match } }) => match.type === "category" && match.kinds.includes(kind))
        .map(({ rule }) => applied(rule)),
  };
}

/** No rules: the built-in detectors alone. */
export const NO_RULES: CompiledRules = { matchesIn: () => [], rulesFor: () => [] };
