import { createEgressGuard } from "./egress-guard.ts";
import type { Interaction } from "./interaction.ts";
import { createModelClient } from "./model-client.ts";
import type { ModelSettings } from "./model-settings.ts";
import { createModelTransport } from "./model-transport.ts";

/** A model client that can send nothing but what this interaction may send, and notes what it sent. */
export function guardedModel(interaction: Interaction, settings: ModelSettings) {
  const guard = createEgressGuard(interaction.manifest, (violation) =>
    interaction.violations.push(violation),
  );
  return createModelClient(settings, (fetch) =>
    createModelTransport({
      endpoint: settings.endpoint,
      guard,
      onExchange: (exchange) => interaction.exchanges.push(exchange),
      fetch,
    }),
  );
}
