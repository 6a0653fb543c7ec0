import { describe, expect, it } from "@jest/globals";
import { ListEvidence } from "../../src/insights/list-evidence.ts";
import { SourceLog } from "../../src/insights/reading/source-log.ts";
import type { UsageReading } from "../../src/insights/reading/usage-reading.ts";
import { aCaller } from "../auth/a-caller.ts";
import { SetClock } from "../support/sample-aggregates.ts";

const MINUTE = 60;

/** Asks for pages of lists at given minutes, and tells at which of them the reports were read. */
async function readAt(minutes: readonly number[], isContinued: boolean): Promise<number[]> {
  const clock = new SetClock();
  const evidence = new ListEvidence(clock);
  const read: number[] = [];
  let now = 0;
  for (const minute of minutes) {
    clock.advance((minute - now) * MINUTE);
    now = minute;
    const log = new SourceLog(() => clock.now());
    await evidence.obtain(
      { caller: aCaller(), surveyedAt: "2026-11-21T07:00:00Z", isContinued },
      ["activeUserDetail"],
      log,
      async () => {
        log.note("activeUserDetail", "used");
        read.push(minute);
        return { accounts: 1 } as UsageReading;
      },
    );
  }
  return read;
}

describe("what reports told for a list of members", () => {
  it.each<[string, boolean, readonly number[], readonly number[]]>([
    ["serves the further pages", true, [0, 1, 2, 3, 4], [0]],
    ["serves a third list, not a second", false, [0, 1, 2, 3], [0, 1]],
    [
      "is let go when its caller has asked for nothing for five minutes",
      true,
      [0, 4, 9.5],
      [0, 9.5],
    ],
    ["is let go after ten minutes, whoever goes on asking", true, [0, 4, 8, 10.5, 14], [0, 10.5]],
  ])("%s", async (_name, isContinued, minutes, read) => {
    expect(await readAt(minutes, isContinued)).toEqual(read);
  });
});
