import { createHash } from "node:crypto";
import { type Detector, matchesOf } from "../detector.ts";

const WALLET =
  /(?<![\p{L}\p{N}])(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{8,87}|0x[0-9a-f]{40})(?![\p{L}\p{N}])/giu;
const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const BECH32_GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** Base58Check: 21 bytes and the first four of their double SHA-256. */
function isBase58Check(address: string): boolean {
  let value = 0n;
  for (const letter of address) {
    value = value * 58n + BigInt(BASE58.indexOf(letter));
  }
  const bytes = Buffer.from(value.toString(16).padStart(50, "0"), "hex");
  const body = bytes.subarray(0, 21);
  return bytes.length === 25 && sha256(sha256(body)).subarray(0, 4).equals(bytes.subarray(21));
}

/** Bech32 and Bech32m checksum (BIP 173, BIP 350) with the prefix `bc`. */
function isBech32(address: string): boolean {
  const prefix = [3, 3, 0, 2, 3];
  const data = Array.from(address.toLowerCase().slice(3), (letter) => BECH32.indexOf(letter));
  let checksum = 1;
  for (const value of [...prefix, ...data]) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of BECH32_GENERATORS.entries()) {
      checksum ^= (top >>> bit) & 1 ? generator : 0;
    }
  }
  return checksum === 1 || checksum === 0x2bc830a3;
}

function isWallet(address: string): boolean {
  if (/^0x/i.test(address)) {
    return true;
  }
  return /^bc1/i.test(address) ? isBech32(address) : isBase58Check(address);
}

/** Bitcoin addresses by checksum, Ethereum addresses by form. */
export const cryptoWallet: Detector = {
  id: "crypto-wallet",
  find: (scan) => matchesOf(scan, WALLET, "CRYPTO", ([match]) => isWallet(match)),
};
