import { ERROR_CATALOGUE } from "../core/errors.ts";
import { opensWith } from "../insights/index.ts";
import type { Coverage } from "../privacy/index.ts";
import type { ToolFailure } from "./answer.ts";
import { coverageNote, sourcesOf } from "./figures/coverage-notes.ts";
import { isFewNote } from "./figures/few-notes.ts";
import type { AnswerBlock } from "./grounding/verify-answer.ts";

const TOO_FEW =
  "I cannot know how many there are: fewer members are behind it than may be told about.";

/** What is missing for an answer, in our own words: source, permission and role. */
export function missingBlocks(
  failures: readonly ToolFailure[],
  coverage: Iterable<readonly [kind: string, Coverage]>,
  told: readonly string[],
): readonly AnswerBlock[] {
  const few = told.some(isFewNote) ? [TOO_FEW] : [];
  const failed = failures.map(
    ({ code, ...opens }) =>
      `I cannot know this: ${ERROR_CATALOGUE[code].happened}${openedBy(opens)}`,
  );
  const closed = [...coverage].flatMap(([kind, seen]) =>
    sourcesOf({ kind, coverage: seen }).flatMap((source) => {
      const note = coverageNote(source);
      return note === undefined ? [] : [`${note}${openedBy(opensWith(source.source))}`];
    }),
  );
  return [...new Set([...few, ...failed, ...closed])].map((text) => ({
    kind: "paragraph",
    sentences: [{ text, figures: [] }],
  }));
}

function openedBy({ scopes, roles }: Pick<ToolFailure, "scopes" | "roles">): string {
  const opens = [
    ...(scopes.length === 0 ? [] : [`the permission ${scopes.join(" and ")}`]),
    ...(roles.length === 0 ? [] : [`one of the roles ${roles.join(", ")}`]),
  ];
  return opens.length === 0 ? "" : ` It opens with ${opens.join(" and ")}.`;
}
