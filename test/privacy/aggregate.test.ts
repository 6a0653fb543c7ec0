import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { isAppError } from "../../src/core/errors.ts";
import { isoDate, isoInstant, skuId } from "../../src/core/ids.ts";
import {
  type Aggregate,
  type Coverage,
  closed,
  defineAggregate,
  isSealed,
  reopenAggregate,
  reopenStamped,
  resealAs,
  seal,
  serializeAggregate,
  stampAggregate,
} from "../../src/privacy/index.ts";

const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const E3 = skuId.parse("05e9a617-0261-4cee-bb44-138d3ef5d965");
const SOMEBODY = skuId.parse("11111111-2222-4333-8444-555555555555");
const products = new Set<string>([E3]);

const seats = defineAggregate(
  "seats",
  1,
  closed.object({
    sku: closed.skuId(),
    idle: closed.count(),
    state: closed.oneOf(["open", "done"]),
    department: closed.nullable(closed.pseudonym("Department")),
  }),
);
const coverage: Coverage = {
  sources: [{ source: "subscribedSkus", outcome: "used", staleSince: null }],
  seatsJudged: 10,
  seatsTotal: 12,
  reportRefreshedOn: isoDate.parse("2026-11-19"),
  reportNamesConcealed: false,
  tooFewMembers: false,
  recordsUnavailable: false,
  opensAgain: [],
};
const provenance = { coverage, asOf: isoInstant.parse("2026-11-21T09:00:00.000Z") };
const value = { sku: E3, idle: 3, state: "open", department: null } as const;
const sealSeats = (): Aggregate<unknown> => seal(seats, value, provenance, products);

/** What was thrown, for whole-value comparison. */
function refusalOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return isAppError(error) ? { code: error.code, reason: error.details.reason } : error;
  }
}

describe("sealing", () => {
  it("gives the value with its coverage and date, frozen through and through", () => {
    const aggregate = sealSeats();
    expect({ ...aggregate }).toEqual({ kind: "seats", version: 1, value, ...provenance });
    expect(Object.isFrozen(aggregate.value)).toBe(true);
    expect(Object.isFrozen(aggregate.coverage.sources)).toBe(true);
  });

  it.each([
    ["a free word", { ...value, state: "Anna Nowak" }, 'the value at "state"'],
    [
      "a name where a pseudonym belongs",
      { ...value, department: "Finance" },
      'the value at "department"',
    ],
    [
      "a pseudonym of another kind",
      { ...value, department: "Group-07" },
      'the value at "department"',
    ],
    ["a negative count", { ...value, idle: -1 }, 'the value at "idle"'],
    ["half a seat", { ...value, idle: 1.5 }, 'the value at "idle"'],
    ["a property nobody declared", { ...value, upn: "anna@contoso.com" }, 'the value at ""'],
    ["a GUID that is no product", { ...value, sku: SOMEBODY }, "a GUID that is no product"],
  ])("refuses %s, and does not repeat it", (_what, wrong, what) => {
    expect(refusalOf(() => seal(seats, wrong as never, provenance, products))).toEqual({
      code: "INTERNAL",
      reason: `Refused to seal seats: ${what} is not closed vocabulary.`,
    });
  });

  it("refuses coverage that is not closed vocabulary", () => {
    const loose = { ...provenance, coverage: { ...coverage, note: "see Anna" } };
    expect(() => seal(seats, value, loose, products)).toThrow();
  });

  it("keeps coverage and date when a part is sealed anew", () => {
    const idle = defineAggregate("idle", 1, closed.object({ idle: closed.count() }));
    expect({ ...resealAs(idle, { idle: 3 }, sealSeats(), products) }).toEqual({
      kind: "idle",
      version: 1,
      value: { idle: 3 },
      ...provenance,
    });
  });

  it.each([[["two words"]], [["anna@contoso.com"]], [["1st"]]])(
    "has no vocabulary with %s in it",
    (words) => {
      expect(() => closed.oneOf(words)).toThrow("closed vocabulary");
    },
  );
});

describe("recognising a sealed value", () => {
  it("says yes to what was sealed and to nothing that looks like it", () => {
    const aggregate = sealSeats();
    const twin = JSON.parse(JSON.stringify(aggregate)) as unknown;
    const heir: unknown = Object.create(aggregate);
    expect([aggregate, twin, heir, { ...aggregate }, null, "sealed"].map(isSealed)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("reading a sealed value back", () => {
  it("gives an equal, sealed value", () => {
    const again = reopenAggregate(seats, serializeAggregate(sealSeats()));
    expect(again).toEqual(sealSeats());
    expect(isSealed(again)).toBe(true);
  });

  it.each([
    ["another kind", { kind: "spend" }],
    ["another version", { version: 2 }],
    ["a free word inside", { value: { ...value, state: "Anna" } }],
    ["a property more", { extra: 1 }],
    ["coverage of another shape", { coverage: {} }],
  ])("takes an entry of %s for absent", (_what, change) => {
    const text = JSON.stringify({ ...JSON.parse(serializeAggregate(sealSeats())), ...change });
    expect(reopenAggregate(seats, text)).toBeUndefined();
  });

  it("takes text that is no JSON for absent", () => {
    expect(reopenAggregate(seats, "{")).toBeUndefined();
  });
});

describe("the compiler", () => {
  /** Errors tsc has for a file that uses the door of privacy in the given way. */
  const errorsOf = (use: string): string[] => {
    const house = mkdtempSync(join(root, "test/privacy/compile-"));
    try {
      const file = join(house, "use.ts");
      const door = JSON.stringify("../../../src/privacy/index.ts");
      const text = [
        `import { type Aggregate, type Provenance, closed, defineAggregate, seal } from ${door};`,
        'const kind = defineAggregate("kind", 1, closed.object({ state: closed.oneOf(["open"]), sku: closed.skuId() }));',
        "declare const provenance: Provenance; declare const text: string; declare const products: Set<string>;",
        use,
        "export {};",
      ];
      writeFileSync(file, text.join("\n"));
      const config = join(house, "tsconfig.json");
      writeFileSync(
        config,
        JSON.stringify({
          extends: "../../../tsconfig.json",
          include: ["use.ts"],
          compilerOptions: { noUnusedLocals: false },
        }),
      );
      const run = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", config], {
        encoding: "utf8",
      });
      return run.stdout
        .split("\n")
        .filter((line) => line.includes("use.ts"))
        .map((line) => /error (TS\d+)/.exec(line)?.[1] ?? line);
    } finally {
      rmSync(house, { recursive: true, force: true });
    }
  };

  it.each([
    [
      "a plain string where a closed word belongs",
      'seal(kind, { state: "open", sku: text }, provenance, products);',
    ],
    [
      "a literal outside the vocabulary",
      'seal(kind, { state: "done", sku: text }, provenance, products);',
    ],
    [
      "an object that only looks sealed",
      'const a: Aggregate<number> = { kind: "k", version: 1, value: 1, ...provenance };',
    ],
  ])("refuses %s", (_what, use) => {
    expect(errorsOf(use).length).toBeGreaterThan(0);
  });

  it("accepts closed words", () => {
    expect(
      errorsOf(
        'import { skuId } from "../../../src/core/ids.ts"; seal(kind, { state: "open", sku: skuId.parse(text) }, provenance, products);',
      ),
    ).toEqual([]);
  });
});

describe("a stamp, under which another thread need not check again", () => {
  const key = new Uint8Array(32).fill(7);
  const aggregate = seal(seats, value, provenance, products);
  const stamped = stampAggregate(aggregate, key);

  it("gives the same sealed value to whoever has the key", async () => {
    const reopened = await reopenStamped(seats, stamped, key);

    expect(reopened).toEqual(aggregate);
    expect(isSealed(reopened)).toBe(true);
    expect(Object.isFrozen(reopened?.value)).toBe(true);
  });

  it("gives large values as well, in the order they had", async () => {
    const list = defineAggregate("list", 1, closed.listOf(seats.shape));
    const many = Array.from({ length: 3_000 }, (_, idle) => ({ ...value, idle }));
    const sealed = seal(list, many, provenance, products);
    const large = stampAggregate(sealed, key);

    expect(large.texts.length).toBeGreaterThan(many.length);
    expect(await reopenStamped(list, large, key)).toEqual(sealed);
  });

  it.each([
    ["with another key", stamped, new Uint8Array(32)],
    ["with a part changed", changed(/"idle":3/, '"idle":4'), key],
    ["with its date changed", changed(/2026-11-21/, "2026-11-22"), key],
    ["with a part left out", { ...stamped, texts: stamped.texts.slice(0, -1) }, key],
  ])("is refused %s", async (_, given, under) => {
    expect(await reopenStamped(seats, given, under)).toBeUndefined();
  });

  it("is refused for another kind or version", async () => {
    const renamed = { ...seats, name: "spend" };
    const renewed = { ...seats, version: 2 };

    expect(await reopenStamped(renamed, stamped, key)).toBeUndefined();
    expect(await reopenStamped(renewed, stamped, key)).toBeUndefined();
  });

  function changed(from: RegExp, to: string) {
    return { ...stamped, texts: stamped.texts.map((text) => text.replace(from, to)) };
  }
});
