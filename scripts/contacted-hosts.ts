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

/** Hosts noted in a file that are not this machine. */
export function foreignHostsIn(file: string): readonly string[] {
  const hosts = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return [...new Set(hosts)].filter((host) => host !== "" && !THIS_MACHINE.test(host)).sort();
}
