import { Writable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { AppError } from "../../src/core/errors.ts";
import { createLogger } from "../../src/core/logger.ts";
import { Pii } from "../../src/core/pii.ts";

/** What the logger writes while `use` runs. */
function written(use: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  use(createLogger("debug", sink));
  return lines.join("");
}

describe("the logger", () => {
  it("writes the type, code and place of an error and not its message", () => {
    const cause = new Error("Anna Nowak has no mailbox");
    const text = written((logger) =>
      logger.error({ err: new AppError("GRAPH_UNEXPECTED", {}, { cause }) }, "It failed."),
    );
    const line = JSON.parse(text);
    expect([line.msg, line.err.type, line.err.code, line.err.cause.type]).toEqual([
      "It failed.",
      "AppError",
      "GRAPH_UNEXPECTED",
      "Error",
    ]);
    expect(text).not.toContain("Anna");
  });

  it("writes neither boxed values nor authorization", () => {
    const text = written((logger) =>
      logger.info(
        {
          who: new Pii("anna@contoso.com"),
          authorization: "Bearer abc",
          request: { authorization: "Bearer abc" },
        },
        "Read.",
      ),
    );
    expect(text).not.toMatch(/anna|Bearer/);
  });

  it("writes nothing below its level", () => {
    expect(written((logger) => logger.child({}).debug("x"))).toContain('"x"');
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    createLogger("silent", sink).error("x");
    expect(lines).toEqual([]);
  });
});
