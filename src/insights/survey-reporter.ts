import type { MemberProgress } from "../privacy/index.ts";
import {
  NOTHING_READ,
  type SurveyPhase,
  type SurveyProgress,
} from "./aggregates/survey-progress.ts";

/** Who is told, and whether it is worth the trouble of telling others at once. */
export type ProgressListener = (progress: SurveyProgress, isNewPhase: boolean) => void;

/** Keeps count of how far one survey is. */
export class SurveyReporter {
  readonly #tell: ProgressListener;
  readonly #now: () => Date;
  #progress: SurveyProgress = NOTHING_READ;
  #membersSince = 0;

  constructor(tell: ProgressListener, now: () => Date) {
    this.#tell = tell;
    this.#now = now;
    this.enter("reports");
  }

  enter(phase: SurveyPhase): void {
    this.#set({ phase, remainingSeconds: null }, true);
  }

  /** The pass over members begins; so many are expected. */
  expect(membersTotal: number | null): void {
    this.#membersSince = this.#now().getTime();
    this.#set({ phase: "members", membersTotal }, true);
  }

  /** The pass over members is this far. */
  note(read: MemberProgress): void {
    this.#set({ ...read, remainingSeconds: this.#remaining(read.membersRead) }, false);
  }

  /** Nothing more will be told. */
  close(): void {
    this.enter("done");
  }

  #remaining(read: number): number | null {
    const { membersTotal } = this.#progress;
    if (membersTotal === null || read === 0) {
      return null;
    }
    const seconds = (this.#now().getTime() - this.#membersSince) / 1000;
    return Math.ceil((seconds * Math.max(0, membersTotal - read)) / read);
  }

  #set(change: Partial<SurveyProgress>, isNewPhase: boolean): void {
    this.#progress = { ...this.#progress, ...change };
    this.#tell(this.#progress, isNewPhase);
  }
}
