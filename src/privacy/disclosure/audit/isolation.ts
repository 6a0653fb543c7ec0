import { CoefficientSpace, type LinearForm, withoutCommonFactor } from "./coefficient-space.ts";

/** Published sums and the classes of people in them. */
export interface Sums<C> {
  readonly cells: readonly C[];
  readonly classes: readonly { readonly members: number; readonly cells: readonly number[] }[];
}

/** Classes that every combination of cells treats alike, up to a common factor. */
interface Bond {
  /** Their sum under the conditions so far. Only to be compared with those of other bonds. */
  readonly form: LinearForm;
  /** The sum of one of the classes without any condition: what conditions are made of. */
  readonly unreduced: LinearForm;
  members: number;
}

/**
 * Cells that could be added and subtracted so that fewer than `minimum` people remain; none when that
 * is proven impossible.
 *
 * Give every cell an unknown coefficient. A class of people then has the sum of its cells'
 * coefficients, and a combination isolates the people whose sum is not zero. To isolate fewer than the
 * minimum, the sum of every class of at least that many must be zero; that is a linear condition.
 * Under the conditions so far, classes with proportional sums are all isolated or none (a bond), so
 * a bond of enough people must be zero too. A bond spanned by others in so many independent ways that
 * it would take the minimum of people with it must be zero as well. When everything is zero, nothing
 * can be isolated. For two tables this is the minimum cut of a graph (bonds are parallel edges, cf.
 * Nagamochi and Ibaraki 1992); the same steps hold for any number of tables. What is left over may or
 * may not be isolable and is treated as if it were.
 */
export function isolableCells<C extends { readonly by: unknown }>(
  sums: Sums<C>,
  minimum: number,
): readonly C[] {
  const { cells, classes } = sums;
  const space = new CoefficientSpace(cells.length);
  let open = classes.map(({ members, cells: counted }) => ({ members, form: formOf(counted) }));
  for (;;) {
    const bonds = new Map<string, Bond>();
    open = open.filter((one) => addToBond(bonds, one, space.reduce(one.form)));
    if (bonds.size === 0) {
      return [];
    }
    const large = [...bonds.values()].filter((bond) => bond.members >= minimum);
    const fixed =
      large.length > 0 ? large : spannedBonds([...bonds.values()], cells.length, minimum);
    fixed.forEach(({ unreduced }) => space.requireZero(unreduced));
    if (fixed.length === 0) {
      return cellsInvolved(cells, space, [...bonds.values()]);
    }
  }
}

function formOf(cells: readonly number[]): LinearForm {
  const form = new Map<number, number>();
  for (const cell of cells) {
    form.set(cell, (form.get(cell) ?? 0) + 1);
  }
  return form;
}

/** Whether the class is still open, that is, its sum not yet zero. */
function addToBond(
  bonds: Map<string, Bond>,
  { members, form: unreduced }: { readonly members: number; readonly form: LinearForm },
  reduced: LinearForm,
): boolean {
  if (reduced.size === 0) {
    return false;
  }
  const form = withoutCommonFactor(reduced);
  const key = [...form].join(" ");
  const bond = bonds.get(key);
  if (bond === undefined) {
    bonds.set(key, { form, unreduced, members });
  } else {
    bond.members += members;
  }
  return true;
}

/**
 * Bonds that cannot be isolated with fewer than `minimum` people. Independent sets are filled one
 * after the other, every person in at most one. Whatever isolates a bond must isolate somebody of each
 * set that spans it, or the bond would be zero; with the bond's own people that makes enough.
 */
function spannedBonds(bonds: readonly Bond[], cells: number, minimum: number): readonly Bond[] {
  const sets = Array.from({ length: minimum - 1 }, () => ({
    space: new CoefficientSpace(cells),
    taken: new Set<Bond>(),
  }));
  for (const bond of bonds.toSorted((a, b) => b.members - a.members)) {
    let left = bond.members;
    for (const { space, taken } of sets) {
      if (left > 0 && space.requireZero(bond.form)) {
        taken.add(bond);
        left -= 1;
      }
    }
  }
  return bonds.filter((bond) => {
    const others = sets.filter(
      ({ space, taken }) => !taken.has(bond) && space.reduce(bond.form).size === 0,
    );
    return bond.members + others.length >= minimum;
  });
}

/**
 * The cells that make the difference in one combination that isolates the smallest bond: those whose
 * coefficient is not the usual one of their dimension, and where all are, those the bond is in. Never
 * none: that would say that nothing can be isolated. Which they are matters for what is merged next, not
 * for safety.
 */
function cellsInvolved<C extends { readonly by: unknown }>(
  cells: readonly C[],
  space: CoefficientSpace,
  bonds: readonly Bond[],
): readonly C[] {
  const smallest = bonds.reduce((a, b) => (b.members < a.members ? b : a));
  const [free = 0] = smallest.form.keys();
  const coefficients = cells.map((cell, at) => ({
    cell,
    coefficient: space.reduce(new Map([[at, 1]])).get(free) ?? 0,
  }));
  const involved = [...Map.groupBy(coefficients, ({ cell }) => cell.by).values()].flatMap(
    (table) => {
      const byCoefficient = [...Map.groupBy(table, ({ coefficient }) => coefficient).values()];
      const [, ...unusual] = byCoefficient.sort((a, b) => b.length - a.length);
      return unusual.flat().map(({ cell }) => cell);
    },
  );
  return involved.length > 0 ? involved : cells.filter((_, at) => smallest.unreduced.has(at));
}
