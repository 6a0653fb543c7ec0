import type { SourceCoverage } from "./coverage.ts";
import { type DirectoryView, UNSEEN_DIRECTORY } from "./directory-view.ts";
import { type AppliedRule, type CompiledRules, NO_RULES } from "./filter-rules/index.ts";
import { alsoKnowing, type KnownPerson } from "./known-person.ts";
import { type NameSource, PseudonymBook, restoreNames } from "./pseudonyms/index.ts";
import { PSEUDONYM_SHAPE } from "./text/entity-kind.ts";
import {
  ALL_DETECTORS,
  createKnownPersonDetector,
  type EntityKind,
  findPersonalData,
  QuestionBlockedError,
  type Redaction,
  Scrubber,
  type ScrubberSettings,
} from "./text/index.ts";

/** A question as it may travel, and what was done to it. */
export interface ScrubbedQuestion {
  readonly text: string;
  /** Earlier questions of the conversation as they may travel now, oldest first. */
  readonly earlier: readonly string[];
  /** How often something of each kind was taken out of the question. */
  readonly redactions: Readonly<Record<string, number>>;
  /** Filter rules that took part, each once. */
  readonly rules: readonly AppliedRule[];
}

/** Texts that belong together as they may travel, as many as were given. */
export interface ScrubbedTexts extends Pick<ScrubbedQuestion, "redactions" | "rules"> {
  readonly texts: readonly string[];
}

export interface WallSettings
  extends Pick<ScrubberSettings, "country" | "budgetMs" | "detectors" | "elapsedMs"> {
  readonly directory?: DirectoryView;
  readonly rules?: CompiledRules;
}

/**
 * What stands between one conversation of one caller and the model. Nothing of it is kept anywhere
 * but in memory.
 */
export class ConversationWall {
  readonly #settings: WallSettings;
  readonly #directory: DirectoryView;
  readonly #scrubber: Scrubber;
  readonly #book: PseudonymBook;

  /** @param book pseudonyms given out before in the same conversation. */
  constructor(settings: WallSettings = {}, book: PseudonymBook = new PseudonymBook()) {
    const { directory = UNSEEN_DIRECTORY, rules = NO_RULES, ...scrubbing } = settings;
    this.#settings = settings;
    this.#directory = directory;
    this.#scrubber = new Scrubber({ ...scrubbing, dictionary: directory.dictionary, rules });
    this.#book = book;
  }

  /** What of the caller's directory the wall knows. */
  get sources(): readonly SourceCoverage[] {
    return this.#directory.sources;
  }

  /**
   * Takes everything personal or secret out of a question, and anew out of the questions before it:
   * halves of an address in two turns are found, and the directory may know more by now.
   * @param earlier questions of the same conversation as the caller wrote them, oldest first.
   * @throws AppError QUESTION_TOO_LONG over 4 KB; EGRESS_BLOCKED when a filter rule blocks it, a
   *   detector fails or takes too long, or the text does not settle.
   */
  scrub(question: string, earlier: readonly string[] = []): ScrubbedQuestion {
    const turns = [...earlier, question];
    turns.forEach((turn) => this.#book.avoid(turn));
    const scrubbed = this.#scrubber.scrubTurns(turns, this.#book);
    const texts = scrubbed.map(({ text }) => text);
    const { redactions = [], rules = [] } = scrubbed.at(-1) ?? {};
    return {
      text: texts.at(-1) ?? "",
      earlier: texts.slice(0, -1),
      redactions: countByKind(kindsOf(redactions)),
      rules,
    };
  }

  /** What a receipt says of a question the wall did not let out. */
  static refusalOf(error: unknown): Pick<ScrubbedQuestion, "redactions" | "rules"> {
    return error instanceof QuestionBlockedError
      ? { redactions: countByKind(error.found), rules: error.rules }
      : { redactions: {}, rules: [] };
  }

  /**
   * The same wall for texts about somebody known by name, in a conversation of its own.
   */
  knowing(person: KnownPerson): ConversationWall {
    const { directory = UNSEEN_DIRECTORY, detectors = ALL_DETECTORS } = this.#settings;
    const dictionary = alsoKnowing(directory.dictionary, person);
    return new ConversationWall({
      ...this.#settings,
      directory: { ...directory, dictionary },
      detectors: [...detectors, createKnownPersonDetector(person)],
    });
  }

  /**
   * Takes everything personal or secret out of texts that belong together, such as those of a ticket:
   * one thing has one stand-in in all of them.
   * @param labels texts that go along and tell nothing of the language of the others
   * @returns the texts, and the labels behind them
   * @throws AppError as `scrub`, for each text.
   */
  scrubTexts(texts: readonly string[], labels: readonly string[] = []): ScrubbedTexts {
    const all = [...texts, ...labels];
    all.forEach((text) => this.#book.avoid(text));
    const scrubbed = this.#scrubber.scrubTurns(all, this.#book, texts);
    const rules = scrubbed.flatMap((one) => one.rules);
    return {
      texts: scrubbed.map(({ text }) => text),
      redactions: countByKind(scrubbed.flatMap(({ redactions }) => kindsOf(redactions))),
      rules: [...new Map(rules.map((rule) => [rule.id, rule])).values()],
    };
  }

  /** Whether a text that is about to leave holds anything of personal form, or somebody by name. */
  isPersonal(text: string): boolean {
    return findPersonalData(text, { dictionary: this.#directory.dictionary }).length > 0;
  }

  /** The stand-in of a word of the tenant's own, so that a figure about it says what a question says. */
  pseudonymFor(request: Parameters<PseudonymBook["pseudonymFor"]>[0]): string {
    return this.#book.pseudonymFor(request);
  }

  /** Stand-ins in a text that this conversation did not give out. */
  unknownIn(text: string): readonly string[] {
    const found = text.match(PSEUDONYM_SHAPE) ?? [];
    return found.filter((pseudonym) => !this.#book.has(pseudonym));
  }

  /**
   * The caller's own words in place of their stand-ins, in checked text for this caller; a stand-in
   * nobody issued stays.
   */
  restore(text: string, ...more: readonly NameSource[]): string {
    return restoreNames(text, this.#book, ...more);
  }

  /** How many stand-ins the conversation holds, by the word they begin with. */
  pseudonymCounts(): Readonly<Record<string, number>> {
    return this.#book.counts();
  }
}

function kindsOf(redactions: readonly Redaction[]): readonly EntityKind[] {
  return redactions.map(({ kind }) => kind);
}

function countByKind(found: readonly EntityKind[]): Readonly<Record<string, number>> {
  const byKind = Map.groupBy(found, (kind) => kind);
  return Object.fromEntries([...byKind].map(([kind, ones]) => [kind, ones.length]));
}
