import { randomBytes } from "node:crypto";
import { AppError, isAppError } from "../core/errors.ts";
import type { SourceId } from "../core/source-ids.ts";
import {
  type CommerceSubscriptionRecord,
  type GraphConnection,
  GraphDeniedError,
  type GraphOperation,
  GraphReader,
  readActiveUserDetail,
  readCommerceSubscriptions,
  readMembers,
  readSubscribedSkus,
  type SubscribedSkuRecord,
} from "../graph/index.ts";
import {
  gatherUsage,
  type MemberSurvey,
  ProductNames,
  type SourceCoverage,
  type SourceOutcome,
  surveyMembers,
  type UsageEvidence,
} from "../privacy/index.ts";

/** Sources of a licence survey. */
export const SURVEY_SOURCES = [
  "subscribedSkus",
  "commerceSubscriptions",
  "members",
  "signInActivity",
  "activeUserDetail",
] as const satisfies readonly SourceId[];

/** Days the usage report looks back: the shortest published period that holds 90 silent days and more. */
const REPORT_PERIOD = "D180";

/** What one caller could read of a tenant; a source that stayed closed is `null` and says why. */
export interface TenantReading {
  readonly subscribedSkus: readonly SubscribedSkuRecord[] | null;
  readonly commerceSubscriptions: readonly CommerceSubscriptionRecord[] | null;
  readonly survey: MemberSurvey | null;
  readonly sources: readonly SourceCoverage[];
}

export interface ReadingOptions {
  readonly connection: GraphConnection;
  readonly operation: GraphOperation;
  readonly now: Date;
  /** Product names of the catalogue, to take the report's product lists apart. */
  readonly productNames: Iterable<string>;
}

/**
 * Reads the sources of a licence survey side by side, members last because usage is joined to them
 * in the same pass. A closed source degrades itself only.
 * @throws AppError when the caller must act (claims challenge, sign in again) or went away.
 */
export async function readTenant(options: ReadingOptions): Promise<TenantReading> {
  const reader = new GraphReader(options.connection, options.operation);
  const sources = new Map<SourceId, SourceOutcome>();
  const attempt = async <T>(source: SourceId, read: () => Promise<T>): Promise<T | null> => {
    try {
      const result = await read();
      sources.set(source, "used");
      return result;
    } catch (error) {
      sources.set(source, outcomeOf(error));
      return null;
    }
  };
  const [subscribedSkus, commerceSubscriptions, usage] = await Promise.all([
    attempt("subscribedSkus", () => readSubscribedSkus(reader)),
    attempt("commerceSubscriptions", () => readCommerceSubscriptions(reader)),
    attempt("activeUserDetail", () => readUsage(reader, options.productNames)),
  ]);
  if (usage?.concealed === true) {
    sources.set("activeUserDetail", "concealed");
  }
  const survey = await attempt("members", async () => {
    const { pages, signInRefused } = await readMembers(reader);
    sources.set("signInActivity", signInRefused === null ? "used" : outcomeOf(signInRefused));
    return surveyMembers(pages, { now: options.now, usage });
  });
  if (survey === null) {
    sources.set("signInActivity", sources.get("members") ?? "unavailable");
  }
  return {
    subscribedSkus,
    commerceSubscriptions,
    survey,
    sources: SURVEY_SOURCES.map((source) => ({
      source,
      outcome: sources.get(source) ?? "unavailable",
      staleSince: null,
    })),
  };
}

function readUsage(reader: GraphReader, productNames: Iterable<string>): Promise<UsageEvidence> {
  return gatherUsage(readActiveUserDetail(reader, REPORT_PERIOD), {
    hashKey: randomBytes(8),
    products: new ProductNames(productNames),
  });
}

/**
 * How a failure to read shows in coverage.
 * @throws the error itself when it is no property of the source: the caller must act or went away.
 */
function outcomeOf(error: unknown): SourceOutcome {
  if (error instanceof GraphDeniedError) {
    return error.kind === "license" ? "notLicensed" : "notPermitted";
  }
  if (isAppError(error, "CONSENT_REQUIRED")) {
    return "notConsented";
  }
  if (isAppError(error, "GRAPH_THROTTLED")) {
    return "throttled";
  }
  if (isAppError(error, "BUDGET_EXCEEDED")) {
    return "overBudget";
  }
  if (isAppError(error, "GRAPH_UNAVAILABLE", "GRAPH_UNEXPECTED")) {
    return "unavailable";
  }
  throw error instanceof Error ? error : new AppError("INTERNAL", {}, { cause: error });
}
