import { type ConversationWall, type NameSource, restoreNames } from "../privacy/index.ts";
import type { AnswerFigure } from "./figures/answer-figure.ts";
import type { Grounded } from "./grounded-answer.ts";
import type { AnswerBlock } from "./grounding/verify-answer.ts";

/** What knows the caller's own words: the conversation, and the tenant's departments and countries. */
interface Words {
  readonly wall: ConversationWall;
  readonly names: readonly NameSource[];
}

/** An answer that was checked, the caller's own words in place of their stand-ins. */
export function restoredAnswer(
  { blocks, figures }: Pick<Grounded, "blocks" | "figures">,
  { wall, names }: Words,
): Pick<Grounded, "blocks" | "figures"> {
  const named = (figure: AnswerFigure): AnswerFigure => ({
    ...figure,
    subject: restoreNames(figure.subject, ...names),
  });
  return {
    blocks: blocks.map(
      (block): AnswerBlock => ({
        ...block,
        sentences: block.sentences.map((sentence) => ({
          figures: sentence.figures.map(named),
          text: wall.restore(sentence.text, ...names),
        })),
      }),
    ),
    figures: figures.map(named),
  };
}
