import { inferSchema, initParser } from "udsv";
import { turnToBegin } from "../../core/own-turn.ts";

/** Value of a column in the row at hand; empty when the file has no such column, or it was not asked for. */
export type Cell = (column: string) => string;

export interface CsvForm<Row> {
  /** Called once, before the first row, with those of our columns that the file lacks. */
  readonly onMissing: (columns: ReadonlySet<string>) => void;
  readonly columns: readonly string[];
  /** What is wanted of a row; `undefined` leaves it out. */
  readonly decode: (cell: Cell) => Row | undefined;
}

/**
 * Rows of a CSV file that arrives in pieces, in batches. Columns are found by name, whatever their
 * order; those we do not know are ignored. A batch is made in a turn of its own.
 */
export async function* csvRows<Row>(
  pieces: AsyncIterable<Uint8Array>,
  form: CsvForm<Row>,
): AsyncGenerator<readonly Row[]> {
  let table: CsvTable<Row> | undefined;
  for await (const lines of wholeLines(pieces)) {
    await turnToBegin();
    table ??= new CsvTable(lines, form);
    yield table.read(lines);
  }
}

/** Text up to a line's end: a piece that ends between CR and LF would give a row too many. */
async function* wholeLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending = "";
  for await (const piece of pieces) {
    pending += decoder.decode(piece, { stream: true });
    const end = pending.lastIndexOf("\n") + 1;
    if (end > 0) {
      yield pending.slice(0, end);
      pending = pending.slice(end);
    }
  }
  pending += decoder.decode();
  if (pending !== "") {
    yield `${pending}\n`;
  }
}

class CsvTable<Row> {
  readonly #parser;
  readonly #decode: (cell: Cell) => Row | undefined;
  readonly #index: ReadonlyMap<string, number>;
  #rows: Row[] = [];
  #current: readonly string[] = [];

  constructor(head: string, { columns, onMissing, decode }: CsvForm<Row>) {
    const schema = inferSchema(head, { col: ",", encl: '"' });
    this.#parser = initParser(schema);
    this.#decode = decode;
    const present = new Map(
      schema.cols.map(({ name }, position) => [name.trim().toLowerCase(), position]),
    );
    // Under our spelling, so that no cell costs a change of case.
    this.#index = new Map(
      columns.flatMap((column) => {
        const position = present.get(column.toLowerCase());
        return position === undefined ? [] : [[column, position] as const];
      }),
    );
    onMissing(new Set(columns.filter((column) => !this.#index.has(column))));
  }

  read(lines: string): readonly Row[] {
    this.#rows = [];
    this.#parser.chunk(lines, this.#parser.stringArrs, this.#take);
    return this.#rows;
  }

  readonly #cell: Cell = (column) => {
    const position = this.#index.get(column);
    return position === undefined ? "" : (this.#current[position] ?? "");
  };

  readonly #take = (row: string[]): void => {
    this.#current = row;
    const wanted = this.#decode(this.#cell);
    if (wanted !== undefined) {
      this.#rows.push(wanted);
    }
  };
}
