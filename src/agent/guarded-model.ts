import { createEgressGuard } from "./egress-guard.ts";
import type { Interaction } from "./interaction.ts";
import { createModelClient } from "./model-client.ts";
import type { ModelSettings } from "./model-settings.ts";
import { createModelTransport } from "./model-transport.ts";

/**
 * A model client that can send nothing but what this interaction may send, and notes what it sent.
 * @param isPersonal whether a text holds personal data, or names somebody of the caller's directory.
 */
export function guardedModel(
  interaction: Interaction,
  settings: ModelSettings,
  isPersonal?: (text: string) => boolean,
) {
  const guard = createEgressGuard(
    interaction.manifest,
    (violation) => {
      interaction.violations.push(violation);
      interaction.raise({ kind: "egressRefused", because: violation });
    },
    isPersonal,
  );
  return createModelClient(settings, (fetch) =>
    createModelTransport({
      endpoint: settings.endpoint,
      guard,
      onExchange: (exchange) => interaction.exchanges.push(exchange),
      onAttack: (attack) => interaction.raise({ kind: "promptAttack", because: attack }),
      fetch,
    }),
  );
}
