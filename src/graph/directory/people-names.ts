import { z } from "zod";
import { boxed, decode } from "../decode.ts";
import type { GraphReader } from "../reader.ts";
import type { PersonNamesRecord } from "../records.ts";

const person: z.ZodType<PersonNamesRecord> = z.object({
  displayName: boxed,
  givenName: boxed,
  surname: boxed,
  userPrincipalName: boxed,
  mail: boxed,
  mailNickname: boxed,
  department: boxed,
  country: boxed,
});

const SELECT = [
  "displayName",
  "givenName",
  "surname",
  "userPrincipalName",
  "mail",
  "mailNickname",
  "department",
  "country",
];

/** The names of everybody this caller may see, guests and disabled accounts too, a page at a time. */
export async function* readPeopleNames(
  reader: GraphReader,
): AsyncGenerator<readonly PersonNamesRecord[]> {
  for await (const page of reader.pages("directoryPeople", { select: SELECT, top: 999 })) {
    yield page.map((item) => decode("directoryPeople", person, item));
  }
}
