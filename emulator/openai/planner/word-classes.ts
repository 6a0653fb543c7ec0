/**
 * Words that say the same in questions about licences, by the word that stands for them in the
 * phrases of the lexicon: a phrase with `USE` is said with any of its words. Parted by commas.
 */
export const WORD_CLASSES = {
  NOT: "not, no, never, without, lack, zero, hardly any",
  NEVER:
    "never, never ever, never once, not once, not ever, not even once, not single time, never yet, not start, never begin, not begin",
  NOBODY:
    "nobody, no person, no user, no member, no account, no employee, no colleague, no human, no holder, no owner, not anybody, not anyone, not single person, not single user, none of people, no soul, not soul, not any user, not any person, not one person, not one user",
  PEOPLE:
    "person, user, member, employee, colleague, staff, worker, account, holder, owner, identity, human, guy",
  USE: "use, touch, open, log in, log on, log into, log onto, sign in, sign on, sign into, sign onto, signin, login, logon, log, sign, work with, work in, start, launch, try, employ, make use, fire up",
  SIGN: "sign in, sign on, sign into, signin, log in, log on, log into, log onto, login, logon, authenticate, sign, log",
  GIVE: "assign, allocat, hand out, give out, distribut, deploy, issue, attach, hand, give, allot, dish out, pass out, place, put",
  HELD: "hold, own, possess, keep, carry, occupy, sit on, retain, take, claim, hog",
  CUT: "cut, reduce, trim, shave, shave off, lower, slash, bring down, get down, drop, shrink, squeeze, cut down, cut back, decreas, minimiz, scale back, scale down, knock off, take off, chop",
  BILL: "bill, spend, cost, invoice, expense, outlay, expenditure, budget, outgo, charge, costs",
  MONEY: "money, cash, euro, dollar, budget, fund, buck, dosh",
  LICENCE: "licens, seat, subscription, sku, product, plan, entitle, unit, purchase",
  END: "end, expir, run out, lapse, finish, conclud, cease, stop, terminat, run dry, ends",
  HIDE: "hide, conceal, mask, obfuscat, anonymiz, pseudonymiz, anonymi, obscur, redact, blur, scrambl, cover, blank, suppress",
  SHOW: "show, reveal, display, expos, visible, see, view, contain, list, give, disclos",
  REPORT: "usage report, report, usage data, usage statistic, activity report, m365 report",
  OFF: "off, switch off, turn off, disabl, deactivat, not on, remov, block",
  COUNT: "count, qualif, reckon, regard, treat, consider, class, deem, judg, see, call, flag, mark",
  CHEAP: "cheap, less expensive, lower price, inexpensive, economical, good value, affordabl",
  SMALL_LICENCE:
    "smaller licens, lesser licens, lower licens, smaller plan, lesser plan, lower plan, cheap licens, cheap plan, simple licens, basic licens, lower tier, smaller edition, simple plan, smaller one, lesser one, cheap one",
  WASTE:
    "waste, throw away, throw out, squander, fritter away, burn, pour down drain, chuck away, pay for nothing, flush down",
  DO: "do, tackle, act on, fix, address, start with, go for, attack, handle, work on, pick, look at, deal with",
  GROUP: "group, security group, licens group, group base",
  HIRE: "hire, recruit, take on, onboard, bring on board, add, employ, bring in, get, hiring, welcom",
  NEWCOMER:
    "hire, new starter, starter, joiner, recruit, newcomer, new employee, new colleague, new people, new user, new person, new staff, additional people, additional user, more people, more user, more staff, new member, more colleague, more employee",
  CLEAN:
    "clean, clean up, clean out, clear, clear out, remove, tidy, tidy up, purge, sort out, deal with, handle, touch, act on, reclaim, free, free up, take away, strip, get rid, delete",
  HIGH: "e5, e7",
  LOW: "e3, e1",
  FRONT: "f3, f1, frontline",
} as const;

export type WordClass = keyof typeof WORD_CLASSES;
