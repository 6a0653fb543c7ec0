import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const link = z.object({
  tenantId: z.string(),
  functionName: z.string(),
  periodDays: z.number(),
  concealed: z.boolean(),
  expiresAt: z.number(),
});

/** What a pre-authenticated download link gives. */
export type ReportLink = z.infer<typeof link>;

export interface ReportLinks {
  readonly write: (link: ReportLink) => string;
  /** The link, if this emulator wrote it. Its expiry is for the reader to judge. */
  readonly read: (text: string) => ReportLink | undefined;
}

/** Links that carry their own authorisation: nothing is kept between redirect and download. */
export function createReportLinks(): ReportLinks {
  const key = randomBytes(32);
  const sealOf = (body: string): Buffer => createHmac("sha256", key).update(body).digest();
  return {
    write: (value) => {
      const body = Buffer.from(JSON.stringify(value)).toString("base64url");
      return `${body}.${sealOf(body).toString("base64url")}`;
    },
    read: (text) => {
      const [body = "", seal = ""] = text.split(".");
      const given = Buffer.from(seal, "base64url");
      const expected = sealOf(body);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return link.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
    },
  };
}
