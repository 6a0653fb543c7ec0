import { z } from "zod";
import { type DeskTask, internal } from "./ability.ts";

export interface SuggestedTitle {
  readonly title: string;
}

const LONGEST_TITLE = 80;

export const titleTask: DeskTask<SuggestedTitle> = {
  ability: "suggest_title",
  instructions: "Suggest a title for this ticket: what is wrong, with what, in a few words.",
  schema: z.strictObject({
    title: z.string().describe("Title of at most ten words, without a full stop."),
  }),
  texts: ({ title }) => [internal(title, LONGEST_TITLE)],
};
