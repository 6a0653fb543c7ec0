import { z } from "zod";
import { Pii } from "../../core/pii.ts";
import type { DomainRecord } from "../configuration-records.ts";
import { collect } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

const yes = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

const domain: z.ZodType<DomainRecord> = z
  .object({
    id: z.string(),
    authenticationType: z.string().nullish(),
    isVerified: yes,
    isDefault: yes,
    isInitial: yes,
  })
  .transform(({ id, authenticationType, ...flags }) => ({
    name: new Pii(id),
    authentication: authenticationOf(authenticationType),
    ...flags,
  }));

function authenticationOf(type: string | null | undefined): DomainRecord["authentication"] {
  if (type === "Federated") {
    return "federated";
  }
  return type === "Managed" ? "managed" : "unknown";
}

/** The tenant's domains. */
export async function readDomains(reader: GraphReader): Promise<readonly DomainRecord[]> {
  const pages = reader.pages("domains", {
    select: ["id", "authenticationType", "isVerified", "isDefault", "isInitial"],
  });
  return collect("domains", domain, pages);
}
