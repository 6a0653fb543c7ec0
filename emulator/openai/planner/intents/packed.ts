import type { KnownWeights, Weights } from "./softmax.ts";

/*
 * Weights as they are kept in a file: the fingerprint of what they were learned from, what a weight
 * of 1 stands for, the labels, and then for every feature the numbers of labels and weights, a byte
 * each, in base64.
 */

const LARGEST = 127;

/** Rounds weights to bytes. */
export function packed({ labels, byFeature }: Weights, fingerprint: string): string {
  const largest = [...byFeature.values()]
    .flat()
    .reduce((most, [, weight]) => Math.max(most, Math.abs(weight)), 0);
  const unit = largest / LARGEST;
  const lines = [...byFeature].map(([name, weights]) => {
    const bytes = weights.flatMap(([label, weight]) => [
      label,
      Math.round(weight / unit) + LARGEST,
    ]);
    return `${name}\t${Buffer.from(bytes).toString("base64")}`;
  });
  return `${[fingerprint, String(unit), labels.join("\t"), ...lines].join("\n")}\n`;
}

/** Packed weights to look up; bytes are read where they are asked for. */
export function unpacked(text: string): KnownWeights {
  const [, unit = "", labels = "", ...lines] = text.trimEnd().split("\n");
  const packedBy = new Map(
    lines.map((line) => {
      const [name = "", bytes = ""] = line.split("\t");
      return [name, bytes] as const;
    }),
  );
  return {
    labels: labels.split("\t"),
    byFeature: { get: (name) => weightsIn(packedBy.get(name) ?? "", Number(unit)) },
  };
}

/** What packed weights were learned from. */
export const fingerprintOf = (text: string): string => text.slice(0, text.indexOf("\n"));

function weightsIn(text: string, unit: number): readonly (readonly [number, number])[] {
  const bytes = Buffer.from(text, "base64");
  return Array.from({ length: bytes.length / 2 }, (_, at) => [
    bytes[2 * at] ?? 0,
    ((bytes[2 * at + 1] ?? 0) - LARGEST) * unit,
  ]);
}
