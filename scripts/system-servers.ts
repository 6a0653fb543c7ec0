import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The servers the tests need, and the Debian package that brings each of them. */
const PACKAGES = { "redis-server": "redis-server", postgres: "postgresql" } as const;

type Server = keyof typeof PACKAGES;

/** Where each server's binary lies; `initdb` always lies beside `postgres`. */
export type ServerPaths = Readonly<Record<Server, string>>;

/** What a person can do about it; shown as it is, without a stack. */
export class Refusal extends Error {}

/**
 * Finds redis-server and PostgreSQL on this system; on Debian and its relatives installs what is
 * missing when this process may.
 * @throws Refusal saying how to install them.
 */
export function requireServers(): ServerPaths {
  const found = findServers();
  if ("missing" in found) {
    installOnDebian(found.missing);
    const now = findServers();
    if ("missing" in now) {
      throw new Refusal(howToInstall(now.missing));
    }
    return now;
  }
  return found;
}

function findServers(): ServerPaths | { readonly missing: readonly Server[] } {
  const redis = find("redis-server");
  const postgres = find("postgres");
  if (redis !== undefined && postgres !== undefined) {
    return { "redis-server": redis, postgres };
  }
  return {
    missing: [
      ...(redis === undefined ? (["redis-server"] as const) : []),
      ...(postgres === undefined ? (["postgres"] as const) : []),
    ],
  };
}

function find(server: Server): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = server === "postgres" ? [...postgresFolders(), ...folders] : folders;
  return candidates.map((folder) => join(folder, server)).find(isExecutable);
}

/** Debian keeps the PostgreSQL server off the PATH, one folder per major version. Newest first. */
function postgresFolders(): readonly string[] {
  const home = "/usr/lib/postgresql";
  const versions = existsSync(home) ? readdirSync(home).filter((name) => /^\d+$/.test(name)) : [];
  return versions.sort((a, b) => Number(b) - Number(a)).map((name) => join(home, name, "bin"));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** While packages are unpacked, policy-rc.d keeps Debian from starting their system-wide daemons. */
const INSTALL = `
set -e
guard=/usr/sbin/policy-rc.d
if [ ! -e $guard ]; then
  trap 'rm -f $guard' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > $guard
  chmod 755 $guard
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq -o DPkg::Lock::Timeout=120
apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 "$@"
`;

function installOnDebian(missing: readonly Server[]): void {
  const become = hasApt() ? becomeRoot() : undefined;
  if (become === undefined) {
    throw new Refusal(howToInstall(missing));
  }
  const packages = missing.map((server) => PACKAGES[server]);
  process.stderr.write(`seatwise: installing ${packages.join(" and ")} for the tests (once).\n`);
  const [program = "sh", ...args] = [...become, "sh", "-c", INSTALL, "install", ...packages];
  const run = spawnSync(program, args, { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
  if (run.status !== 0) {
    process.stderr.write(run.stderr ?? "");
    throw new Refusal(howToInstall(missing));
  }
}

function hasApt(): boolean {
  return existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");
}

/** Words to put before a command so that it runs as root; `undefined` when that needs a password. */
function becomeRoot(): readonly string[] | undefined {
  if (process.getuid?.() === 0) {
    return [];
  }
  return spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : undefined;
}

function howToInstall(missing: readonly Server[]): string {
  const packages = missing.map((server) => PACKAGES[server]);
  return (
    `The tests need ${packages.join(" and ")}, and this process could not install ` +
    `${packages.length === 1 ? "it" : "them"}: on Debian or Ubuntu run "sudo apt-get install ` +
    `${packages.join(" ")}", on macOS "brew install ${packages.join(" ").replace("redis-server", "redis")}", ` +
    "then try again."
  );
}
