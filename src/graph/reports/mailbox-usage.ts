import { z } from "zod";
import type { GraphReader } from "../reader.ts";
import type { MailboxRow, RecipientKind } from "../usage-records.ts";
import { readDetailReport } from "./detail-report.ts";
import { readDetailReportJson } from "./detail-report-json.ts";
import { countIn, isYes, type ReportPeriod } from "./report-cells.ts";

const USED = "Storage Used (Byte)";
const HAS_ARCHIVE = "Has Archive";
const RECIPIENT_TYPE = "Recipient Type";

/** Tenants get one of two vocabularies: `Shared` or `SharedMailbox`. */
const KINDS: Readonly<Record<string, RecipientKind>> = {
  user: "user",
  shared: "shared",
  room: "room",
  equipment: "equipment",
};

function kindOf(recipientType: string): RecipientKind | null {
  return KINDS[recipientType.toLowerCase().replace(/mailbox$/, "")] ?? null;
}

/**
 * Size, archive and, in newer files, kind of each mailbox
 * (learn.microsoft.com/graph/api/reportroot-getmailboxusagedetail).
 */
export function readMailboxUsage(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly MailboxRow[]> {
  return readDetailReport(
    reader,
    {
      source: "mailboxUsage",
      columns: [USED, HAS_ARCHIVE, RECIPIENT_TYPE],
      row: (cell) => ({
        kind: kindOf(cell(RECIPIENT_TYPE)),
        usedBytes: countIn(cell(USED)),
        hasArchive: cell(HAS_ARCHIVE) === "" ? null : isYes(cell(HAS_ARCHIVE)),
      }),
    },
    { period },
  );
}

const mailbox = z
  .object({
    storageUsedInBytes: z.number().int().nonnegative().nullish(),
    hasArchive: z.boolean().nullish(),
    recipientType: z.string().nullish(),
  })
  .transform((found) => ({
    kind: kindOf(found.recipientType ?? ""),
    usedBytes: found.storageUsedInBytes ?? null,
    hasArchive: found.hasArchive ?? null,
  }));

/** The same report as JSON, which tells the kind of mailbox where the file does not yet. */
export function readMailboxUsageJson(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly MailboxRow[]> {
  return readDetailReportJson(reader, { source: "mailboxUsage", row: mailbox }, period);
}
