import { LRUCache } from "lru-cache";
import type { Caller } from "./auth/index.ts";
import { AppError } from "./core/errors.ts";
import type { TenantId } from "./core/ids.ts";
import type { DirectoryViews } from "./insights/index.ts";
import {
  type CompiledRules,
  ConversationWall,
  compileRules,
  type FilterRuleStore,
  loadEnglish,
  NO_RULES,
  type PseudonymBook,
} from "./privacy/index.ts";

/** What walls need to know of a tenant's rules. */
export type FilterRuleSource = Pick<FilterRuleStore, "current">;

interface Means {
  readonly directories: Pick<DirectoryViews, "of">;
  /** Without it no tenant has rules. */
  readonly filterRules?: FilterRuleSource | undefined;
}

/**
 * Opens the wall of one conversation: what the caller's directory shows, and the rules of the tenant.
 * @param book pseudonyms the conversation has given out before.
 * @throws AppError EGRESS_BLOCKED when the tenant's rules cannot be used; when the caller must act.
 */
export type OpenWall = (
  caller: Caller,
  signal: AbortSignal,
  book?: PseudonymBook,
) => Promise<ConversationWall>;

const MOST_TENANTS = 1_000;

export function openWalls({ directories, filterRules }: Means): OpenWall {
  loadEnglish();
  const rules = filterRules === undefined ? undefined : new TenantRules(filterRules);
  return async (caller, signal, book) => {
    const [directory, compiled] = await Promise.all([
      directories.of(caller, signal),
      rules?.of(caller.tenantId) ?? NO_RULES,
    ]);
    return new ConversationWall({ directory, rules: compiled }, book);
  };
}

/** Compiled once per revision: every question sees the rules as they stand when it is asked. */
class TenantRules {
  readonly #source: FilterRuleSource;
  readonly #compiled = new LRUCache<TenantId, { revision: number; rules: CompiledRules }>({
    max: MOST_TENANTS,
  });

  constructor(source: FilterRuleSource) {
    this.#source = source;
  }

  async of(tenantId: TenantId): Promise<CompiledRules> {
    const { revision, rules } = await this.#source.current(tenantId);
    const known = this.#compiled.get(tenantId);
    if (known?.revision === revision) {
      return known.rules;
    }
    const compiled = compiledOrRefused(rules);
    this.#compiled.set(tenantId, { revision, rules: compiled });
    return compiled;
  }
}

/** A rule that cannot be applied must not be left out. */
function compiledOrRefused(rules: Parameters<typeof compileRules>[0]): CompiledRules {
  try {
    return compileRules(rules);
  } catch (cause) {
    const reason = "A filter rule of your organisation cannot be applied, so nothing was sent.";
    throw new AppError("EGRESS_BLOCKED", { reason }, { cause });
  }
}
