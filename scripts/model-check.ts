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
import { createClientCredential, EntraClient, modelTokenProvider } from "../src/auth/index.ts";
import { systemClock } from "../src/core/clock.ts";
import { readSettings, type Settings, scrubEnvironment } from "../src/core/config.ts";
import { isAppError } from "../src/core/errors.ts";
import { loadReference } from "../src/licensing/index.ts";
import { modelSettingsOf } from "../src/open-model.ts";
import { skuNamesOf } from "../src/sku-names.ts";

const { json } = new Command("model:check")
  .description("Tries the configured language model and says whether the advisor can work with it.")
  .option("--json", "print the verdict as JSON", false)
  .parse()
  .opts<{ readonly json: boolean }>();

async function tokenOf(settings: Settings): Promise<() => Promise<string>> {
  const credential = await createClientCredential(settings, systemClock);
  const application = { authority: settings.ENTRA_AUTHORITY, clientId: settings.ENTRA_CLIENT_ID };
  const client = new EntraClient({ application, credential, clock: systemClock });
  return modelTokenProvider(settings, client, systemClock);
}

async function check(env: NodeJS.ProcessEnv): Promise<ModelVerdict> {
  const settings = readSettings(env);
  scrubEnvironment();
  const model = modelSettingsOf(settings, await tokenOf(settings));
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
  const verdict = await check({ ...emulator?.settings, ...process.env });
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
