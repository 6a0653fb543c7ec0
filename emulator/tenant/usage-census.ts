import { dayOf } from "../time.ts";
import { daysSinceUse, lastUseOf, REPORT_LAG_DAYS, type WorkloadName } from "./activity.ts";
import type { Generator } from "./generator.ts";
import { MemberView } from "./member-view.ts";
import { Workload } from "./sku-catalog.ts";
import {
  APPS,
  activatedDaysAgo,
  COPILOT_APPS,
  copilotDaysAgo,
  desktopOf,
  mailboxOf,
  PLATFORMS,
  usesApp,
} from "./usage.ts";

const LONGEST_PERIOD = 180;

/** How many members were last active how many days before the reports' refresh date. */
export class AgeHistogram {
  readonly #counts = new Uint32Array(LONGEST_PERIOD);
  #total = 0;

  /** Counts one member; null for never. */
  add(daysBeforeRefresh: number | null): void {
    this.#total += 1;
    if (daysBeforeRefresh === null || daysBeforeRefresh >= LONGEST_PERIOD) return;
    this.#counts[daysBeforeRefresh] = (this.#counts[daysBeforeRefresh] ?? 0) + 1;
  }

  get total(): number {
    return this.#total;
  }

  /** Members active within the last so many days up to the refresh date. */
  activeWithin(days: number): number {
    return this.#counts.subarray(0, days).reduce((sum, count) => sum + count, 0);
  }
}

export interface MailboxTotals {
  total: number;
  usedBytes: number;
  warned: number;
  sendProhibited: number;
}

export interface ActivationTotals {
  assigned: number;
  windows: number;
  mac: number;
}

/** Usage of the tenant as a whole, from the same facts as the reports with member rows. */
export interface UsageCensus {
  readonly workloads: Readonly<Record<WorkloadName, AgeHistogram>>;
  readonly anyWorkload: AgeHistogram;
  /** By name of app and of platform. */
  readonly apps: ReadonlyMap<string, AgeHistogram>;
  /** By name of app, and "Any App". */
  readonly copilot: ReadonlyMap<string, AgeHistogram>;
  readonly mailboxes: MailboxTotals;
  readonly activations: ActivationTotals;
}

const histograms = (names: readonly string[]): ReadonlyMap<string, AgeHistogram> =>
  new Map(names.map((name) => [name, new AgeHistogram()]));

const WORKLOADS: readonly WorkloadName[] = [
  "exchange",
  "oneDrive",
  "sharePoint",
  "skype",
  "yammer",
  "teams",
];

class UsageCounter {
  readonly census: UsageCensus = {
    workloads: {
      exchange: new AgeHistogram(),
      oneDrive: new AgeHistogram(),
      sharePoint: new AgeHistogram(),
      skype: new AgeHistogram(),
      yammer: new AgeHistogram(),
      teams: new AgeHistogram(),
    },
    anyWorkload: new AgeHistogram(),
    apps: histograms([...APPS, ...PLATFORMS]),
    copilot: histograms(["Any App", ...COPILOT_APPS]),
    mailboxes: { total: 0, usedBytes: 0, warned: 0, sendProhibited: 0 },
    activations: { assigned: 0, windows: 0, mac: 0 },
  };
  readonly #refreshDay: number;

  constructor(g: Generator) {
    this.#refreshDay = dayOf(g.asOf) - REPORT_LAG_DAYS;
  }

  count(view: MemberView): void {
    const { workloads } = view;
    this.#countMailbox(view);
    if (workloads === 0) return;
    this.#countWorkloads(view);
    this.#countApps(view);
    if ((workloads & Workload.copilot) !== 0) this.#countCopilot(view);
    if ((workloads & Workload.desktopApps) !== 0) this.#countActivation(view);
  }

  #countWorkloads(view: MemberView): void {
    let latest: number | null = null;
    for (const workload of WORKLOADS) {
      if ((view.workloads & Workload[workload]) === 0) continue;
      const day = lastUseOf(view.generator, view.member, workload);
      const age = day === null ? null : this.#refreshDay - day;
      this.census.workloads[workload].add(age);
      if (age !== null) latest = latest === null ? age : Math.min(latest, age);
    }
    this.census.anyWorkload.add(latest);
  }

  #countApps(view: MemberView): void {
    const since = daysSinceUse(view.generator, view.member);
    const age = since === null ? null : since - REPORT_LAG_DAYS;
    for (const name of APPS) {
      if (PLATFORMS.some((platform) => usesApp(view, name, platform))) {
        this.census.apps.get(name)?.add(age);
      }
    }
    for (const name of PLATFORMS) {
      if (APPS.some((app) => usesApp(view, app, name))) this.census.apps.get(name)?.add(age);
    }
  }

  #countCopilot(view: MemberView): void {
    let latest: number | null = null;
    for (const app of COPILOT_APPS) {
      const days = copilotDaysAgo(view, app);
      const age = days === null ? null : days - REPORT_LAG_DAYS;
      this.census.copilot.get(app)?.add(age);
      if (age !== null) latest = latest === null ? age : Math.min(latest, age);
    }
    this.census.copilot.get("Any App")?.add(latest);
  }

  #countActivation(view: MemberView): void {
    const { activations } = this.census;
    activations.assigned += 1;
    if (activatedDaysAgo(view) === null) return;
    if (desktopOf(view) === "Mac") activations.mac += 1;
    else activations.windows += 1;
  }

  #countMailbox(view: MemberView): void {
    const mailbox = mailboxOf(view);
    if (mailbox === null) return;
    const { mailboxes } = this.census;
    const fill = mailbox.usedBytes / mailbox.quotaBytes;
    mailboxes.total += 1;
    mailboxes.usedBytes += mailbox.usedBytes;
    if (fill >= 0.99) mailboxes.sendProhibited += 1;
    else if (fill >= 0.98) mailboxes.warned += 1;
  }
}

/** Counts usage over all members in one pass. */
export function takeUsageCensus(g: Generator): UsageCensus {
  const counter = new UsageCounter(g);
  for (let index = 0; index < g.memberCount; index += 1) counter.count(new MemberView(g, index));
  return counter.census;
}
