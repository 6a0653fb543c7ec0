import { readFileSync } from "node:fs";
import { Refusal } from "./refusal.ts";

/** @throws Refusal when the file cannot be read or is no JSON. */
export function readJson(file: string | URL): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // An error of another realm, as under Jest, is no instance of this one's.
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(`${file} cannot be read: ${why}`);
  }
}
