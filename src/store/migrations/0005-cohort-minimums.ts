import type { Migration } from "./migration.ts";
import { keepTenantsApart } from "./own-tenant.ts";

/**
 * Cohort minimums as administrators of a tenant raised them, one version after the other. The lowest
 * there are stand here as well: they bind whoever writes past the application, too.
 */
const cohortMinimums = `
create table seatwise.cohort_minimums (
  tenant_id uuid not null,
  version integer not null check (version > 0),
  assignments integer not null check (assignments >= 5),
  behaviour integer not null check (behaviour >= 10),
  raised_at text not null,
  raised_by text not null,
  primary key (tenant_id, version)
)`;

export const raisedMinimums: Migration = {
  name: "0005-cohort-minimums",
  statements: [
    cohortMinimums,
    ...keepTenantsApart("cohort_minimums"),
    // Versions are added; the application can neither change nor take back one.
    "grant select, insert on seatwise.cohort_minimums to seatwise_app",
  ],
};
