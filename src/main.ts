import { createApp } from "./app.ts";
import { readSettings, scrubEnvironment } from "./core/config.ts";
import { isAppError } from "./core/errors.ts";

/** One sentence for the operator instead of a stack trace, where we know what is wrong. */
function sentenceFor(error: unknown): string | undefined {
  if (isAppError(error, "CONFIGURATION")) {
    return error.message;
  }
  if (error instanceof Error && "code" in error) {
    const port = "port" in error ? ` ${String(error.port)}` : "";
    switch (error.code) {
      case "EADDRINUSE":
        return `Port${port} is taken; stop what uses it or set PORT to another.`;
      case "EACCES":
        return `Port${port} may not be used by this account; set PORT to one above 1023.`;
      case "EADDRNOTAVAIL":
      case "ENOTFOUND":
        return "HOST is no address of this machine.";
    }
  }
  return undefined;
}

async function main(): Promise<void> {
  const settings = readSettings();
  scrubEnvironment();
  const app = await createApp(settings);
  const stop = (): void => {
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const origin = await app.listen();
  process.stdout.write(`Seatwise answers GraphQL at ${origin}/graphql\n`);
  process.send?.({ origin });
}

main().catch((error: unknown) => {
  const sentence = sentenceFor(error);
  process.stderr.write(`seatwise: ${sentence ?? "could not start."}\n`);
  if (sentence === undefined) {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
  process.exit(1);
});
