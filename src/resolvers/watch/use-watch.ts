import type { Receipt } from "../../agent/index.ts";
import type { Caller } from "../../auth/index.ts";
import { type Clock, instantOf } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { SecurityEvents } from "../../core/security-events.ts";
import type { Counters } from "../counters.ts";
import { type UnusualUse, unusualIn } from "./unusual-use.ts";
import { UseHistory } from "./use-history.ts";
import { type Use, useOf } from "./use-measures.ts";

/** What is done about unusual use, and to whom. */
export interface UsePolicy {
  /** `report` raises a security event only; the others raise it too. */
  readonly action: "report" | "throttle" | "pause";
  /** The caller most of it came from, or the whole tenant. */
  readonly appliesTo: "caller" | "tenant";
}

interface Options {
  readonly counters: Counters;
  readonly clock: Clock;
  readonly securityEvents: SecurityEvents;
  readonly policy: UsePolicy;
}

export interface EndedInteraction {
  readonly id: string;
  readonly outcome: string;
  readonly receipt: Pick<Receipt, "modelTokens" | "calls" | "figuresSent">;
}

type Scope = UsePolicy["appliesTo"];

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const HOLD_SECONDS = 3_600;
const DAY_SECONDS = 86_400;
/** Who is throttled may ask once in a minute. */
const THROTTLED_PER_MINUTE = 1;

/**
 * Watches how a tenant uses the advisor: hour by hour, in numbers only, against the tenant's own last
 * three weeks. Callers are known under keyed names.
 */
export class UseWatch {
  readonly #options: Options;
  readonly #history: UseHistory;

  constructor(options: Options) {
    this.#options = options;
    this.#history = new UseHistory(options.counters);
  }

  /** @throws AppError BUDGET_EXCEEDED while the caller or the tenant is paused or throttled. */
  async admit(caller: Caller): Promise<void> {
    const { action } = this.#options.policy;
    if (action === "report") return;
    const { appliesTo } = this.#options.policy;
    const until = await this.#heldUntil(appliesTo, caller);
    if (until === undefined) return;
    if (action === "pause") throw held(appliesTo, "paused", until);
    const minute = Math.floor(this.#now() / MINUTE_MS);
    const name = ["throttle", ...nameOf(appliesTo, caller), `${minute}`];
    const { asked = 0 } = await this.#options.counters.add(name, { asked: 1 }, 120);
    if (asked > THROTTLED_PER_MINUTE) throw held(appliesTo, "throttled", (minute + 1) * MINUTE_MS);
  }

  /** Counts an interaction, and raises a security event for what has become unusual with it. */
  async note(caller: Caller, ended: EndedInteraction): Promise<void> {
    const use = useOf(ended.receipt, ended.outcome);
    const now = new Date(this.#now());
    const ofCaller = await this.#addForCaller(caller, use);
    const { current, earlier } = await this.#history.add(caller.tenantId, now, use);
    for (const unusual of unusualIn(current, earlier)) {
      if (await this.#isNew(caller, unusual)) {
        const { tenantId } = caller;
        const event = { kind: "unusualUse", because: unusual.because, tenantId } as const;
        this.#options.securityEvents.raise({ ...event, interactionId: ended.id });
      }
      const measure = unusual.because === "outOfHours" ? "rate" : unusual.because;
      const share = (ofCaller[measure] ?? 0) / current.use[measure];
      if (this.#options.policy.appliesTo === "tenant" || share >= 0.5) await this.#hold(caller);
    }
  }

  /** Whether nobody, in any process, has raised this for this tenant today, or only of a lower grade. */
  async #isNew({ tenantId }: Caller, { because, grade }: UnusualUse): Promise<boolean> {
    const name = ["unusual use", tenantId, because, `day ${Math.floor(this.#hour() / 24)}`];
    const raised = await this.#options.counters.add(name, { [grade]: 1 }, DAY_SECONDS * 2);
    const isMost = Object.keys(raised).every((others) => Number(others) <= grade);
    return isMost && raised[grade] === 1;
  }

  #addForCaller(caller: Caller, use: Use) {
    const name = ["use of caller", caller.tenantId, caller.objectId, `${this.#hour()}`];
    return this.#options.counters.add(name, use, HOLD_SECONDS * 2);
  }

  async #hold(caller: Caller): Promise<void> {
    const { policy, counters } = this.#options;
    if (policy.action === "report") return;
    if ((await this.#heldUntil(policy.appliesTo, caller)) !== undefined) return;
    const seconds = Math.ceil(this.#now() / 1_000) + HOLD_SECONDS;
    const name = ["hold", ...nameOf(policy.appliesTo, caller)];
    await counters.add(name, { times: 1, seconds }, HOLD_SECONDS);
  }

  /** Two processes may have held at once: then both have added, and the mean is right. */
  async #heldUntil(scope: Scope, caller: Caller): Promise<number | undefined> {
    const name = ["hold", ...nameOf(scope, caller)];
    const { times = 0, seconds = 0 } = await this.#options.counters.add(name, {}, HOLD_SECONDS);
    return times === 0 ? undefined : (seconds / times) * 1_000;
  }

  #hour(): number {
    return Math.floor(this.#now() / HOUR_MS);
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}

function nameOf(scope: Scope, { tenantId, objectId }: Caller): readonly string[] {
  return scope === "caller" ? [scope, tenantId, objectId] : [scope, tenantId];
}

function held(scope: Scope, how: "paused" | "throttled", until: number): AppError {
  return new AppError("BUDGET_EXCEEDED", {
    reason: `The advisor is ${how} for this ${scope}: its use became unusual.`,
    resetsAt: instantOf(new Date(until)),
  });
}
