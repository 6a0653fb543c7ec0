import { describe, expect, it } from "@jest/globals";
import { isoDate } from "../../src/core/ids.ts";
import { Pii } from "../../src/core/pii.ts";
import type { CopilotRow, MailboxRow, UsageRow } from "../../src/graph/index.ts";
import { ProductNames } from "../../src/privacy/assigned-products.ts";
import type { UseTraits } from "../../src/privacy/traits.ts";
import { UsageGathering } from "../../src/privacy/usage-evidence.ts";

const ANNA = "anna@contoso.example";
const REFRESHED = isoDate.parse("2026-11-19");
const on = (date: string) => isoDate.parse(date);

const rowOf = (name: string): UsageRow => ({
  refreshedOn: REFRESHED,
  principalName: new Pii(name),
  concealed: !name.includes("@"),
});

async function* batches<Row>(...rows: readonly Row[]) {
  yield rows;
}

async function* brokenAfter<Row>(...rows: readonly Row[]) {
  yield rows;
  throw new Error("cut");
}

function gathering() {
  return new UsageGathering({ hashKey: new Uint8Array(8), products: new ProductNames([]) });
}

function useOf(usage: UsageGathering, name = ANNA): Partial<UseTraits> | undefined {
  const { use } = usage.of(new Pii(name));
  return use && Object.fromEntries(Object.entries(use).filter(([, value]) => value !== "unknown"));
}

const mailbox = (name: string, part: Partial<MailboxRow> = {}): MailboxRow => ({
  ...rowOf(name),
  kind: "user",
  usedBytes: 0,
  hasArchive: false,
  ...part,
});

const noCopilot: CopilotRow["lastActivityByApp"] = {
  teams: null,
  word: null,
  excel: null,
  powerPoint: null,
  outlook: null,
  oneNote: null,
  loop: null,
  chat: null,
};

const active = {
  ...rowOf(ANNA),
  lastActivityOn: {
    exchange: on("2026-11-01"),
    oneDrive: on("2026-06-01"),
    sharePoint: on("2026-09-01"),
    skypeForBusiness: null,
    yammer: null,
    teams: null,
  },
  unreported: [],
  assignedProducts: "",
};

describe("use of a member", () => {
  it("is absent where only the active-user report was read", async () => {
    const usage = gathering();
    await usage.addActiveUsers(batches(active));

    expect(usage.of(new Pii(ANNA))).toEqual({ workloads: "under30" });
  });

  it("takes mail, files and Teams from the active-user report, mail better from its own", async () => {
    const usage = gathering();
    await usage.addActiveUsers(batches(active));
    await usage.use.addActivations(batches());
    await usage.use.addTeams(
      batches({ ...rowOf(ANNA), lastActivityOn: null, calls: 0, meetingsOrganized: 2 }),
    );
    const before = useOf(usage);
    const mail = { lastActivityOn: on("2026-07-01"), sent: 0, received: 9, read: 1 };
    await usage.use.addMail(batches({ ...rowOf(ANNA), ...mail }));

    expect(before).toEqual({
      mail: "under30",
      files: "under90",
      teams: "none",
      calls: "none",
      organisedMeetings: "some",
    });
    expect(useOf(usage)?.mail).toBe("under180");
  });

  it("is no use of mail when mail only arrives", async () => {
    const usage = gathering();
    const mail = { lastActivityOn: on("2026-11-01"), sent: 0, received: 500, read: 0 };
    await usage.use.addMail(batches({ ...rowOf(ANNA), ...mail }));

    expect(useOf(usage)).toEqual({ mail: "none" });
  });

  it.each([
    [{ D30: [true, false], D90: [true, true], D180: [true, true] }, "under30", "under90"],
    [{ D30: [false, false], D90: [true, false], D180: [true, false] }, "under90", "none"],
    [{ D90: [false, false], D180: [true, false] }, "under180", "none"],
    [{ D30: [false, false], D90: [false, false] }, undefined, undefined],
    [{ D30: [true, false] }, "under30", undefined],
    [{ D90: [true, false], D180: [true, false] }, undefined, "none"],
    [{ D30: [false, false], D180: [true, true] }, undefined, undefined],
  ] as const)(
    "of Office apps is as recent as its periods say: %j",
    async (periods, desktop, light) => {
      const usage = gathering();
      for (const period of ["D30", "D90", "D180"] as const) {
        const [usedOnDesktop, usedOnWebOrMobile] =
          (periods as Partial<Record<string, readonly [boolean, boolean]>>)[period] ?? [];
        if (usedOnDesktop !== undefined && usedOnWebOrMobile !== undefined) {
          await usage.use.addApps(
            batches({ ...rowOf(ANNA), usedOnDesktop, usedOnWebOrMobile }),
            period,
          );
        }
      }

      expect([useOf(usage)?.desktopApps, useOf(usage)?.lightApps]).toEqual([desktop, light]);
    },
  );

  const GB = 2 ** 30;

  it.each([
    [0, "kiosk"],
    [1.8 * GB, "kiosk"],
    [1.8 * GB + 1, "plan1"],
    [45 * GB, "plan1"],
    [45 * GB + 1, "plan1Full"],
    [50 * GB, "plan1Full"],
    [50 * GB + 1, "plan2"],
    [90 * GB, "plan2"],
    [90 * GB + 1, "plan2Full"],
    [null, undefined],
  ])("a mailbox of %d bytes fits %s", async (usedBytes, fit) => {
    const usage = gathering();
    await usage.use.addMailboxes(batches(mailbox(ANNA, { usedBytes, hasArchive: true })));

    expect(useOf(usage)).toEqual({
      mailboxKind: "user",
      hasArchive: true,
      ...(fit === undefined ? {} : { mailboxFit: fit }),
    });
  });

  it("of mailboxes: later files know better, and who is not listed has none", async () => {
    const usage = gathering();
    await usage.use.addMailboxes(batches(mailbox(ANNA, { kind: null, hasArchive: null })));
    const before = useOf(usage);
    await usage.use.addMailboxes(batches(mailbox(ANNA, { kind: "shared" })));
    await usage.use.addOneDrives(
      batches({ ...rowOf("ben@contoso.example"), lastActivityOn: null, usedBytes: 1024 * GB }),
    );

    expect(before).toEqual({ mailboxFit: "kiosk" });
    expect(useOf(usage)).toEqual({ mailboxKind: "shared", mailboxFit: "kiosk", hasArchive: false });
    expect(useOf(usage, "ben@contoso.example")).toEqual({
      mailboxKind: "none",
      oneDriveFit: "plan2",
    });
  });

  it.each([
    [{}, null, "none", "none"],
    [{ teams: on("2026-11-01") }, on("2026-11-01"), "under30", "meetingsOnly"],
    [{ teams: on("2026-11-01"), word: on("2026-09-01") }, on("2026-11-01"), "under30", "several"],
    [{ word: on("2026-01-01") }, on("2026-01-01"), "over180", "none"],
    [{ chat: on("2026-11-01") }, on("2026-11-01"), "under30", "none"],
    // The free chat beside recaps of meetings makes them no more than that.
    [
      { teams: on("2026-11-01"), chat: on("2026-11-02") },
      on("2026-11-02"),
      "under30",
      "meetingsOnly",
    ],
  ])("of Copilot in %j", async (apps, lastActivityOn, copilot, copilotBreadth) => {
    const usage = gathering();
    const lastActivityByApp = { ...noCopilot, ...apps };
    await usage.use.addCopilot(batches({ ...rowOf(ANNA), lastActivityOn, lastActivityByApp }));

    expect(useOf(usage)).toEqual({ copilot, copilotBreadth });
  });

  it.each([
    ["2026-11-10", "2026-05-01", "under30"],
    [null, "2026-11-10", "under30"],
    ["2026-09-01", null, "under90"],
    [null, null, "none"],
  ])(
    "of files is the later of the active-user report's and SharePoint's own: %j, %j",
    async (oneDrive, sharePoint, files) => {
      const usage = gathering();
      const lastActivityOn = {
        ...active.lastActivityOn,
        oneDrive: oneDrive === null ? null : on(oneDrive),
        sharePoint: null,
      };
      const row = { viewedOrEditedFiles: 1, visitedPages: 0 };
      const lastOn = sharePoint === null ? null : on(sharePoint);
      await usage.addActiveUsers(batches({ ...active, lastActivityOn }));
      await usage.use.addSharePoint(batches({ ...rowOf(ANNA), ...row, lastActivityOn: lastOn }));

      expect(useOf(usage)?.files).toBe(files);
    },
  );

  it("of files is unknown where SharePoint alone is silent", async () => {
    const usage = gathering();
    const row = { ...rowOf(ANNA), viewedOrEditedFiles: 0, visitedPages: 0, lastActivityOn: null };
    await usage.use.addSharePoint(batches(row));

    expect(useOf(usage)).toEqual({});
  });

  it("of desktop clients is proved by an activation on a desktop", async () => {
    const usage = gathering();
    const activation = { ...rowOf(ANNA), lastActivatedOn: null };
    await usage.use.addActivations(
      batches(
        { ...activation, product: "VISIO CLIENT FOR OFFICE 365", desktops: 1 },
        { ...activation, product: "PROJECT CLIENT FOR OFFICE 365", desktops: 0 },
      ),
    );

    expect(useOf(usage)).toEqual({ visioDesktop: "some", projectDesktop: "none" });
  });
});

describe("a report that says nothing", () => {
  it("is one that broke off", async () => {
    const usage = gathering();

    await expect(usage.use.addMailboxes(brokenAfter(mailbox(ANNA)))).rejects.toThrow("cut");
    expect(useOf(usage)).toBeUndefined();
  });

  it("is one that conceals its names", async () => {
    const usage = gathering();
    const read = await usage.use.addMailboxes(batches(mailbox("FE7CC8C15246EDCCA289C9A4022762F7")));

    expect(read).toEqual({ refreshedOn: REFRESHED, concealed: true, isStale: false });
    expect(useOf(usage)).toBeUndefined();
  });

  it.each([
    ["2026-11-19", false],
    ["2026-11-20", true],
  ])("is one of a day before %s: %j", async (day, isStale) => {
    const usage = new UsageGathering({
      hashKey: new Uint8Array(8),
      products: new ProductNames([]),
      notBefore: on(day),
    });
    const reads = [await usage.addActiveUsers(batches(active))];
    reads.push(await usage.use.addMailboxes(batches(mailbox(ANNA))));

    expect(reads.map((read) => read.isStale)).toEqual([isStale, isStale]);
    expect(usage.of(new Pii(ANNA)).workloads).toBe(isStale ? "unknown" : "under30");
    expect(useOf(usage)?.mailboxKind).toBe(isStale ? undefined : "user");
  });
});

describe("equal use", () => {
  it("is one object, so that a survey of many members keeps few", async () => {
    const usage = gathering();
    await usage.use.addMailboxes(batches(mailbox(ANNA), mailbox("ben@contoso.example")));

    expect(usage.of(new Pii(ANNA)).use).toBe(usage.of(new Pii("ben@contoso.example")).use);
  });
});
