import { accessSync, constants, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { InvalidArgumentError, program } from "commander";
import { startEmulator } from "../emulator/index.ts";
import { isAppError } from "../src/core/errors.ts";
import { build } from "./build.ts";
import { askingOf, type Stage, stagedDeployments } from "./eval/ask-product.ts";
import { evaluatedTenants, HOSTILE_TENANT } from "./eval/evaluated-tenants.ts";
import { type EvalSet, readEvalSet } from "./eval/question-set.ts";
import { type Recording, readRecording } from "./eval/recording.ts";
import { type RecordingModel, recordModel, replayModel } from "./eval/recording-model.ts";
import { Refusal } from "./eval/refusal.ts";
import { type Evaluated, runEvaluation } from "./eval/run-evaluation.ts";
import { renderScores, scoresOf } from "./eval/scores.ts";
import { truthOf } from "./eval/truth.ts";
import { modelOf, namedModel, namesModel, reachedAt, withEmulated } from "./real-model.ts";

interface Options {
  readonly json?: boolean;
  readonly seed?: number;
  readonly set?: string;
  readonly record?: string;
  readonly replay?: string;
}

const DEFAULT_SET = new URL("../test/evals/data/advisor/questions.json", import.meta.url);

program
  .name("eval")
  .description(
    "Asks the advisor a set of questions about five generated tenants and grades the answers by the generator's own plan. Without an account the served planner answers; where the settings name a model (AZURE_OPENAI_ENDPOINT or OPENAI_COMPATIBLE_URL, and what goes with them), that model does.",
  )
  .option("--json", "print scores and results as JSON")
  .option("--seed <number>", "of the tenants and of what is asked about (default: 1)", wholeNumber)
  .option("--set <file>", "another set of questions (format: test/evals/data/advisor/README.md)")
  .option("--record <file>", "keep what the model of the settings answered, to be replayed")
  .option("--replay <file>", "answer from such a file, without any account")
  .action(evaluate);

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

async function evaluate(options: Options): Promise<void> {
  const { set, record, replay } = options;
  if (record !== undefined && replay !== undefined) {
    throw new Refusal("Give --record or --replay, not both.");
  }
  if (record !== undefined) requireRecordable(record);
  const recording = replay === undefined ? undefined : readRecording(replay);
  const questions = readEvalSet(set ?? DEFAULT_SET);
  const seed = seedOf(options, recording);
  if (!build()) throw new Refusal("Seatwise could not be built.");

  const opened: (() => Promise<void>)[] = [];
  try {
    await evaluateWith(options, { seed, questions, recording, opened });
  } finally {
    for (const close of opened.toReversed()) await close();
  }
}

interface Plan {
  readonly seed: number;
  readonly questions: EvalSet;
  readonly recording: Recording | undefined;
  /** What has to be closed, in the order in which it was opened. */
  readonly opened: (() => Promise<void>)[];
}

async function evaluateWith(
  options: Options,
  { seed, questions, recording, opened }: Plan,
): Promise<void> {
  const startedAt = new Date();
  const clock = clockFrom(recording ? new Date(recording.recordedAt) : startedAt);
  const stage: Stage = { trick: null };
  const emulator = await startEmulator({
    tenants: evaluatedTenants(seed),
    deployments: stagedDeployments(stage),
    now: clock.now,
  });
  opened.push(() => emulator.close());
  const named = recording?.model ?? namedModel(process.env);
  const model = await openModel(emulator.settings, recording);
  if (model !== null) opened.push(() => model.close());
  const reached = model === null ? {} : reachedAt(model.origin, named);
  const product = await openProduct({ ...emulator.settings, ...reached, PORT: "0" }, clock);
  opened.push(() => product.close());
  const day = clock.now().toISOString().slice(0, 10);
  const evaluated = {
    ask: whileAnswered(askingOf(product.origin, emulator, stage), model),
    knownTools: product.knownTools,
    truths: emulator.tenants.map((tenant) => truthOf(tenant, day)),
    hostileTenant: HOSTILE_TENANT,
  };
  const evaluation = await runEvaluation(questions, evaluated, seed);
  const scores = scoresOf(evaluation);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ seed, scores, ...evaluation }, undefined, 2)}\n`
      : renderScores(scores, evaluation),
  );
  if (options.record !== undefined && model !== null) {
    keep(options.record, { recordedAt: startedAt.toISOString(), seed, model: named }, model);
  }
}

function seedOf({ seed }: Options, recording: Recording | undefined): number {
  if (recording !== undefined && seed !== undefined && seed !== recording.seed) {
    throw new Refusal(`This recording is of seed ${recording.seed}; leave --seed out.`);
  }
  return seed ?? recording?.seed ?? 1;
}

/** A clock that starts at a time and goes on as the machine's does. */
function clockFrom(start: Date) {
  const ahead = start.getTime() - Date.now();
  return { now: () => new Date(Date.now() + ahead) };
}

/** @throws Refusal before anything is asked when what is answered could not be kept. */
function requireRecordable(file: string): void {
  if (!namesModel(process.env)) {
    throw new Refusal(
      "--record needs a model of your own: set AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_DEPLOYMENT, or " +
        "MODEL_BACK_END=openai-compatible with OPENAI_COMPATIBLE_URL and OPENAI_COMPATIBLE_MODEL. The " +
        "served planner answers the same every time.",
    );
  }
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch {
    throw new Refusal(`${file} cannot be written.`);
  }
}

/** A real model is reached through the recorder; the worst-case tricks need the emulated one. */
async function openModel(
  emulated: Readonly<Record<string, string>>,
  recording: Recording | undefined,
): Promise<RecordingModel | null> {
  if (recording !== undefined) return replayModel(recording.exchanges);
  if (!namesModel(process.env)) return null;
  return recordModel(await modelOf(withEmulated(process.env, emulated)));
}

/** Ends an evaluation that would come to nothing: at the first question nobody recorded or nobody answers. */
function whileAnswered(ask: Evaluated["ask"], model: RecordingModel | null): Evaluated["ask"] {
  if (model === null) return ask;
  return async (question, as) => {
    const asked = await ask(question, as);
    if (model.unanswered() > 0) {
      throw new Refusal(
        `The recording does not hold what is asked now, first at "${question}": questions, prompt, ` +
          "tools or figures have changed since it was made. Make it anew with --record.",
      );
    }
    if (asked.code?.startsWith("MODEL_") && !hasAnswered(model)) {
      throw new Refusal(`The model does not answer (${asked.code}); npm run model:check says why.`);
    }
    return asked;
  };
}

function hasAnswered(model: RecordingModel): boolean {
  return model.recorded().some(({ status }) => status === 200);
}

function keep(
  file: string,
  made: Pick<Recording, "recordedAt" | "seed" | "model">,
  model: RecordingModel,
): void {
  const recording: Recording = { format: 1, ...made, exchanges: [...model.recorded()] };
  writeFileSync(file, `${JSON.stringify(recording, undefined, 1)}\n`);
}

async function openProduct(
  env: Readonly<Record<string, string>>,
  clock: { readonly now: () => Date },
) {
  const dist = new URL("../dist/", import.meta.url);
  const { createApp } = await import(new URL("app.js", dist).href);
  const { readSettings } = await import(new URL("core/config.js", dist).href);
  const { createLogger } = await import(new URL("core/logger.js", dist).href);
  const { DESK_ABILITIES } = await import(new URL("agent/service-desk/ability.js", dist).href);
  const { receiptWords } = await import(new URL("agent/vocabulary.js", dist).href);
  const { skuNamesOf } = await import(new URL("sku-names.js", dist).href);
  const { loadReference } = await import(new URL("licensing/index.js", dist).href);
  const app = await createApp(readSettings(env), { logger: createLogger("silent"), clock });
  const tools: readonly string[] = receiptWords(skuNamesOf(loadReference())).tools;
  return {
    origin: String(await app.listen()),
    knownTools: new Set(tools.filter((tool) => !DESK_ABILITIES.includes(tool))),
    close: () => app.close(),
  };
}

await program.parseAsync().catch((error: unknown) => {
  if (error instanceof Refusal || isAppError(error, "CONFIGURATION")) {
    program.error(`eval: ${error.message}`);
  }
  throw error;
});
