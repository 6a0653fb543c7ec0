// @ts-check
// Loaded ahead of a program (`node --require`), of its workers, and of the Node programs it starts:
// notes every host they look up or try to reach, whatever opened the socket. Names that do not resolve
// are noted as well. Plain JavaScript, so that every Node takes it.
const { ChildProcess } = require("node:child_process");
const dgram = require("node:dgram");
const { subscribe } = require("node:diagnostics_channel");
const dns = require("node:dns");
const { appendFileSync } = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const { isIP } = require("node:net");

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
syncBuiltinESMExports();

// A program that is started with an environment of its own notes its hosts too.
const spawn = Reflect.get(ChildProcess.prototype, "spawn");
Reflect.set(ChildProcess.prototype, "spawn", function (options) {
  const given = options.envPairs ?? [];
  const missing = own.filter((pair) => {
    const name = pair.slice(0, pair.indexOf("=") + 1);
    return !given.some((one) => one.startsWith(name));
  });
  return Reflect.apply(spawn, this, [{ ...options, envPairs: [...given, ...missing] }]);
});
