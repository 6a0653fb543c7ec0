import { z } from "zod";
import {
  SCORE_CATEGORIES,
  type ScoreCategory,
  type SecureScoreRecord,
} from "../configuration-records.ts";
import { decode, instantOrNull } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

/** Scores are a few hundred points. */
const points = z
  .number()
  .min(0)
  .max(1_000_000)
  .nullish()
  .transform((value) => value ?? 0);

/** The tenant's id, which every score carries, is not among what is kept. */
const secureScore: z.ZodType<SecureScoreRecord> = z
  .object({
    createdDateTime: instantOrNull,
    currentScore: points,
    maxScore: points,
    controlScores: z.array(z.object({ controlCategory: z.string().nullish(), score: points })),
    averageComparativeScores: z
      .array(z.object({ basis: z.string().nullish(), averageScore: points }))
      .nullish(),
  })
  .transform((found) => {
    const scoreByCategory = {
      identity: 0,
      data: 0,
      device: 0,
      apps: 0,
      infrastructure: 0,
      other: 0,
    };
    for (const { controlCategory, score } of found.controlScores) {
      scoreByCategory[categoryOf(controlCategory)] += score;
    }
    const all = found.averageComparativeScores?.find(({ basis }) => basis === "AllTenants");
    return {
      createdAt: found.createdDateTime,
      score: found.currentScore,
      maxScore: found.maxScore,
      scoreByCategory,
      averageOfAllTenants: all?.averageScore ?? null,
    };
  });

function categoryOf(name: string | null | undefined): ScoreCategory {
  return SCORE_CATEGORIES.find((category) => category === name?.toLowerCase()) ?? "other";
}

/** The newest secure score; `null` for a tenant that has none yet. */
export async function readSecureScore(reader: GraphReader): Promise<SecureScoreRecord | null> {
  const pages = reader.pages("secureScore", { top: 1 }, { ahead: false });
  const first = await pages.next();
  await pages.return(undefined);
  const [newest] = first.done === true ? [] : first.value;
  return newest === undefined ? null : decode("secureScore", secureScore, newest);
}
