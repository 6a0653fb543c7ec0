import { unreachable } from "../../core/errors.ts";
import type { AgeBand, Traits, UseTraits } from "../../privacy/traits.ts";
import { entitlementOf, type Ladder, type Levels } from "../ladders.ts";
import type { Reference } from "../reference.ts";
import { type AccountState, accountStateOf } from "./account-state.ts";
import { type ShownUse, shownUseOf } from "./shown-use.ts";
import { needAfterSilence, type SilenceWindow, younger } from "./silence.ts";

/**
 * Why a level counts as needed. `used`: a report shows it. `policy`: the tenant demands it. `state`:
 * content that would be lost. `entitledUnknown`: today's level, because nothing shows more or less.
 * `none`: not needed.
 */
export const NEED_BASES = ["used", "policy", "state", "entitledUnknown", "none"] as const;
export type NeedBasis = (typeof NEED_BASES)[number];

/** The level of one capability that a member needs. */
export interface Need {
  readonly ladder: Ladder;
  readonly level: number;
  readonly basis: NeedBasis;
  /** Level that today's SKUs give. */
  readonly entitled: number;
  /** Probability that today's level is needed although `level` is lower; 1 when it is not. */
  readonly probability: number;
  /** Silence on which a lower level rests; `null` when it rests on none. */
  readonly window: SilenceWindow | null;
}

/** A level the tenant demands for everybody in its scope. */
export interface MustHave {
  readonly ladder: Ladder;
  readonly level: number;
}

export interface NeedOptions {
  /** Silence from which an unused level may be proposed for dropping. */
  readonly window: SilenceWindow;
  readonly mustHave: readonly MustHave[];
}

export const DEFAULT_NEED_OPTIONS: NeedOptions = { window: 90, mustHave: [] };

/**
 * What a member needs, per capability that its SKUs give or its use shows. What Graph cannot show
 * counts as needed at today's level. Proven use above today's level is a compliance gap: `level` is
 * then higher than `entitled`, and never hidden.
 */
export function needsOf(
  traits: Traits,
  reference: Reference,
  options: NeedOptions = DEFAULT_NEED_OPTIONS,
): readonly Need[] {
  const entitled = entitlementOf(traits.held, reference.ladders, reference.catalogue);
  const state = accountStateOf(traits, options.window);
  const view: MemberView = { traits, state, entitled, options, seatAge: youngestSeat(traits) };
  const ladders = new Set([...entitled.keys(), ...(state === "active" ? SHOWN_BY_USE : [])]);
  return [...ladders]
    .map((ladder) => withPolicy(needOf(ladder, view, reference), options))
    .filter((need) => need.level > 0 || need.entitled > 0);
}

/** Ladders on which use can show more than today's SKUs give. */
const SHOWN_BY_USE: readonly Ladder[] = ["mail"];

interface MemberView {
  readonly traits: Traits;
  readonly state: AccountState;
  readonly entitled: Levels;
  readonly options: NeedOptions;
  readonly seatAge: AgeBand;
}

function youngestSeat(traits: Traits): AgeBand {
  return traits.held.map((held) => held.assignedFor).reduce(younger, traits.accountAge);
}

function withPolicy(need: Need, { mustHave }: NeedOptions): Need {
  const demanded = Math.max(
    0,
    ...mustHave.filter(({ ladder }) => ladder === need.ladder).map(({ level }) => level),
  );
  return demanded > need.level
    ? { ...need, level: demanded, basis: "policy", probability: 1, window: null }
    : need;
}

function needOf(ladder: Ladder, view: MemberView, reference: Reference): Need {
  const entitled = view.entitled.get(ladder) ?? 0;
  switch (view.state) {
    case "unknown":
      return asToday(ladder, entitled);
    case "resource":
    case "disabled":
    case "inactive":
      return contentOf(ladder, view, entitled);
    case "active":
      return needOfActive(ladder, view, reference);
    default:
      return unreachable(view.state);
  }
}

function needOfActive(ladder: Ladder, view: MemberView, reference: Reference): Need {
  const entitled = view.entitled.get(ladder) ?? 0;
  const evidence = reference.ladders.evidenceOf(ladder);
  const isObservable = evidence === "use" || evidence === "absence";
  const isFresh = view.seatAge === "under30" || view.seatAge === "unknown";
  if (!isObservable || isFresh || view.traits.use === undefined) return asToday(ladder, entitled);
  return fromUse(ladder, entitled, shownUseOf(ladder, entitled, view), view.options);
}

function fromUse(ladder: Ladder, entitled: number, shown: ShownUse, options: NeedOptions): Need {
  switch (shown.kind) {
    case "used":
      return { ladder, level: shown.level, basis: "used", entitled, probability: 1, window: null };
    case "unclear":
      return asToday(ladder, entitled);
    case "silent": {
      const { window, content } = shown;
      if (window < options.window) return asToday(ladder, entitled);
      const level = Math.min(entitled, content);
      const basis = level > 0 ? "state" : "none";
      return { ladder, level, basis, entitled, probability: needAfterSilence(window), window };
    }
    default:
      return unreachable(shown);
  }
}

function asToday(ladder: Ladder, entitled: number): Need {
  const basis = "entitledUnknown";
  return { ladder, level: entitled, basis, entitled, probability: 1, window: null };
}

/** What an account nobody uses still needs: a licence for a mailbox that is too large without one. */
function contentOf(ladder: Ladder, { traits, state }: MemberView, entitled: number): Need {
  const level = state === "resource" && traits.use ? contentLevel(ladder, traits.use) : 0;
  const basis = level > 0 ? "state" : "none";
  return { ladder, level, basis, entitled, probability: 1, window: null };
}

function contentLevel(ladder: Ladder, use: UseTraits): number {
  if (ladder === "mail") return outgrowsSharedMailbox(use) ? 3 : 0;
  return ladder === "archive" && use.hasArchive === true ? 2 : 0;
}

/**
 * A shared, room or equipment mailbox needs a licence above 50 GB or with an archive
 * (Microsoft 365 admin documentation, "Remove a license from a shared mailbox").
 */
export function outgrowsSharedMailbox(use: UseTraits): boolean {
  return use.hasArchive === true || use.mailboxFit === "plan2" || use.mailboxFit === "plan2Full";
}
