import { AppError } from "../core/errors.ts";
import type { PageArgs } from "../schema/index.ts";

interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

/**
 * One page of a list whose nodes name themselves: the cursor is the id.
 * @throws AppError BAD_INPUT for a page size outside 1 to 100 or a cursor that is not in the list.
 */
export function pageOf<Node extends { readonly id: string }>(
  nodes: readonly Node[],
  { first, after }: PageArgs,
): Page<Node> {
  requirePageSize(first);
  const start = after === undefined ? 0 : nodes.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && start === 0) {
    throw new AppError("BAD_INPUT", {
      argument: "after",
      reason: "There is nothing at this cursor any more.",
    });
  }
  const edges = nodes.slice(start, start + first).map((node) => ({ cursor: node.id, node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: start + first < nodes.length,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: nodes.length,
  };
}

/** @throws AppError BAD_INPUT for a page size outside 1 to 100. */
export function requirePageSize(first: number): void {
  if (first < 1 || first > 100) {
    throw new AppError("BAD_INPUT", {
      argument: "first",
      reason: "first must be between 1 and 100.",
    });
  }
}
