import { randomInt } from "node:crypto";
import type { Emulator } from "../../../emulator/index.ts";

/** A mark nobody has seen before, read like a name so that no detector of secrets finds it first. */
export function freshCanary(): string {
  const syllables = Array.from({ length: 10 }, () =>
    ["bdfgklmnprstvz", "aeiou"].map((letters) => letters[randomInt(letters.length)]).join(""),
  );
  return `Q${syllables.join("")}`;
}

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Everything of a directory that people write into it or are told by. */
const LISTINGS = [
  "/users?$select=id,displayName,givenName,surname,userPrincipalName,mail,mobilePhone,businessPhones,otherMails,employeeId,employeeType,department,jobTitle,officeLocation&$top=999",
  "/groups?$top=999",
  "/devices?$top=999",
  "/organization",
  "/domains",
  "/directory/administrativeUnits",
  "/identity/conditionalAccess/policies",
];

/** Somebody who has read a tenant's whole directory and looks for anything of it elsewhere. */
export interface KnowingReader {
  /** The directory as Graph gave it. */
  readonly directory: string;
  /** Whatever of the directory is in a text: marks, domains, ids, people by given and family name. */
  readonly traces: (text: string) => readonly string[];
}

/** @param pardoned ids that may be told, such as the tenant's own where its rows are kept. */
export async function readDirectory(
  emulator: Emulator,
  { tenant, canary }: { readonly tenant: string; readonly canary: string },
  pardoned: readonly string[] = [],
): Promise<KnowingReader> {
  const { accessToken } = (await (
    await fetch(`${emulator.origin}/_emulator/graph-token?tenant=${tenant}`)
  ).json()) as { accessToken: string };
  const headers = { authorization: `Bearer ${accessToken}` };
  const pages: string[] = [];
  for (const listing of LISTINGS) {
    const answer = await fetch(`${emulator.origin}/v1.0${listing}`, { headers });
    if (!answer.ok) throw new Error(`${listing} could not be read.`);
    pages.push(await answer.text());
  }
  const directory = pages.join("\n").toLowerCase();
  // Ids of things of the tenant; products and their plans have the same ids everywhere.
  const ids = new Set(
    [...directory.matchAll(/"(?:device)?id":"([^"]+)"/g)].map(([, id]) => id ?? ""),
  );
  for (const id of pardoned) ids.delete(id);
  const mark = canary.toLowerCase();
  const people = [
    ...directory.matchAll(new RegExp(`"displayname":"(.+?) ${mark}-displayname`, "g")),
  ];
  const words = [
    ...new Set([mark, "#ext#", tenant.toLowerCase(), ...people.map(([, name]) => name ?? "")]),
  ];
  return {
    directory,
    traces: (text) => {
      const read = text.toLowerCase();
      const known = (read.match(GUID) ?? []).filter((id) => ids.has(id));
      return [...new Set([...known, ...words.filter((word) => read.includes(word))])];
    },
  };
}
