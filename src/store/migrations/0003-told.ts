import type { Migration } from "./migration.ts";
import { keepTenantsApart } from "./own-tenant.ts";

/** What was told of members: aggregated figures, and keyed marks of the sets of members behind them. */
const told = `
create table seatwise.told (
  tenant_id uuid not null,
  kind text not null,
  audience text not null,
  visibility_class text not null,
  evidence text not null,
  minimums text not null,
  week date not null,
  told_at text not null,
  body text not null,
  primary key (tenant_id, kind, audience, evidence, week, minimums)
)`;

export const toldFigures: Migration = {
  name: "0003-told",
  statements: [
    told,
    ...keepTenantsApart("told"),
    // What was told is never changed, only forgotten after a while.
    "grant select, insert, delete on seatwise.told to seatwise_app",
  ],
};
