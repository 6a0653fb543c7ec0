import type { IncomingMessage } from "node:http";
import { AppError } from "../core/errors.ts";

/**
 * The JSON body of a request.
 * @throws AppError BAD_INPUT when it is not JSON, too long, or the client stops sending.
 */
export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += part.length;
    if (bytes > maxBytes) {
      throw new AppError("BAD_INPUT", {
        reason: `The request body is longer than ${maxBytes} bytes.`,
      });
    }
    chunks.push(part);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  if (text === "") {
    return undefined;
  }
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch (cause) {
    throw new AppError("BAD_INPUT", { reason: "The request body is not JSON." }, { cause });
  }
}
