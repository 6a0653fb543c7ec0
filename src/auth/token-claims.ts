import { z } from "zod";
import { objectId, roleTemplateId, tenantId } from "../core/ids.ts";

const words = z.string().transform((text) => text.split(" ").filter((word) => word !== ""));

/**
 * What is read from a v2.0 access token (Microsoft Learn, "Access token claims reference"). Names
 * and addresses (`upn`, `email`, `preferred_username`) can be chosen by others and are left out.
 */
export const tokenClaims = z.object({
  ver: z.literal("2.0"),
  iss: z.string(),
  /** Entra writes one audience; a list could hide somebody else's. */
  aud: z.string(),
  exp: z.number().positive(),
  tid: tenantId,
  oid: objectId,
  /** Delegated scopes; absent on application tokens and id tokens. */
  scp: words.optional(),
  roles: z.array(z.string()).optional(),
  idtyp: z.string().optional(),
  /** The client application that asked for the token. */
  azp: z.guid().toLowerCase().optional(),
  wids: z.array(roleTemplateId).optional(),
  acct: z.coerce.number().optional(),
  /** Capabilities of the client, a list or, in older tokens, one word. */
  xms_cc: z.union([z.array(z.string()), z.string().transform((word) => [word])]).optional(),
});
export type TokenClaims = z.infer<typeof tokenClaims>;
