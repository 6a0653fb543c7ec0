import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One exchange with a model: the request by its hash, the answer as it came. */
export interface RecordedExchange {
  readonly requestSha256: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface RecordingModel {
  readonly origin: string;
  readonly recorded: readonly RecordedExchange[];
  readonly close: () => Promise<void>;
}

/**
 * Stands between the product and a model: hands every request on and keeps what came back, or, with
 * replays, answers from them. A request nobody recorded is answered with 404.
 * @param target base address of the model service.
 */
export async function openRecordingModel(
  target: string,
  replays: readonly RecordedExchange[] | null,
): Promise<RecordingModel> {
  const recorded: RecordedExchange[] = [];
  const known = new Map(replays?.map((one) => [one.requestSha256, one]));
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(502).end());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray());
    const requestSha256 = createHash("sha256").update(body).digest("hex");
    const exchange =
      replays === null ? await forward(request, body, requestSha256) : known.get(requestSha256);
    if (exchange === undefined) {
      response.writeHead(404, { "content-type": "application/json" });
      response.end(
        '{"error":{"code":"NotRecorded","message":"There is no replay of this request."}}',
      );
      return;
    }
    recorded.push(exchange);
    response
      .writeHead(exchange.status, { "content-type": exchange.contentType })
      .end(exchange.body);
  };
  const forward = async (
    request: IncomingMessage,
    body: Buffer,
    requestSha256: string,
  ): Promise<RecordedExchange> => {
    const headers = new Headers();
    for (const name of ["content-type", "api-key", "authorization"]) {
      const value = request.headers[name];
      if (typeof value === "string") headers.set(name, value);
    }
    const url = new URL(request.url ?? "/", target);
    const given = await fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
    return {
      requestSha256,
      status: given.status,
      contentType: given.headers.get("content-type") ?? "application/json",
      body: await given.text(),
    };
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    recorded,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
