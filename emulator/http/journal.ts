import type { CallerNote } from "./exchange.ts";
import type { Area } from "./route.ts";

/** One request the emulator received, and how it answered. */
export interface JournalEntry {
  readonly sequence: number;
  readonly at: string;
  readonly area: Area | "unknown";
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Without secrets: the Authorization header is only said to be there. */
  readonly headers: Readonly<Record<string, string>>;
  /** Secrets of the token endpoint are replaced by their names. */
  readonly body: string;
  readonly caller?: CallerNote;
  readonly status: number;
  /** The fault that answered instead of the service, if any. */
  readonly fault?: string;
}

export interface Journal {
  readonly record: (entry: Omit<JournalEntry, "sequence">) => void;
  /** Oldest first; the oldest entries are dropped beyond the limit. */
  readonly entries: (where?: (entry: JournalEntry) => boolean) => readonly JournalEntry[];
  readonly clear: () => void;
}

/** A bounded record of requests, for assertions and for showing what left the building. */
export function createJournal(limit = 10_000): Journal {
  let kept: JournalEntry[] = [];
  let sequence = 0;
  return {
    record: (entry) => {
      sequence += 1;
      kept.push({ sequence, ...entry });
      if (kept.length > limit * 1.25) kept = kept.slice(-limit);
    },
    entries: (where = () => true) => kept.slice(-limit).filter(where),
    clear: () => {
      kept = [];
    },
  };
}

const SHOWN = [
  "accept",
  "user-agent",
  "consistencylevel",
  "prefer",
  "if-none-match",
  "client-request-id",
  "x-ms-throttle-priority",
  "content-type",
  "sdkversion",
];

/** The request headers worth keeping, credentials reduced to their presence. */
export function shownHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name of SHOWN) {
    const value = headers[name];
    if (value !== undefined) shown[name] = String(value);
  }
  for (const name of ["authorization", "api-key"]) {
    if (headers[name] !== undefined) shown[name] = "present";
  }
  return shown;
}

const SECRET_FIELDS = ["assertion", "client_secret", "client_assertion", "refresh_token", "code"];

/** The form of a token request with its secrets taken out. */
export function withoutSecrets(form: string): string {
  const fields = new URLSearchParams(form);
  for (const name of SECRET_FIELDS) {
    if (fields.has(name)) fields.set(name, "present");
  }
  return fields.toString();
}
