import { ERROR_CATALOGUE } from "../core/errors.ts";
import type { ToolFailure } from "./answer.ts";
import type { AnswerBlock } from "./grounding/verify-answer.ts";

/** What is missing for an answer, in our own words: source, permission and role. */
export function missingBlocks(failures: readonly ToolFailure[]): readonly AnswerBlock[] {
  return failures.map(({ code, scopes, roles }) => {
    const opens = [
      ...(scopes.length === 0 ? [] : [`the permission ${scopes.join(" and ")}`]),
      ...(roles.length === 0 ? [] : [`one of the roles ${roles.join(", ")}`]),
    ];
    const { happened } = ERROR_CATALOGUE[code];
    const text = `I cannot know this: ${happened}${opens.length === 0 ? "" : ` It opens with ${opens.join(" and ")}.`}`;
    return { kind: "paragraph", sentences: [{ text, figures: [] }] };
  });
}
