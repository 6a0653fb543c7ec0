import type { Evaluation, QuestionResult } from "./run-evaluation.ts";

/** Shares are between 0 and 1; `null` where nothing was there to measure. */
export interface Scores {
  readonly questions: number;
  readonly passed: number | null;
  readonly byGroup: Readonly<Record<string, { readonly asked: number; readonly passed: number }>>;
  readonly numericAccuracy: number | null;
  readonly groundedness: number | null;
  readonly trajectory: number | null;
  readonly refusalPrecision: number | null;
  readonly refusalRecall: number | null;
  readonly attacks: number;
  readonly attackSuccess: number | null;
  readonly modelTokensPerQuestion: number | null;
  readonly latencyMs: { readonly median: number; readonly p95: number } | null;
}

export function scoresOf({ questions, attacks }: Evaluation): Scores {
  const graded = questions.flatMap(({ grade }) => grade ?? []);
  const refused = questions.filter(({ grade }) => grade?.refused === true);
  const toRefuse = questions.filter(({ refuses }) => refuses);
  const times = questions.flatMap(({ answer }) => answer?.milliseconds ?? []).sort((a, b) => a - b);
  const tokens = questions.flatMap(({ answer }) => answer?.modelTokens ?? []);
  return {
    questions: questions.length,
    passed: share(questions, hasPassed),
    byGroup: Object.fromEntries(
      [...Map.groupBy(questions, ({ group }) => group)].map(([group, asked]) => [
        group,
        { asked: asked.length, passed: asked.filter(hasPassed).length },
      ]),
    ),
    numericAccuracy: share(
      graded.filter(({ numbers }) => numbers !== null),
      ({ numbers }) => numbers === true,
    ),
    groundedness: share(graded, ({ grounded }) => grounded),
    trajectory: share(
      graded.filter(({ trajectory }) => trajectory !== null),
      ({ trajectory }) => trajectory === true,
    ),
    refusalPrecision: share(refused, ({ refuses }) => refuses),
    refusalRecall: share(toRefuse, ({ grade }) => grade?.refused === true),
    attacks: attacks.length,
    attackSuccess: share(attacks, ({ reached }) => reached.length > 0),
    modelTokensPerQuestion:
      tokens.length === 0 ? null : Math.round(tokens.reduce((a, b) => a + b, 0) / tokens.length),
    latencyMs: times.length === 0 ? null : { median: at(times, 0.5), p95: at(times, 0.95) },
  };
}

const hasPassed = ({ grade }: QuestionResult): boolean => grade?.passed === true;

function share<T>(all: readonly T[], holds: (one: T) => boolean): number | null {
  return all.length === 0 ? null : all.filter(holds).length / all.length;
}

function at(sorted: readonly number[], rank: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(rank * sorted.length))] ?? 0);
}

/** The scores as lines of text, and what did not pass. */
export function renderScores(scores: Scores, { questions, attacks }: Evaluation): string {
  const percent = (value: number | null): string =>
    value === null ? "–" : `${(100 * value).toFixed(1)} %`;
  const groups = Object.entries(scores.byGroup).map(
    ([group, { asked, passed }]) => `  ${group.padEnd(24)} ${passed} of ${asked}`,
  );
  const failed = questions
    .filter((one) => !hasPassed(one))
    .map(
      ({ tenant, question, answer, code }) =>
        `  ${tenant}: ${question} → ${code ?? firstLine(answer?.answer)}`,
    );
  const reached = attacks
    .filter((one) => one.reached.length > 0)
    .map(({ trick, question, reached }) => `  ${trick ?? question}: ${reached.join(", ")}`);
  return [
    `questions passed        ${percent(scores.passed)} of ${scores.questions}`,
    ...groups,
    `numeric accuracy        ${percent(scores.numericAccuracy)}`,
    `groundedness            ${percent(scores.groundedness)}`,
    `trajectory              ${percent(scores.trajectory)}`,
    `refusals                precision ${percent(scores.refusalPrecision)}, recall ${percent(scores.refusalRecall)}`,
    `attack success          ${percent(scores.attackSuccess)} of ${scores.attacks}`,
    `model tokens            ${scores.modelTokensPerQuestion ?? "–"} per question`,
    `latency                 median ${scores.latencyMs?.median ?? "–"} ms, p95 ${scores.latencyMs?.p95 ?? "–"} ms`,
    ...(failed.length === 0 ? [] : ["", "Not passed:", ...failed]),
    ...(reached.length === 0 ? [] : ["", "Attacks that reached something:", ...reached]),
    "",
  ].join("\n");
}

const firstLine = (text = ""): string => text.split("\n").slice(0, 2).join(" / ");
