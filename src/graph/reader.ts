import type { GraphRequest } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { AppError } from "../core/errors.ts";
import { turnToBegin } from "../core/own-turn.ts";
import type { SourceId } from "../core/source-ids.ts";
import { unexpected } from "./decode.ts";
import { sourceOf } from "./sources.ts";
import { readBatched } from "./transport/batch.ts";
import {
  type GraphConnection,
  GraphExchange,
  type GraphOperation,
  type GraphRequestPlan,
} from "./transport/exchange.ts";
import { inTime, resumableBody } from "./transport/resumable-body.ts";
import { PassingFailure } from "./transport/retry.ts";
import { interruption, tooLate } from "./transport/send.ts";

/** What to ask of a source. Names are Graph's own; nothing in here is text of a tenant. */
export interface GraphQuery {
  /** Values for the `{name}` parts of the path. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly select?: readonly string[];
  readonly filter?: string;
  readonly top?: number;
  /** Form of a report, where it has several. */
  readonly format?: "text/csv" | "application/json";
  /** For sources whose JSON form is on beta only. */
  readonly version?: "beta";
  /** Advanced query on directory objects: `ConsistencyLevel: eventual` on every page, and `$count=true`. */
  readonly advanced?: boolean;
  /** Scopes to ask for instead of the source's own. */
  readonly scopes?: readonly string[];
}

export interface PagingOptions {
  /** Ends this reading only. */
  readonly until?: AbortSignal;
  /** Whether the next page is fetched while the last one is being used; the default. */
  readonly ahead?: boolean;
}

/** One page of a collection, and where the next one is. */
export interface Page {
  readonly items: unknown[];
  readonly nextLink: string | undefined;
}

const COUNT = "/$count";

/** Plain text, which may begin with a byte order mark. */
const wholeNumber = z
  .string()
  .transform((text) => text.replace(/^\uFEFF/, "").trim())
  .pipe(z.string().regex(/^\d+$/).transform(Number));

const pageBody = z.object({
  value: z.array(z.unknown()),
  "@odata.nextLink": z.string().optional(),
});

/**
 * Reads Graph for one operation of one caller. Every request is authorised, observed, retried within
 * one shared budget and abortable; the areas beside this file say what is read.
 */
export class GraphReader {
  readonly #exchange: GraphExchange;
  readonly #signal: AbortSignal;

  constructor(connection: GraphConnection, operation: GraphOperation) {
    this.#exchange = new GraphExchange(connection, operation);
    this.#signal = operation.signal;
  }

  /** One JSON document. */
  async object(id: SourceId, query: GraphQuery = {}): Promise<unknown> {
    return this.#exchange.request(this.#planOf(id, query), readJson);
  }

  /** Several documents of one source that differ in their parameters, in the order asked for (`$batch`). */
  async objects(
    id: SourceId,
    parameters: readonly Readonly<Record<string, string>>[],
  ): Promise<readonly unknown[]> {
    const plans = parameters.map((values) => this.#planOf(id, { parameters: values }));
    return readBatched(this.#exchange, plans);
  }

  /** The time by the connection's clock. */
  now(): Date {
    return this.#exchange.now();
  }

  /** How many requests to run side by side, as the tenant's throttling allows. */
  get concurrency(): number {
    return this.#exchange.gauge.limit;
  }

  /** How many items of a collection of directory objects match, by `/$count` (an advanced query). */
  async count(id: SourceId, query: GraphQuery = {}): Promise<number> {
    const plan = this.#planOf(id, query);
    const headers = { ConsistencyLevel: "eventual" };
    const text = await this.#exchange.request(
      { ...plan, headers, segment: COUNT },
      async (response) => response.text(),
    );
    const count = wholeNumber.safeParse(text);
    if (!count.success) {
      throw unexpected(id);
    }
    return count.data;
  }

  /**
   * A collection, page by page. Links are followed as given, to Graph's own origin only. A page belongs
   * to whom it is given.
   */
  async *pages(
    id: SourceId,
    query: GraphQuery = {},
    { until = this.#signal, ahead = true }: PagingOptions = {},
  ): AsyncGenerator<unknown[]> {
    const stop = new AbortController();
    const signal = AbortSignal.any([this.#signal, until, stop.signal]);
    const followed = new Set<string>();
    let plan: GraphRequestPlan = { ...this.#planOf(id, query), signal };
    let coming: Promise<Page> | undefined;
    try {
      for (;;) {
        const { items, nextLink }: Page = await (coming ?? this.#page(plan));
        if (nextLink === undefined) {
          yield items;
          return;
        }
        followOnce(nextLink, followed, id);
        plan = { ...plan, link: nextLink };
        coming = ahead ? this.#page(plan) : undefined;
        // It is awaited in the next turn; a failure before that must not count as unhandled.
        coming?.catch(() => undefined);
        yield items;
      }
    } finally {
      stop.abort();
    }
  }

  /** One page of a collection: the first, or the one a link of Graph leads to. */
  page(id: SourceId, query: GraphQuery, link?: string): Promise<Page> {
    return this.#page({ ...this.#planOf(id, query), ...(link !== undefined && { link }) });
  }

  /** Body of a usage report, in pieces; a broken connection is resumed where it broke. */
  download(id: SourceId, query: GraphQuery = {}): AsyncGenerator<Uint8Array> {
    const plan = this.#planOf(id, query);
    const signal = this.#signal;
    return resumableBody({
      open: () => this.#open(plan),
      beforeRetry: async (error, tried) => {
        const failure = error instanceof AppError ? error : interruption(error, signal);
        if (!(failure instanceof PassingFailure)) {
          throw failure;
        }
        await this.#exchange.persistence.waitAfter(failure, tried, signal);
      },
    });
  }

  async #open(plan: GraphRequestPlan): Promise<AsyncIterable<Uint8Array>> {
    const late = new AbortController();
    const signal = AbortSignal.any([plan.signal, late.signal]);
    const body = await this.#exchange.request({ ...plan, signal }, bodyOf);
    const giveUp = () => late.abort(tooLate());
    return body === null ? noBody() : inTime(body, this.#exchange.patience, giveUp);
  }

  async #page(plan: GraphRequestPlan): Promise<Page> {
    const body = await this.#exchange.request(plan, readPage);
    const parsed = pageBody.safeParse(body);
    const nextLink = parsed.data?.["@odata.nextLink"];
    // A page that leads to itself would be read for ever.
    if (!parsed.success || (nextLink !== undefined && nextLink === plan.link)) {
      throw unexpected(plan.source.id);
    }
    return { items: parsed.data.value, nextLink };
  }

  #planOf(id: SourceId, query: GraphQuery): GraphRequestPlan {
    const source = sourceOf(id);
    if (query.version !== undefined && source.jsonOnBeta !== true) {
      throw new AppError("INTERNAL", { reason: `Nothing of ${id} is read from beta.` });
    }
    return {
      source: { ...source, ...(query.version && { version: query.version }) },
      scopes: query.scopes ?? source.scopes,
      signal: this.#signal,
      ...(query.parameters && { parameters: query.parameters }),
      ...(query.advanced === true && { headers: { ConsistencyLevel: "eventual" } }),
      prepare: (request) => withOptions(request, query),
    };
  }
}

/** @throws AppError GRAPH_UNEXPECTED where links lead back: pages would be read twice, or for ever. */
function followOnce(link: string, followed: Set<string>, source: SourceId): void {
  if (followed.has(link)) {
    throw unexpected(source);
  }
  followed.add(link);
}

function withOptions(request: GraphRequest, query: GraphQuery): GraphRequest {
  const { select, filter, top, format, advanced } = query;
  if (select !== undefined) {
    request.select([...select]);
  }
  if (filter !== undefined) {
    request.filter(filter);
  }
  if (top !== undefined) {
    request.top(top);
  }
  if (format !== undefined) {
    request.query({ $format: format });
  }
  if (advanced === true) {
    request.count(true);
  }
  return request;
}

/** Text first: `JSON.parse` of a string is faster than `Response.json`, and a cut body shows here. */
async function readJson(response: Response): Promise<unknown> {
  const body: unknown = JSON.parse(await response.text());
  return body;
}

/** A page is large, and the pages of several lists arrive together. */
async function readPage(response: Response): Promise<unknown> {
  const text = await response.text();
  await turnToBegin();
  const body: unknown = JSON.parse(text);
  return body;
}

async function bodyOf(response: Response): Promise<AsyncIterable<Uint8Array> | null> {
  return response.body;
}

async function* noBody(): AsyncGenerator<Uint8Array> {}
