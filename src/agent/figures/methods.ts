import type { Measure } from "./answer-figure.ts";

/** How each measure is computed, and what to know about it. */
export const METHODS: Readonly<Record<Measure, string>> = {
  "paid-seats":
    "Paid seats are the enabled units of a product as Microsoft Graph tells them, without trial seats; units in warning, suspended or locked out are not counted.",
  "assigned-seats":
    "Assigned seats are members holding the product; a member counts once, however the licence was given.",
  "idle-seats":
    "Idle seats are paid seats held by nobody; free and company-wide products are left out.",
  "missing-seats":
    "Missing seats are members holding a product beyond its usable units; these seats still have to be bought.",
  "trial-seats": "Trial seats come from running trials; they cost nothing and end by themselves.",
  "renewing-seats":
    "Renewing seats are the seats of a purchase at its next change of state as Microsoft Graph knows it, which Microsoft updates late.",
  cost: "Cost is paid seats times the price in force on the day of the data; products without a known price are in no total.",
  "price-per-seat":
    "The price per seat comes from the strongest source there is: billed line, contract, partner sheet, public list.",
  "seats-without-price":
    "Seats without price belong to products no price source knows; their cost is unknown, which is not the same as free.",
  "affected-seats":
    "Affected seats are seats a finding is about; every seat belongs to the first finding that fits, so totals are unions.",
  "affected-members": "Affected members are members an observation is about; each counts once.",
  "affected-purchases":
    "Affected purchases are commerce subscriptions an observation is about, as Microsoft Graph knows them.",
  saving:
    "A saving is affected seats times today's price: an upper bound, to be read with when the money can stop.",
  "saving-actionable-now":
    "A saving is actionable now only where the term is known to allow it; no term is guessed from dates.",
  "saving-at-renewal":
    "A saving at renewal stops being paid at the date shown, at the price in force then, if acted on before.",
  "avoidable-purchase":
    "An avoidable purchase is a seat missing elsewhere that a seat given back would cover.",
  "sunk-cost":
    "Sunk cost is what stays payable until the renewals although the seats are not needed.",
  "extra-cost":
    "Extra cost is what would have to be paid besides, at the price in force on the day of the data.",
  "amount-at-stake":
    "An amount at stake is what may be lost if nothing is done; it is part of no saving.",
  "price-change":
    "A price change is the seats that renew times the difference between the price in force at the renewal and today's.",
  "planned-cost":
    "Planned cost is what the cheapest licence mix costs that covers every observed need; a lower bound in whole numbers proves it.",
  "amount-before": "The amount before is what holds today, as the survey knows it.",
  "amount-after":
    "The amount after is the same computation with the assumption in place of what holds today.",
  difference: "The difference is the amount after less the amount before.",
  "active-members":
    "Active members did something in a service within the span shown, by the usage reports; where reports hide names it is Microsoft's own total.",
  "reported-members": "Reported members are those of whom the usage reports say anything at all.",
  activations:
    "Activations are installations of Office apps that members signed in to, by the activation report.",
  accounts: "Accounts are mailboxes or OneDrive accounts, by the storage reports.",
  "stored-bytes":
    "Stored bytes are what mailboxes or OneDrive accounts hold together, by the storage reports.",
  policies: "Policies are conditional-access policies by their state and by what they do.",
  points: "Points are those of Microsoft Secure Score, rounded to whole ones.",
  "entitled-seats": "Entitled seats are what Microsoft counts as bought of the premium feature.",
  "protected-members":
    "Protected members are those Microsoft counted as using the premium feature.",
  "paid-seats-before": "Paid seats before are the paid seats of the earlier survey.",
  "paid-seats-after": "Paid seats after are the paid seats of this survey.",
  "assigned-seats-before": "Assigned seats before are the assigned seats of the earlier survey.",
  "assigned-seats-after": "Assigned seats after are the assigned seats of this survey.",
  "licence-groups": "Licence groups are groups that hand out licences to their members.",
};
