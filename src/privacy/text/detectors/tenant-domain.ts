import type { Detected, DetectionContext, Detector } from "../detector.ts";
import type { ScanText } from "../scan-text.ts";
import { hostsIn } from "./domain.ts";

function* domainsIn({ text }: ScanText, { dictionary }: DetectionContext): Iterable<Detected> {
  for (const { host, start } of hostsIn(text)) {
    if (dictionary.hasDomain(host)) {
      yield { start, end: start + host.length, kind: "DOMAIN" };
    }
  }
}

/** The tenant's verified domains and their subdomains, and no others. */
export const tenantDomain: Detector = { id: "tenant-domain", find: domainsIn };
