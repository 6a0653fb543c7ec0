import type { SkuId } from "../../../src/core/ids.ts";
import { SOURCE_IDS, type SourceId } from "../../../src/core/source-ids.ts";
import type { SeatDetection } from "../../../src/licensing/detections/rule.ts";
import { detectionContextOf, loadReference, type Reference } from "../../../src/licensing/index.ts";
import type { HeldSku, Traits } from "../../../src/privacy/traits.ts";
import { aMember, holding, TODAY } from "./a-tenant.ts";

const reference = loadReference();

interface Seat {
  /** The seat in question first. */
  readonly held: readonly (SkuId | HeldSku)[];
  readonly traits?: Partial<Traits>;
  readonly without?: readonly SourceId[];
  readonly reference?: Reference;
}

/** Short form of a verdict: `C4 guard guard -> replacement`, `clear` or `undecided`. */
export function verdictOn(rule: SeatDetection, seat: Seat): string {
  const held = seat.held.map((one) => (typeof one === "string" ? holding(one) : one));
  const [first] = held;
  if (first === undefined) throw new Error("A verdict is about a seat.");
  const evidence = new Set(SOURCE_IDS.filter((source) => !seat.without?.includes(source)));
  const context = detectionContextOf({ on: TODAY, evidence }, seat.reference ?? reference);
  const verdict = rule.judge(aMember({ ...seat.traits, held }), first, context);
  if (verdict.outcome !== "found") return verdict.outcome;
  const name = verdict.replacement && reference.catalogue.skuById(verdict.replacement)?.displayName;
  const said = [verdict.confidence, ...verdict.guards].join(" ");
  return name ? `${said} -> ${name}` : said;
}
