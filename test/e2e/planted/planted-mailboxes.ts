import type { Emulator } from "../../../emulator/index.ts";
import { lastUseOf } from "../../../emulator/tenant/activity.ts";
import { MemberView } from "../../../emulator/tenant/member-view.ts";

const GB = 1024 ** 3;
const SHARED_GB = [20, 47, 52];

/** Members who go on using mail after their licences went, and shared mailboxes that grew. */
export function plantMailboxes(tenant: Emulator["tenants"][number]): void {
  const { generator } = tenant;
  const all = Array.from({ length: generator.memberCount }, (_, at) => at);
  const views = all.map((at) => new MemberView(generator, at));
  const people = views.filter(
    ({ member }) =>
      member.enabled &&
      member.kind === "person" &&
      lastUseOf(generator, member, "exchange") !== null,
  );
  for (const { id } of people.slice(20, 35)) {
    tenant.changeMember(id, { withoutLicences: true, mailboxBytes: 3 * GB });
  }
  const shared = views.filter(({ member }) => member.kind === "shared-mailbox");
  for (const [at, { id }] of shared.entries()) {
    tenant.changeMember(id, { mailboxBytes: (SHARED_GB[at % SHARED_GB.length] ?? 0) * GB });
  }
}
