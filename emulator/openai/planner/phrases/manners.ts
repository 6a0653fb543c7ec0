/** How something is asked for rather than what. */
export const MANNERS = {
  count: `
    how many, number of, count, quantit, headcount, tally, total number, how big, how large,
    what number, amount of`,
  money: `
    how much, money, dollar, euro, sum of money, usd, eur, in cash, cash, worth, value,
    how expensive, amount, how pricey, monetary`,
  seat: "seat, licens, unit, subscription, sku, product licens",
  member: `
    user, mailbox, person, member, account, employee, colleague, staff, worker, everybody,
    everyone, anybody, anyone, somebody, someone, us all, holder, owner, mailbox user, human,
    individual people`,
  product: "product, licens type, type of licens, kind of licens, suite, plan",
  month: "month, per month, each month, every month, month rate",
  year: "year, per year, each year, every year, 12 month, annualiz, year rate",
  total: `
    total, overall, altogether, alltogether, in all, sum~, all in all, everything, whole~, entire~,
    grand total, together~, across board, complete~, full~`,
  most: `
    most, highest, biggest, largest, top, greatest, worst, max, maximum, main, rank, largest first,
    dearest, costliest, priciest, bulk, lion share, majority, major part, largest part,
    biggest part, heaviest`,
  least: `
    least, cheapest product, cheapest subscription, lowest, smallest, fewest, minimum, bottom,
    cheapest`,
  when: "when, which date, what date",
  list: `
    list, show, by sku, overview, break down, breakdown, split, by product, per product, each product,
    every product, per sku, calendar, licens setup, licens situation, split by, summar, detail,
    compare what, spread, spread over, spread across, divide, division of, distribution,
    distribute over`,
} as const;

/** What people work with; products have names of their own beside it. */
export const WORKLOADS = {
  teams: "teams",
  mail: "mail, e mail, email, exchange, outlook",
  files: "file, files on onedrive or sharepoint",
  oneDrive: "onedrive, one drive",
  sharePoint: "sharepoint, share point",
  copilot: "copilot, assistant, ai helper, ai tool, ai, chatbot",
  yammer: "yammer, viva engage",
  skype: "skype, skype for business",
} as const;

/**
 * What narrows a question in a way no tool can follow: a plan that leaves it out would answer
 * another question.
 */
export const LIMITS = {
  exclusion: `
    without, except, exclud, apart from, other than, besid, not count, but not, aside from,
    leave out, ignore, minus`,
  negation: "not, no, never, nobody, none, nothing, neither, nor, cannot, nowhere",
  threshold: `
    more than, less than, fewer than, greater than, at least, at most, over than, above, below,
    higher than, lower than, cheaper than, up to, no more than`,
  average: "average, median, mean value, on average, typical PEOPLE, per capita, typically",
  share: `
    of how many, percent, percentage, share, ratio, proportion, fraction, half, third, per cent,
    quota of, rate of, per active PEOPLE, one active PEOPLE, each active PEOPLE,
    per licensed PEOPLE, per hour, per week`,
  demand: `
    demandneed, right number of, best place, best give, best use of freed, better used elsewhere`,
  duration: `
    how long, since when, how often, how many times, how frequently, how old, how fresh, age of,
    how many day, how many week, how many month, how many year, number of day, number of month,
    how many hour, how many minute, how soon`,
  reason: "why, how come, reason for, cause of, reason why, what reason, root cause",
  place: `
    german office, spanish, german, french, italian, polish, austrian, swiss, dutch, british, american,
    germany, france, italy, spain, portugal, austria, switzerland, netherlands, holland, belgium,
    luxembourg, denmark, sweden, norway, finland, iceland, poland, czechia, czech republic,
    slovakia, hungary, romania, bulgaria, greece, turkey, ireland, scotland, wales, england,
    britain, uk, united kingdom, usa, us office, united states, america, canada, mexico, brazil,
    argentina, chile, colombia, peru, india, china, japan, korea, singapore, malaysia, indonesia,
    philippines, thailand, vietnam, australia, new zealand, south africa, egypt, morocco, nigeria,
    kenya, israel, saudi arabia, uae, dubai, qatar, ukraine, estonia, latvia, lithuania, croatia,
    slovenia, serbia, europe, asia, africa, emea, apac, dach, nordics, latam, berlin, munich,
    hamburg, frankfurt, vienna, zurich, paris, london, madrid, rome, milan, amsterdam, brussels,
    dublin, warsaw, prague, stockholm, oslo, copenhagen, new york, chicago, boston, seattle,
    toronto, tokyo, sydney, mumbai, bangalore, abroad, overseas`,
  worth: `
    roi, return on investment, pay off, payback, worth price, worth the money, business case,
    roiword`,
  currency: `
    in euro, in pound, in eur, in gbp, in chf, in franc, in yen, in sterling, pound sterling,
    convert, exchange rate`,
  company: "as well as, simultaneously, at same time, neither, bothheld",
  tense: `
    before, prior to, by the end of year, end of year, end of month, end of quarter, end of week,
    year end, month end, in past, historically, history, formerly, previously, at peak, reassign,
    assign again, since when, give again, back in use, formerword`,
  date: `
    january, february, march, april, maytime, june, july, august, september, october, november,
    december, monday, tuesday, wednesday, thursday, friday, saturday, sunday, yesterday, christmas,
    easter, spring, summer, autumn, winter, q1, q2, q3, q4, weekend, h1, h2, previous, jan, feb,
    mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, new year, fiscal year, financial year,
    calendar year, year to date, ytd, month to date, since beginning, in beginning`,
} as const;
