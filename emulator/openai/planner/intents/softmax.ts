import type { Features } from "./features.ts";

/** A text with every label an expert would accept for it. */
export interface Example {
  readonly features: Features;
  readonly labels: readonly string[];
  /** Whether the text asks for all of them, not for any. */
  readonly asksForAll: boolean;
}

/** How much each feature says for each label. */
export interface Weights {
  readonly labels: readonly string[];
  /** By feature: weights by number of label, those that say nothing left out. */
  readonly byFeature: ReadonlyMap<string, readonly (readonly [number, number])[]>;
}

/** Looked up once: in a context of its own, as tests run in, globals are slow to reach. */
const { sqrt: squareRoot, exp: power } = Math;

const EPOCHS = 20;
/**
 * The share of words left out each time a text is learned from: what was not asked before has words
 * nobody has learned, and the rest has to tell it.
 */
const LEFT_OUT = 0.2;
const RATE = 0.3;
/** Keeps weights small, so that no single feature decides. */
const DECAY = 1e-4;
/** A feature met less often says little of other texts. */
const FEWEST = 2;
/** Smaller weights, and slopes, change nothing. */
const LEAST_WEIGHT = 0.4;
const LEAST_SLOPE = 1e-5;
/** Where every weight starts, so that the first steps are not too long. */
const LEAST_STEEPNESS = 1e-3;
/** Nothing is held impossible. */
const LEAST_LIKELY = 1e-30;
/** What is in every text. */
const ALWAYS = "always";

/**
 * Learns a softmax over labels by stochastic gradient descent with a rate of its own for every weight
 * (AdaGrad). Where several labels are right, the aim goes to those the model already holds likely: one
 * of them is enough, but where a text asks for all of them. The same examples give the same weights.
 */
export function learn(examples: readonly Example[]): Weights {
  const features = frequentFeatures(examples);
  const labels = [...new Set(examples.flatMap((one) => one.labels))].toSorted();
  const size = features.size * labels.length;
  const state: State = {
    weights: new Float32Array(size),
    steepness: new Float32Array(size).fill(LEAST_STEEPNESS),
    likely: new Float32Array(labels.length),
  };
  const rows = examples.map((one) => rowOf(one, features, labels));
  const random = randomOf(1);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const whole of shuffled(rows, random)) {
      const row = thinned(whole, random);
      score(row, state);
      normalize(state.likely);
      aim(state.likely, row);
      descend(row, state);
    }
  }
  return { labels, byFeature: sparse(features, state.weights, labels.length) };
}

interface State {
  /** By feature, and within it by label. */
  readonly weights: Float32Array;
  /** The squares of all slopes so far, by which the rate of each weight falls. */
  readonly steepness: Float32Array;
  /** Of the example at hand, by label: scores, then likelihoods, then how far each is off. */
  readonly likely: Float32Array;
}

function score({ places, values }: Row, { weights, likely }: State): void {
  likely.fill(0);
  for (let at = 0; at < places.length; at += 1) {
    const start = (places[at] ?? 0) * likely.length;
    const value = values[at] ?? 0;
    for (let label = 0; label < likely.length; label += 1) {
      likely[label] = (likely[label] ?? 0) + (weights[start + label] ?? 0) * value;
    }
  }
}

function descend({ places, values }: Row, { weights, steepness, likely }: State): void {
  for (let at = 0; at < places.length; at += 1) {
    const start = (places[at] ?? 0) * likely.length;
    const value = values[at] ?? 0;
    for (let label = 0; label < likely.length; label += 1) {
      const off = (likely[label] ?? 0) * value;
      if (off < LEAST_SLOPE && off > -LEAST_SLOPE) continue;
      const place = start + label;
      const weight = weights[place] ?? 0;
      const slope = off + DECAY * weight;
      const squares = (steepness[place] ?? 0) + slope * slope;
      steepness[place] = squares;
      weights[place] = weight - (RATE * slope) / squareRoot(squares);
    }
  }
}

/** Weights to look up, wherever they are kept. */
export interface KnownWeights {
  readonly labels: readonly string[];
  readonly byFeature: Pick<Weights["byFeature"], "get">;
}

/** How likely each label is for a text, the likeliest first. */
export function likelihoods(
  { labels, byFeature }: KnownWeights,
  features: Features,
): readonly (readonly [label: string, likelihood: number])[] {
  const likely = new Float32Array(labels.length);
  for (const [name, { value }] of [...features, [ALWAYS, { value: 1 }] as const]) {
    for (const [label, weight] of byFeature.get(name) ?? []) {
      likely[label] = (likely[label] ?? 0) + weight * value;
    }
  }
  normalize(likely);
  return labels
    .map((label, at) => [label, likely[at] ?? 0] as const)
    .toSorted(([, a], [, b]) => b - a);
}

function frequentFeatures(examples: readonly Example[]): ReadonlyMap<string, number> {
  const met = new Map<string, number>();
  for (const { features } of examples) {
    for (const name of features.keys()) met.set(name, (met.get(name) ?? 0) + 1);
  }
  const frequent = [...met].filter(([, times]) => times >= FEWEST).map(([name]) => name);
  return new Map([ALWAYS, ...frequent].map((name, at) => [name, at]));
}

/** The features of an example by their numbers, and what they count. */
interface Row {
  readonly places: readonly number[];
  readonly values: readonly number[];
  readonly right: readonly number[];
  readonly asksForAll: boolean;
}

interface WholeRow extends Row {
  /** By feature, the places of the words it is made of. */
  readonly words: readonly (readonly number[])[];
  readonly length: number;
}

function rowOf(
  example: Example,
  features: ReadonlyMap<string, number>,
  labels: readonly string[],
): WholeRow {
  const known = [...example.features, [ALWAYS, { value: 1, places: [] }] as const].flatMap(
    ([name, { value, places }]) => {
      const place = features.get(name);
      return place === undefined ? [] : [{ place, value, words: places }];
    },
  );
  return {
    places: known.map(({ place }) => place),
    values: known.map(({ value }) => value),
    words: known.map(({ words }) => words),
    length: 1 + Math.max(...known.flatMap(({ words }) => words), 0),
    right: example.labels.map((label) => labels.indexOf(label)),
    asksForAll: example.asksForAll,
  };
}

/** A text without some of its words. */
function thinned({ places, values, words, length, ...aims }: WholeRow, random: () => number): Row {
  const isOut = Array.from({ length }, () => random() < LEFT_OUT);
  const isLeft = (_: number, at: number): boolean =>
    !(words[at] ?? []).some((place) => isOut[place]);
  return { places: places.filter(isLeft), values: values.filter(isLeft), ...aims };
}

function normalize(scores: Float32Array): void {
  const highest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const one = power((scores[at] ?? 0) - highest);
    scores[at] = one;
    sum += one;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
}

/** Turns likelihoods into how far each is off. */
function aim(likely: Float32Array, { right, asksForAll }: Row): void {
  const sum = right.reduce((all, label) => all + (likely[label] ?? 0), LEAST_LIKELY);
  for (const label of right) {
    const one = likely[label] ?? 0;
    likely[label] = one - (asksForAll ? 1 / right.length : one / sum);
  }
}

function sparse(
  features: ReadonlyMap<string, number>,
  weights: Float32Array,
  width: number,
): Weights["byFeature"] {
  return new Map(
    [...features].flatMap(([name, at]) => {
      const row = weights.subarray(at * width, (at + 1) * width);
      const telling = [...row.entries()].filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT);
      return telling.length === 0 ? [] : [[name, telling] as const];
    }),
  );
}

function shuffled<One>(all: readonly One[], random: () => number): readonly One[] {
  return all
    .map((one) => [random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);
}

/** Numbers from 0 up to 1, the same for the same seed (linear congruential, Numerical Recipes). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
