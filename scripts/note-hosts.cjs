// @ts-check
// Loaded ahead of a program (`node --require`), of its workers, and of the Node programs it starts:
// notes every host they look up or try to reach, whatever opened the socket. Names that do not resolve
// are noted as well; of programs that are not Node, which cannot be watched, the name. Plain JavaScript,
// so that every Node takes it.
const processes = require("node:child_process");
const dgram = require("node:dgram");
const { subscribe } = require("node:diagnostics_channel");
const dns = require("node:dns");
const { appendFileSync } = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const { isIP } = require("node:net");
const { basename } = require("node:path");

const NAMES = ["NODE_OPTIONS", "SEATWISE_CONTACTED_HOSTS"];

const own = NAMES.map((name) => `${name}=${process.env[name] ?? ""}`);
const file = process.env["SEATWISE_CONTACTED_HOSTS"];
const noted = new Set();

/** @param {unknown} host */
function note(host) {
  if (file && typeof host === "string" && !noted.has(host)) {
    noted.add(host);
    appendFileSync(file, `${host}\n`);
  }
}

/**
 * Has every call of a function noted by the host among its arguments.
 * @param {object} owner
 * @param {string} name
 * @param {(...args: readonly unknown[]) => unknown} hostIn
 */
function watch(owner, name, hostIn) {
  const original = Reflect.get(owner, name);
  Reflect.set(owner, name, function (...args) {
    note(hostIn(...args));
    return Reflect.apply(original, this, args);
  });
}

subscribe("net.client.socket", (/** @type {any} */ { socket }) => {
  socket.on("lookup", (_error, _address, _family, host) => note(host));
  socket.on("connectionAttempt", (address) => note(address));
});

const first = (host) => host;
for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  const asking = Object.getOwnPropertyNames(owner).filter((name) =>
    /^(?:lookup$|resolve)/.test(name),
  );
  for (const name of asking) watch(owner, name, first);
}
// socket.send(message, [offset, length,] [port,] [address]) and socket.connect(port, [address])
const hostAmong = (...args) =>
  args.slice(1).find((one) => typeof one === "string" && (isIP(one) > 0 || /[a-z]/i.test(one)));
watch(dgram.Socket.prototype, "send", hostAmong);
watch(dgram.Socket.prototype, "connect", hostAmong);

/** @param {unknown} program */
function noteProgram(program) {
  const name = basename(String(program));
  if (name !== basename(process.execPath)) note(`program:${name}`);
}

/** What of ours a list of `NAME=value` lacks: also a program with an environment of its own notes its hosts. */
function missingIn(/** @type {readonly string[]} */ given) {
  return own.filter((pair) => {
    const name = pair.slice(0, pair.indexOf("=") + 1);
    return !given.some((one) => one.startsWith(name));
  });
}

const spawn = Reflect.get(processes.ChildProcess.prototype, "spawn");
Reflect.set(processes.ChildProcess.prototype, "spawn", function (options) {
  noteProgram(options.file);
  const given = options.envPairs ?? [];
  return Reflect.apply(spawn, this, [{ ...options, envPairs: [...given, ...missingIn(given)] }]);
});

/** The same for what is waited for, which goes another way: `(file, [args], [options])`. */
for (const name of ["spawnSync", "execFileSync", "execSync"]) {
  const original = Reflect.get(processes, name);
  Reflect.set(processes, name, (...args) => {
    const at = args.findIndex((one, index) => index > 0 && one && !Array.isArray(one));
    const { env, shell } = args[at] ?? {};
    noteProgram(shell || name === "execSync" ? "sh" : args[0]);
    if (env) {
      const pairs = missingIn(Object.keys(env).map((key) => `${key}=`));
      const added = pairs.map((pair) => [
        pair.slice(0, pair.indexOf("=")),
        pair.slice(pair.indexOf("=") + 1),
      ]);
      args[at] = { ...args[at], env: { ...env, ...Object.fromEntries(added) } };
    }
    return Reflect.apply(original, processes, args);
  });
}
syncBuiltinESMExports();
