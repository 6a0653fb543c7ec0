import type { IsoDate } from "../core/ids.ts";
import { openPii } from "../core/pii.ts";
import type { UsageRow } from "../graph/index.ts";
import type { PrincipalIndex } from "./principal-index.ts";

/** A usage report that was read to its end. */
export interface ReportRead {
  /** Its own date, the earliest of its rows; `null` when it had none. */
  readonly refreshedOn: IsoDate | null;
  /** It shows stand-ins for names, so nothing in it belongs to a member. */
  readonly concealed: boolean;
  /** It is older than conclusions may be drawn from. */
  readonly isStale: boolean;
}

/** How every report of a survey is taken in. */
export interface IntakeRules {
  readonly index: PrincipalIndex;
  /** Reports of an earlier day are stale; without it none is. */
  readonly notBefore: IsoDate | undefined;
  /** Whether names that a report shows are to be taken for concealed. */
  readonly conceal: boolean;
}

interface Intake<Row> extends IntakeRules {
  /** Called for every row, whether its name is concealed or not. */
  readonly each?: (row: Row) => void;
  /** Called for rows whose name is visible, with the principal's number. */
  readonly take: (number: number, row: Row) => void;
}

/**
 * Takes in a report row by row and lets the rows go. Reading it gives way before every batch.
 * @throws what reading the report throws; what was taken in until then counts for nothing.
 */
export async function takeIn<Row extends UsageRow>(
  batches: AsyncIterable<readonly Row[]>,
  { index, notBefore, conceal, each, take }: Intake<Row>,
): Promise<ReportRead> {
  const dates = new Set<IsoDate>();
  let visible = 0;
  let concealed = 0;
  for await (const rows of batches) {
    for (const row of rows) {
      dates.add(row.refreshedOn);
      each?.(row);
      if (conceal || row.concealed) {
        concealed += 1;
      } else {
        visible += 1;
        take(index.add(openPii(row.principalName)), row);
      }
    }
  }
  const [refreshedOn = null] = [...dates].sort();
  return {
    refreshedOn,
    concealed: concealed > 0 && visible === 0,
    isStale: refreshedOn !== null && notBefore !== undefined && refreshedOn < notBefore,
  };
}

/** The report's own date where conclusions about members may be drawn from it. */
export function joinableOn({ refreshedOn, concealed, isStale }: ReportRead): IsoDate | null {
  return concealed || isStale ? null : refreshedOn;
}
