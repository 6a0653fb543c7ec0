import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const script = fileURLToPath(new URL("../../scripts/model-check.ts", import.meta.url));
const FLAGS = ["--experimental-transform-types", "--disable-warning=ExperimentalWarning"];

interface Ended {
  readonly code: number;
  readonly printed: string;
  readonly said: string;
}

const run = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { env: { PATH: process.env["PATH"], ...env } };
    execFile(process.execPath, [...FLAGS, script, ...args], options, (error, printed, said) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, printed, said }),
    );
  });

describe("npm run model:check", () => {
  it("finds the emulator's planner ready, by any path", async () => {
    const { code, printed } = await run(["--json"], { MODEL_BACK_END: "azure-v1" });

    expect([code, JSON.parse(printed)]).toEqual([
      0,
      expect.objectContaining({ verdict: "ready", backEnd: "azure-v1" }),
    ]);
  });

  it("exits with 1 and says why when the advisor cannot work with a model", async () => {
    const { code, printed } = await run([], { AZURE_OPENAI_DEPLOYMENT: "fault-404" });

    expect(code).toBe(1);
    expect(printed).toContain("MODEL_CONFIG: The language model deployment does not exist");
    expect(printed).toContain("Unusable: the advisor cannot work with this deployment.");
  });

  it("names settings that are missing", async () => {
    const { code, said } = await run([], { MODEL_BACK_END: "openai-compatible" });

    expect([code, said]).toEqual([
      1,
      "seatwise: Missing settings: OPENAI_COMPATIBLE_URL; OPENAI_COMPATIBLE_MODEL.\n",
    ]);
  });
});
