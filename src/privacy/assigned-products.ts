/** Products named in one cell of a report's *Assigned Products* column. */
export interface AssignedProducts {
  /** Known names, as the catalogue spells them, each once, sorted. */
  readonly known: readonly string[];
  /** Whether the cell also names something the catalogue does not know. */
  readonly hasUnknown: boolean;
}

/**
 * Takes the *Assigned Products* cell apart: upper-case product names joined by `+`, where names hold
 * plus signs themselves (ENTERPRISE MOBILITY + SECURITY E3). At each place the longest known name wins;
 * what no name explains counts as unknown and is never dropped silently.
 */
export class ProductNames {
  /** Upper-case name and catalogue spelling, longest first. */
  readonly #names: readonly (readonly [string, string])[];
  /** Few different cells occur in a report, and fewer different lists: equal ones are one object. */
  readonly #byCell = new Map<string, AssignedProducts>();
  readonly #byContent = new Map<string, AssignedProducts>();

  /** @param names display names of the catalogue, in any case. */
  constructor(names: Iterable<string>) {
    this.#names = [...new Set(names)]
      .map((name) => [name.toUpperCase(), name] as const)
      .sort(([one], [other]) => other.length - one.length || (one < other ? -1 : 1));
  }

  split(cell: string): AssignedProducts {
    const seen = this.#byCell.get(cell);
    if (seen !== undefined) {
      return seen;
    }
    const found = this.#split(cell.toUpperCase());
    const content = JSON.stringify(found);
    const products = this.#byContent.get(content) ?? found;
    this.#byContent.set(content, products);
    this.#byCell.set(ownCopyOf(cell), products);
    return products;
  }

  #split(cell: string): AssignedProducts {
    const known = new Set<string>();
    let hasUnknown = false;
    for (let at = 0; at < cell.length; ) {
      const [upper, name] = this.#longestAt(cell, at) ?? [];
      if (upper === undefined || name === undefined) {
        const next = cell.indexOf("+", at);
        const end = next === -1 ? cell.length : next;
        hasUnknown ||= cell.slice(at, end).trim() !== "";
        at = end + 1;
      } else {
        known.add(name);
        at += upper.length + 1;
      }
    }
    return { known: [...known].sort(), hasUnknown };
  }

  /** Longest known name that starts here and ends at a plus sign or at the end of the cell. */
  #longestAt(cell: string, at: number): readonly [string, string] | undefined {
    return this.#names.find(([upper]) => {
      const end = at + upper.length;
      return cell.startsWith(upper, at) && (end === cell.length || cell[end] === "+");
    });
  }
}

/** A cell cut out of a text keeps all of the text in memory; its copy does not. */
function ownCopyOf(cell: string): string {
  return Buffer.from(cell, "utf16le").toString("utf16le");
}
