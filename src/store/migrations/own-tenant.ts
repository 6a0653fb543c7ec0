/** An unset or empty setting compares as null, and null admits no row. */
export const ownTenant = `tenant_id = nullif(current_setting('seatwise.tenant', true), '')::uuid`;

/** Row security of a table: rows of the tenant the transaction works for, for its owner as well. */
export function keepTenantsApart(table: string): readonly string[] {
  return [
    `alter table seatwise.${table} enable row level security`,
    // Without FORCE the owner of the table would see every tenant's rows.
    `alter table seatwise.${table} force row level security`,
    `create policy own_tenant on seatwise.${table} using (${ownTenant}) with check (${ownTenant})`,
  ];
}
