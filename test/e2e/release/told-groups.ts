import type { ToldTable } from "../../privacy/disclosure/support/attacker.ts";
import type { ShareTold } from "../../privacy/disclosure/support/bounds-attacker.ts";
import type { House } from "../house.ts";

/** Who is in a row, as the API words it. */
interface Group {
  readonly kind: keyof typeof KINDS;
  readonly name: string | null;
  readonly licenseFamily: string | null;
  readonly accountKind: string | null;
  readonly members: number;
  readonly toldIn: string;
}

export interface SpendGroup extends Group {
  readonly seats: number;
  readonly amounts: readonly { readonly monthly: Figure }[];
  readonly parts?: readonly SpendGroup[] | null;
}

export interface Figure {
  readonly money: { readonly minor: number; readonly currency: string };
}

export interface ActivityGroup extends Group {
  readonly shares: readonly ShareTold[];
}

export interface Activity {
  readonly withheld: string | null;
  readonly everybody: readonly ShareTold[];
  readonly groups: readonly ActivityGroup[];
}

interface Spend {
  readonly groupsWithheld: string | null;
  readonly groups: readonly SpendGroup[] | null;
}

/** All that is told of groups. */
export interface ToldGroups {
  readonly totals: readonly { readonly monthly: Figure }[];
  /** Per product that costs something. */
  readonly lines: readonly {
    readonly sku: { readonly id: string };
    readonly seats: number;
    readonly monthly: Figure;
  }[];
  readonly spend: readonly (Spend & { readonly by: ToldTable["by"] })[];
  readonly activity: readonly (Activity & { readonly by: ToldTable["by"] })[];
  /** The tables of amounts as the attacker lays them side by side. */
  readonly tables: readonly ToldTable[];
  /** First instant of the week they were told in. */
  readonly week: string;
}

const KINDS = {
  NAMED: "named",
  NOT_STATED: "notStated",
  OTHER: "other",
  CHANGES: "changes",
  UNASSIGNED: "unassigned",
} as const;

const GROUPINGS = [
  ["department", "DEPARTMENT_BY_LICENSE_FAMILY"],
  ["country", "COUNTRY_BY_LICENSE_FAMILY"],
  ["licenseFamily", "LICENSE_FAMILY"],
  ["accountKind", "ACCOUNT_KIND"],
] as const;

const FIGURE = "{ money { minor currency } }";
const WHO = "kind name licenseFamily accountKind members toldIn";
const GROUP = `${WHO} seats amounts { monthly ${FIGURE} }`;
const SHARES = "{ word bound percent }";
const SPEND = GROUPINGS.map(
  ([by, word]) =>
    `${by}: spend(groupBy: ${word}) { groupsWithheld groups { ${GROUP} parts { ${GROUP} } } }`,
);
const ACTIVITY = ["DEPARTMENT", "COUNTRY", "LICENSE_FAMILY", "ACCOUNT_KIND"].map(
  (word, at) =>
    `activity${at}: activity(groupBy: ${word}) { withheld toldIn everybody ${SHARES} groups { ${WHO} shares ${SHARES} } }`,
);
const QUESTIONS = [
  `spend { totals { monthly ${FIGURE} } lines { sku { id } seats monthly ${FIGURE} } } ${ACTIVITY.join(" ")}`,
  SPEND.slice(0, 2).join(" "),
  SPEND.slice(2).join(" "),
].map((fields) => `{ tenant { ${fields} } }`);

type Answer = Readonly<Record<ToldTable["by"], Spend>> & {
  readonly spend: Pick<ToldGroups, "totals" | "lines">;
  readonly [activity: `activity${number}`]: Activity & { readonly toldIn: string };
};

export async function askForGroups(
  house: House,
  as: { readonly tenant: string; readonly persona?: string },
): Promise<ToldGroups> {
  const answers = await Promise.all(
    QUESTIONS.map((question) => house.ask<{ readonly tenant: Partial<Answer> }>(question, as)),
  );
  const failed = answers.flatMap(({ body }) => body.errors ?? []);
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
  const tenant = Object.assign({}, ...answers.map(({ body }) => body.data.tenant)) as Answer;
  return {
    ...tenant.spend,
    spend: GROUPINGS.map(([by]) => ({ by, ...tenant[by] })),
    activity: GROUPINGS.flatMap(([by], at) => {
      const activity = tenant[`activity${at}`];
      return activity === undefined ? [] : [{ by, ...activity }];
    }),
    tables: GROUPINGS.flatMap(([by]) => {
      const { groups } = tenant[by];
      return groups === null ? [] : [{ by, rows: groups.map((group) => rowOf(by, group)) }];
    }),
    week: tenant.activity0?.toldIn ?? "",
  };
}

/** A row as the attacker reads it. */
export function rowOf(
  by: ToldTable["by"],
  group: Group & Pick<SpendGroup, "parts">,
): ToldTable["rows"][number] {
  const { kind, name, licenseFamily, accountKind, toldIn, parts } = group;
  return {
    kind: KINDS[kind],
    department: by === "department" ? name : null,
    country: by === "country" ? name : null,
    licenseFamily,
    accountKind,
    toldIn,
    parts: parts?.map((part) => rowOf("licenseFamily", part)) ?? null,
  };
}
