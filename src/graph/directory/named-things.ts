import { z } from "zod";
import type { Pii } from "../../core/pii.ts";
import { boxed, decode } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

const named = z.object({ displayName: boxed });

/** Names of the tenant's groups, a page at a time. */
export function readGroupNames(reader: GraphReader): AsyncGenerator<readonly Pii[]> {
  return namesIn("directoryGroups", reader);
}

/** Names of the tenant's devices, a page at a time. */
export function readDeviceNames(reader: GraphReader): AsyncGenerator<readonly Pii[]> {
  return namesIn("directoryDevices", reader);
}

async function* namesIn(
  source: "directoryGroups" | "directoryDevices",
  reader: GraphReader,
): AsyncGenerator<readonly Pii[]> {
  for await (const page of reader.pages(source, { select: ["displayName"], top: 999 })) {
    yield page.flatMap((item) => decode(source, named, item).displayName ?? []);
  }
}
