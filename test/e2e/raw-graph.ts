import { inferSchema, initParser } from "udsv";
import type { Emulator } from "../../emulator/index.ts";

export type Row = Readonly<Record<string, string>>;

/** Graph's own answers about a tenant, for truths that are worked out without our code. */
export interface RawGraph {
  /** All items of a list, over all its pages. */
  readonly all: <Item>(path: string) => Promise<readonly Item[]>;
  /** One object. */
  readonly one: (path: string) => Promise<Record<string, unknown>>;
  /** The rows of a report in CSV. */
  readonly rowsOf: (path: string) => Promise<readonly Row[]>;
}

export async function openRawGraph(emulator: Emulator, tenant: string): Promise<RawGraph> {
  const granted = await fetch(`${emulator.origin}/_emulator/graph-token?tenant=${tenant}`);
  const { accessToken } = (await granted.json()) as { accessToken: string };
  const headers = { authorization: `Bearer ${accessToken}`, consistencylevel: "eventual" };
  return {
    all: async <Item>(path: string): Promise<readonly Item[]> => {
      const items: Item[] = [];
      let url: string | undefined = `${emulator.origin}${path}`;
      while (url !== undefined) {
        const page = (await (await fetch(url, { headers })).json()) as {
          value: Item[];
          "@odata.nextLink"?: string;
        };
        items.push(...page.value);
        url = page["@odata.nextLink"];
      }
      return items;
    },
    one: async (path) =>
      (await (await fetch(`${emulator.origin}${path}`, { headers })).json()) as Record<
        string,
        unknown
      >,
    rowsOf: async (path) => {
      const url = `${emulator.origin}${path}`;
      const redirect = await fetch(url, { headers, redirect: "manual" });
      const report = await fetch(redirect.headers.get("location") ?? "");
      const csv = (await report.text()).replace(/^\uFEFF/, "");
      return initParser(inferSchema(csv)).stringObjs(csv);
    },
  };
}
