import type { ProbedModel, ProbedTurn } from "./probed-model.ts";

/** What a probe found: `null` when all is well, else a sentence of ours. */
export type Finding = string | null;

interface Probe {
  /** Without it the advisor cannot work with the model at all. */
  readonly isEssential: boolean;
  readonly run: (model: ProbedModel) => Promise<Finding>;
}

const READY = "Say in one short sentence that you are ready.";
const ONE_FIGURE = "How many Microsoft 365 E5 seats are idle?";
const TWO_FIGURES = "How many seats are idle, and what do we pay per year?";

/** About eight thousand model tokens: what cuts prompts silently cuts the tools from this one. */
const FILLER_SENTENCES = 900;
const FILLER = "This line only takes room and asks for nothing at all. ".repeat(FILLER_SENTENCES);
const FEWEST_TOKENS_OF_FILLER = 6_000;

/** What is tried on a deployment, in this order. */
export const PROBE_NAMES = [
  "plainAnswer",
  "toolCall",
  "parallelCalls",
  "strictSchema",
  "streamingUsage",
  "longPrompt",
] as const;
export type ProbeName = (typeof PROBE_NAMES)[number];

export const PROBES: Readonly<Record<ProbeName, Probe>> = {
  plainAnswer: {
    isEssential: true,
    run: async (model) =>
      (await model.say(READY)).text.trim() === "" ? "The answer is empty." : null,
  },
  toolCall: {
    isEssential: true,
    run: async (model) => {
      const turn = await model.ask(ONE_FIGURE);
      const fault = faultOfCalls(turn);
      if (fault !== null) return fault;
      const { text } = await model.answer(ONE_FIGURE, turn);
      return text.trim() === "" ? "No answer followed what the tool told." : null;
    },
  },
  parallelCalls: {
    isEssential: false,
    run: async (model) => {
      const turn = await model.ask(TWO_FIGURES);
      const fault = faultOfCalls(turn);
      if (fault !== null) return fault;
      return turn.calls.length > 1
        ? null
        : "Tools are called one after the other; answers take longer.";
    },
  },
  strictSchema: {
    isEssential: true,
    run: async (model) => {
      const { calls } = await model.ask(ONE_FIGURE);
      const isNarrowed = calls.some(({ args }) =>
        JSON.stringify(args).includes("Microsoft 365 E5"),
      );
      if (!calls.every(({ isSound }) => isSound)) return "Arguments do not fit the tool's schema.";
      return isNarrowed ? null : "The product of the question is not among the arguments.";
    },
  },
  streamingUsage: {
    isEssential: false,
    run: async (model) => {
      const { text } = await model.stream(READY);
      if (text.trim() === "") return "The streamed answer is empty.";
      return model.lastExchange?.promptTokens
        ? null
        : "A stream does not tell the model tokens used.";
    },
  },
  longPrompt: {
    isEssential: true,
    run: async (model) => {
      const fault = faultOfCalls(await model.ask(FILLER, ONE_FIGURE));
      const tokens = model.lastExchange?.promptTokens ?? 0;
      if (tokens > 0 && tokens < FEWEST_TOKENS_OF_FILLER) {
        return `Only ${tokens} model tokens of a long prompt were read: the server's context window cuts it.`;
      }
      return fault === null ? null : `With a long prompt: ${fault}`;
    },
  },
};

function faultOfCalls({ calls }: ProbedTurn): Finding {
  if (calls.length === 0) return "No tool is called.";
  return calls.every(({ isSound }) => isSound)
    ? null
    : "A tool is called that does not exist, or with arguments that do not fit.";
}
