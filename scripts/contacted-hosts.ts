import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Environment in which a program and everything it starts note the hosts they contact in a file. */
export function notingHostsIn(
  file: string,
): Readonly<Record<"NODE_OPTIONS" | "SEATWISE_CONTACTED_HOSTS", string>> {
  const preload = `--require "${fileURLToPath(new URL("note-hosts.cjs", import.meta.url))}"`;
  return {
    NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} ${preload}`.trim(),
    SEATWISE_CONTACTED_HOSTS: file,
  };
}

/** Loopback by name and by address (RFC 1122, RFC 4291). */
const THIS_MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;

/**
 * Programs other than Node that tests start: a database bound to this machine, and tools that read
 * files. Whom a program contacts that is not Node is seen by nobody, so any other counts as foreign.
 */
const KNOWN_PROGRAMS = /^program:(?:redis-server|tsc|tsgolint|oxlint|depcruise)$/;

/** What is noted in a file and is not this machine: hosts, and `program:` with a name. */
export function foreignHostsIn(file: string): readonly string[] {
  const noted = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return [...new Set(noted)]
    .filter((one) => one !== "" && !THIS_MACHINE.test(one) && !KNOWN_PROGRAMS.test(one))
    .sort();
}
