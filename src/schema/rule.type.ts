import type { DetectionId, LeftOutId, ObservationId } from "../licensing/index.ts";
import { registerDescribed } from "./words.ts";

/** Everything a figure or a finding can rest on. */
export type RuleId =
  | DetectionId
  | ObservationId
  | "spend"
  | "savings"
  | "renewals"
  | "licensePlan"
  | "whatIf"
  | "compare";

/** Every rule in a sentence: what it finds or computes. */
export const RULES: Readonly<Record<RuleId | LeftOutId, string>> = {
  spend: "Paid seats times the price in force.",
  savings: "Union of the findings' seats, each counted once.",
  renewals: "Seats of a purchase at the price of its renewal day.",
  whatIf: "The same seats before and after an assumption.",
  compare: "Amounts of two surveys side by side.",
  licensePlan: "The cheapest mix, and differences of nested cheapest mixes.",
  D01: "Paid seats nobody holds.",
  D02: "Idle seats whose purchase renews within 45 days.",
  D03: "More members hold a product than seats are owned.",
  D04: "Members on seats that are no longer renewed.",
  D05: "A trial that ends soon while members hold its seats.",
  D06: "Paid seats whose plans a running trial gives as well.",
  D07: "A purchase that ends soon and will not renew by itself: it runs on at a surcharge.",
  D08: "Seats that stayed for a year on a monthly term.",
  D09: "An annual commitment billed by the month.",
  D10: "Purchases of one product that renew on different dates.",
  D11: "A price that changes at the renewal, as with the list change of July 2026.",
  D12: "Products of which few seats are assigned, or nearly all.",
  D13: "When seats will run out.",
  D14: "Seats about to be bought although seats that would do are idle.",
  D15: "Grants that may be withdrawn because too few of their seats are used.",
  D16: "Paid seats where a free grant seat would do.",
  D17: "Business products close to their cap of 300 seats.",
  D18: "Self-service purchases.",
  D19: "Products whose plans another product of the tenant contains.",
  D20: "Seats held by disabled accounts.",
  D21: "Seats of accounts nobody ever signed in to.",
  D22: "Seats of accounts without successful sign-in and without workload activity for 90 days.",
  D23: "Seats held by guests.",
  D24: "Seats of shared mailboxes that need none, or a smaller one.",
  D25: "Shared mailboxes that need a seat and have none.",
  D26: "Suites held by rooms and equipment.",
  D27: "Products assigned to a member both directly and by a group.",
  D28: "Seats whose service plans the member has from other products as well.",
  D29: "Products held together that cost more than a bundle of them.",
  D30: "Suites of which so much is switched off that a cheaper product gives the rest.",
  D31: "Full suites of administration accounts.",
  D32: "Service accounts with a suite.",
  D33: "Leavers by the date of Human Resources.",
  D34: "Several paid accounts of one person.",
  D35: "Assignments in error: seats that do not reach their members.",
  D36: "Groups that grant licences to disabled or inactive members.",
  D37: "Seats taken away and given back within 30 days.",
  D40: "Seats without activity in any workload for 90 days.",
  D41: "Seats silent for 30 to 89 days: to watch.",
  D42: "Suites of which only the mailbox is used.",
  D43: "Suites with desktop apps that are not used.",
  D44: "Suites whose use fits a frontline product.",
  D45: "Premium suites without evidence of premium use.",
  D46: "Copilot seats without use for 90 days.",
  D47: "Copilot seats last used 30 to 89 days ago.",
  D48: "Copilot used in meetings only.",
  D49: "Who should get a freed Copilot seat.",
  D50: "Copilot kept back by the set-up of a device.",
  D51: "Power BI seats, whose use Microsoft Graph does not show.",
  D52: "Visio and Project plans whose desktop client was never activated.",
  D53: "Telephony seats without a call in 180 days.",
  D54: "Audio conferencing seats of members who organised no meeting in 180 days.",
  D55: "More, or far fewer, members use Entra ID premium features than are entitled.",
  D56: "Use without the matching licence.",
  D57: "Departments with more than twice the tenant's share of idle seats.",
  D71: "Billed, provisioned and assigned seats compared.",
  D72: "Margin by product.",
};

export const RuleEnum = registerDescribed<keyof typeof RULES>({
  name: "Rule",
  description: "The rule by which something was found or an amount computed.",
  values: RULES,
});
