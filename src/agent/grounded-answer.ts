import { AppError } from "../core/errors.ts";
import type { AdvisorAnswer } from "./answer.ts";
import type { Converse } from "./conversation.ts";
import type { AnswerFigure } from "./figures/answer-figure.ts";
import { templateAnswer } from "./grounding/template-answer.ts";
import { type AnswerBlock, type VerifiedAnswer } from "./grounding/verify-answer.ts";
import type { Interaction } from "./interaction.ts";
import type { Receipt } from "./receipt.ts";
import { missingBlocks } from "./unknown-answer.ts";

export type Grounded = Omit<AdvisorAnswer, "receipt" | "nextSteps" | "text" | "retold">;

export interface GroundingParts {
  readonly converse: Converse;
  readonly interaction: Interaction;
  readonly check: (text: string) => VerifiedAnswer;
  /** Told how the answer was verified, for the receipt. */
  readonly onVerified: (verification: Receipt["verification"]) => void;
}

/**
 * Asks the model and lets only what holds through: the answer as it is when every sentence does;
 * after one repair turn otherwise; failing that what holds of it and its other figures by themselves.
 * @throws AppError ANSWER_UNGROUNDED when nothing holds and there is no figure to show instead.
 */
export async function groundedAnswer(question: string, parts: GroundingParts): Promise<Grounded> {
  const { converse, interaction, check, onVerified } = parts;
  const { emit } = interaction;
  const answerTo = async (text: string): Promise<VerifiedAnswer> => {
    const answer = await converse(text);
    emit({ type: "runStatus", phase: "verifying" });
    return check(answer);
  };
  emit({ type: "runStatus", phase: "reasoning" });
  const first = await answerTo(question);
  if (holds(first)) {
    onVerified("verified");
    return answerOf(first.blocks, interaction);
  }
  emit({ type: "answerRetracted", faults: first.faults });
  emit({ type: "runStatus", phase: "repairing" });
  const second = await answerTo(repairNote(first));
  if (holds(second)) {
    onVerified("repaired");
    return answerOf(second.blocks, interaction);
  }
  emit({ type: "answerRetracted", faults: second.faults });
  const figures = interaction.figures.all();
  if (figures.length === 0) {
    const told = toldAnswer(interaction);
    onVerified("templated");
    return told;
  }
  onVerified("templated");
  return { ...answerOf(templated(second, figures), interaction), outcome: "templated" };
}

/** What holds, and by themselves the figures of what does not; all figures where none were wanted. */
function templated(
  { blocks, wanted }: VerifiedAnswer,
  figures: readonly AnswerFigure[],
): readonly AnswerBlock[] {
  const asked = figures.filter(({ id }) => wanted.has(id));
  if (asked.length === 0) return templateAnswer(figures);
  const cited = new Set(
    blocks.flatMap((block) => block.sentences.flatMap((one) => one.figures.map(({ id }) => id))),
  );
  return [...blocks, ...templateAnswer(asked.filter(({ id }) => !cited.has(id)))];
}

/** Without figures: what tools told in words, and what is missing. */
function toldAnswer(interaction: Interaction): Grounded {
  const missing = answerOf([], interaction);
  const isSaid = (sentence: string): boolean =>
    missing.blocks.some((block) => block.sentences.some(({ text }) => text.startsWith(sentence)));
  const told = [...new Set(interaction.told)].filter((sentence) => !isSaid(sentence));
  const answer = answerOf(told.map(paragraphOf), interaction);
  if (answer.blocks.length === 0) throw new AppError("ANSWER_UNGROUNDED");
  return answer.outcome === "unknown" ? answer : { ...answer, outcome: "templated" };
}

function paragraphOf(text: string): AnswerBlock {
  return { kind: "paragraph", sentences: [{ text, figures: [] }] };
}

function holds({ blocks, faults }: VerifiedAnswer): boolean {
  return faults.length === 0 && blocks.length > 0;
}

/** Fixed words about what was wrong; never what was said. */
function repairNote({ faults }: VerifiedAnswer): string {
  const wrong = faults.length === 0 ? "empty answer" : faults.join(", ");
  return `Your answer cannot be shown: ${wrong}. Write it again. State figures only by their ids in double braces, each in a sentence that names its product and measure in the words of its label and says nothing else. Without a figure say only what you cannot know, or ask back. No digits, no number words, no comparisons, no links, no names of people.`;
}

/** What has to be said of figures and is not: a saving that has to wait is not told without that. */
function caveatsOf(
  cited: readonly AnswerFigure[],
  blocks: readonly AnswerBlock[],
): readonly AnswerBlock[] {
  const said = new Set(blocks.flatMap((block) => block.sentences.map(({ text }) => text)));
  const caveats = new Set(cited.flatMap(({ caveat }) => caveat ?? []));
  return [...caveats].filter((caveat) => !said.has(caveat)).map(paragraphOf);
}

function answerOf(blocks: readonly AnswerBlock[], interaction: Interaction): Grounded {
  const cited = blocks.flatMap((block) => block.sentences.flatMap((sentence) => sentence.figures));
  const failures = interaction.toolRuns.flatMap(({ failure }) => failure ?? []);
  const isUnknown = cited.length === 0 && !interaction.isExplained;
  return {
    outcome: isUnknown ? "unknown" : "answered",
    blocks: isUnknown
      ? [...blocks, ...missingBlocks(failures, interaction.coverage, interaction.told)]
      : [...blocks, ...caveatsOf(cited, blocks)],
    figures: [...new Map(cited.map((figure) => [figure.id, figure])).values()],
    coverage: [...interaction.coverage].map(([source, coverage]) => ({ source, coverage })),
    failures,
  };
}
