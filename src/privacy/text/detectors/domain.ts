import { getCountries } from "libphonenumber-js/max";
import type { Detected, Detector } from "../detector.ts";
import { wordsOf } from "../vocabulary/word-list.ts";

/** Country code top levels are the ISO 3166 codes; these are the exceptions and the common others. */
const TOP_LEVELS: ReadonlySet<string> = new Set([
  ...getCountries().map((country) => country.toLowerCase()),
  ...wordsOf(`
uk eu su aq bv gs hm pn tf um com net org edu gov mil int info biz name pro aero coop museum jobs mobi
travel tel cat asia post xxx app dev page web site website online store shop blog cloud tech digital
systems solutions services software technology consulting agency group team company business ltd gmbh
inc llc limited holdings partners associates ventures capital finance financial bank insurance legal
law accountants tax health healthcare clinic dental care hospital pharmacy university school academy
college education institute foundation church community social network media news press studio design
graphics photo photography video tv games game fun live life world global international city town
london berlin paris wien hamburg koeln bayern nyc tokyo amsterdam brussels barcelona madrid istanbul
africa energy solar engineering industries construction build builders estate properties property
homes house immo rent auto cars parts tools supply supplies market marketing promo sale email mail
host hosting domains zone link click space xyz top icu club vip one ai io me co internal local lan
corp home intranet localdomain test example invalid localhost onion bio eco farm garden food
restaurant bar cafe beer wine coffee pizza kitchen hotel tours vacations flights events wedding gifts
fashion clothing shoes jewelry art gallery museum theater music band dance fitness yoga run football
golf hockey ski surf bike horse dog pet vet pub kids baby toys guru ninja expert support help work
works career careers training guide report reviews direct express delivery logistics trade trading
exchange money cash credit loan mortgage fund investments gold moda style swiss scot cymru wales quebec
`),
]);

/** Endings of file names that are also country codes: `setup.sh` and `read.me` are no hosts. */
const FILE_ENDINGS = wordsOf("md py sh rs ps pl so cc mm vb st");
const HOST_RUN = /[\p{L}\p{M}\p{N}.-]+/gu;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

function topLevelCounts(host: string, labels: readonly string[]): boolean {
  const top = labels.at(-1) ?? "";
  const lower = top.toLowerCase();
  // `inactive.It shows`: a full stop without its blank. Hosts are written in one case.
  const oneCase = top === lower || host === host.toUpperCase();
  const known = TOP_LEVELS.has(lower) || /^xn--[a-z0-9-]{2,}$/.test(lower);
  return known && oneCase && !(FILE_ENDINGS.has(lower) && labels.length === 2);
}

interface Host {
  readonly host: string;
  readonly start: number;
}

/** Runs of labels with full stops between (RFC 1123), without what belongs to the sentence. */
export function* hostsIn(text: string): Iterable<Host> {
  for (const match of text.matchAll(HOST_RUN)) {
    const skipped = /^[.-]*/.exec(match[0])?.[0].length ?? 0;
    const host = match[0].slice(skipped).replace(/[.-]+$/, "");
    const labels = host.split(".");
    if (labels.length > 1 && host.length <= 253 && labels.every((label) => LABEL.test(label))) {
      yield { host, start: match.index + skipped };
    }
  }
}

/** Whether some label before the top level is a word, or there are several: `16.6.7` and `e.g` are none. */
function isWordy(labels: readonly string[]): boolean {
  return labels.length > 2 || /\p{L}{2}/u.test(labels.at(-2) ?? "");
}

/** Domain names: the tenant's verified ones and their subdomains, and others by their top level. */
export const domain: Detector = {
  id: "domain",
  *find({ text }, { dictionary }): Iterable<Detected> {
    for (const { host, start } of hostsIn(text)) {
      const labels = host.split(".");
      if (dictionary.hasDomain(host) || (isWordy(labels) && topLevelCounts(host, labels))) {
        yield { start, end: start + host.length, kind: "DOMAIN" };
      }
    }
  },
};
