import { z } from "zod";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Base address without trailing slash. Plain http is for this machine only: access tokens travel on it. */
export const serviceUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => isBaseAddress(new URL(url)), {
    message: "must be a base address, without user name, query or fragment",
  })
  .refine((url) => new URL(url).protocol === "https:" || LOOPBACK.has(new URL(url).hostname), {
    message: "must be https (plain http only on this machine)",
  })
  .transform((url) => url.replace(/\/+$/, ""));

/** Where a model service is; consoles show the address of a single operation as well. */
export const modelUrl = serviceUrl.refine(
  (url) => !/\/(deployments|completions|responses|models)\b/.test(new URL(url).pathname),
  { message: "must end before the path of an operation or a deployment" },
);

function isBaseAddress({ username, password, search, hash }: URL): boolean {
  return [username, password, search, hash].every((part) => part === "");
}
