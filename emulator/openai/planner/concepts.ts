/**
 * What people call the things licence questions are about. A concept is one meaning; its phrases
 * are interchangeable, parted by commas. Nothing here names a product, a tenant or a tool.
 */
export const CONCEPTS = {
  count: "how many, number of, count, quantity, headcount",
  money: "how much, money, dollar, euro, amount, sum of money, usd, eur, in cash",
  seat: "seat, licence, unit, subscription",
  idle: "idle, unassigned, not assigned, spare, leftover, left over, free seats, free licences, available, on the shelf, shelfware, nobody has, held by nobody, unallocated, not allocated, lying around, sitting around, sit around, going begging, not given to anyone, surplus, unclaimed, up for grabs, in stock, not handed out, empty seats, vacant, unoccupied, without an owner, not yet assigned, never assigned, excess, to hand out",
  owned:
    "own, owned, buy, bought, purchased, prepaid, inventory, stock, paid seats, entitled, contracted, acquired, licensed for, possess",
  assigned:
    "assigned, consumed, in use, handed out, given out, allocated, taken, occupied, used up, issued, actually used",
  deficit:
    "deficit, missing, short, shortage, too few, overassigned, missing seats, more assigned than, not enough, overcommitted, short of, lack",
  spend:
    "spend, spent, cost, pay, paying, paid for, price, expense, expensive, bill, invoice, money go, outlay, expenditure, charge, shell out, shelling out, fork out, dear, dearest, costly, costliest, spending, priced, billed, run us, set us back",
  unitPrice:
    "price per seat, per seat, per head, unit price, list price, a single licence, single licence, one licence, single seat, one seat, each licence cost, a licence cost, price of a, single, apiece, does one, does a, does an, for one, per licence price, per licence cost, cost per licence, a seat cost, a licence of, price tag",
  saving:
    "save, saved, saving, waste, wasted, wasting, wasteful, cut cost, cut, reduce, trim, reclaim, recover, optimise, optimisation, overspend, overspending, overpay, overpaying, throw away, throwing away, get back, money back, slim down, down the drain, potential, for nothing, needlessly, unnecessary, unnecessarily, squander, economise, leak, shave off, lose money, losing money, burn",
  disabled:
    "disabled, blocked, deactivated, leaver, left the company, has left, who left, have left, left us, former, offboarded, switched off, closed account, locked account, suspended account, ex employee, ex staff, departed, turned off, no longer enabled, no longer work, no longer with us, gone, terminated, sign in blocked, cannot sign in, barred",
  neverUsed:
    "never signed in, never logged in, never used, never been used, never touched, never activated, not once signed in, never opened, not even once",
  inactive:
    "inactive, not signed in, no sign in, no signin, without sign in, dormant, not logged in, havent logged in, havent signed in, hasnt signed in, asleep, stale, unused account, not active, not used, unused, nobody uses, no one uses, nobody is using, no one is using, sleeping, not been used, dont use, havent used, doesnt use, zombie, no longer used, no longer using, have not signed in, did not sign in, didnt sign in, quiet, silent account",
  noActivity:
    "no activity, without activity, without any activity, no workload activity, show no activity",
  renewal:
    "renew, renewal, expire, expiry, expiring, contract end, term end, commitment, come up, coming up, end date, due, run out, runs out, lapse, next billing, contract, expiration, roll over",
  deadline: "deadline, act by, until when, by when, latest, how soon, when must",
  trial: "trial, trial seats, evaluation, test licence",
  usage:
    "usage, adoption, active user, workload, activity level, engagement, utilisation, use teams, use exchange, monthly active",
  configuration:
    "configuration, configured, setting, security default, conditional access, secure score, conceal, concealed, hidden names, licensing mode, mfa, policy, policies, group based, multi factor",
  finding: "finding, problem, issue, detect, detected, anomaly, audit, hygiene",
  recommendation:
    "recommend, recommendation, advice, advise, suggest, suggestion, should we do, what to do, should i do, should we change, next step, propose, proposal, act on, priority, priorities, where to start, where do we start, start with, quick win, action, low hanging, most worthwhile, worth doing, tackle",
  plan: "best mix, licence mix, licence plan, optimal, cheapest mix, right size, best plan, cheapest combination, rightsizing",
  whatIf:
    "what if, if we, scenario, suppose, hypothetical, hypothetically, simulate, imagine, would happen",
  compare:
    "compare, compared, comparison, difference, change since, changed since, versus, trend, last month, previous month, last quarter, last year, previous period, growth, increase since, over time, development",
  explain:
    "explain, how was, how is this computed, how is, how are, calculated, calculate, calculation, computed, compute, work out, worked out, where does the figure come from, derive, derived, how do you know, come from, method, methodology, definition, define, mean by, meaning of, what counts as",
  include:
    "what is in, include, contain, service plan, part of, feature, what does it give, comes with",
  department:
    "department, team, division, business unit, cost centre, cost center, org unit, branch",
  country: "country, countries, region, location, geography, nation, continent",
  product:
    "product, sku, each licence, by licence, per licence, licence type, type of licence, kind of licence, suite, per product, plan",
  month: "month, monthly, each month",
  year: "year, yearly, annual, annually, annum, twelve months, per annum",
  total:
    "total, overall, altogether, in all, sum, all in all, combined, everything, whole, entire, grand total",
  most: "most, highest, biggest, largest, top, greatest, worst, max, maximum, main",
  least: "least, lowest, smallest, fewest, minimum, bottom",
  now: "right now, now, today, immediately, at once, straight away, actionable, instantly, this minute",
  unknownPrice:
    "no price, no known price, unknown price, without price, without a price, without a known price, unpriced, missing price, not priced, price is unknown, price unknown, dont know the price, have no price",
  freshness: "how fresh, how old, as of, up to date, refreshed, how recent",
  coverage:
    "cant you see, could not see, cannot see, what is missing, blind spot, permission, coverage, sources, not able to see",
  guest: "guest, external user, external account, external people, b2b",
  mailbox: "shared mailbox, resource account, shared inbox",
  room: "room, meeting room, equipment",
  duplicate:
    "duplicate, double, twice, overlap, overlapping, redundant, contained in, contained, both, already included, superfluous, doubly",
  plansOff:
    "plans switched off, plan switched off, disabled plans, plans disabled, plans turned off",
  admin: "administrator, admin, privileged",
  mailOnly:
    "mail only, only mail, only email, email only, just email, just mail, only for mail, only use mail, only use email",
  desktop: "desktop app, desktop application, without desktop, desktop client, installed office",
  frontline: "frontline, first line, shop floor, deskless",
  premium:
    "premium use, premium feature, too big, overlicensed, over licensed, downgrade, step down, premium seats, lower tier",
} as const;

/** Ways of saying something that mean it only when nothing clearer is said. */
export const FAINT: Readonly<Partial<Record<keyof typeof CONCEPTS, string>>> = {
  owned:
    "do we have, have we got, are there, have in total, do i have, we have, does the company have, got",
  assigned: "hold, holding, held, have been given, carry, belong",
  saving: "cheaper, drop, give back, return",
  inactive: "dont need, not needed, unneeded",
};

export type Concept = keyof typeof CONCEPTS;
