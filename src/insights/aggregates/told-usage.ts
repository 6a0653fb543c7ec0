import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";
import { PARTS_OF, USAGE_SUBJECTS, USED_WORKLOADS } from "./usage.ts";
import { COPILOT_USERS } from "./usage-totals.ts";

/** What was told of use in one period, count by count. */
export const toldUsage = defineAggregate(
  "toldUsage",
  1,
  closed.object({
    parts: closed.listOf(
      closed.object({
        of: closed.oneOf(PARTS_OF),
        subject: closed.nullable(
          closed.oneOf([...new Set([...USAGE_SUBJECTS, ...USED_WORKLOADS, ...COPILOT_USERS])]),
        ),
        skuId: closed.nullable(closed.skuId()),
        whole: closed.count(),
        counts: closed.listOf(closed.nullable(closed.count())),
      }),
    ),
    storage: closed.listOf(
      closed.object({
        of: closed.oneOf(["mailboxes", "oneDrives"]),
        accounts: closed.count(),
        bytes: closed.count(),
      }),
    ),
  }),
);
export type ToldUsage = ValueOf<typeof toldUsage>;
