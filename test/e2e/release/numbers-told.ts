import { inferSchema, initParser } from "udsv";

/** Every number in an answer. */
export function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === "number") yield value;
  if (typeof value !== "object" || value === null) return;
  for (const inner of Object.values(value)) yield* numbersIn(inner);
}

/** Every number in a file. */
export function numbersInCells(csv: string): readonly number[] {
  const [, ...rows] = initParser(inferSchema(csv)).stringArrs(csv);
  return rows.flat().flatMap((cell) => (/^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : []));
}
