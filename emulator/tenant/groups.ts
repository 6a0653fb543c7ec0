import { fraction, guidOf } from "../random.ts";
import type { Generator } from "./generator.ts";
import { GuidKind } from "./member.ts";
import type { MemberView } from "./member-view.ts";

/** A group of the tenant: one that gives licences, one per department, or one people made. */
export interface Group {
  readonly index: number;
  readonly id: string;
  readonly kind: "licence" | "department" | "unified";
  readonly name: string;
  readonly isMember: (view: MemberView) => boolean;
}

const UNIFIED_MEMBER_SHARE = 0.02;
const UNIFIED_SALT = 6000;
const MEMBERS_PER_UNIFIED_GROUP = 100;
const MOST_UNIFIED_GROUPS = 200;

type Draft = Omit<Group, "index" | "id">;

function licenceGroups(g: Generator): readonly Draft[] {
  return g.blueprint.licenceGroups.map(({ name }, at) => ({
    kind: "licence",
    name,
    isMember: (view) => view.assignments.some(({ group }) => group === at),
  }));
}

function departmentGroups(g: Generator): readonly Draft[] {
  return g.blueprint.departments.flatMap(({ name }) =>
    name === null
      ? []
      : [
          {
            kind: "department" as const,
            name: `All ${name}`,
            isMember: ({ member }: MemberView) =>
              member.kind === "person" && member.department.name === name,
          },
        ],
  );
}

function unifiedGroups(g: Generator): readonly Draft[] {
  const count = Math.min(MOST_UNIFIED_GROUPS, Math.ceil(g.memberCount / MEMBERS_PER_UNIFIED_GROUP));
  return Array.from({ length: count }, (_, n) => ({
    kind: "unified",
    name: `Project ${n + 1}`,
    isMember: ({ member }) =>
      member.kind === "person" &&
      fraction(g.seed, member.index, UNIFIED_SALT + n) < UNIFIED_MEMBER_SHARE,
  }));
}

/** All groups of the tenant. A licence group's index is its position in the blueprint. */
export function groupsOf(g: Generator): readonly Group[] {
  const drafts = [...licenceGroups(g), ...departmentGroups(g), ...unifiedGroups(g)];
  return drafts.map((draft, index) => ({
    ...draft,
    index,
    id: guidOf(g.seed, index, GuidKind.group),
  }));
}
