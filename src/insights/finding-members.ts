import pLimit from "p-limit";
import type { Caller, OnBehalfOfBroker } from "../auth/index.ts";
import type { Clock } from "../core/clock.ts";
import type { Pii } from "../core/pii.ts";
import type { SourceId } from "../core/source-ids.ts";
import {
  type GraphConnection,
  GraphReader,
  type NamedMemberPage,
  type NamedMemberRecord,
  readCommerceSubscriptions,
  readNamedMembers,
  readSubscribedSkus,
} from "../graph/index.ts";
import {
  type ConfidenceClass,
  type Guard,
  type PriceBook,
  type Reference,
  type SeatJudge,
  seatJudgeOf,
  verdictIn,
} from "../licensing/index.ts";
import {
  type Aggregate,
  type Coverage,
  type HeldSku,
  type SourceCoverage,
  TraitsContext,
  traitsOf,
} from "../privacy/index.ts";
import type { FindingsValue } from "./aggregates/findings.ts";
import { tokensOf } from "./caller-tokens.ts";
import { DETECTIONS, seatInputOf } from "./licensing-input.ts";
import type { AskedList, ListEvidence } from "./list-evidence.ts";
import { MemberCursors, type MemberPosition, notACursor } from "./member-cursor.ts";
import { SourceLog } from "./reading/source-log.ts";
import { DETAIL_REPORTS, readUsage } from "./reading/usage-reading.ts";
import { readTraitsBasis } from "./tenant-reading.ts";

type SealedFinding = FindingsValue["findings"][number];

/** A member behind a finding. Boxed until it is written into the caller's own answer. */
export interface FindingMember {
  readonly displayName: Pii | null;
  readonly principalName: Pii;
  readonly origin: HeldSku["origin"];
  readonly confidence: ConfidenceClass;
  readonly guards: readonly Guard[];
}

export interface FindingMemberPage {
  readonly edges: readonly { readonly cursor: string; readonly node: FindingMember }[];
  readonly hasNextPage: boolean;
  /** Where to go on; also where nobody was found on this page. */
  readonly endCursor: string | null;
  /** The source that keeps this caller from seeing the members; `null` where they were read. */
  readonly refused: SourceCoverage | null;
  /** When sources that Graph gives no more of for now can be asked again. */
  readonly opensAgain: Coverage["opensAgain"];
}

export interface MemberListMeans {
  readonly broker: OnBehalfOfBroker;
  readonly connection: GraphConnection;
  readonly reference: Reference;
  readonly priceBook: PriceBook;
  /** Shared by all lists of the process. */
  readonly evidence: ListEvidence;
  readonly clock: Clock;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
}

/** What one operation reads of Graph for all lists of members it asks for. */
const BUDGET = { requests: 200, seconds: 60 } as const;
/** Pages of Graph looked through for one page of a list: ten to twenty thousand members. */
const MOST_PAGES = 20;

/** Sources besides the list itself on which the traits of a member and the verdict on a seat rest. */
const BASIS: readonly SourceId[] = [
  "subscribedSkus",
  "commerceSubscriptions",
  "roleAssignments",
  "roleGroups",
  "roleGroupMembers",
  ...DETAIL_REPORTS,
];

interface Judging {
  readonly judge: SeatJudge;
  readonly context: TraitsContext;
}

/**
 * Lists the members behind findings, for one operation of one caller. They are read anew from Graph
 * with the caller's own access, judged with the survey's predicate, and kept nowhere.
 */
export class FindingMembers {
  readonly #means: MemberListMeans;
  readonly #caller: Caller;
  readonly #reader: GraphReader;
  readonly #log: SourceLog;
  /** Lists of one operation are made one after the other, from the same reports. */
  readonly #oneAtATime = pLimit(1);
  #judging: Promise<Judging | SourceCoverage> | undefined;

  constructor(means: MemberListMeans, caller: Caller, signal: AbortSignal) {
    this.#means = means;
    this.#caller = caller;
    this.#log = new SourceLog(() => means.clock.now());
    this.#reader = new GraphReader(means.connection, {
      tokens: tokensOf(means.broker, caller),
      signal,
      budget: BUDGET,
    });
  }

  /**
   * The next members behind a finding of a survey this caller was given. A page may hold fewer than
   * asked for, or none, and yet not be the last: the work for one page is bounded.
   * @throws AppError BAD_INPUT for a cursor of another list or caller; what concerns the caller.
   */
  async list(
    survey: Aggregate<unknown>,
    finding: SealedFinding,
    { first, after }: { readonly first: number; readonly after?: string | undefined },
  ): Promise<FindingMemberPage> {
    const { sources } = survey.coverage;
    const outcome = (id: SourceId) => sources.find(({ source }) => source === id);
    const closed = outcome("members");
    if (closed !== undefined && closed.outcome !== "used") {
      return refusal(closed, survey.coverage.opensAgain);
    }
    if (!finding.held) {
      return { edges: [], hasNextPage: false, endCursor: null, refused: null, opensAgain: [] };
    }
    const source = outcome("signInActivity")?.outcome === "used" ? "signInActivity" : "members";
    const { tenantId, objectId } = this.#caller;
    const cursors = new MemberCursors(this.#means.seatwiseKey, [tenantId, objectId, finding.id]);
    const from =
      after === undefined ? ({ source, link: null, skip: 0 } as const) : cursors.open(after);
    if (from.source !== source) {
      throw notACursor();
    }
    const asked = {
      caller: this.#caller,
      surveyedAt: survey.asOf,
      isContinued: after !== undefined,
    };
    return this.#oneAtATime(async () => {
      this.#judging ??= this.#readBasis(sources, asked);
      const judging = await this.#judging;
      if (!("judge" in judging)) {
        return refusal(judging, this.#log.opensAgain());
      }
      const search = new Search(finding, judging, { first, cursors });
      const read = await this.#log.attempt(source, () => search.run(this.#reader, from));
      return read ?? refusal(this.#entryOf(source), this.#log.opensAgain());
    });
  }

  /** What the survey used has to be readable now: with less of it the list would be another one. */
  async #readBasis(
    surveyed: readonly SourceCoverage[],
    asked: AskedList,
  ): Promise<Judging | SourceCoverage> {
    const used = new Set(
      surveyed.filter(({ outcome }) => outcome === "used").map(({ source }) => source),
    );
    const { clock, evidence, ...known } = this.#means;
    const now = clock.now();
    const reports = DETAIL_REPORTS.filter((report) => used.has(report));
    const read = () => readUsage(this.#reader, this.#log, { now, productNames: [], reports });
    const [subscribedSkus, commerceSubscriptions, { basis }] = await Promise.all([
      this.#log.attempt("subscribedSkus", () => readSubscribedSkus(this.#reader)),
      used.has("commerceSubscriptions")
        ? this.#log.attempt("commerceSubscriptions", () => readCommerceSubscriptions(this.#reader))
        : null,
      readTraitsBasis(this.#reader, this.#log, {
        now,
        usage: evidence.obtain(asked, reports, this.#log, read),
        withRoles: used.has("roleAssignments"),
      }),
    ]);
    const missing = BASIS.filter((id) => used.has(id)).find(
      (id) => this.#log.outcomeOf(id) !== "used",
    );
    if (missing !== undefined) {
      return this.#entryOf(missing);
    }
    const skus = { subscribedSkus, commerceSubscriptions, sources: surveyed };
    const { tenantId } = this.#caller;
    const { reference, ...input } = seatInputOf(skus, { ...known, now, tenantId });
    return {
      judge: seatJudgeOf(input, reference, DETECTIONS),
      context: new TraitsContext(basis),
    };
  }

  #entryOf(id: SourceId): SourceCoverage {
    const entry = this.#log.entries().find(({ source }) => source === id);
    return entry ?? { source: id, outcome: "unavailable", staleSince: null };
  }
}

function refusal(refused: SourceCoverage, opensAgain: Coverage["opensAgain"]): FindingMemberPage {
  return { edges: [], hasNextPage: false, endCursor: null, refused, opensAgain };
}

/** Looks through Graph's list of members for those of one finding. */
class Search {
  readonly #finding: SealedFinding;
  readonly #judging: Judging;
  readonly #first: number;
  readonly #cursors: MemberCursors;
  readonly #edges: { readonly cursor: string; readonly node: FindingMember }[] = [];

  constructor(
    finding: SealedFinding,
    judging: Judging,
    { first, cursors }: { readonly first: number; readonly cursors: MemberCursors },
  ) {
    this.#finding = finding;
    this.#judging = judging;
    this.#first = first;
    this.#cursors = cursors;
  }

  async run(reader: GraphReader, from: MemberPosition): Promise<FindingMemberPage> {
    const { source } = from;
    let pages = 0;
    for await (const page of readNamedMembers(reader, source, from.link)) {
      const { link, nextLink } = page;
      if (!this.#take(page, { source, link, skip: link === from.link ? from.skip : 0 })) {
        return this.#found(true, this.#edges.at(-1)?.cursor ?? null);
      }
      pages += 1;
      if (nextLink !== null && pages >= MOST_PAGES) {
        return this.#found(true, this.#cursors.seal({ source, link: nextLink, skip: 0 }));
      }
    }
    return this.#found(false, this.#edges.at(-1)?.cursor ?? null);
  }

  /** @returns `false` when there is one more than asked for. */
  #take({ members }: NamedMemberPage, from: MemberPosition): boolean {
    let skip = from.skip;
    for (const record of Iterator.from(members).drop(from.skip)) {
      skip += 1;
      const node = this.#memberOf(record);
      if (node === null) {
        continue;
      }
      if (this.#edges.length === this.#first) {
        return false;
      }
      this.#edges.push({ cursor: this.#cursors.seal({ ...from, skip }), node });
    }
    return true;
  }

  #found(hasNextPage: boolean, endCursor: string | null): FindingMemberPage {
    return { edges: this.#edges, hasNextPage, endCursor, refused: null, opensAgain: [] };
  }

  #memberOf(record: NamedMemberRecord): FindingMember | null {
    const { judge, context } = this.#judging;
    for (const seat of judge(traitsOf(record, context))) {
      const verdict = verdictIn(this.#finding, seat);
      if (verdict !== null) {
        const { confidence, guards } = verdict;
        const { displayName, userPrincipalName: principalName } = record;
        return { displayName, principalName, origin: seat.held.origin, confidence, guards };
      }
    }
    return null;
  }
}
