import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "./house.ts";

interface Member {
  readonly displayName: string | null;
  readonly principalName: string;
  readonly origin: string;
}

interface Members {
  readonly edges: readonly { readonly cursor: string; readonly node: Member }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly refused: {
    readonly source: string;
    readonly outcome: string;
    readonly opensWith: { readonly scopes: readonly string[]; readonly roles: readonly string[] };
  } | null;
}

interface Finding {
  readonly id: string;
  readonly rule: string;
  /** `null` where too few to be told. */
  readonly seats: number | null;
  readonly held: boolean;
}

type Findings<Node> = {
  readonly tenant: { readonly findings: { readonly edges: readonly { readonly node: Node }[] } };
};

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await startEmulator({
    tenants: [
      { name: "Contoso", members: 500 },
      { name: "Concealed", members: 400, concealed: true },
      { name: "Fabrikam", members: 300 },
    ],
    quotas: { reports: true },
  });
  house = await openHouse(emulator);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

afterEach(() => emulator.faults.clear());

interface Caller {
  readonly persona?: string;
  readonly tenant?: string;
}

async function findingsOf(as: Caller = {}): Promise<readonly Finding[]> {
  const { body } = await house.ask<Findings<Finding>>(
    "{ tenant { findings(first: 100) { edges { node { id rule seats held } } } } }",
    as,
  );
  return body.data.tenant.findings.edges.map(({ node }) => node);
}

/** One page of the members behind a finding, found by its place in the list. */
async function ask(place: number, page: string, as: Caller = {}) {
  const ids = (await findingsOf(as)).map(({ id }) => id);
  const after = place === 0 ? "" : `, after: "${ids[place - 1] ?? ""}"`;
  return house.ask<Findings<{ readonly members: Members | null }>>(
    `{ tenant { findings(first: 1${after}) { edges { node { members(${page}) {
      edges { cursor node { displayName principalName origin confidence guards } }
      pageInfo { hasNextPage endCursor }
      refused { source outcome opensWith { scopes roles } }
    } } } } } }`,
    as,
  );
}

async function membersOf(place: number, page: string, as: Caller = {}): Promise<Members> {
  const { body } = await ask(place, page, as);
  const members = body.data.tenant.findings.edges[0]?.node.members;
  if (!members) {
    throw new Error(JSON.stringify(body.errors));
  }
  return members;
}

async function allMembersOf(place: number, first: number, as: Caller = {}) {
  const found: Member[] = [];
  let after = "";
  for (;;) {
    const { edges, pageInfo, refused } = await membersOf(place, `first: ${first}${after}`, as);
    expect(refused).toBeNull();
    expect(edges.length).toBeLessThanOrEqual(first);
    found.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) {
      return found;
    }
    after = `, after: "${pageInfo.endCursor ?? ""}"`;
  }
}

async function objectIdOf(principalName: string): Promise<string> {
  const { value } = await graph("/v1.0/users?$top=999&$select=id,userPrincipalName");
  return value.find(({ userPrincipalName }) => userPrincipalName === principalName)?.["id"] ?? "";
}

/** Raw Graph, as an administrator of Contoso sees it. */
async function graph(path: string) {
  const answer = await fetch(`${emulator.origin}/_emulator/graph-token?tenant=Contoso`);
  const { accessToken } = (await answer.json()) as { readonly accessToken: string };
  const shown = await fetch(`${emulator.origin}${path}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  return (await shown.json()) as { readonly value: readonly Record<string, string>[] };
}

describe("the members behind a finding", () => {
  it("are as many as the survey counted, each once", async () => {
    const findings = [...(await findingsOf()).entries()].filter(
      ([, { held, seats }]) => held && seats !== null,
    );
    const counted: Record<string, number | null> = {};
    const listed: Record<string, number> = {};
    for (const [place, { id, seats }] of findings.slice(0, 2)) {
      const names = (await allMembersOf(place, 100)).map(({ principalName }) => principalName);
      counted[id] = seats;
      listed[id] = new Set(names).size;
      expect(names).toHaveLength(listed[id]);
    }

    expect(Object.keys(listed).length).toBeGreaterThan(1);
    expect(listed).toEqual(counted);
  });

  it("are listed page by page as they are all at once", async () => {
    const findings = await findingsOf();
    const place = findings.findIndex(({ held, seats }) => held && seats !== null);
    expect(await allMembersOf(place, 6)).toEqual(await allMembersOf(place, 100));
  });

  it("have the names that Graph shows this caller", async () => {
    const place = (await findingsOf()).findIndex(({ held }) => held);
    const [member] = await allMembersOf(place, 100);
    const { value } = await graph("/v1.0/users?$top=999&$select=displayName,userPrincipalName");

    expect(value).toContainEqual({
      displayName: member?.displayName,
      userPrincipalName: member?.principalName,
    });
  });

  it("are read anew every time, and with the caller's own access", async () => {
    const place = (await findingsOf()).findIndex(({ held }) => held);
    const reads = () =>
      emulator.journal.entries(
        ({ path, query }) => path === "/v1.0/users" && query.includes("displayName"),
      );
    const before = reads().length;
    await membersOf(place, "first: 1");
    await membersOf(place, "first: 1");

    expect(reads()).toHaveLength(before + 2);
    expect(reads().at(-1)?.caller).toMatchObject({
      objectId: emulator.tenant("Contoso").personaId("global-admin"),
    });
  });

  it("do not use up the ration of reports, however many pages and lists a caller asks for", async () => {
    const as = { tenant: "Fabrikam" };
    const findings = [...(await findingsOf(as)).entries()].filter(([, { held }]) => held);
    const downloads = () =>
      emulator.journal.entries(
        ({ path, caller }) =>
          path.includes("getM365AppUserDetail") &&
          caller?.tenantId === emulator.tenant("Fabrikam").id,
      );
    const surveyed = downloads().length;
    const [first] = findings
      .filter(([, { seats }]) => (seats ?? 0) > 10)
      .toSorted(([, one], [, other]) => (one.seats ?? 0) - (other.seats ?? 0));
    const paged = await allMembersOf(first?.[0] ?? 0, 1, as);
    const refused = [];
    for (const [place] of findings.slice(0, 8)) {
      refused.push((await membersOf(place, "first: 3", as)).refused);
    }

    expect(paged.length).toBeGreaterThan(10);
    expect(refused).toEqual(findings.slice(0, 8).map(() => null));
    // Two lists read the report's three periods; all others go on with what these read.
    expect(downloads().length - surveyed).toBe(6);
    expect(downloads().filter(({ status }) => status === 429)).toEqual([]);
  });

  it("show what has changed since the page before", async () => {
    const place = (await findingsOf()).findIndex(
      ({ rule, seats }) => rule === "D20" && seats !== null,
    );
    const all = await allMembersOf(place, 100);
    const { pageInfo } = await membersOf(place, "first: 1");
    const left = all.at(-1);
    const objectId = await objectIdOf(left?.principalName ?? "");
    emulator.tenant("Contoso").changeMember(objectId, { withoutLicences: true });
    const rest = await membersOf(place, `first: 100, after: "${pageInfo.endCursor ?? ""}"`);

    expect(rest.edges.map(({ node }) => node.principalName)).toEqual(
      all.slice(1, -1).map(({ principalName }) => principalName),
    );
  });

  it.each<[string, string, string, readonly string[]]>([
    ["the list is closed", "/v1.0/users", "MEMBERS", ["User.Read.All"]],
    [
      "a report the survey used is closed",
      "*getOffice365ActiveUserDetail*",
      "ACTIVE_USER_DETAIL",
      ["Reports.Read.All"],
    ],
  ])("are refused with what would open them when %s", async (_why, path, source, scopes) => {
    // Somebody who has not listed anything before.
    const as = { persona: source === "MEMBERS" ? "license-admin" : "reports-reader" };
    const place = (await findingsOf(as)).findIndex(({ held }) => held);
    emulator.faults.plant({ path, effect: { kind: "status", status: 403 } });
    const { edges, refused } = await membersOf(place, "first: 5", as);

    expect(edges).toEqual([]);
    expect(refused).toMatchObject({ source, outcome: "NOT_PERMITTED", opensWith: { scopes } });
  });

  it("are nobody behind idle seats", async () => {
    const place = (await findingsOf()).findIndex(({ held }) => !held);
    expect(await membersOf(place, "first: 5")).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
      refused: null,
    });
  });

  it("are listed where report names are concealed, for rules that need no report", async () => {
    const as = { tenant: "Concealed" };
    const findings = await findingsOf(as);
    const place = findings.findIndex(({ rule, seats }) => rule === "D20" && seats !== null);
    expect(await allMembersOf(place, 100, as)).toHaveLength(findings[place]?.seats ?? 0);
  });

  it("have cursors that open for nobody else, and in no other list", async () => {
    const places = [...(await findingsOf()).entries()].filter(([, { held }]) => held);
    const [[one] = [0], [other] = [0]] = places;
    const { pageInfo, edges } = await membersOf(one, "first: 1");
    const after = `first: 1, after: "${pageInfo.endCursor ?? edges[0]?.cursor ?? ""}"`;
    const admin = { persona: "license-admin" };
    const theirs = (await findingsOf(admin)).findIndex(({ held }) => held);
    const answers = [await ask(other, after), await ask(theirs, after, admin)];
    const forged = await ask(one, `first: 1, after: "${"A".repeat(80)}"`);

    expect(
      [...answers, forged].map(({ body }) => body.errors?.map(({ extensions }) => extensions.code)),
    ).toEqual([["BAD_INPUT"], ["BAD_INPUT"], ["BAD_INPUT"]]);
  });

  it("are not asked for many findings at once", async () => {
    const { body } = await house.ask(
      "{ tenant { findings(first: 50) { edges { node { members(first: 5) { edges { cursor } } } } } } }",
    );
    expect(body.errors?.[0]?.extensions.code).toBe("OPERATION_TOO_COMPLEX");
  });
});
