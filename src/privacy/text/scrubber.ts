import { AppError } from "../../core/errors.ts";
import { type CompiledRules, NO_RULES, type RuleMatch } from "../filter-rules/compile-rules.ts";
import type { AppliedRule } from "../filter-rules/filter-rule.ts";
import { findAcrossTurns } from "./across-turns.ts";
import type { Detector } from "./detector.ts";
import { ALL_DETECTORS } from "./detectors/all.ts";
import { KNOWN_PERSON } from "./detectors/known-person.ts";
import { unlistedPeople } from "./detectors/unlisted-people.ts";
import { createDirectoryDictionary, type DirectoryDictionary } from "./directory-dictionary.ts";
import { type Draft, replaceFindings } from "./draft.ts";
import { type EntityKind, PSEUDONYM_SHAPE, PSEUDONYM_WORDS } from "./entity-kind.ts";
import { identityOf } from "./identity.ts";
import { normaliseText } from "./normalise.ts";
import { openEncodings } from "./open-encodings.ts";
import type { PseudonymAllocator } from "./pseudonym-allocator.ts";
import { QuestionBlockedError } from "./question-blocked.ts";
import { type ScanSettings, scanText } from "./scan.ts";
import { type Finding, overlaps, type Span } from "./span.ts";
import type { TextView } from "./text-view.ts";
import { splitWords, type Word } from "./words.ts";

/** One thing that was taken out. Says where it stood in the caller's text, not what it was. */
export interface Redaction extends Span {
  readonly kind: EntityKind;
  readonly detector: string;
  /** What stands in its place; `[masked]` when a rule asks for that. */
  readonly replacement: string;
}

/** A question as it may travel. */
export interface ScrubbedText {
  readonly text: string;
  /** In the order they were found; places in UTF-16 code units of the caller's text. */
  readonly redactions: readonly Redaction[];
  /** Filter rules that took part, each once. */
  readonly rules: readonly AppliedRule[];
}

export interface ScrubberSettings {
  /** Clock of the detectors' time budget in milliseconds; the CPU time of this thread when not given. */
  readonly elapsedMs?: () => number;
  readonly dictionary?: DirectoryDictionary;
  /** ISO 3166 code of the tenant's country, for national telephone numbers. */
  readonly country?: string;
  readonly rules?: CompiledRules;
  readonly detectors?: readonly Detector[];
  /** Milliseconds one detector may take for one text; 250 when not given. */
  readonly budgetMs?: number;
}

/** Longest question in bytes of UTF-8, before and after normalisation. */
export const LONGEST_QUESTION = 4096;
const MASK = "[masked]";
/** A text that still changes after so many rounds does not settle. */
const MOST_ROUNDS = 4;
const DEFAULT_BUDGET_MS = 250;

export class Scrubber {
  readonly #settings: ScanSettings;
  readonly #rules: CompiledRules;

  constructor(settings: ScrubberSettings = {}) {
    this.#settings = {
      elapsedMs: settings.elapsedMs ?? threadCpuMs,
      detectors: settings.detectors ?? ALL_DETECTORS,
      dictionary: settings.dictionary ?? createDirectoryDictionary(),
      country: settings.country,
      budgetMs: settings.budgetMs ?? DEFAULT_BUDGET_MS,
    };
    this.#rules = settings.rules ?? NO_RULES;
  }

  /**
   * Replaces everything personal or secret in a question by pseudonyms, again and again until nothing
   * more is found.
   * @param known stretches of the question found by other means, such as halves of a split address
   * @param beside words of the texts it belongs to, by which the language of a short one is told
   * @throws AppError QUESTION_TOO_LONG over 4 KB; EGRESS_BLOCKED when a filter rule blocks it (as
   * QuestionBlockedError), a detector fails or takes too long, or the text does not settle.
   */
  scrub(
    question: string,
    pseudonyms: PseudonymAllocator,
    known: readonly Finding[] = [],
    beside: readonly Word[] = [],
  ): ScrubbedText {
    const settings = { ...this.#settings, beside };
    let draft: Draft = { view: normalise(question), reserved: [] };
    const redactions: Redaction[] = [];
    const rules = new Map<string, AppliedRule>();
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const matches = this.#ruleMatches(draft);
      const findings = scanText(draft.view.text, settings, {
        reserved: draft.reserved,
        before: round === 0 ? known : [],
        after: matches.map(({ start, end }) => ({
          start,
          end,
          kind: "TERM",
          detector: "filter-rules",
        })),
      });
      if (findings.length === 0) {
        return { text: draft.view.text, redactions, rules: [...rules.values()] };
      }
      const taking = new Map(findings.map((one) => [one, this.#rulesTaking(one, matches)]));
      const taken = [...taking.values()].flat();
      taken.forEach((rule) => rules.set(rule.id, rule));
      if (taken.some(({ action }) => action === "block")) {
        const found = [...redactions, ...findings].map(({ kind }) => kind);
        throw new QuestionBlockedError([...rules.values()], found);
      }
      const { view } = draft;
      draft = replaceFindings(draft, findings, (finding) => {
        const masked = taking.get(finding)?.some(({ action }) => action === "mask") ?? false;
        const replacement = masked ? MASK : pseudonymOf(finding, view.text, pseudonyms);
        const { kind, detector } = finding;
        redactions.push({ ...view.originOf(finding), kind, detector, replacement });
        return replacement;
      });
    }
    throw blocked(
      "The question keeps changing while personal data is taken out, so nothing was sent.",
    );
  }

  /**
   * Scrubs what one person wrote in a conversation, oldest first. Each turn is scanned by itself, and
   * once more together with what came before it: what was split over two turns is found in both.
   * Earlier turns are given as they were written, since the directory may know more by now.
   * @param together turns that are parts of one text, written in one language
   */
  scrubTurns(
    turns: readonly string[],
    pseudonyms: PseudonymAllocator,
    together: readonly string[] = [],
  ): readonly ScrubbedText[] {
    const normal = turns.map((turn) => normalise(turn).text);
    const split = findAcrossTurns(normal, (text) =>
      scanText(text, { ...this.#settings, detectors: withoutGuessing(this.#settings.detectors) }),
    );
    const beside = splitWords(together.join("\n"));
    return turns.map((turn, index) => this.scrub(turn, pseudonyms, split[index], beside));
  }

  /** What would be found in a text that is not to be replaced. Places are those of the text given. */
  find(text: string): readonly Finding[] {
    const view = normaliseText(text);
    return scanText(view.text, this.#settings).map((finding) => ({
      ...finding,
      ...view.originOf(finding),
    }));
  }

  #ruleMatches({ view, reserved }: Draft): readonly RuleMatch[] {
    const opened = openEncodings(view.text);
    const inOpened = opened.text === view.text ? [] : this.#rules.matchesIn(opened.text);
    return [
      ...this.#rules.matchesIn(view.text),
      ...inOpened.map((match) => ({ ...match, ...opened.originOf(match) })),
    ].filter((match) => !reserved.some((taken) => overlaps(taken, match)));
  }

  #rulesTaking(finding: Finding, matches: readonly RuleMatch[]): readonly AppliedRule[] {
    const byText = matches.filter((match) => overlaps(match, finding)).map(({ rule }) => rule);
    return [...byText, ...this.#rules.rulesFor(finding.kind)];
  }
}

/** Names outside the directory are read off sentences, and those of a known person off words, which end where a turn does. */
function withoutGuessing(detectors: readonly Detector[]): readonly Detector[] {
  return detectors.filter(({ id }) => id !== unlistedPeople.id && id !== KNOWN_PERSON);
}

/** CPU time, not time of day: a busy machine must not make questions fail. */
function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function blocked(reason: string): AppError {
  return new AppError("EGRESS_BLOCKED", { reason });
}

function normalise(question: string): TextView {
  const view = Buffer.byteLength(question) > LONGEST_QUESTION ? undefined : normaliseText(question);
  if (view === undefined || Buffer.byteLength(view.text) > LONGEST_QUESTION) {
    throw new AppError("QUESTION_TOO_LONG");
  }
  return view;
}

function pseudonymOf(finding: Finding, text: string, pseudonyms: PseudonymAllocator): string {
  const { kind } = finding;
  const written = text.slice(finding.start, finding.end);
  const identity = identityOf(kind, written);
  const pseudonym = pseudonyms.pseudonymFor({
    kind,
    word: PSEUDONYM_WORDS[kind],
    identity,
    written,
  });
  if (pseudonym.replace(PSEUDONYM_SHAPE, "") !== "") {
    throw new AppError("INTERNAL", { reason: "A pseudonym does not have the form of one." });
  }
  return pseudonym;
}
