import type { Migration } from "./migration.ts";
import { keepTenantsApart } from "./own-tenant.ts";

/**
 * The role the application works as owns nothing and cannot bypass row security; the login role
 * becomes it for the length of a transaction. Roles belong to the whole server, so another database
 * may be creating the same one just now.
 */
const applicationRole = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'seatwise_app') then
    create role seatwise_app nologin noinherit nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then
  null;
end
$$`;

/**
 * Asked for in any case: from PostgreSQL 16 on, whoever created a role is its member but may not
 * become it. Where the operator has granted it beforehand, the login role need not be able to.
 */
const membership = `
do $$
begin
  execute format('grant seatwise_app to %I', current_user);
exception when insufficient_privilege then
  null;
end
$$`;

const interaction = `
create table seatwise.interaction (
  tenant_id uuid not null,
  sequence integer not null check (sequence > 0),
  id uuid not null,
  caller_key text not null,
  body text not null,
  previous_hash text not null,
  hash text not null,
  primary key (tenant_id, sequence),
  unique (tenant_id, id)
)`;

export const interactionLedger: Migration = {
  name: "0001-interaction-ledger",
  statements: [
    applicationRole,
    membership,
    "grant usage on schema seatwise to seatwise_app",
    interaction,
    "create index interaction_of_caller on seatwise.interaction (tenant_id, caller_key, sequence)",
    ...keepTenantsApart("interaction"),
    // Entries are added and read; the application can neither change nor delete one.
    "grant select, insert on seatwise.interaction to seatwise_app",
  ],
};
