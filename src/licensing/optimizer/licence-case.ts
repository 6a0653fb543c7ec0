import { z } from "zod";
import type { LicenceProblem } from "./licence-problem.ts";

const FILE_FORMAT = "licence-case-file/1";
const CASE_FORMAT = "licence-case/1";

const count = z.int().min(0);
const skuIds = z.array(z.string());
const levels = z.record(z.string(), count);

const skuSchema = z.object({
  id: z.string().min(1),
  priceMinorPerMonth: count,
  provides: levels.default({}),
  requiresAnyOf: z.array(skuIds).default([]),
  conflictsWith: skuIds.default([]),
  eligibilityTag: z.string().min(1).nullish(),
});

const cohortSchema = z.object({
  id: z.string(),
  users: count,
  state: z.enum(["active", "disabled", "inactive"]).default("active"),
  needs: levels.default({}),
  tags: z.array(z.string()).default([]),
  current: skuIds.default([]),
  keep: skuIds.default([]),
  forbid: skuIds.default([]),
});

const caseSchema = z.object({
  format: z.literal(CASE_FORMAT),
  id: z.string().min(1),
  currency: z.string().min(1),
  minorUnit: count,
  horizonMonths: z.int().min(1),
  ladders: z.record(z.string(), z.array(z.string())),
  skus: z.array(skuSchema),
  cohorts: z.array(cohortSchema),
  purchased: z
    .array(z.object({ sku: z.string(), seats: count, committedMonths: count.default(0) }))
    .default([]),
  seatLimits: z
    .array(z.object({ id: z.string().default(""), skus: skuIds, maxSeats: count }))
    .default([]),
  spare: z
    .array(
      z.object({ sku: z.string(), percent: z.number().min(0).default(0), min: count.default(0) }),
    )
    .default([]),
  changeCostMinorPerUser: count.default(0),
  options: z.object({ allowNewSkus: z.boolean().default(true) }).default({ allowNewSkus: true }),
});

type RawCase = z.infer<typeof caseSchema>;

/** A case as read: a problem, or the sentence that says what is wrong with it. */
export type LicenceCase =
  | {
      readonly id: string;
      readonly kind: "problem";
      readonly currency: string;
      readonly minorUnit: number;
      readonly problem: LicenceProblem;
    }
  | { readonly id: string; readonly kind: "invalid"; readonly reason: string };

/** Thrown when a file as a whole is not a case file. */
export class CaseFileError extends Error {
  override readonly name = "CaseFileError";
}

/**
 * Reads a case file (licence-case-file/1). A case that cannot be read does not lose the others.
 * @throws CaseFileError when the text is not JSON or not a case file.
 */
export function readCaseFile(text: string): readonly LicenceCase[] {
  const file = z
    .object({ format: z.literal(FILE_FORMAT), cases: z.array(z.unknown()) })
    .safeParse(parseJson(text));
  if (!file.success) {
    throw new CaseFileError(`This is not a case file: ${firstIssue(file.error)}.`);
  }
  return file.data.cases.map(readCase);
}

function parseJson(text: string): unknown {
  try {
    // Editors on Windows begin files with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const detail = error instanceof Error ? error.message : "unreadable";
    throw new CaseFileError(`This is not JSON: ${detail}.`);
  }
}

function readCase(raw: unknown, index: number): LicenceCase {
  const parsed = caseSchema.safeParse(raw);
  const id = parsed.success ? parsed.data.id : nameOf(raw, index);
  const reason = parsed.success ? findFault(parsed.data) : firstIssue(parsed.error);
  if (!parsed.success || reason !== undefined) {
    return { id, kind: "invalid", reason: `Case ${id}: ${reason}.` };
  }
  const { currency, minorUnit, options, skus, ...problem } = parsed.data;
  return {
    id,
    kind: "problem",
    currency,
    minorUnit,
    problem: {
      ...problem,
      skus: skus.map((sku) => ({ ...sku, eligibilityTag: sku.eligibilityTag ?? undefined })),
      allowNewSkus: options.allowNewSkus,
    },
  };
}

function nameOf(raw: unknown, index: number): string {
  const named = z.object({ id: z.string().min(1) }).safeParse(raw);
  return named.success ? named.data.id : `#${index + 1}`;
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  const field = z.core.toDotPath(issue?.path ?? []);
  return [field === "" ? [] : [field], issue?.message ?? "unreadable"].flat().join(": ");
}

/** What the shapes cannot say: names that refer to nothing, levels beyond a ladder, sums beyond exact numbers. */
function findFault(raw: RawCase): string | undefined {
  const ids = raw.skus.map((sku) => sku.id);
  const known = new Set(ids);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return `skus: ${twice} is listed twice`;
  const strange = raw.purchased.find(({ sku }) => !known.has(sku));
  if (strange !== undefined) return `purchased: there is no SKU ${strange.sku}`;
  for (const { id, current, keep, needs } of raw.cohorts) {
    const missing = [...current, ...keep].find((sku) => !known.has(sku));
    if (missing !== undefined)
      return `cohorts: ${id} holds ${missing}, which is not a SKU of the case`;
    const fault = findLevelFault(raw, needs);
    if (fault !== undefined) return `cohorts: ${id} needs ${fault}`;
  }
  for (const { id, provides } of raw.skus) {
    const fault = findLevelFault(raw, provides);
    if (fault !== undefined) return `skus: ${id} provides ${fault}`;
  }
  return isExact(raw) ? undefined : "the amounts are too large to be computed exactly";
}

function findLevelFault(
  raw: RawCase,
  levels: Readonly<Record<string, number>>,
): string | undefined {
  for (const [ladder, level] of Object.entries(levels)) {
    const names = Object.hasOwn(raw.ladders, ladder) ? raw.ladders[ladder] : undefined;
    if (names === undefined) return `${ladder}, which is not a ladder of the case`;
    if (level > names.length) return `level ${level} of ${ladder}, which has ${names.length}`;
  }
  return undefined;
}

/** Room for dual prices (1/10,000) and for sums over all SKUs at once. */
const HEADROOM = 100_000;

function isExact({ skus, cohorts, purchased, spare, horizonMonths, ...raw }: RawCase): boolean {
  const users = cohorts.reduce((sum, cohort) => sum + cohort.users, 0);
  const bought = purchased.reduce((sum, row) => sum + row.seats, 0);
  const kept = spare.reduce((sum, rule) => sum + rule.min + (users * rule.percent) / 100 + 1, 0);
  const everything = skus.reduce((sum, sku) => sum + sku.priceMinorPerMonth, 0) * horizonMonths;
  const changes = raw.changeCostMinorPerUser * horizonMonths;
  const most = (everything + changes) * (users + bought + kept);
  return (
    most <= Number.MAX_SAFE_INTEGER && everything + changes <= Number.MAX_SAFE_INTEGER / HEADROOM
  );
}
