import { describe, expect, it } from "@jest/globals";
import { frontlineFit } from "../../../src/licensing/detections/frontline-fit.ts";
import { mailOnlySuite } from "../../../src/licensing/detections/mail-only-suite.ts";
import { noDesktopApps } from "../../../src/licensing/detections/no-desktop-apps.ts";
import { premiumSuiteUnused } from "../../../src/licensing/detections/premium-suite-unused.ts";
import type { SeatDetection } from "../../../src/licensing/detections/rule.ts";
import type { Traits, UseTraits } from "../../../src/privacy/traits.ts";
import { SKU, someUse } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

type Id = (typeof SKU)[keyof typeof SKU];

function judge(
  rule: SeatDetection,
  held: readonly Id[],
  use: Partial<UseTraits>,
  traits: Partial<Traits> = {},
): string {
  return verdictOn(rule, { held, traits: { ...traits, use: someUse(use) } });
}

const mailOnly = {
  files: "none",
  teams: "none",
  desktopApps: "none",
  lightApps: "none",
  oneDriveFit: "kiosk",
} as const;
const noPhone = { calls: "none", organisedMeetings: "none" } as const;
const noDesktop = { desktopApps: "over180" } as const;
const frontline = { ...noDesktop, mailboxFit: "kiosk", oneDriveFit: "kiosk" } as const;

describe("D42, mail-only suite", () => {
  it("offers Exchange Plan 1 for a suite used for mail only", () => {
    expect(judge(mailOnlySuite, [SKU.office365E1], mailOnly)).toBe(
      "C3 -> Exchange Online (Plan 1)",
    );
  });

  it.each<[string, Partial<UseTraits>, string]>([
    ["a mailbox that is too large", { mailboxFit: "plan2" }, "C3 -> Exchange Online (Plan 1)"],
    ["use of Teams", { teams: "under90" }, "clear"],
    ["use in the browser", { lightApps: "under30" }, "clear"],
    ["files that are kept", { oneDriveFit: "plan1" }, "clear"],
    ["a report that was not read", { files: "unknown" }, "undecided"],
  ])("respects %s", (_, use, expected) => {
    expect(judge(mailOnlySuite, [SKU.office365E1], { ...mailOnly, ...use })).toBe(expected);
  });

  it("makes it a choice where a capability goes that nobody can see", () => {
    expect(judge(mailOnlySuite, [SKU.businessPremium], { ...mailOnly, ...noPhone })).toBe(
      "C5 losesUnseenCapability -> Exchange Online (Plan 1)",
    );
  });
});

describe("D43, no desktop apps", () => {
  it("offers Business Basic for Business Standard", () => {
    expect(judge(noDesktopApps, [SKU.businessStandard], noDesktop)).toBe(
      "C3 -> Microsoft 365 Business Basic",
    );
  });

  it("indicates after 90 days and proves after 180", () => {
    expect(judge(noDesktopApps, [SKU.businessStandard], { desktopApps: "under180" })).toBe(
      "C4 -> Microsoft 365 Business Basic",
    );
    expect(judge(noDesktopApps, [SKU.businessStandard], { desktopApps: "under90" })).toBe("clear");
  });

  it("shows that a hold could be lost with Office 365 E3, so that it stays a choice", () => {
    expect(judge(noDesktopApps, [SKU.office365E3], noDesktop)).toBe(
      "C5 losesUnseenCapability -> Office 365 E1",
    );
  });

  it("does not offer a smaller mailbox than the content needs, nor lose an archive", () => {
    const large = { ...noDesktop, mailboxFit: "plan2" } as const;
    expect(judge(noDesktopApps, [SKU.office365E3], large)).toBe("clear");
    expect(judge(noDesktopApps, [SKU.office365E3], { ...noDesktop, hasArchive: true })).toBe(
      "clear",
    );
  });
});

describe("D44, frontline fit", () => {
  it("asks who may hold a frontline SKU", () => {
    expect(judge(frontlineFit, [SKU.office365E1], frontline)).toBe(
      "C5 frontlineEligibility -> Office 365 F3",
    );
  });

  it("takes the tenant's word for it", () => {
    expect(judge(frontlineFit, [SKU.office365E1], frontline, { tags: ["frontline"] })).toBe(
      "C3 -> Office 365 F3",
    );
  });

  it.each<[string, Partial<UseTraits>]>([
    ["a mailbox above 1.8 GB", { mailboxFit: "plan1" }],
    ["files above 1.8 GB", { oneDriveFit: "plan1" }],
    ["desktop apps in use", { desktopApps: "under30" }],
  ])("respects %s", (_, use) => {
    expect(judge(frontlineFit, [SKU.office365E1], { ...frontline, ...use })).toBe("clear");
  });
});

// Tools are known that tell every holder of E5 to downgrade; these members must keep it.
describe("D45, premium suite unused", () => {
  it("is never more than a choice, and says that something unseen goes", () => {
    expect(judge(premiumSuiteUnused, [SKU.m365E5], noPhone)).toBe(
      "C5 losesUnseenCapability -> Microsoft 365 E3",
    );
  });

  it.each<[string, Partial<UseTraits>]>([
    ["calls", { ...noPhone, calls: "some" }],
    ["meetings organised", { ...noPhone, organisedMeetings: "some" }],
    ["a report that was not read", { ...noPhone, calls: "unknown" }],
  ])("leaves a member alone who shows %s", (_, use) => {
    expect(judge(premiumSuiteUnused, [SKU.m365E5], use)).toBe("clear");
  });

  it("leaves E3 and inactive members alone", () => {
    expect(judge(premiumSuiteUnused, [SKU.m365E3], noPhone)).toBe("clear");
    const inactive = { activity: { signIn: "over180", workloads: "over180" } } as const;
    expect(judge(premiumSuiteUnused, [SKU.m365E5], noPhone, inactive)).toBe("clear");
  });
});
