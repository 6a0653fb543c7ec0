import type { Detected, Detector } from "../detector.ts";

const HOME =
  /(?:[A-Za-z]:\\{1,2}Users\\{1,2}|(?<![\w.])\/(?:home|Users)\/)([^\s\\/:*?"'<>|]{2,64})/gu;
/** Accounts that are nobody. */
const SHARED =
  /^(?:public|default|shared|all users|user|username|root|admin|administrator|runner|node|ubuntu|app)$/i;

/** The account name in a home directory's path: `C:\\Users\\anna.nowak\\Documents`, `/home/anna`. */
export const homeDirectory: Detector = {
  id: "home-directory",
  *find({ text }): Iterable<Detected> {
    for (const match of text.matchAll(HOME)) {
      const account = match[1] ?? "";
      if (!SHARED.test(account)) {
        const end = match.index + match[0].length;
        yield { start: end - account.length, end, kind: "PERSON" };
      }
    }
  },
};
