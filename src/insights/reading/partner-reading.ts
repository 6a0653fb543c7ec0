import {
  type AccessAssignmentRecord,
  type DelegatedAdminCustomerRecord,
  type DelegatedAdminRelationshipRecord,
  type GraphReader,
  readAccessAssignments,
  readDelegatedAdminCustomers,
  readDelegatedAdminRelationships,
} from "../../graph/index.ts";
import type { SourceLog } from "./source-log.ts";

/** A partner's customers, and what access the relationships with them really give. */
export interface PartnerReading {
  readonly relationships: readonly DelegatedAdminRelationshipRecord[] | null;
  readonly customers: readonly DelegatedAdminCustomerRecord[] | null;
  /** By position of the relationship. */
  readonly accessAssignments: readonly (readonly AccessAssignmentRecord[])[] | null;
}

/** Reads a partner tenant's lists of customers. */
export async function readPartner(reader: GraphReader, log: SourceLog): Promise<PartnerReading> {
  const [relationships, customers] = await Promise.all([
    log.attempt("delegatedAdminRelationships", () => readDelegatedAdminRelationships(reader)),
    log.attempt("delegatedAdminCustomers", () => readDelegatedAdminCustomers(reader)),
  ]);
  const accessAssignments =
    relationships &&
    (await log.attempt("delegatedAdminAccessAssignments", () =>
      readAccessAssignments(reader, relationships),
    ));
  return { relationships, customers, accessAssignments };
}
