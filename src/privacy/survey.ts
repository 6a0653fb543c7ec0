import type { IsoDate, ObjectId } from "../core/ids.ts";
import { inTurns, isTurnOver, turnToGoOn } from "../core/own-turn.ts";
import type { MemberRecord } from "../graph/index.ts";
import { CohortCounter } from "./cohort-counter.ts";
import { MemberMarks } from "./member-marks.ts";
import { type TraitsBasis, TraitsContext, traitsOf } from "./member-traits.ts";
import type { ReportCohort } from "./report-cohorts.ts";
import type { TenantWords } from "./tenant-words.ts";
import type { Cohorts, Traits } from "./traits.ts";

/** How far the pass over members is. */
export interface MemberProgress {
  readonly membersRead: number;
  readonly pagesRead: number;
}

export interface SurveyOptions extends TraitsBasis {
  /** Key of the tenant's marks, 8 bytes; without it no marks are made. */
  readonly marksKey?: Uint8Array;
  readonly onProgress?: (progress: MemberProgress) => void;
}

/** A tenant's members as cohorts: nobody in it has a name. */
export interface MemberSurvey {
  readonly cohorts: Cohorts;
  readonly members: number;
  /**
   * Share (0 to 1) of assigned seats of enabled members about whose use both sources speak; `null` when
   * no seat is assigned. The rest is unknown, which is not the same as idle.
   */
  readonly judgedShare: number | null;
  readonly reportRefreshedOn: IsoDate | null;
  /** Whether usage reports conceal names; `null` when none was read. */
  readonly reportNamesConcealed: boolean | null;
  readonly reportCohorts: readonly ReportCohort[];
  /** The tenant's words behind the keys in traits. In memory only. */
  readonly words: TenantWords;
  /** Groups by which somebody was given a SKU. In memory only. */
  readonly grantingGroups: ReadonlySet<ObjectId>;
  /** Who was counted in which cohort, as keyed marks; `null` where no key was given. */
  readonly marks: MemberMarks | null;
}

/**
 * One pass over all members: each becomes traits, equal traits are counted together, the record is let
 * go. Gives way to others every few milliseconds.
 * @throws whatever reading the pages throws; half a survey is no survey.
 */
export async function surveyMembers(
  pages: AsyncIterable<Iterable<MemberRecord>>,
  { onProgress, marksKey, ...basis }: SurveyOptions,
): Promise<MemberSurvey> {
  const context = new TraitsContext(basis);
  const counter = new CohortCounter();
  const marks = marksKey === undefined ? null : new MemberMarks(marksKey);
  let membersRead = 0;
  let pagesRead = 0;
  for await (const page of pages) {
    for (const record of page) {
      const cohort = counter.add(traitsOf(record, context));
      marks?.add(cohort, record.objectId);
      membersRead += 1;
      if (isTurnOver()) {
        await turnToGoOn();
      }
    }
    pagesRead += 1;
    onProgress?.({ membersRead, pagesRead });
  }
  return {
    cohorts: counter,
    members: membersRead,
    judgedShare: await judgedShareOf(counter),
    ...reportsIn(basis.usage),
    words: context.words,
    grantingGroups: context.grantingGroups,
    marks,
  };
}

function reportsIn(usage: TraitsBasis["usage"]) {
  return {
    reportRefreshedOn: usage?.refreshedOn ?? null,
    reportNamesConcealed: usage?.concealed ?? null,
    reportCohorts: usage?.reportCohorts ?? [],
  };
}

async function judgedShareOf(cohorts: Cohorts): Promise<number | null> {
  let seats = 0;
  let judged = 0;
  await inTurns(cohorts, ({ traits, members }) => {
    const held = traits.enabled ? traits.held.length * members : 0;
    seats += held;
    judged += isJudged(traits) ? held : 0;
  });
  return seats === 0 ? null : judged / seats;
}

function isJudged({ activity }: Traits): boolean {
  return activity.signIn !== "unknown" && activity.workloads !== "unknown";
}
