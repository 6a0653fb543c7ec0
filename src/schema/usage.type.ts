import { Field, Float, Int, ObjectType } from "type-graphql";
import { lineCost } from "./license-inventory.type.ts";
import { SkuType } from "./sku.type.ts";
import { registerWords } from "./words.ts";

const WORKLOADS = [
  "anyWorkload",
  "mail",
  "files",
  "teams",
  "desktopApps",
  "lightApps",
  "copilot",
  "oneDrive",
  "sharePoint",
  "skypeForBusiness",
  "yammer",
] as const;

export const WorkloadEnum = registerWords(WORKLOADS, {
  name: "Workload",
  description: "Something members use.",
  values: {
    anyWorkload: "Exchange, OneDrive, SharePoint, Teams, Skype for Business or Yammer.",
    mail: "Exchange.",
    files: "OneDrive or SharePoint.",
    desktopApps: "Outlook, Word, Excel, PowerPoint or OneNote on Windows or Mac.",
    lightApps: "The same apps in the browser or on a phone.",
  },
});

const SUBJECTS = [
  "anyWorkload",
  "mail",
  "files",
  "teams",
  "desktopApps",
  "lightApps",
  "copilot",
  "copilotBreadth",
  "calls",
  "organisedMeetings",
  "visioDesktop",
  "projectDesktop",
  "mailboxKind",
  "mailboxFit",
  "hasArchive",
  "oneDriveFit",
] as const;

export const UsageSubjectEnum = registerWords(SUBJECTS, {
  name: "UsageSubject",
  description: "What members are counted by.",
  values: {
    copilotBreadth: "In how many apps Copilot was used.",
    calls: "One-to-one calls in 180 days.",
    organisedMeetings: "Teams meetings organised in 180 days.",
    visioDesktop: "Activations of the desktop client, at any time.",
    projectDesktop: "Activations of the desktop client, at any time.",
    mailboxFit: "The smallest Exchange plan whose quota holds the mailbox.",
    oneDriveFit: "The smallest OneDrive plan whose quota holds the files.",
  },
});

const BUCKETS = [
  "under30",
  "under90",
  "under180",
  "over180",
  "none",
  "unknown",
  "meetingsOnly",
  "several",
  "some",
  "user",
  "shared",
  "room",
  "equipment",
  "kiosk",
  "plan1",
  "plan1Full",
  "plan2",
  "plan2Full",
  "yes",
  "no",
] as const;

export const UsageBucketEnum = registerWords(BUCKETS, {
  name: "UsageBucket",
  description: "A bucket members fall into.",
  values: {
    under30: "Last active less than 30 days before the report's date.",
    under90: "30 to 89 days.",
    under180: "90 to 179 days.",
    over180: "180 days or more.",
    none: "The report has nothing on record.",
    unknown: "No report that was read speaks of them; not the same as none.",
    plan1Full: "Plan 1, but not for long.",
    plan2Full: "Plan 2, but not for long, or already beyond it.",
  },
});

const BASES = ["members", "totals"] as const;

export const UsageBasisEnum = registerWords(BASES, {
  name: "UsageBasis",
  description: "What a number of active users was made from.",
  values: {
    members: "Members, counted by what the reports say of each.",
    totals: "Microsoft's totals of the tenant.",
  },
});

const COPILOT_APPS = [
  "anyApp",
  "teams",
  "word",
  "powerPoint",
  "outlook",
  "excel",
  "oneNote",
  "loop",
  "copilotChat",
] as const;

export const CopilotAppEnum = registerWords(COPILOT_APPS, {
  name: "CopilotApp",
  description: "An app in which Copilot can be used.",
});

const PLATFORMS = ["windows", "mac", "android", "ios", "windowsMobile"] as const;

export const ActivationPlatformEnum = registerWords(PLATFORMS, {
  name: "ActivationPlatform",
  description: "Where Office was activated.",
});

export const StorageKindEnum = registerWords(["mailboxes", "oneDrives"], {
  name: "StorageKind",
  description: "What holds the storage.",
});

const TOTALS = [
  "anyWorkloadPerDay",
  "mailPerDay",
  "oneDrivePerDay",
  "sharePointPerDay",
  "skypeForBusinessPerDay",
  "yammerPerDay",
  "teamsPerDay",
  "outlookPerDay",
  "wordPerDay",
  "excelPerDay",
  "powerPointPerDay",
  "oneNotePerDay",
  "teamsAppPerDay",
  "channelMessagesPerDay",
  "chatMessagesPerDay",
  "callsPerDay",
  "meetingsPerDay",
  "otherTeamsActionsPerDay",
  "copilotPerDay",
  "officeAssigned",
  "officeActivated",
  "officeOnSharedComputers",
  "mailboxesUnderLimit",
  "mailboxesWarned",
  "mailboxesNotSending",
  "mailboxesNotReceiving",
  "mailboxesOfUnknownQuota",
] as const;

export const UsageTotalEnum = registerWords(TOTALS, {
  name: "UsageTotalKind",
  description:
    "What one of Microsoft's totals counts: users on a typical day (the middle one of the last thirty), " +
    "users of Office, or mailboxes.",
  values: {
    officeAssigned: "Users with a licence for Office, of the product most of them have.",
    officeActivated: "Those of them who activated it anywhere.",
    mailboxesWarned: "Near their quota, and told so.",
    mailboxesNotSending: "Beyond the quota for sending.",
    mailboxesNotReceiving: "Beyond the quota for sending and receiving.",
  },
});

@ObjectType("UsageTotal")
export class UsageTotalType {
  @Field(() => UsageTotalEnum)
  readonly of!: (typeof TOTALS)[number];

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType("ActiveUsers", { description: "How many used a workload in a span of days." })
export class ActiveUsersType {
  @Field(() => WorkloadEnum)
  readonly workload!: (typeof WORKLOADS)[number];

  @Field(() => Int, { description: "7 in totals only, 30, 90 or 180." })
  readonly days!: number;

  @Field(() => Int)
  readonly active!: number;

  @Field(() => Int, { description: "Of how many the source speaks." })
  readonly known!: number;

  @Field(() => UsageBasisEnum)
  readonly basis!: (typeof BASES)[number];
}

@ObjectType("UsageBucketCount")
export class UsageBucketCountType {
  @Field(() => UsageBucketEnum)
  readonly bucket!: (typeof BUCKETS)[number];

  @Field(() => Int, {
    nullable: true,
    description: "null where too few members, or too nearly all, are in it to be told.",
  })
  readonly members!: number | null;
}

@ObjectType("UsageTable", { description: "All members by one trait of their use." })
export class UsageTableType {
  @Field(() => UsageSubjectEnum)
  readonly subject!: (typeof SUBJECTS)[number];

  @Field(() => [UsageBucketCountType])
  readonly buckets!: readonly UsageBucketCountType[];
}

@ObjectType("ProductUsage", {
  description:
    "Last activity of those to whom a product is assigned, from the report alone: there also where names " +
    "are concealed. Who has several products is counted with each.",
})
export class ProductUsageType {
  @Field(() => SkuType, { nullable: true, description: "null for products we do not know." })
  readonly sku!: SkuType | null;

  @Field(() => [UsageBucketCountType])
  readonly buckets!: readonly UsageBucketCountType[];
}

@ObjectType("CopilotAppUsage", { description: "Use of Copilot in one app, in 180 days." })
export class CopilotAppUsageType {
  @Field(() => CopilotAppEnum)
  readonly app!: (typeof COPILOT_APPS)[number];

  @Field(() => Int, { description: "Members who hold a Copilot seat." })
  readonly enabled!: number;

  @Field(() => Int)
  readonly active!: number;
}

@ObjectType("PlatformActivations")
export class PlatformActivationsType {
  @Field(() => ActivationPlatformEnum)
  readonly platform!: (typeof PLATFORMS)[number];

  @Field(() => Int)
  readonly activations!: number;
}

@ObjectType("StorageUse")
export class StorageUseType {
  @Field(() => StorageKindEnum)
  readonly of!: "mailboxes" | "oneDrives";

  @Field(() => Int)
  readonly accounts!: number;

  @Field(() => Float, { description: "Whole; a large tenant holds more than 2^53." })
  readonly bytes!: number;
}

@ObjectType("Usage", {
  description:
    "How the tenant's services are used. Counted over members where the reports show names to this " +
    "caller, else from Microsoft's totals; `coverage` has the reports' own date. What would tell of " +
    "too few members is left out.",
})
export class UsageType {
  @Field(() => [ActiveUsersType])
  readonly activeUsers!: readonly ActiveUsersType[];

  @Field(() => [UsageTableType], { description: "Empty where no report could be joined." })
  readonly tables!: readonly UsageTableType[];

  @Field(() => [ProductUsageType], { complexity: lineCost })
  readonly products!: readonly ProductUsageType[];

  @Field(() => [CopilotAppUsageType], {
    description: "From Microsoft's totals; empty where members were counted instead.",
  })
  readonly copilotApps!: readonly CopilotAppUsageType[];

  @Field(() => [PlatformActivationsType], {
    description: "From Microsoft's totals; empty where members were counted instead.",
  })
  readonly activations!: readonly PlatformActivationsType[];

  @Field(() => [UsageTotalType], {
    description:
      "What only Microsoft's totals tell; empty where members were counted instead. Too small ones are left out.",
  })
  readonly totals!: readonly UsageTotalType[];

  @Field(() => [StorageUseType])
  readonly storage!: readonly StorageUseType[];
}
