import { Field, Float, ID, InputType, Int } from "type-graphql";
import type { Commitments, Ladder } from "../licensing/index.ts";
import { SafeInt } from "./scalars.ts";
import { registerDescribed } from "./words.ts";

export const CommitmentsEnum = registerDescribed<Commitments>({
  name: "Commitments",
  description: "Which seats a plan has to go on paying for.",
  values: {
    asKnown:
      "Seats stay paid until their renewal; without a known date for the whole twelve months.",
    none: "As if every purchase had come up for renewal: what the mix costs in the long run.",
  },
});

export const CapabilityEnum = registerDescribed<Ladder>({
  name: "Capability",
  description: "Something products give at levels, each level including those below it.",
  values: {
    mail: "A mailbox: kiosk, plan 1, plan 2.",
    archive: "An archive of the mailbox, and one that grows by itself.",
    hold: "Litigation hold.",
    files: "OneDrive and SharePoint: kiosk, plan 1, plan 2.",
    office: "Office in the browser, and on the desktop.",
    teams: "Teams.",
    phone: "Teams Phone.",
    calling: "Calls to telephone numbers.",
    dialIn: "Audio conferencing.",
    teamsPremium: "Teams Premium.",
    entra: "Entra ID P1, P2.",
    entraGovernance: "Entra ID Governance.",
    entraNetwork: "Entra Private and Internet Access.",
    intune: "Intune, and its suite.",
    remoteHelp: "Intune Remote Help.",
    defenderOffice: "Defender for Office 365.",
    defenderEndpoint: "Defender for Endpoint.",
    defenderIdentity: "Defender for Identity.",
    defenderCloudApps: "Defender for Cloud Apps.",
    informationProtection: "Sensitivity labels, by hand and automatic.",
    rightsManagement: "Azure Rights Management.",
    dataLossPrevention: "Data loss prevention.",
    endpointDlp: "Data loss prevention on devices.",
    eDiscovery: "Premium eDiscovery.",
    audit: "Premium audit.",
    insiderRisk: "Insider Risk Management.",
    communicationCompliance: "Communication Compliance.",
    recordsAndKeys: "Records management.",
    powerBi: "Power BI Pro, Premium per user.",
    visio: "Visio in the browser, and on the desktop.",
    project: "Planner and Project, up to the desktop client.",
    windows: "Windows Enterprise.",
    copilot: "Microsoft 365 Copilot.",
    powerApps: "Power Apps.",
  },
});

@InputType({ description: "A level that every member at work is to have." })
export class MustHaveInput {
  @Field(() => CapabilityEnum)
  readonly capability!: Ladder;

  @Field(() => Int, { description: "From 1, the lowest." })
  readonly level!: number;
}

@InputType({ description: "Seats of a product to keep free: the larger of a number and a share." })
export class SpareSeatsInput {
  @Field(() => ID)
  readonly skuId!: string;

  @Field(() => Float, { defaultValue: 0, description: "Percent of the seats members hold." })
  readonly percent!: number;

  @Field(() => Int, { defaultValue: 0 })
  readonly seats!: number;
}

@InputType({ description: "Seats that an agreement asks to be paid, needed or not." })
export class MinSeatsInput {
  @Field(() => [ID], { description: "Products that count together; a product is in one group." })
  readonly skuIds!: readonly string[];

  @Field(() => Int)
  readonly seats!: number;
}

@InputType({
  description: "What a licence plan may assume and use. Without anything: all that is allowed.",
})
export class LicensePlanInput {
  @Field(() => CommitmentsEnum, { defaultValue: "asKnown" })
  readonly commitments!: Commitments;

  @Field(() => [ID], {
    nullable: true,
    description:
      "Products that may be bought besides those owned; an empty list for none. " +
      "Without it every commercial product with a known price.",
  })
  readonly offer?: readonly string[] | null;

  @Field(() => [ID], { defaultValue: [], description: "Products that whoever holds them keeps." })
  readonly keep!: readonly string[];

  @Field(() => [ID], { defaultValue: [], description: "Products nobody is to hold." })
  readonly withdraw!: readonly string[];

  @Field(() => [MustHaveInput], { defaultValue: [] })
  readonly mustHave!: readonly MustHaveInput[];

  @Field(() => [SpareSeatsInput], { defaultValue: [] })
  readonly spare!: readonly SpareSeatsInput[];

  @Field(() => [MinSeatsInput], { defaultValue: [] })
  readonly minSeats!: readonly MinSeatsInput[];

  @Field(() => SafeInt, {
    defaultValue: 0,
    description:
      "Cost in minor units of every change of a member's products. With one, the saving is not split by levels.",
  })
  readonly changeCost!: number;

  @Field(() => Int, { nullable: true, description: "Most products one member may hold." })
  readonly maxProductsPerMember?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Most profiles: different sets of suites that members hold; other products stay free. Fewer are " +
      "easier to run and cost more.",
  })
  readonly maxProfiles?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether to work out what one more seat would save; takes several times as long.",
  })
  readonly shadowPrices!: boolean;

  @Field(() => Int, {
    defaultValue: 20,
    description: "Seconds (1 to 60) after which the best plan so far is told with its gap.",
  })
  readonly limitSeconds!: number;
}
