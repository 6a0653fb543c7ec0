import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "../../emulator/index.ts";
import { type House, openEmulator, openHouse } from "./house.ts";

/** Owned on trial only in the emulator's Contoso; its name tells nothing of that. */
const E7 = "9a18296a-025f-4e37-9ffa-30bf8d1ce775";

const QUERY = `{
  tenant {
    coverage { sources { source outcome } }
    licenses { lines { sku { id } owned paid trial idle } }
    spend {
      totals { monthly { confidence } yearly { money { minor } confidence } }
      lines { sku { id } seats yearly { money { minor } confidence } }
      free { sku { id } seats because }
    }
    savings {
      totals { gross { yearly { money { minor } confidence } } byConfidence { confidence } }
      lines { rule sku { id } seats confidence guards yearly { confidence } }
    }
    licensePlan(input: {}) { baseline { confidence } }
    recommendations(filter: { saves: true }) { edges { node { confidence guards } } }
  }
  whatIf(input: { thresholds: { atLeast: C4 } }) {
    thresholds { effects { before { confidence } } }
  }
}`;

interface Sure {
  readonly confidence: string;
}

interface Worth extends Sure {
  readonly money: { readonly minor: number };
}

interface OfSku {
  readonly sku: { readonly id: string };
}

interface Shown {
  readonly tenant: {
    readonly coverage: {
      readonly sources: readonly { readonly source: string; readonly outcome: string }[];
    };
    readonly licenses: {
      readonly lines: readonly (OfSku & {
        readonly owned: number;
        readonly paid: number;
        readonly trial: number | null;
        readonly idle: number;
      })[];
    };
    readonly spend: {
      readonly totals: readonly { readonly monthly: Sure; readonly yearly: Worth }[];
      readonly lines: readonly (OfSku & { readonly seats: number; readonly yearly: Worth })[];
      readonly free: readonly (OfSku & { readonly seats: number; readonly because: string })[];
    };
    readonly savings: {
      readonly totals: readonly {
        readonly gross: { readonly yearly: Worth };
        readonly byConfidence: readonly Sure[];
      }[];
      readonly lines: readonly (OfSku &
        Sure & {
          readonly rule: string;
          readonly seats: number;
          readonly guards: readonly string[];
          readonly yearly: Sure | null;
        })[];
    };
    readonly licensePlan: { readonly baseline: Sure };
    readonly recommendations: {
      readonly edges: readonly { readonly node: Sure & { readonly guards: readonly string[] } }[];
    };
  };
  readonly whatIf: {
    readonly thresholds: { readonly effects: readonly { readonly before: Sure }[] };
  };
}

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await openEmulator({ tenants: [{ name: "Contoso", members: 120 }] });
  house = await openHouse(emulator);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

async function shownTo(persona: string): Promise<Shown> {
  const { body } = await house.ask<Shown>(QUERY, { persona });
  expect(body.errors).toBeUndefined();
  return body.data;
}

function withId<Line extends OfSku>(lines: readonly Line[], id: string): Line | undefined {
  return lines.find(({ sku }) => sku.id === id);
}

/** The weakest class is the last of all. */
function weakest(all: readonly Sure[]): string | undefined {
  return all
    .map(({ confidence }) => confidence)
    .sort()
    .at(-1);
}

function outcomeOfPurchases({ coverage }: Shown["tenant"]): string | undefined {
  return coverage.sources.find(({ source }) => source === "COMMERCE_SUBSCRIPTIONS")?.outcome;
}

describe("a product owned on trial only", () => {
  it("costs nothing and wastes nothing where its purchases are read", async () => {
    const { tenant } = await shownTo("global-admin");

    expect(outcomeOfPurchases(tenant)).toBe("USED");
    expect(withId(tenant.licenses.lines, E7)).toMatchObject({ owned: 25, paid: 0, trial: 25 });
    expect(withId(tenant.spend.free, E7)).toMatchObject({ seats: 25, because: "TRIAL" });
    expect(withId(tenant.spend.lines, E7)).toBeUndefined();
    expect(withId(tenant.savings.lines, E7)).toBeUndefined();
    expect(weakest(tenant.spend.totals.map(({ yearly }) => yearly))).toBe("C1");
    expect(tenant.savings.lines.filter(({ guards }) => guards.includes("MAY_BE_TRIAL"))).toEqual(
      [],
    );
    expect(
      tenant.savings.lines
        .filter(({ rule }) => rule === "D01")
        .every((line) => line.confidence === "C1"),
    ).toBe(true);
  });

  it.each(["a plain member", "an administrator whose purchases Graph keeps back"])(
    "makes spend and savings of %s an upper bound that says so",
    async (who) => {
      const { tenant: known } = await shownTo("global-admin");
      const { tenant, whatIf } =
        who === "a plain member" ? await shownTo("member") : await shownToThrottled();

      expect(outcomeOfPurchases(tenant)).not.toBe("USED");
      expect(withId(tenant.licenses.lines, E7)).toMatchObject({ owned: 25, paid: 25, trial: null });
      expect(withId(tenant.spend.lines, E7)).toMatchObject({ yearly: { confidence: "C4" } });
      const [bound] = tenant.spend.totals;
      const [paid] = known.spend.totals;
      expect((bound?.yearly.money.minor ?? 0) - (paid?.yearly.money.minor ?? 0)).toBe(
        withId(tenant.spend.lines, E7)?.yearly.money.minor,
      );
      const figures = [
        ...tenant.spend.totals.flatMap(({ monthly, yearly }) => [monthly, yearly]),
        ...tenant.spend.lines.map(({ yearly }) => yearly),
        ...tenant.savings.totals.flatMap(({ gross, byConfidence }) => [
          gross.yearly,
          ...byConfidence,
        ]),
        ...tenant.savings.lines.flatMap((line) => [line, line.yearly ?? line]),
        ...tenant.recommendations.edges.map(({ node }) => node),
        ...whatIf.thresholds.effects.map(({ before }) => before),
        tenant.licensePlan.baseline,
      ];
      expect(figures.filter(({ confidence }) => confidence < "C4")).toEqual([]);
      expect(tenant.savings.lines.length).toBeGreaterThan(0);
      expect(tenant.savings.lines.filter(({ guards }) => !guards.includes("MAY_BE_TRIAL"))).toEqual(
        [],
      );
      expect(
        tenant.recommendations.edges.filter(({ node }) => !node.guards.includes("MAY_BE_TRIAL")),
      ).toEqual([]);
    },
  );
});

/** A house of its own: the one at hand has told of this tenant with its purchases. */
async function shownToThrottled(): Promise<Shown> {
  const other = await openHouse(emulator);
  emulator.faults.plant({
    path: "*/directory/subscriptions*",
    effect: { kind: "status", status: 429, retryAfter: 600 },
  });
  try {
    const { body } = await other.ask<Shown>(QUERY);
    return body.data;
  } finally {
    emulator.faults.clear();
    await other.close();
  }
}
