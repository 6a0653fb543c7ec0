import { type Detector, matchesOf } from "../detector.ts";

/** Two to five base64url parts, the first two being JSON objects (RFC 7519; RFC 7516 has five parts). */
const TOKEN =
  /(?<![\w-])ey[\w-]{12,}\.(?:ey[\w/\\-]{10,}(?:\.[\w/\\+-]*={0,2})?|[\w-]*\.[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,})/g;

export const jsonWebToken: Detector = {
  id: "json-web-token",
  find: (scan) => matchesOf(scan, TOKEN, "SECRET"),
};
