import type { Emulator } from "../../../emulator/index.ts";
import type { House } from "../../e2e/house.ts";

/** What a caller is told over one stream. */
export interface Overheard {
  readonly text: () => string;
  /** Resolves with all of it when the server ends the stream. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
}

/** Opens a subscription as a persona, over server-sent events; resolves once the server took it. */
export async function overhear(
  { emulator, house }: { readonly emulator: Emulator; readonly house: House },
  persona: string,
  subscription: string,
): Promise<Overheard> {
  const leaving = new AbortController();
  const response = await fetch(`${house.origin}/graphql/stream`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      authorization: `Bearer ${await emulator.mintAccessToken({ persona })}`,
    },
    body: JSON.stringify({ query: `subscription { ${subscription} }` }),
    signal: leaving.signal,
  });
  let heard = "";
  const read = async (): Promise<string> => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? [])
        heard += decoder.decode(chunk, { stream: true });
    } catch (error) {
      if (!leaving.signal.aborted) throw error;
    }
    return heard;
  };
  const ended = read();
  return {
    text: () => heard,
    ended,
    close: async () => {
      leaving.abort();
      await ended;
    },
  };
}
