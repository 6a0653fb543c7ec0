/**
 * Tries the language model of the settings and says whether the advisor can work with it:
 *
 *   npm run model:check [-- --json]
 *
 * Settings of the model alone are enough; what is missing of the rest comes from the emulator.
 */
import { Command } from "commander";
import { startEmulator } from "../emulator/index.ts";
import { checkModel, type ModelVerdict, type ProbeResult } from "../src/agent/model-check/index.ts";
import { scrubEnvironment } from "../src/core/config.ts";
import { isAppError } from "../src/core/errors.ts";
import { loadReference } from "../src/licensing/index.ts";
import { skuNamesOf } from "../src/sku-names.ts";
import { modelOf, withEmulated } from "./real-model.ts";

const { json } = new Command("model:check")
  .description("Tries the configured language model and says whether the advisor can work with it.")
  .option("--json", "print the verdict as JSON", false)
  .addHelpText(
    "after",
    `
The model is that of the server's settings: MODEL_BACK_END (azure-deployments, azure-v1 or
openai-compatible) with AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_DEPLOYMENT, or OPENAI_COMPATIBLE_URL and
OPENAI_COMPATIBLE_MODEL; without any, the emulator's. Each probe says what is wrong, or by its code why
the model could not be asked.

Exit code: 0 when the advisor can work with the model (ready or limited), 1 when it cannot, or when
settings are missing or wrong.`,
  )
  .parse()
  .opts<{ readonly json: boolean }>();

async function check(env: NodeJS.ProcessEnv): Promise<ModelVerdict> {
  const model = await modelOf(env);
  scrubEnvironment();
  if (json) return checkModel(model, skuNamesOf(loadReference()));
  process.stdout.write(`${model.deployment} (${model.model}) by ${model.kind}\n`);
  return checkModel(model, skuNamesOf(loadReference()), print);
}

/** As it happens: a model that is slow to answer takes minutes. */
function print({ probe, passed, code, finding, seconds }: ProbeResult): void {
  const took = `${seconds.toFixed(2)} s`.padStart(9);
  const words = [code, finding].filter((word) => word !== null).join(": ");
  process.stdout.write(`  ${probe.padEnd(15)} ${passed ? "passed" : "failed"} ${took}  ${words}\n`);
}

const SENTENCES: Readonly<Record<ModelVerdict["verdict"], string>> = {
  ready: "Ready: the advisor can work with this deployment.",
  limited: "Limited: the advisor works with this deployment, with what failed above.",
  unusable: "Unusable: the advisor cannot work with this deployment.",
};

const isOnItsOwn = process.env["ENTRA_CLIENT_ID"] === undefined;
const emulator = isOnItsOwn
  ? await startEmulator({ tenants: [{ name: "Contoso", members: 50 }] })
  : undefined;
try {
  const verdict = await check(withEmulated(process.env, emulator?.settings ?? {}));
  if (json) process.stdout.write(`${JSON.stringify(verdict, null, 1)}\n`);
  else process.stdout.write(`${SENTENCES[verdict.verdict]}\n`);
  process.exitCode = verdict.verdict === "unusable" ? 1 : 0;
} catch (error) {
  if (!isAppError(error, "CONFIGURATION")) throw error;
  process.stderr.write(`seatwise: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  await emulator?.close();
}
