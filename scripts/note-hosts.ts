import { subscribe } from "node:diagnostics_channel";
import { appendFileSync } from "node:fs";
import { Socket } from "node:net";

// Loaded ahead of a program (`node --import`): notes every host its sockets look up or try to reach,
// whatever opened them. Names that do not resolve are noted as well.

const file = process.env["SEATWISE_CONTACTED_HOSTS"];
const noted = new Set<string>();

function note(host: string): void {
  if (file !== undefined && !noted.has(host)) {
    noted.add(host);
    appendFileSync(file, `${host}\n`);
  }
}

subscribe("net.client.socket", (message) => {
  const socket =
    typeof message === "object" && message !== null && "socket" in message ? message.socket : null;
  if (socket instanceof Socket) {
    socket.on("lookup", (_error, _address, _family, host) => note(host));
    socket.on("connectionAttempt", (address: string) => note(address));
  }
});
