/**
 * What people call the things licence questions are about. A concept is one meaning; its phrases
 * are interchangeable, parted by commas. Nothing here names a product, a tenant or a tool.
 */
export const CONCEPTS = {
  count: "how many, number of, count, quantity",
  seat: "seat, licence, unit, subscription count",
  idle: "idle, unassigned, not assigned, spare, leftover, left over, free seats, available, on the shelf, shelfware, nobody has, unallocated, not allocated, lying around, sitting around, going begging, not given to anyone, surplus, unclaimed, up for grabs, in stock, not handed out, empty seats, vacant",
  owned:
    "own, bought, purchased, prepaid, buy, have in total, inventory, stock, paid seats, do we have, have we got, paying for how many, entitled, contracted",
  assigned:
    "assigned, consumed, in use, handed out, given out, allocated, taken, occupied, used up, hold, holding, issued to",
  deficit: "deficit, short, shortage, too few, overassigned, missing seats, run out",
  spend:
    "spend, cost, pay, paying, price, expense, bill, invoice, money go, outlay, expenditure, charge, budget, how much is, how much are, worth, shelling out",
  unitPrice:
    "price per seat, per seat, per licence, per user, unit price, list price, single licence, one licence, single seat, one seat, each licence cost, a licence cost, price of a",
  saving:
    "save, saving, waste, wasted, wasting, cut cost, cut, reduce, trim, reclaim, recover, optimise, optimisation, overspend, overpay, cheaper, throwing away, get back, money back, drop, slim down, down the drain, potential, for nothing, needlessly",
  disabled:
    "disabled, blocked, deactivated, leaver, left the company, former, offboarded, switched off, closed account, locked account, suspended account, ex employee, quit, turned off, no longer enabled, gone",
  inactive:
    "inactive, not signed in, no sign in, without sign in, dormant, not logged in, havent logged in, havent signed in, never signed in, never logged in, asleep, stale account, unused account, no activity, without activity, not active, not used, never used, unused, nobody uses, no one uses, sleeping, not been used, dont use, havent used, zombie",
  renewal:
    "renew, renewal, expire, expiry, run out on, contract end, term end, commitment, come up, end date, due, expiring, next billing, cancel by",
  deadline: "deadline, act by, until when, by when, latest, how soon, when must",
  usage: "usage, adoption, active user, use of, workload, use teams, use exchange, active on",
  configuration:
    "configuration, setting, security default, conditional access, secure score, conceal, hidden names, group based, licensing mode, mfa, policy, policies",
  finding: "finding, problem, issue, detect, what is wrong, what went wrong, anomaly, audit",
  recommendation:
    "recommend, advice, advise, suggest, should we do, what to do, should i do, next step, propose, act on, priority, priorities, where to start, quick win, action",
  plan: "best mix, licence mix, licence plan, optimal, cheapest mix, right size, best plan",
  whatIf: "what if, if we, scenario, suppose, hypothetical, simulate",
  compare:
    "compare, difference, change since, versus, vs, trend, last month, previous period, changed, growth, increase since",
  explain:
    "explain, how was, how is this computed, calculated, computed, where does the figure come from, derive, how do you know, come from, method",
  include: "what is in, include, contain, service plan, part of, feature, what does it give",
  department: "department, team, division, business unit, cost centre, cost center, org unit",
  country: "country, region, location, geography, office location, nation",
  product: "product, sku, plan by plan, each licence, per licence, by licence, licence type",
  month: "month, monthly",
  year: "year, yearly, annual, annually, annum, twelve months, 12 months",
  total: "total, overall, altogether, in all, sum, all in all, combined, everything",
  most: "most, highest, biggest, largest, top, greatest, worst, max",
  least: "least, lowest, smallest, fewest, min, bottom",
  now: "right now, now, today, immediately, at once, straight away, actionable",
  unknownPrice: "no price, unknown price, without price, unpriced, missing price, not priced",
  freshness: "how fresh, how old, as of, up to date, refreshed, how recent",
  coverage:
    "cant you see, could not see, cannot see, what is missing, blind spot, permission, coverage, sources",
  guest: "guest, external user, external account",
  mailbox: "shared mailbox, room mailbox, mailbox, resource account",
  duplicate: "duplicate, double, twice, overlap, redundant, contained in, both",
} as const;

export type Concept = keyof typeof CONCEPTS;
