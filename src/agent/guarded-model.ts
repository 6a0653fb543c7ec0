import { AsyncLocalStorage } from "node:async_hooks";
import { AppError } from "../core/errors.ts";
import { createEgressGuard } from "./egress-guard.ts";
import type { Interaction } from "./interaction.ts";
import { createModelClient, type ModelClient } from "./model-client.ts";
import type { ModelSettings } from "./model-settings.ts";
import { createModelTransport, type TransportParts } from "./model-transport.ts";

/**
 * A model client that interactions share. It can send nothing but what the interaction it is used
 * in may send, and notes there what it sent; outside of any it sends nothing.
 */
export class GuardedModel {
  readonly client: ModelClient;
  readonly #current = new AsyncLocalStorage<Omit<TransportParts, "endpoint" | "fetch">>();

  constructor(settings: ModelSettings) {
    const { endpoint } = settings;
    this.client = createModelClient(settings, (fetch) => (input, init) => {
      const current = this.#current.getStore();
      if (current === undefined) {
        throw new AppError("INTERNAL", { reason: "The model was used outside of an interaction." });
      }
      return createModelTransport({ ...current, endpoint, fetch })(input, init);
    });
  }

  /**
   * Does something with the client in an interaction.
   * @param isPersonal whether a text holds personal data, or names somebody of the caller's directory.
   */
  within<T>(
    interaction: Interaction,
    act: () => Promise<T>,
    isPersonal?: (text: string) => boolean,
  ): Promise<T> {
    const guard = createEgressGuard(
      interaction.manifest,
      (violation) => {
        interaction.violations.push(violation);
        interaction.raise({ kind: "egressRefused", because: violation });
      },
      isPersonal,
    );
    let ids = 0;
    const current = {
      guard,
      newId: () => {
        ids += 1;
        return `said-${ids}`;
      },
      onExchange: (exchange) => interaction.exchanges.push(exchange),
      onAttack: (attack) => interaction.raise({ kind: "promptAttack", because: attack }),
    } satisfies Omit<TransportParts, "endpoint" | "fetch">;
    return this.#current.run(current, act);
  }
}
