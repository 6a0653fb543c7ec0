import { readFileSync, writeFileSync } from "node:fs";
import { InvalidArgumentError, program } from "commander";
import { type Emulator, startEmulator } from "../emulator/index.ts";
import { build } from "./build.ts";
import { askingOf, type Stage, stagedDeployments } from "./eval/ask-product.ts";
import { evaluatedTenants, HOSTILE_TENANT } from "./eval/evaluated-tenants.ts";
import { type EvalSet, EvalSetError, readEvalSet } from "./eval/question-set.ts";
import {
  openRecordingModel,
  type RecordedExchange,
  type RecordingModel,
} from "./eval/recording-model.ts";
import { runEvaluation } from "./eval/run-evaluation.ts";
import { renderScores, scoresOf } from "./eval/scores.ts";
import { truthOf } from "./eval/truth.ts";

interface Options {
  readonly json?: boolean;
  readonly seed: number;
  readonly set?: string;
  readonly record?: string;
  readonly replay?: string;
}

const DEFAULT_SET = new URL("../test/evals/data/advisor/questions.json", import.meta.url);

program
  .name("eval")
  .description(
    "Asks the advisor a set of questions about five generated tenants and grades the answers by the generator's own plan. Without an account the served planner answers; with AZURE_OPENAI_ENDPOINT, AZURE_OPENAI_DEPLOYMENT and AZURE_OPENAI_API_KEY set, that model does.",
  )
  .option("--json", "print scores and results as JSON")
  .option("--seed <number>", "of the tenants and of what is asked about", wholeNumber, 1)
  .option("--set <file>", "another set of questions (format: test/evals/data/advisor/README.md)")
  .option("--record <file>", "keep what a real model answered, to be replayed")
  .option("--replay <file>", "answer from such a file instead of asking a model")
  .action(evaluate);

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

/** The set asked for; what is wrong with it is said in a sentence. */
function setOf({ set }: Options): EvalSet {
  try {
    return readEvalSet(set ?? DEFAULT_SET);
  } catch (error) {
    if (error instanceof EvalSetError) return program.error(`eval: ${error.message}`);
    throw error;
  }
}

async function evaluate(options: Options): Promise<void> {
  const set = setOf(options);
  if (!build()) {
    process.exitCode = 1;
    return;
  }
  const { seed } = options;
  const stage: Stage = { trick: null };
  const emulator = await startEmulator({
    tenants: evaluatedTenants(seed),
    deployments: stagedDeployments(stage),
  });
  const recording = await openRecording(options);
  const product = await openProduct(emulator, recording);
  try {
    const day = new Date().toISOString().slice(0, 10);
    const evaluation = await runEvaluation(
      set,
      {
        ask: askingOf(product.origin, emulator, stage),
        knownTools: product.knownTools,
        truths: emulator.tenants.map((tenant) => truthOf(tenant, day)),
        hostileTenant: HOSTILE_TENANT,
      },
      seed,
    );
    const scores = scoresOf(evaluation);
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify({ seed, scores, ...evaluation }, undefined, 2)}\n`
        : renderScores(scores, evaluation),
    );
    if (options.record !== undefined && recording !== null) {
      writeFileSync(options.record, `${JSON.stringify(recording.recorded, undefined, 1)}\n`);
    }
  } finally {
    await product.close();
    await recording?.close();
    await emulator.close();
  }
}

/** A real model is reached through the recorder; the worst-case tricks need the emulated one. */
async function openRecording({ record, replay }: Options): Promise<RecordingModel | null> {
  const endpoint = process.env["AZURE_OPENAI_ENDPOINT"];
  if (replay !== undefined) {
    const kept = JSON.parse(readFileSync(replay, "utf8")) as readonly RecordedExchange[];
    return openRecordingModel(endpoint ?? "http://127.0.0.1", kept);
  }
  if (endpoint !== undefined) return openRecordingModel(endpoint, null);
  if (record !== undefined) {
    throw new Error("--record needs a model: set AZURE_OPENAI_ENDPOINT, _DEPLOYMENT and _API_KEY.");
  }
  return null;
}

async function openProduct(emulator: Emulator, recording: RecordingModel | null) {
  const dist = new URL("../dist/", import.meta.url);
  const { createApp } = await import(new URL("app.js", dist).href);
  const { readSettings } = await import(new URL("core/config.js", dist).href);
  const { createLogger } = await import(new URL("core/logger.js", dist).href);
  const { DESK_ABILITIES } = await import(new URL("agent/service-desk/ability.js", dist).href);
  const { receiptWords } = await import(new URL("agent/vocabulary.js", dist).href);
  const { skuNamesOf } = await import(new URL("sku-names.js", dist).href);
  const { loadReference } = await import(new URL("licensing/index.js", dist).href);
  const model =
    recording === null
      ? {}
      : {
          AZURE_OPENAI_ENDPOINT: recording.origin,
          AZURE_OPENAI_DEPLOYMENT: process.env["AZURE_OPENAI_DEPLOYMENT"] ?? "replay",
          AZURE_OPENAI_API_KEY: process.env["AZURE_OPENAI_API_KEY"] ?? "replay",
        };
  const settings = readSettings({ ...emulator.settings, ...model, PORT: "0" });
  const app = await createApp(settings, { logger: createLogger("silent") });
  const tools: readonly string[] = receiptWords(skuNamesOf(loadReference())).tools;
  return {
    origin: String(await app.listen()),
    knownTools: new Set(tools.filter((tool) => !DESK_ABILITIES.includes(tool))),
    close: () => app.close(),
  };
}

await program.parseAsync();
