/**
 * Solves the cases of a file in the format licence-case-file/1:
 *
 *   npm run plan -- FILE.json [--json] [--details]
 *
 * A case that cannot be read or has no answer says so in its own line and does not lose the others.
 */
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { ACTION_LEVELS } from "../src/licensing/optimizer/action-levels.ts";
import {
  CaseFileError,
  type LicenceCase,
  readCaseFile,
} from "../src/licensing/optimizer/licence-case.ts";
import { LicencePlanner } from "../src/licensing/optimizer/licence-planner.ts";
import type { LicencePlan, PlanOutcome } from "../src/licensing/optimizer/solve-problem.ts";
import type { Waterfall } from "../src/licensing/optimizer/waterfall.ts";

type Details = Pick<LicencePlan, "boundMinor" | "gapMinor" | "proof" | "periods" | "shadowPrices">;

interface Answer extends Partial<Details> {
  readonly id: string;
  readonly baselineMinor?: number;
  readonly optimumMinor?: number;
  readonly savingMinor?: number;
  readonly waterfallMinor?: Waterfall;
  readonly error?: string;
}

const command = new Command("plan")
  .description("Computes the cheapest licence mix of every case in a file.")
  .argument("<file>", "case file in the format licence-case-file/1")
  .option("--json", "print the answers as JSON", false)
  .option(
    "--details",
    "bound, gap and proof, who changes when, and what one more seat is worth",
    false,
  )
  .option("--limit <seconds>", "time per case, after which the best plan is printed", "120")
  .addHelpText(
    "after",
    "\nEnds with 1 when the file cannot be read. A case that cannot be read or solved has an error of its own.",
  )
  .parse();
const [file = ""] = command.args;
const options = command.opts<{
  readonly json: boolean;
  readonly details: boolean;
  readonly limit: string;
}>();

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

function answerOf(id: string, outcome: PlanOutcome): Answer {
  const { baselineMinor } = outcome;
  if (outcome.kind === "infeasible") return { id, baselineMinor, error: "infeasible" };
  if (outcome.kind === "unsolved") return { id, baselineMinor, error: "no plan within the time" };
  const { valueMinor, waterfall } = outcome;
  return {
    id,
    baselineMinor,
    optimumMinor: valueMinor,
    savingMinor: baselineMinor - valueMinor,
    ...(waterfall === undefined ? {} : { waterfallMinor: waterfall }),
    ...(options.details ? detailsOf(outcome) : {}),
  };
}

function detailsOf(plan: LicencePlan): Details {
  const { boundMinor, gapMinor, proof, periods, shadowPrices } = plan;
  return { boundMinor, gapMinor, proof, periods, shadowPrices };
}

/** Why a plan may not be the least. */
const SEARCH_ENDS: ReadonlyMap<string, string> = new Map([
  ["search-limit", "more sets of SKUs could matter than are compared"],
  ["time-limit", "the time ran out"],
]);

function sayProof(id: string, outcome: PlanOutcome): void {
  const ended = outcome.kind === "plan" && SEARCH_ENDS.get(outcome.proof);
  if (outcome.kind !== "plan" || !ended) return;
  process.stderr.write(
    `Case ${id}: ${ended}; the plan costs at most ${outcome.gapMinor} minor units more than the least.\n`,
  );
}

async function solve(planner: LicencePlanner, one: LicenceCase): Promise<Answer> {
  if (one.kind === "invalid") {
    process.stderr.write(`${one.reason}\n`);
    return { id: one.id, error: one.reason };
  }
  const limitMs = 1000 * Number(options.limit);
  const outcome = await planner.plan(one.problem, { limitMs, shadowPrices: options.details });
  sayProof(one.id, outcome);
  return answerOf(one.id, outcome);
}

function money(one: LicenceCase, minor: number | undefined): string {
  if (minor === undefined || one.kind === "invalid") return "";
  return `${(minor / 10 ** one.minorUnit).toFixed(one.minorUnit)} ${one.currency}`;
}

function printTable(cases: readonly LicenceCase[], answers: readonly Answer[]): void {
  for (const [index, one] of cases.entries()) {
    const answer = answers[index];
    if (answer === undefined) continue;
    if (answer.error !== undefined) {
      process.stdout.write(`${one.id}: ${answer.error}\n`);
      continue;
    }
    const rows: readonly (readonly [string, number | undefined])[] = [
      ["as it is", answer.baselineMinor],
      ["cheapest mix", answer.optimumMinor],
      ["saving", answer.savingMinor],
      ...ACTION_LEVELS.map(
        (level) => [`  ${level}`, answer.waterfallMinor?.[level]] as const,
      ).filter(([, minor]) => minor !== undefined),
    ];
    process.stdout.write(`${one.id}\n`);
    for (const [label, minor] of rows) {
      process.stdout.write(`  ${label.padEnd(20)}${money(one, minor).padStart(22)}\n`);
    }
    for (const line of detailLines(one, answer)) process.stdout.write(`  ${line}\n`);
  }
}

function detailLines(
  one: LicenceCase,
  { boundMinor, gapMinor, proof, periods = [], shadowPrices = [] }: Answer,
): readonly string[] {
  if (proof === undefined) return [];
  const bundle = (skus: readonly string[]): string =>
    skus.length === 0 ? "nothing" : skus.join(" + ");
  return [
    `no plan costs less than ${money(one, boundMinor)} (gap ${money(one, gapMinor)}, ${proof})`,
    ...periods.flatMap(({ firstMonth, lastMonth, seats, moves }, index) => [
      `months ${firstMonth} to ${lastMonth}`,
      ...seats.map(({ sku, paid, used }) => `  ${paid} seats of ${sku} paid, ${used} used`),
      ...moves.map(({ from, to, members }) => `  ${members} from ${bundle(from)} to ${bundle(to)}`),
      ...(shadowPrices[index] ?? []).map(
        ({ of, perMonthMinor }) =>
          `  one more ${"sku" in of ? `free seat of ${of.sku}` : `seat under ${of.limit}`} would save ${money(one, perMonthMinor)} a month`,
      ),
    ]),
  ];
}

function readCases(): readonly LicenceCase[] | undefined {
  try {
    return readCaseFile(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof CaseFileError) fail(`${file}: ${error.message}`);
    else fail(`${file} cannot be read.`);
    return undefined;
  }
}

const cases = readCases();
if (cases !== undefined && !(Number(options.limit) > 0)) {
  fail(`--limit takes a number of seconds above 0, not "${options.limit}".`);
} else if (cases !== undefined) {
  const planner = new LicencePlanner();
  planner.warm();
  const answers: Answer[] = [];
  for (const one of cases) {
    answers.push(
      await solve(planner, one).catch(
        (error: unknown): Answer => ({
          id: one.id,
          error: error instanceof Error ? error.message : String(error),
        }),
      ),
    );
  }
  await planner.close();
  if (options.json) process.stdout.write(`${JSON.stringify(answers, null, 1)}\n`);
  else printTable(cases, answers);
}
