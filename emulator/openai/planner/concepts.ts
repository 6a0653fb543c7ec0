/**
 * What people call the things licence questions are about. A concept is one meaning; its phrases
 * are interchangeable, parted by commas, inflections and light words ("the", "have", "really") left
 * out. Nothing here names a tenant or a tool: tools are read with the same lexicon as questions.
 */
export const TOPICS = {
  // Seats
  owned:
    "own, buy, purchase, prepaid, inventory, stock, pay seat, pay up, entitle, acquire, possess, subscribe to, procure, on books, order so far, contract for, pay for, seat count, seat number, pay licens",
  assigned:
    "assign, consume, in use, hand out, give out, allocate, occupy, use up, take up, in people hand, distribute, deploy, roll out, in circulation, claim, take, in service, taker, tie up, hold by people",
  idle: "idle, unassigned, not assign, spare, leftover, leave over, free seat, free licens, available, on shelf, shelfware, nobody has, nobody have, hold by nobody, unallocated, not allocate, lie around, sit around, beg, go beg, not give to anyone, not give to anybody, surplus, unclaimed, grab, in stock, not hand out, empty seat, empty, vacant, unoccupied, without owner, never assign, excess, to hand out, without anyone, without user, without member, without holder, with nobody, not in use, to spare, free to use, free, lie idle, gather dust, leave to assign, remain, nobody hold, not own by anyone, nobody be hand, nobody hand, nobody assign, nobody give, no owner, go spare, still open, seat open, licens open, headroom, spare capacity, room left, lie fallow, too many seat, too many licens, use all, make full use, fully use, unissued, not issue, in reserve, in drawer, sit on shelf, not take",
  deficit:
    "deficit, miss seat, shortage, too few, run low, overassigned, overallocat, over allocat, more assign than, not enough, enough, enough seat, enough licens, overcommitted, short of, lack, over assign, overallocated, need more, under licens, underlicensed, run short, too little, short on, exceed, run out of seat, run out of something, run out of licens, out of seat, more user than, shortfall, more assignment than, overrun, overdrawn, negative balance, miss seats, too many assign",
  trial: "trial, evaluation, test licens, test seat, try out, pilot licens",

  // Money
  spend:
    "spend, cost, pay, pay for, price, expense, expensive, bill, invoice, money go, money leave, outlay, expenditure, charge, shell out, fork out, fork, dear, costly, set us back, set you back, set back, run us, run rate, pricey, priciest, cost driver, budget, pay out, outgo, go into, go on, flow into, dosh, splash out, line item, financially, price at, sink into, money flow, burn, bleed, costwise, licens bill, cheapest product, cheapest subscription",
  unitPrice:
    "price per seat, per seat, per head, unit price, list price, single licens, single seat, one seat, each licens cost, licens cost each, apiece, for one, per licens, cost per licens, price tag, one of them cost, seat price, licens price, price per licens, price of one, cost of one, one licens, seat cost, per unit",
  unknownPrice:
    "no price, no know price, unknown price, without price, without know price, unpriced, miss price, not price, price unknown, not know price, have no list price, no list price, lack price, price not know, price be miss, price you not know",
  saving:
    "save, waste, spend less, pay less, cost less, cut cost, cut, lower bill, lower cost, lower, reduce, trim, reclaim, recover, optimiz cost, overspend, overpay, throw away, throw out, get back, money back, slim down, down drain, drain, potential, for nothing, needlessly, unnecessary, unnecessarily, squander, economiz, leak, leakage, shave, lose money, burn, burnt, claw back, claw, wastage, pit, dead money, idle spend, not need, no need of, no need, unneeded, do without, free up, rationaliz, recoup, pay too much, too much money, money on table, no reason, for no reason, no good reason, damage, cheaper, give back, return, drop, eat, pointless, in vain, superfluous spend, irrecoverable, reclaimable, recoverable, gross saving, payable for nothing, could be save",
  now: "right now, now, today, immediately, at once, straight away, without wait for renew, without wait until renew, actionable, right away, instantly, this minute, act today, act now, we act today, we act now, without wait, can act on, act on now",
  sunk: "sunk, lock until, lock, irrecoverable until, irrecoverable, already pay, not recoverable, stuck until, cannot be recover, until term end",
  stake: "stake, at stake, at risk",
  extraCost: "extra cost, additional cost",
  avoidable: "avoidable, avoid purchase, avoidable purchase, avoid buy",

  // Who holds seats that are not needed
  disabled:
    "disabl, block, deactivat, leaver, leave company, who leave, people leave, leave us, have leave company, people who leave, already leave, former, offboard, switch off account, close account, lock account, suspend account, ex employee, ex staff, depart, turn off account, no longer enabl, no longer work, no longer with us, terminat, sign in block, not sign in any more, bar, no longer employ, ex colleague, quit, resign, fire, retire, account off, suspend, departed staff, account that are off, account that off, inactive because disabl",
  neverUsed:
    "nobody ever touch, nobody ever use, nobody touch, nobody ever open, never sign in, never log in, never log on, never log onto, never use, never touch, never once sign, never once log, never activat, not once sign in, never open, not even once, ever touch, ever use, ever sign in, ever sign into, never sign into, ever log in, nobody ever sign, not single sign in, never appear, never come, unused since assign, never start, not start, haven start, not touch, never try, not begin, never login, never be use, since assign, never had login",
  inactive:
    "inactiv, not sign in, no sign in, no signin, without sign in, dormant, not log in, asleep, stale, unused account, unused, not activ, not use, nobody use, nobody be use, sleep, not be use, zombie, no longer use, no use, see no use, quiet, silent account, silent, not log on, no log in, without login, without log in, not be see, not be around, absent, idle user, idle member, idle account, not be activ, stop use, stop log, stop sign in, stop work, not show up, no login, nobody make call, no call, make no call, fall asleep, fall out of use, out of use, gone quiet, sit unused",
  inactivity:
    "inactivity, silence, count as inactiv, call inactiv, call people inactiv, count inactiv, inactivity only count",
  noActivity:
    "no activity, without activity, without any activity, no workload activity, show no activity, not do anything, use nothing at all",
  guest:
    "guest, external collaborator, collaborator, external user, external member, external account, external people, b2b, external, outsider, partner from outside, b2b guest, external guest, people from outside",
  mailbox:
    "share mailbox, shared mailbox, resource account, share inbox, functional mailbox, group mailbox, team mailbox, share mail box",
  room: "room, room mailbox, meet room, meeting room, equipment, conference room, conferenc room, resource room, room account",
  duplicate:
    "duplicat, contain in another, contain in another licens, double, twice, redundant, already include, already contain, superfluous, pay double, twice over, already cover, cover by another, two licens for same, hold twice, same thing twice, inside another licens, inside another, include in another, include in another licens, overlap licens, include in suite, already part, overlap, doubly, two licens",
  plansOff:
    "plan switch off, plan switch, disabled plan, plan disabl, plan turn off, service turn off, several service turn off, feature switch off, service switch off, feature turn off, part turn off, service disabl",
  admin:
    "administrat, admin, privileged, admin account, privileged admin, privileged account, privileged admin account",
  mailOnly:
    "mail only, only mail, only email, email only, just email, just mail, only for mail, only use mail, only use email, only do email, only read email, only read mail, only use outlook, nothing but mail, nothing but email, just do mail, just do email, mail and nothing else, only send mail, need nothing but email, only need mail, only need email, no more than mail, little more than mail, use mail only, mail alone, only check mail, only check email, only e mail",
  desktopUnused:
    "without desktop app, without desktop, no desktop, never install office, without install, web only, in browser only, browser only, only in browser, never open desktop, never open desktop app, never use desktop, not use desktop, not open desktop, seat without desktop app, people without desktop app, only online version, only web",
  desktop:
    "desktop app, desktop application, desktop client, desktop office, desktop program, word excel, word excel on desktop, on desktop, install office, word and excel on desktop, office program, desktop, excel, powerpoint, client apps",
  webMobile:
    "web and mobile app, mobile app, web app, mobile, phone apps, web and mobile, in browser, browser",
  frontline:
    "frontline, first line, shop floor, deskless, frontline worker, front line, factory worker, shop worker, frontline licens, kiosk worker, warehouse worker, blue collar, fit frontline licens",
  premium:
    "premium use, premium licens, premium feature, too big, overlicensed, over licens, downgrad, step down, premium seat, lower tier, no premium, without premium, do with less, too large licens, smaller licens, oversized, overqualified, too much licens, only feature, premium features unused, lower licens, use nothing of, use none of, without use feature, not use feature, nothing that need, e5 extra, premium security, not touch premium, e5 only feature, advanc feature, not need premium, smaller edition",
  phone: "phone, telephony, calling, phone licens, phone seat, phone system, make call",
  audioConferencing: "audio conferencing, audio conferenc, dial in",
  visioProject: "visio and project, project and visio, visio or project, project or visio",

  // Renewals
  renewal:
    "renew, expir, contract end, term end, commitment, come up, up for renewal, end date, due, run out, lapse, next bill, contract, expiration, roll over, come due, fall due, roll off, end, contract end date, term over, prolong, extension date, anniversary, agreement, agreement run out, end of term, contract run, still run, run until, term, cancel, notice period, last until",
  deadline:
    "deadline, act by, by when, until when, till when, when act on, to act, we act, have to act on, by which date, latest date, how soon, how late, which date, decide, cutoff, cut off date, last day, give notice",
  atRenewal:
    "at renewal, until renewal, wait until renewal, only at renewal, wait for contract, until contract end, until contract run out, until end of term, until term end, wait for end of term, wait for renewal, at next renewal",
  noRenewal:
    "end without renewal, without renewal, auto renew off, not renew, simply end, end for good",

  // What else is found
  finding:
    "finding, problem, issue, detect, anomal, audit result, hygiene, worry, wrong, mistake, risk, alarm, red flag, warn, trouble, go wrong, out of order, misconfigur, irregularit, flaw, oddit, odd, risky, strange, suspicious, unusual, danger, dangerous, notice, spot, concern, compliance, weird, fishy, unhealthy, health",
  checks:
    "check, role, permission, miss permission, permission miss, check not make, check couldn run, not check, miss check, check miss, check not run, couldn check, could not check, could not look at, not look at, can not look at, can not run, not be check, can not see, not see, not allow to see, hide from you, blind spot, what miss, see everything, can not make, can not judge, couldn see, checks run",
  errors:
    "assignment error, error in assign, fail assign, could not be assign, fail to assign, error when assign, group licens error, licens error, assign error, broken with licens assign, licens fail, licens fail to apply, fail to apply, broken, licens assign broken, error state, not apply, assignment problem, assignment fail, error, can not be assign, not get through",
  split:
    "split purchase, several purchase, multiple purchase, several subscription, buy separately, more than one purchase, separate purchase, more than one subscription, several chunk, in chunk, several times, in several part, piecemeal, in portions, several order, split over, two purchase, more than one order, more than one go, several lots, different purchase, same product several",
  direct: "direct, directly, individual",
  byGroup: "group, by group, group base, through group, via group, base group",
  directAndGroup:
    "assign directly and by group, directly and by group, directly and through group, directly and via group, both directly, direct and group, assign twice, twice to same, by group and directly, both by group and directly, group and by hand, via group and by hand, direct as well as group, directly as well as, on top of group, group and direct, directly on top of group, both direct",
  licensingMode:
    "licens mode, group base licens, licens group, assign by group, through partner, from partner, buy directly, via partner, reseller, partner, straight from microsoft, direct from microsoft, which channel, channel, csp, how licens buy, how licens assign, assign directly or by group, directly or by group, by group or directly, group or direct, assign through group, assign via group, hand out licens through group, through group, use group, group base assign, directly or through group, directly or via group, direct or group, hand out through group",
  priceChange:
    "price change, price increas, price ris, price go up, price hike, new price, get more expensive, become more expensive, price up, price rise, price adjust, dearer, rise price",
  bundle:
    "bundle, bundling, package, package deal, combo, bundled, beat separate purchase, than what we hold separately, cheap than what hold separately",
  freePlan: "free plan, free version, free edition, free offer, free plan cover",
  billedMonthly:
    "bill monthly, billed month, purchase bill month, month bill, bill month, invoice month, pay month",
  yearPurchase: "year purchase, year commitment, year contract",
  useOfSeats:
    "low use of seat, full use of seat, low or full use, utiliz, use of seat, almost full, seat usage",
  grant: "grant, nonprofit, non profit, donat, charity",
  seatLimit:
    "seat limit, seat cap, cap, limit of seat, maximum seat, seat ceiling, close to limit, near limit",
  families:
    "product famil overlap, product famil, family, overlap product, famil overlap, overlap famil",
  mailboxNeeds:
    "mailbox need seat, mailbox that need, share mailbox need licens, mailbox need licens",
  trialsEnd:
    "trial end, trial expire, trial expir, trial run out, trial lapse, trial about to end, trial about to, trial come to end, trial licens run, trial licens end, trial run dry, trial licens run dry, trial licens expire, test licens run out",
  expiringInUse:
    "expir seat in use, seat run out on us, seat expir while, stop work, seat expire people, seat run out, lose access, rely on, still work with, depend on, people still use, folk still work",
  usedLess: "use less, used less of late, less used, decline use, use drop, use fall",
  shallow: "shallow, barely use, hardly use, rarely, superficial, little use",
  powerBi: "power bi",
  unlicensedUse:
    "use without licens, without licens, not licens for, no licens for, use service no licens, unlicensed use, service no licens",

  // Plans
  plan: "licens mix, best mix, optimal, cheapest mix, right size, rightsiz, best plan, cheapest combination, combination of licens, mix of licens, lowest cost, optimiz, optimiz mix, cheapest set up, ideal licens, ideal, best licens for us, optimal set, optimal licens, cheapest plan, cheapest licens, cheapest possible, best combination, cheapest set, cheapest selection, cover everybody, cover everyone, cover what everybody need, leanest, leanest mix, mix, cheapest combo, how low, at best, optimum, economical, most economical, best set, licens optim, perfect licens, licens plan",
  whatIf:
    "what if, if we, scenario, suppos, hypothetical, hypothetically, simulat, imagin, would happen, happen if, happen to, happen when, change if, everything be, assum, assumption, were to, effect on, effect, impact, what add, if only, say we, what then, come of it, consequence, would change, switch everything, switch to, move to, switch to year, move to year, mean for bill, do to bill, if everything, if everyone, if all, if people",
  annualTerm:
    "year term, year commitment, commit for year, commit to year, one year term, 12 month term, year contract, year subscription, go year, commit year, commit for year, to year, everything year, switch to year, move to year, on year, year deal, lock in for year",
  monthlyTerm:
    "month term, month to month, month by month, month commitment, month contract, month subscription, cancel month, flexible term, go month, pay month by month, switch to month, on month, month deal",
  instalments:
    "instalment, installment, year term in instalment, year commitment month instalment, year term bill month, year term pay month, month instalment, year commitment but month instalment, year commitment pay month",
  onlyDisabled:
    "only disabled member, only touch disabl, only disabl, just deal with disabl, only disabled account, only clean up disabl, only clean up block, only clean disabl, only handle disabl, only act on disabl, only disabled one, only remov disabl, only block account, only leaver, only disabled account be clean up, just disabl, only the disabl, deal with disabled account",
  hires:
    "hire, new hire, new starter, take on, onboard, joiner, recruit, new people, additional people, more people, new employee, new colleague, new joiner, grow by, headcount grow, people start, people join, new staff, start work, additional staff, colleague join, newcomer, new recruit, join, employ more, new hires",

  // Use and set-up
  usage:
    "usage, adopt, active user, workload, activity, engagement, utilisation, month activ, how activ, activ, daily activ, week activ, active in, touch, uptake, take up, popular, widely use, how widely, active member, how many use, actually use, by workload, service by service, each service, per service, by service, app by app, all services, people use, use in, still on, prefer, how much use, in active use, still use, anyone use, anybody use, somebody use, use by anyone, log into, work in, work with, work on",
  anyService: "any service, any workload, whatever service",
  configuration: "configur, set, setup, admin set, tenant set up, how tenant set up",
  securityDefaults: "security default, baseline protection, baseline security default",
  conditionalAccess:
    "conditional access, mfa, multi factor, multifactor, second factor, two factor, policy, policies, sign in rule, access rule, ca policy, authentication, multi factor authentication, ca policies, conditional access policy, enforc, 2fa",
  secureScore: "secure score, security score, security rating, how secure, score",
  concealment:
    "conceal, hidden name, name conceal, report name, name hide, hide name, anonymi, anonymiz, anonymous, pseudonymi, real name, show name, name show, in usage report, in report, usage report, usage report hide name, usage report name hide, usage report show name, usage report conceal name, usage report name, hide name in, report hide name, obfuscat, mask name, report name be hide, name in report",
  entraPremium:
    "entra premium, entra p1, entra p2, entra id p1, entra id p2, p1 and p2, p1 or p2, azure ad premium, aad premium, premium directory, p1 feature, p2 feature, p1, p2, protected by, people protect, entra premium balance, entra p1 and p2",
  balance: "balance, enough for everybody, enough for everyone, surplus or deficit",

  // Time and method
  compare:
    "compar, comparison, change since, what change, what different, different, difference from, ago, trend, growth, increas, over time, develop, development, since last, what move, than last, than before, than month ago, evolution, go up, go down, up or down, new since, against last, stand against, versus last, now versus, grow, shrink, rise, fall, since then, in comparison, from last",
  explain:
    "explain, calculat, comput, compute, work out, where figure come from, come from, where come from, deriv, how know, method, methodology, definition, defin, mean by, mean, what count as, count as, how exactly, reckon, arrive at, get to number, how come, stand for, behind figure, behind number, behind, formula, how get number, determin, put together, trust, how do you calculat, made up, sense of, interpret, how do you arrive",
  include:
    "what in, include, content, service plan, part of, feature, what give, come with, inside, what inside, capabilit, bundle of, consist of, made up of, cover by, what get, get with, contain what, contain, function, feature wise, component of, come as part, difference between, differ, offer",
  lose: "lose, give up, forgo, forfeit, miss out, sacrific, lack compar, lose out on, what go away, downgrad, step down, go away, go missing, no longer have, would be miss, would miss, drop out, disappear, fall away, not have, not offer",
  recommendation:
    "recommend, advice, advis, suggest, next step, propos, proposal, act on, priorit, where to start, where start, start with, start, quick win, action, low hang, low hang fruit, most worthwhile, worth do, tackle, do first, tackle first, come first, begin, would do, would begin, piece of advice, tip, most important thing, easy win, easiest win, what now, how proceed, improv, to do list, todo, most valuable, valuable action, best action, valuable, top of list, first thing, first step, step come first, top advice, what next, win, bring most money, action take",
  recommendationState:
    "accept, dismiss, snooz, schedul, overdue, open recommendation, recommendation open, recommendation stand, state, status, where stand, miss recommendation, overdue or miss",

  // Ways to break figures down
  department:
    "department, per team, by team, each team, which team, division, business unit, cost centre, cost center, org unit, branch, per department, unit of business",
  country: "country, countr, region, location, geograph, nation, continent, where in world",

  // What nobody here can tell
  forecast: "forecast, predict, projection, will need, go to need, need in future, in future",
  others:
    "competitor, other company, other companies, other organisation, industry, industry average, benchmark, peer",
} as const;

/** How something is asked for rather than what. */
export const MANNERS = {
  count:
    "how many, number of, count, quantit, headcount, tally, total number, how big, how large, what number, amount of, how much seat, how much licens",
  money:
    "how much, money, dollar, euro, sum of money, usd, eur, in cash, cash, worth, value, how expensive, amount, how pricey, monetary",
  seat: "seat, licens, unit, subscription, sku, product licens",
  member:
    "user, mailbox, person, member, account, employee, colleague, staff, worker, everybody, everyone, anybody, anyone, somebody, someone, people, us all, holder, owner, mailbox user, human, individual people",
  product: "product, licens type, type of licens, kind of licens, suite, plan",
  month: "month, per month, each month, every month, a month, month rate",
  year: "year, per year, per annum, each year, every year, a year, 12 month, annualiz, year rate",
  total:
    "total, overall, altogether, alltogether, in all, sum, all in all, everything, whole, entire, grand total, together, across board, complete, full",
  most: "most, highest, biggest, largest, top, greatest, worst, max, maximum, main, rank, largest first, dearest, costliest, priciest",
  least:
    "least, cheapest product, cheapest subscription, lowest, smallest, fewest, minimum, bottom, cheapest",
  when: "when, which date, what date",
  list: "list, show, overview, break down, broken down, breakdown, split, by product, per product, each product, every product, per sku, calendar, licens setup, licens situation, split by, summar, detail, compare what",
} as const;

/** What people work with; products have names of their own beside it. */
export const WORKLOADS = {
  teams: "teams",
  mail: "mail, e mail, email, exchange, outlook",
  files: "file, files on onedrive or sharepoint",
  oneDrive: "onedrive, one drive",
  sharePoint: "sharepoint, share point",
  copilot: "copilot",
  yammer: "yammer, viva engage",
  skype: "skype, skype for business",
} as const;

/**
 * What narrows a question in a way no tool can follow: a plan that leaves it out would answer
 * another question.
 */
export const LIMITS = {
  exclusion:
    "without, except, exclud, apart from, other than, besid, not count, but not, aside from, leave out, ignore, minus, only those",
  negation: "not, no, never, nobody, none, nothing, neither, nor, cannot, nowhere",
  threshold:
    "more than, less than, fewer than, greater than, at least, at most, exactly, over than, above, below, between, higher than, lower than, cheaper than, up to, no more than",
  share:
    "average, median, percent, percentage, share, ratio, proportion, fraction, half, third, mean value, per cent",
  date: "january, february, march, april, maytime, june, july, august, september, october, november, december, monday, tuesday, wednesday, thursday, friday, saturday, sunday, yesterday, tomorrow, christmas, easter, spring, summer, autumn, winter, q1, q2, q3, q4, weekend, h1, h2, previous",
} as const;

export const CONCEPTS = { ...TOPICS, ...MANNERS, ...WORKLOADS, ...LIMITS } as const;
export type Concept = keyof typeof CONCEPTS;

/** What says a little more than another concept: who speaks of the one speaks of the other. */
export const IMPLIES: Readonly<Partial<Record<Concept, readonly Concept[]>>> = {
  trialsEnd: ["trial", "renewal"],
  unitPrice: ["spend"],
  unknownPrice: ["spend"],
  lose: ["include"],
  priceChange: ["spend", "atRenewal"],
  directAndGroup: ["assigned", "byGroup"],
  recommendationState: ["recommendation"],
  neverUsed: ["inactive"],
  noActivity: ["inactive"],
  yearPurchase: ["annualTerm"],
  inactivity: ["inactive"],
  checks: ["finding"],
  families: ["finding"],
  deadline: ["renewal"],
  atRenewal: ["renewal"],
  renewal: ["atRenewal"],
};

/** What only leads up to something clearer that is said as well. */
export const LEADS_UP_TO: Readonly<Partial<Record<Concept, readonly Concept[]>>> = {
  // "What would be saved if we …", "what would we lose if we moved …"
  whatIf: ["saving", "lose", "recommendation"],
  premium: ["lose"],
  inactive: ["idle"],
  hires: ["idle"],
  lose: ["disabled", "idle", "inactive"],
  byGroup: ["errors"],
  recommendation: ["deadline"],
  explain: ["plan"],
  assigned: ["recommendation"],
  extraCost: ["hires", "whatIf"],
  include: ["licensingMode", "duplicate", "lose", "count"],
  recommendationState: ["saving", "duplicate"],
  saving: ["plan", "annualTerm", "monthlyTerm"],
  compare: ["secureScore", "priceChange", "include", "lose"],
};
