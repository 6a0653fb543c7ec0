import type { Migration } from "./migration.ts";
import { keepTenantsApart } from "./own-tenant.ts";

/** Which writing of an entry of the cache is the newest; entries are named by keyed hashes. */
const newestEntry = `
create table seatwise.newest_entry (
  tenant_id uuid not null,
  entry text not null,
  generation bigint not null,
  ends_at_ms bigint not null,
  primary key (tenant_id, entry)
)`;

export const newestEntries: Migration = {
  name: "0004-newest-entries",
  statements: [
    newestEntry,
    ...keepTenantsApart("newest_entry"),
    "grant select, insert, update, delete on seatwise.newest_entry to seatwise_app",
  ],
};
