import type { Emulator } from "../../emulator/index.ts";
import { openPii } from "../../src/core/pii.ts";
import { emulatedCaller } from "./emulated-caller.ts";

export interface RawItem {
  readonly [property: string]: unknown;
  readonly licenseAssignmentStates: readonly { skuId: string; assignedByGroup: string | null }[];
  readonly assignedLicenses: readonly { skuId: string }[];
}

/** What Graph itself says, asked as a global administrator without a line of our reader. */
export function rawGraph(emulator: Emulator, tenant = "Contoso") {
  const tokens = emulatedCaller(emulator, "global-admin", tenant);
  const get = async (path: string, scopes: readonly string[]): Promise<Response> => {
    const { token } = await tokens.acquire(scopes, { signal: new AbortController().signal });
    return fetch(path.startsWith("http") ? path : `${emulator.origin}${path}`, {
      headers: { authorization: `Bearer ${openPii(token)}` },
    });
  };
  return {
    get,
    object: async (path: string, scopes: readonly string[]) =>
      (await (await get(path, scopes)).json()) as RawItem,
    /** All items of a collection. */
    items: async (path: string, scopes: readonly string[]): Promise<readonly RawItem[]> => {
      const items: RawItem[] = [];
      for (let url: string | undefined = path; url !== undefined; ) {
        const body = (await (await get(url, scopes)).json()) as {
          value: RawItem[];
          "@odata.nextLink"?: string;
        };
        items.push(...body.value);
        url = body["@odata.nextLink"];
      }
      return items;
    },
    /** Rows of a usage report as a file, by title of the column; deleted accounts left out. */
    rows: async (path: string): Promise<readonly ReadonlyMap<string, string>[]> => {
      const text = await (await get(path, ["Reports.Read.All"])).text();
      const [head = "", ...lines] = text
        .replace(/^\uFEFF/, "")
        .trim()
        .split(/\r?\n/);
      const titles = cellsOf(head);
      return lines
        .map((line) => new Map(cellsOf(line).map((cell, at) => [titles[at] ?? "", cell])))
        .filter((row) => !/true|yes/i.test(row.get("Is Deleted") ?? ""));
    },
  };
}

/** Cells of a CSV line; quoted ones may hold commas. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
}
