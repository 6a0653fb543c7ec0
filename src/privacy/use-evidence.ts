import type { IsoDate } from "../core/ids.ts";
import type {
  ActivationRow,
  ActiveUserRow,
  AppUserRow,
  CopilotRow,
  EmailActivityRow,
  MailboxRow,
  OneDriveRow,
  SharePointActivityRow,
  TeamsActivityRow,
  UsageRow,
} from "../graph/index.ts";
import { LastDays, latestOf } from "./last-days.ts";
import { type IntakeRules, joinableOn, type ReportRead, takeIn } from "./report-intake.ts";
import { SharedUse } from "./shared-use.ts";
import { ACTIVITY_BANDS, type Recency, type UseTraits } from "./traits.ts";
import {
  ActivationColumn,
  AppColumn,
  type AppPeriod,
  CopilotColumn,
  MailboxColumn,
  OneDriveColumn,
  TeamsColumn,
  type UseColumn,
} from "./use-columns.ts";

type Batches<Row> = AsyncIterable<readonly Row[]>;
type Answer = (number: number) => Partial<UseTraits>;

/** A number nobody has. Being in no report tells something too: no mailbox, no activation. */
export const NOT_LISTED = -1;

/** What is said of somebody no report speaks of. */
const UNKNOWN: UseTraits = {
  mail: "unknown",
  files: "unknown",
  teams: "unknown",
  desktopApps: "unknown",
  lightApps: "unknown",
  copilot: "unknown",
  copilotBreadth: "unknown",
  calls: "unknown",
  organisedMeetings: "unknown",
  visioDesktop: "unknown",
  projectDesktop: "unknown",
  mailboxKind: "unknown",
  mailboxFit: "unknown",
  hasArchive: "unknown",
  oneDriveFit: "unknown",
};

/**
 * What the usage reports beyond the active-user report say, a few bytes per principal and report.
 * A report that broke off, conceals its names or is stale says nothing.
 */
export class UseEvidence {
  readonly #intake: IntakeRules;
  readonly #shared = new SharedUse();
  readonly #apps = new AppColumn();
  readonly #answers: Answer[] = [];
  /** What the active-user report says of single workloads; a report of its own knows better. */
  #basis: Answer = () => UNKNOWN;
  #sharePoint: (number: number) => Recency = () => "unknown";

  constructor(intake: IntakeRules) {
    this.#intake = intake;
  }

  /** Takes workloads out of the active-user report. */
  workloads(): {
    take: (number: number, row: ActiveUserRow) => void;
    complete: (refreshedOn: IsoDate) => void;
  } {
    const [mail, files, teams] = [new LastDays(), new LastDays(), new LastDays()];
    return {
      take: (number, { lastActivityOn }) => {
        mail.note(number, lastActivityOn.exchange);
        files.note(number, latestOf([lastActivityOn.oneDrive, lastActivityOn.sharePoint]));
        teams.note(number, lastActivityOn.teams);
      },
      complete: (refreshedOn) => {
        this.#basis = (number) => ({
          mail: mail.bandOf(number, refreshedOn),
          files: files.bandOf(number, refreshedOn),
          teams: teams.bandOf(number, refreshedOn),
        });
      },
    };
  }

  /** Mail that was only received proves nothing: it arrives whether or not anybody reads it. */
  async addMail(batches: Batches<EmailActivityRow>): Promise<ReportRead> {
    const days = new LastDays();
    return this.#add(
      batches,
      (number, row) => days.note(number, row.sent + row.read > 0 ? row.lastActivityOn : null),
      (refreshedOn) => (number) => ({ mail: days.bandOf(number, refreshedOn) }),
    );
  }

  async addApps(batches: Batches<AppUserRow>, period: AppPeriod): Promise<ReportRead> {
    return this.#add(
      batches,
      (number, row) => this.#apps.take(number, row, period),
      () => {
        this.#apps.complete(period);
        return (number) => this.#apps.traitsOf(number);
      },
    );
  }

  async addMailboxes(batches: Batches<MailboxRow>): Promise<ReportRead> {
    return this.#addColumn(batches, new MailboxColumn());
  }

  async addOneDrives(batches: Batches<OneDriveRow>): Promise<ReportRead> {
    return this.#addColumn(batches, new OneDriveColumn());
  }

  /** Tells of SharePoint alone: it can show that files are used, and only with the basis that none is. */
  async addSharePoint(batches: Batches<SharePointActivityRow>): Promise<ReportRead> {
    const days = new LastDays();
    return this.#add(
      batches,
      (number, row) => days.note(number, row.lastActivityOn),
      (refreshedOn) => {
        this.#sharePoint = (number) => days.bandOf(number, refreshedOn);
        return () => ({});
      },
    );
  }

  async addTeams(batches: Batches<TeamsActivityRow>): Promise<ReportRead> {
    return this.#addColumn(batches, new TeamsColumn());
  }

  async addActivations(batches: Batches<ActivationRow>): Promise<ReportRead> {
    return this.#addColumn(batches, new ActivationColumn());
  }

  async addCopilot(batches: Batches<CopilotRow>): Promise<ReportRead> {
    return this.#addColumn(batches, new CopilotColumn());
  }

  /**
   * @param number of the principal; `NOT_LISTED` for one in no report.
   * @returns `undefined` where no report beyond the active-user report was read.
   */
  useOf(number: number): UseTraits | undefined {
    if (this.#answers.length === 0) {
      return undefined;
    }
    const use = { ...UNKNOWN, ...this.#basis(number) };
    for (const answer of this.#answers) {
      Object.assign(use, answer(number));
    }
    const files = moreRecent(use.files, this.#sharePoint(number));
    return this.#shared.of({ ...use, files });
  }

  #addColumn<Row extends UsageRow>(
    batches: Batches<Row>,
    column: UseColumn<Row>,
  ): Promise<ReportRead> {
    return this.#add(
      batches,
      (number, row) => column.take(number, row),
      (refreshedOn) => (number) => column.traitsOf(number, refreshedOn),
    );
  }

  async #add<Row extends UsageRow>(
    batches: Batches<Row>,
    take: (number: number, row: Row) => void,
    answerAsOf: (refreshedOn: IsoDate) => Answer,
  ): Promise<ReportRead> {
    const read = await takeIn(batches, { ...this.#intake, take });
    const refreshedOn = joinableOn(read);
    if (refreshedOn !== null) {
      this.#answers.push(answerAsOf(refreshedOn));
    }
    return read;
  }
}

/** The later of two last uses; a silent part of something unknown leaves it unknown. */
function moreRecent(known: Recency, also: Recency): Recency {
  if (also === "unknown" || (known === "unknown" && also === "none")) {
    return known;
  }
  return ACTIVITY_BANDS.find((band) => band === known || band === also) ?? known;
}
