import type { Interaction } from "./interaction.ts";
import type { TenantInsights } from "./tenant-insights.ts";

/** An interaction under way, as the tools and middleware that all interactions share meet it. */
export interface Running {
  readonly interaction: Interaction;
  readonly insights: TenantInsights;
  readonly signal: AbortSignal;
}

/** The interaction for which a shared part is at work right now. */
export type Current = () => Running;
