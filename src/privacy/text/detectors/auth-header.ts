import type { Detected, Detector } from "../detector.ts";
import { isPlaceholder } from "../random-looking.ts";

const HEADER =
  /\b(?:authorization|proxy-authorization|x-[a-z-]{0,30}(?:key|token|auth)|api-?key|ocp-apim-subscription-key|cookie|set-cookie)["']?\s{0,2}:\s{0,4}(?:(?:basic|bearer|token|apikey|digest|sharedkey(?:lite)?|aws4-hmac-sha256)\s{1,3})?([\w=~@.+/%:-]{8,4000})/gi;
const SCHEME = /(?<![\w-])(?:bearer|basic)\s{1,2}([\w=~.+/-]{16,4000})/gi;
const CURL_USER =
  /\bcurl\b[\s\S]{0,600}?\s(?:-u|--user)(?:=|\s{0,5})("[^"\n]{3,200}"|'[^'\n]{3,200}'|[^\s"']{1,100}:(?:"[^"\n]{1,100}"|'[^'\n]{1,100}'|[^\s"']{1,100}))/gi;
/** A Kubernetes secret (kind: Secret) keeps its values under `data:` in base64 or `stringData:` as they are. */
const YAML_VALUE =
  /^[ \t]{1,12}[\w.-]{1,60}:[ \t]*(?:[|>][-+]?\s+)?["']?([\w+/=.~-]{6,4000})["']?[ \t]*$/gm;

function* capturesOf(
  text: string,
  pattern: RegExp,
  accept: (value: string) => boolean,
): Iterable<Detected> {
  for (const match of text.matchAll(pattern)) {
    const value = match[1] ?? "";
    if (accept(value)) {
      const start = match.index + match[0].lastIndexOf(value);
      yield { start, end: start + value.length, kind: "SECRET" };
    }
  }
}

function isUserAndPassword(value: string): boolean {
  const bare = value.replaceAll(/["']/g, "");
  const [user = "", password = ""] = bare.split(":");
  return (
    bare.includes(":") &&
    (user + password).length >= 4 &&
    !isPlaceholder(password === "" ? user : password)
  );
}

/** Credentials as HTTP requests, curl commands and Kubernetes manifests carry them. */
export const authHeader: Detector = {
  id: "auth-header",
  *find({ text }): Iterable<Detected> {
    yield* capturesOf(
      text,
      HEADER,
      (value) => /\d|[A-Z].*[a-z].*[A-Z]/.test(value) && !isPlaceholder(value),
    );
    yield* capturesOf(text, SCHEME, (value) => /\d/.test(value) && !isPlaceholder(value));
    yield* capturesOf(text, CURL_USER, isUserAndPassword);
    if (/\bkind:\s*["']?secret\b/i.test(text) && /\b(?:string)?data:/i.test(text)) {
      yield* capturesOf(text, YAML_VALUE, (value) => !/^(?:v1|secret|opaque)$/i.test(value));
    }
  },
};
