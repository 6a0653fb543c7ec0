import type { FilterRule } from "./filter-rule.ts";

/** All rules of one tenant as they stood together. */
export interface FilterRuleSet {
  /** Grows by one with every change to any rule. */
  readonly revision: number;
  readonly rules: readonly FilterRule[];
}

/**
 * Where the rules of tenants are kept. Old versions of a rule stay readable, so that a receipt's rule
 * can be shown as it was. Implementations check that what they return has the form of `filterRule`.
 */
export interface FilterRuleStore {
  /** The current rules of a tenant; revision 0 without rules for a tenant nobody wrote rules for. */
  current(tenantId: string): Promise<FilterRuleSet>;
  /**
   * Stores a rule as its next version.
   * @param expectedRevision revision the change was made against
   * @returns the new set, or undefined when someone else changed the rules in between
   */
  save(
    tenantId: string,
    rule: Omit<FilterRule, "version">,
    expectedRevision: number,
  ): Promise<FilterRuleSet | undefined>;
  /** One version of one rule, or undefined when there never was one. */
  version(tenantId: string, ruleId: string, version: number): Promise<FilterRule | undefined>;
}
