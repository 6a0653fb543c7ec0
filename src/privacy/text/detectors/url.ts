import type { Detected, Detector } from "../detector.ts";

const URL_PATTERN =
  /(?<![\p{L}\p{N}])(?:(?:https?|ftps?|sftp|wss?|smb|ldaps?|file|git|ssh):\/\/|www\.(?=[\p{L}\p{N}-]{1,63}\.\p{L}))[^\s<>"`{}|\\^]{2,2000}/giu;
/** Paths of file servers, `\\\\server\\share\\file`. */
const UNC_PATTERN = /(?<![\\\w])\\\\[\w.-]{2,60}\\[^\s"'<>|*?]{1,400}/gu;
const TRAILING = /[.,;:!?'’”)\]*_~]+$/u;
/** Site and team addresses of SharePoint name a site and nothing else: host and name are told apart. */
const SHAREPOINT_SITE = /^(https?:\/\/)([\p{L}\p{N}.-]+)(\/(?:sites|teams)\/)([^/?#\s]+)\/?$/iu;

function* partsOf(url: string, offset: number): Iterable<Detected> {
  const site = SHAREPOINT_SITE.exec(url);
  if (site !== null) {
    const [, scheme = "", host = "", path = "", name = ""] = site;
    const start = offset + scheme.length;
    const nameStart = start + host.length + path.length;
    yield { start, end: start + host.length, kind: "DOMAIN" };
    yield { start: nameStart, end: nameStart + name.length, kind: "SITE" };
  } else {
    yield { start: offset, end: offset + url.length, kind: "URL" };
  }
}

/** Web, file and directory addresses (RFC 3986), whole: paths and queries carry names and keys. */
export const url: Detector = {
  id: "url",
  *find({ text }): Iterable<Detected> {
    for (const match of [...text.matchAll(URL_PATTERN), ...text.matchAll(UNC_PATTERN)]) {
      const address = match[0].replace(TRAILING, "");
      yield* partsOf(address, match.index);
    }
  },
};
