import { z } from "zod";
import type { WireAnswerFilter, WirePromptFilter } from "./model-client.ts";
import { said } from "./said.ts";

/** Categories Azure's filters report; the frozen package of types lacks some on one side or both. */
export const FILTER_CATEGORIES = [
  "hate",
  "sexual",
  "violence",
  "self_harm",
  "profanity",
  "jailbreak",
  "protected_material_text",
  "protected_material_code",
  "indirect_attack",
  "custom_blocklists",
  /** Whatever the service has learned to look for since. */
  "other",
] as const satisfies readonly (
  | keyof WirePromptFilter
  | keyof WireAnswerFilter
  | "indirect_attack"
  | "custom_blocklists"
  | "other"
)[];
export type FilterCategory = (typeof FILTER_CATEGORIES)[number];

/** What a filter said about one category of the prompt or the answer, when it said anything. */
export interface FilterVerdict {
  readonly of: "prompt" | "answer";
  readonly category: FilterCategory;
  readonly filtered: boolean;
}

const flags = z.object({ filtered: said(z.boolean()), detected: said(z.boolean()) });
/** Block lists come as a list of their own as well. */
const flagged = z.union([z.array(flags), flags.transform((one) => [one])]);
const results = said(z.record(z.string(), z.unknown()));

/** Both spellings occur in the service's answers and documentation. */
export const filterSpellings = {
  content_filter_results: results,
  content_filter_result: results,
};
type Told = z.infer<z.ZodObject<typeof filterSpellings>>;

/** With the verdicts beneath, as documented, or in it. */
const prompt = z.looseObject(filterSpellings).transform(
  (one): Told => ({
    content_filter_results: one.content_filter_results ?? one.content_filter_result ?? one,
  }),
);
/** What is told of prompts: a list with one of each, or the only one by itself. */
export const promptFilters = said(
  z.union([z.array(prompt.catch({})), prompt.transform((one) => [one])]),
);

/** What filters said, of the categories they flagged. */
export function verdictsIn(
  of: FilterVerdict["of"],
  said: Told | undefined,
): readonly FilterVerdict[] {
  const { content_filter_results: plural, content_filter_result: singular } = said ?? {};
  return Object.entries(plural ?? singular ?? {}).flatMap(([name, result]) => {
    const all = flagged.safeParse(result).data ?? [];
    const filtered = all.some((one) => one.filtered === true);
    if (!filtered && !all.some(({ detected }) => detected === true)) return [];
    return [{ of, category: categoryOf(name), filtered }];
  });
}

/** The documentation itself writes both `self_harm` and `self-harm`. */
function categoryOf(name: string): FilterCategory {
  const written = name.replaceAll("-", "_");
  return FILTER_CATEGORIES.find((known) => known === written) ?? "other";
}
