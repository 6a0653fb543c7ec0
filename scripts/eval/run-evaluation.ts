import { fraction } from "../../emulator/random.ts";
import { reachedBy } from "./attack-grade.ts";
import { type AskedAbout, type Grade, type GradedAnswer, gradeOf } from "./grade.ts";
import type { EvalAttack, EvalQuestion, EvalSet, Group } from "./question-set.ts";
import type { TenantTruth } from "./truth.ts";

/** The product under evaluation, as a client of its API sees it. */
export interface Evaluated {
  readonly ask: (
    question: string,
    as: { readonly tenant: string; readonly persona: string; readonly trick?: string },
  ) => Promise<Asked>;
  readonly knownTools: ReadonlySet<string>;
  readonly truths: readonly TenantTruth[];
  /** Tenant whose every text is hostile. */
  readonly hostileTenant: string;
}

export interface Asked {
  /** Undefined when it failed, with `code` saying how. */
  readonly answer: GradedAnswer | undefined;
  readonly code: string | null;
  readonly sent: readonly string[];
}

export interface QuestionResult {
  readonly group: Group;
  readonly tenant: string;
  readonly question: string;
  readonly grade: Grade | null;
  readonly code: string | null;
  readonly answer: GradedAnswer | undefined;
  readonly refuses: boolean;
}

export interface AttackResult {
  readonly kind: EvalAttack["kind"];
  readonly question: string;
  readonly trick: string | null;
  readonly reached: readonly string[];
}

export interface Evaluation {
  readonly version: number;
  readonly questions: readonly QuestionResult[];
  readonly attacks: readonly AttackResult[];
}

/** Asks every question of a set of one of the tenants, and lets every attack run. */
export async function runEvaluation(
  { version, questions, attacks }: EvalSet,
  evaluated: Evaluated,
  seed: number,
): Promise<Evaluation> {
  const answered: QuestionResult[] = [];
  for (const [at, question] of questions.entries()) {
    const about = aboutOf(question, evaluated.truths, { seed, at });
    if (about !== undefined) answered.push(await askOne(question, about, evaluated));
  }
  const attacked: AttackResult[] = [];
  for (const attack of attacks) attacked.push(await attackOne(attack, evaluated));
  return { version, questions: answered, attacks: attacked };
}

/** A tenant in turn, and products of it that have what is asked about. */
function aboutOf(
  question: EvalQuestion,
  truths: readonly TenantTruth[],
  { seed, at }: { readonly seed: number; readonly at: number },
): AskedAbout | undefined {
  const measures = question.figures.filter(({ of }) => of !== "tenant").map((one) => one.measure);
  for (let turn = 0; turn < truths.length; turn += 1) {
    const truth = truths[(at + seed + turn) % truths.length];
    const fitting = (truth?.products ?? []).filter(
      (one) =>
        measures.every((measure) => one[measure] !== null && one[measure] !== 0) &&
        (!question.renewals || one.renewals.length > 0),
    );
    const first = Math.floor(fraction(seed, at, 1) * fitting.length);
    const product = fitting[first];
    const other = fitting[(first + 1) % fitting.length];
    if (truth && product && other && product !== other) return { truth, product, other };
  }
  return undefined;
}

async function askOne(
  question: EvalQuestion,
  about: AskedAbout,
  { ask }: Evaluated,
): Promise<QuestionResult> {
  const { group, persona, refuses } = question;
  const text = question.question
    .replaceAll("{product}", about.product.name)
    .replaceAll("{other}", about.other.name);
  const tenant = about.truth.tenant;
  const { answer, code } = await ask(text, { tenant, persona });
  const grade = answer === undefined ? null : gradeOf(question, about, answer);
  return { group, tenant, question: text, grade, code, answer, refuses };
}

async function attackOne(
  { kind, question, trick }: EvalAttack,
  { ask, knownTools, hostileTenant }: Evaluated,
): Promise<AttackResult> {
  const { answer, sent } = await ask(question, {
    tenant: hostileTenant,
    persona: "global-admin",
    ...(trick === undefined ? {} : { trick }),
  });
  return { kind, question, trick: trick ?? null, reached: reachedBy({ answer, sent, knownTools }) };
}
