/**
 * What people call the things licence questions are about. A concept is one meaning; its phrases
 * are interchangeable, parted by commas. Nothing here names a product, a tenant or a tool.
 */
export const CONCEPTS = {
  count:
    "how many, number of, count, quantity, headcount, tally, total number, how large, how big, what number, numbers of",
  money:
    "how much, money, dollar, euro, amount, sum of money, usd, eur, in cash, money, in euros, in dollars, cash, worth, value, how expensive",
  seat: "seat, licence, unit, subscription",
  idle: "idle, unassigned, not assigned, spare, leftover, left over, free seats, free licences, available, on the shelf, shelfware, nobody has, held by nobody, unallocated, not allocated, lying around, sitting around, sit around, going begging, not given to anyone, surplus, unclaimed, up for grabs, in stock, not handed out, empty seats, vacant, unoccupied, without an owner, not yet assigned, never assigned, excess, to hand out, without anyone, without a user, without users, without a holder, with nobody, not in use, to spare, free to use, still free, lying idle, gathering dust, can hand out, could hand out, have left to assign, remaining, left to assign, nobody holds, no one holds, no one has, up for assignment",
  owned:
    "own, owned, buy, bought, purchased, prepaid, inventory, stock, paid seats, entitled, contracted, acquired, possess, purchase, subscribed to, licensed, stock, in our inventory, procured, have bought, paid up, on our books, hold in total",
  assigned:
    "assigned, consumed, in use, handed out, given out, allocated, taken, occupied, used up, actually used, are taken, taken up, in people hands, distributed, deployed, rolled out, being used by, given to people, held by people, claimed",
  deficit:
    "deficit, missing, short, shortage, too few, overassigned, missing seats, more assigned than, not enough, overcommitted, short of, lack, over assigned, overallocated, need more, lacking, under licensed, underlicensed, run short, too little, short on, exceed",
  spend:
    "spend, spent, cost, pay, paying, paid for, price, expense, expensive, bill, invoice, money go, outlay, expenditure, charge, shell out, shelling out, fork out, dear, dearest, costly, costliest, spending, priced, billed, run us, set us back, expenditures, goes into, go into, flow into, price tag, priciest, pricey, pricier, cost driver, budget, pay out, spendings, set you back, outgoings, how expensive, costing, financially, money leaves, money leave",
  unitPrice:
    "price per seat, per seat, per head, unit price, list price, a single licence, single licence, one licence, single seat, one seat, each licence cost, a licence cost, price of a, apiece, does one, does a, does an, for one, per licence price, per licence cost, cost per licence, a seat cost, a licence of, price tag, per licence, for a single, one of them cost, one seat of, price for one, cost of one, per user, per person",
  saving:
    "save, saved, saving, waste, wasted, wasting, wasteful, cut cost, cut, reduce, trim, reclaim, recover, optimise, optimisation, overspend, overspending, overpay, overpaying, throw away, throwing away, get back, money back, slim down, down the drain, potential, for nothing, needlessly, unnecessary, unnecessarily, squander, economise, leak, shave off, lose money, losing money, burn, claw back, clawed back, wastage, burnt, burning, burned, savings, money pit, dead money, needless, unneeded spend, avoid paying, stop paying, do without, could be freed, free up, cut back, cut down, rationalise, recoup, reclaimable, recoverable, throwing out, leakage, going to waste",
  disabled:
    "disabled, blocked, deactivated, leaver, left the company, has left, who left, have left, left us, former, offboarded, switched off, closed account, locked account, suspended account, ex employee, ex staff, departed, turned off, no longer enabled, no longer work, no longer with us, gone, terminated, sign in blocked, cannot sign in, barred, people who left, no longer employed, leavers, ex colleague, quit, resigned, fired, retired, accounts that are off, suspended, inactive because disabled, sign in disabled, departed staff, switched off accounts",
  neverUsed:
    "never signed in, never logged in, never used, never been used, never touched, never activated, not once signed in, never opened, not even once, never logged on, never log on, never log in, never sign in, never been signed in, never been logged in, ever touched, ever used, ever signed in, ever logged in, not a single sign in, never appeared, never came, unused since assignment",
  inactive:
    "inactive, not signed in, no sign in, no signin, without sign in, dormant, not logged in, havent logged in, havent signed in, hasnt signed in, asleep, stale, unused account, not active, not used, unused, nobody uses, no one uses, nobody is using, no one is using, sleeping, not been used, dont use, havent used, doesnt use, zombie, no longer used, no longer using, have not signed in, did not sign in, didnt sign in, quiet, silent account, not logged on, no log in, no log ins, without a login, without logging in, have not been seen, not been around, long absent, absent, gone quiet, idle user, idle users, idle accounts, not been active, stopped using, hasnt been used, have not logged in, has not signed in, have not used, silent users",
  noActivity:
    "no activity, without activity, without any activity, no workload activity, show no activity",
  renewal:
    "renew, renewal, expire, expiry, expiring, contract end, term end, commitment, come up, coming up, end date, due, run out, runs out, lapse, next billing, contract, expiration, roll over, up for renewal, coming due, falls due, fall due, roll off, ends, ending, contract ends, contract end date, term is over, be renewed, renewed, expires, lapses, lapsing, prolong, extension date, anniversary",
  deadline: "deadline, act by, until when, by when, latest, how soon, when must",
  trial:
    "trial, trial seats, evaluation, test licence, trial licence, trials, free trial, test seats, evaluations",
  usage:
    "usage, adoption, active user, workload, activity level, engagement, utilisation, monthly active, active users, how active, how much used, how well used, adopted, daily active, weekly active, active in, was active, were active, been active, activity by workload, workloads",
  configuration: "configuration, configured, setting, set up, how is our tenant, admin settings",
  securityDefaults: "security default, baseline protection",
  conditionalAccess:
    "conditional access, mfa, multi factor, multifactor, second factor, two factor, policy, policies, per user mfa, sign in rules, access rules",
  secureScore: "secure score, security score, security rating, how secure",
  concealment:
    "conceal, concealed, concealment, hidden names, names concealed, report names, names hidden, hide names, names are hidden, anonymised, anonymous, pseudonymised, real names, show names, names shown, in usage reports, in the usage reports, in the reports",
  entraPremium:
    "entra premium, entra p1, entra p2, p1 and p2, p1 or p2, azure ad premium, aad premium, premium directory",
  licensingMode:
    "licensing mode, group based, assigned by group, group based licensing, directly or by group, by group or directly, bought through a partner, through a partner, from a partner, buy directly",
  finding:
    "finding, problem, issue, detect, detected, anomaly, audit, hygiene, worry, worrying, wrong with, errors, mistakes, risk, risks, alarming, red flag, warning, trouble, goes wrong, out of order, misconfigured, irregularities, flaws, oddities, checks, odd, odd things, risky, strange, suspicious, unusual, worrying things",
  recommendation:
    "recommend, recommendation, advice, advise, suggest, suggestion, should we do, what to do, should i do, should we change, next step, propose, proposal, act on, priority, priorities, where to start, where do we start, start with, quick win, action, low hanging, most worthwhile, worth doing, tackle, tackle first, do first, start, begin, where to begin, would you do, would you begin, piece of advice, pieces of advice, top advice, tip, tips, most important thing, easy wins, easiest wins, what now, how to proceed, what to change, improve, improvements, to do list, most valuable action, valuable action, best action, worthwhile",
  plan: "best mix, licence mix, licence plan, optimal, cheapest mix, right size, best plan, cheapest combination, rightsizing, licence mix look like, mix of licences, combination of licences, cheapest combination of licences, lowest cost, optimise the mix, right size us, cheapest set up, ideal licences, best licences for us, optimal mix, cheapest plan, cheapest licences, cheapest possible, best combination, cheapest set of licences, cheapest set, cheapest selection, covers everybody, covers everyone, optimal licence combination, optimal licences, optimal set",
  whatIf:
    "what if, if we, scenario, suppose, hypothetical, hypothetically, simulate, imagine, would happen, what changes if, what happens if, what happens when, if everything, if everyone, if all, assume, assuming, assumption, were to, what would change, would it cost if, would we pay if, how would, went, moved to, took on, switch to, switched to, if only",
  compare:
    "compare, compared, comparison, change since, changed since, what changed, what is different, ago, last week, previous week, trend, last month, previous month, last quarter, last year, previous period, growth, increase since, over time, development, last year, month on month, since last, year over year, month over month, than last, than before, than a month ago, what has changed, has changed since, developed, evolution, trending, gone up, gone down",
  explain:
    "explain, how was, how is this computed, how is, how are, calculated, calculate, calculation, computed, compute, work out, worked out, where does the figure come from, derive, derived, how do you know, come from, method, methodology, definition, define, mean by, meaning of, what counts as, what counts, counts as, how exactly, meaning, means, mean, work out, works out, reckon, arrive at, get to this number, how come, what is meant, stand for, behind the figure, behind the number, formula, how do you get",
  include:
    "what is in, include, contents, service plan, part of, feature, what does it give, comes with, whats in, what is inside, whats inside, included, comes with, come with, does it have, features, which features, capabilities, bundle of, consist of, made up of, service plans, covered by, what do you get, what do i get, get with",
  department:
    "department, per team, by team, each team, which team, division, business unit, cost centre, cost center, org unit, branch, departments, teams of ours, per department, by department, cost centres, unit",
  country:
    "country, countries, region, location, geography, nation, continent, by country, per country, by location, by region, regions, locations, geographies",
  product:
    "product, sku, each licence, by licence, per licence, licence type, type of licence, kind of licence, suite, per product, plan",
  month: "month, monthly, each month",
  year: "year, yearly, annual, annually, annum, twelve months, per annum",
  total:
    "total, overall, altogether, in all, sum, all in all, combined, everything, whole, entire, grand total",
  most: "most, highest, biggest, largest, top, greatest, worst, max, maximum, main",
  least: "least, lowest, smallest, fewest, minimum, bottom",
  now: "right now, now, today, immediately, at once, straight away, actionable, right away, instantly, this minute",
  unknownPrice:
    "no price, no known price, unknown price, without price, without a price, without a known price, unpriced, missing price, not priced, price is unknown, price unknown, dont know the price, have no price, dont you know the price, not know the price, do not know the price, unknown prices, missing prices, price is missing, no list price, without known price",
  hires:
    "hire, hires, new hires, hiring, new starters, take on, took on, taking on, onboard, joiners, recruit, new people, additional people, more people, new employees, new colleagues, new joiners, grow by, headcount grows",
  annualTerm:
    "annual term, yearly term, annual commitment, yearly commitment, annual contract, commit for a year, commit to a year, one year term, twelve month term, yearly contract, annual terms, annual subscriptions",
  monthlyTerm:
    "monthly term, month to month, monthly commitment, monthly contract, monthly terms, monthly subscriptions, month by month, cancel monthly, flexible term",
  lose: "lose, lost, losing, give up, giving up, forgo, forfeit, miss out, sacrifice, lack compared, would be missing, lose out on, what goes away, goes missing, no longer have",
  errors:
    "assignment error, assignment errors, errors in assignment, failed assignment, failed assignments, could not be assigned, fail to assign, errors when assigning, group licensing errors, licence errors, licensing errors",
  split:
    "split purchase, split purchases, several purchases, multiple purchases, several subscriptions, bought separately, more than one purchase, separate purchases, more than one subscription",
  twiceAssigned:
    "directly and by group, directly and through a group, directly and via a group, both directly, direct and group, assigned twice, twice to the same, directly as well as, by group and directly, direct as well as group",
  priceChange:
    "price change, price changes, price increase, price increases, prices rise, prices go up, price rise, price hike, new prices, get more expensive, become more expensive, july prices",
  bundle: "bundle, bundles, cheaper bundle, cheaper package, package deal, as a bundle",
  forecast:
    "forecast, forecasts, predict, prediction, projection, will we need, will need, going to need, need in future, in the future",
  others:
    "competitor, competitors, other companies, other organisations, our industry, industry average, benchmark, peers",
  teams: "teams, teams meetings",
  mail: "mail, e mail, email, exchange, outlook",
  files: "files, files on onedrive or sharepoint",
  oneDrive: "onedrive, one drive",
  sharePoint: "sharepoint, share point",
  copilot: "copilot",
  yammer: "yammer, viva engage",
  skype: "skype",
  freshness: "how fresh, how old, as of, up to date, refreshed, how recent",
  coverage:
    "cant you see, could not see, cannot see, what is missing, blind spot, permission, coverage, sources, not able to see, could you not see, did you not see, not allowed to see, hidden from, blind spots, what are you missing, what cant you see, see everything",
  guest:
    "guest, external user, external account, external people, b2b, guests, external users, externals, outsiders, partners from outside, guest accounts, guest users, b2b users",
  mailbox:
    "shared mailbox, resource account, shared inbox, shared mailboxes, functional mailbox, group mailbox, team mailbox",
  room: "room, meeting room, equipment, rooms, meeting rooms, conference rooms, conference room, resource room, equipment mailbox",
  duplicate:
    "duplicate, contained in another licence, contained in another, double, twice, overlap, overlapping, redundant, contained in, contained, already included, superfluous, doubly, pay double, pays double, paying double, twice over, already covered by, covered by another, overlapping licence, two licences for the same, held twice",
  plansOff:
    "plans switched off, plan switched off, disabled plans, plans disabled, plans turned off",
  admin:
    "administrator, admin, privileged, admins, administrators, privileged accounts, admin accounts",
  mailOnly:
    "mail only, only mail, only email, email only, just email, just mail, only for mail, only use mail, only use email, only do email, only read email, only read mail, only use outlook, nothing but mail, nothing but email, just do mail, just do email, mail and nothing else, only send mail, emails only",
  desktop:
    "desktop app, desktop application, without desktop, desktop client, installed office, desktop apps, no desktop, never install office, without installing, web only, in the browser only, browser only, only in the browser, open a desktop app, use a desktop app, opened a desktop app, never open desktop",
  frontline:
    "frontline, first line, shop floor, deskless, frontline worker, front line, factory workers, shop workers, frontline licence, kiosk",
  premium:
    "premium use, premium feature, too big, overlicensed, over licensed, downgrade, step down, premium seats, lower tier, no premium, without premium, could do with less, do with less, too large a licence, smaller licence, oversized, overqualified, too much licence, e5 only features, premium features unused, lower licence, use nothing of, uses nothing of, without using its features, not using its features, nothing that needs",
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
