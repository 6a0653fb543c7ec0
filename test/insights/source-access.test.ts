import { describe, expect, it } from "@jest/globals";
import type { SourceId } from "../../src/core/source-ids.ts";
import { accessTo, opensWith, roleGains } from "../../src/insights/source-access.ts";
import { SOURCE_OUTCOMES, type SourceOutcome } from "../../src/privacy/index.ts";

const entry = (source: SourceId, outcome: SourceOutcome) => ({ source, outcome, staleSince: null });

const coverageOf = (closed: readonly SourceId[]) => ({
  sources: closed.map((source) => entry(source, "notPermitted")),
  seatsJudged: 0,
  seatsTotal: 0,
  reportRefreshedOn: null,
  reportNamesConcealed: null,
  tooFewMembers: false,
  recordsUnavailable: false,
  opensAgain: [],
});

describe("what would open a source", () => {
  it("is one of its roles, and any role of the directory where members need none", () => {
    expect(opensWith("secureScore").roles[0]).toBe("Security Reader");
    expect(opensWith("members")).toEqual({
      scopes: ["User.Read.All"],
      roles: ["Directory Readers"],
      license: null,
    });
  });

  it("is nothing of the caller's where the tenant lacks a licence", () => {
    expect(accessTo(entry("signInActivity", "notLicensed"))).toEqual({
      scopes: [],
      roles: [],
      license: "Entra ID P1",
    });
  });

  it("is told for what is closed, and not for what was read or failed for now", () => {
    const told = SOURCE_OUTCOMES.filter((outcome) => accessTo(entry("domains", outcome)) !== null);

    expect(told).toEqual(["notConsented", "notPermitted", "notLicensed"]);
  });
});

describe("what one more role adds", () => {
  it("to a Global Reader are the reports with rows, by Reports Reader", () => {
    const rows = ["activeUserDetail", "mailboxUsage", "copilotUsage"] as const;

    expect(roleGains(coverageOf(rows))).toEqual([{ role: "Reports Reader", sources: rows }]);
  });

  it("is told by the fewest roles, the least powerful first", () => {
    expect(
      roleGains(
        coverageOf(["commerceSubscriptions", "signInActivity", "activeUserCounts", "secureScore"]),
      ),
    ).toEqual([
      { role: "Directory Readers", sources: ["commerceSubscriptions"] },
      { role: "Reports Reader", sources: ["signInActivity", "activeUserCounts"] },
      { role: "Security Reader", sources: ["secureScore"] },
    ]);
  });

  it("is nothing where nothing is closed to roles", () => {
    expect(roleGains({ ...coverageOf([]), sources: [entry("domains", "notConsented")] })).toEqual(
      [],
    );
  });
});
