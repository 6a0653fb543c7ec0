import type { DeskCall, Drafted, ServiceDesk } from "../agent/index.ts";
import type { Caller } from "../auth/index.ts";
import type { Interactions } from "./interactions.ts";
import type { RequestContext } from "./request-context.ts";

interface Parts {
  readonly interactions: Interactions;
  /** Loads the agent stack on the first draft. */
  readonly loadServiceDesk: () => Promise<ServiceDesk>;
  /** What stands between this caller and the model. */
  readonly openWall: (caller: Caller, signal: AbortSignal) => Promise<DeskCall["wall"]>;
}

type Asker = Pick<RequestContext, "caller" | "signal">;

/** Drafts for people at a service desk, each entered in the ledger before it is told. */
export class Drafts {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Has something drafted from a ticket. The ledger gets a receipt without text, and what was sent is
   * not remembered either: a ticket lives for the call only.
   */
  async draft<Draft>(
    ticket: unknown,
    { caller, signal }: Asker,
    make: (desk: ServiceDesk, call: DeskCall) => Promise<Drafted<Draft>>,
  ): Promise<Drafted<Draft> & { readonly interactionId: string }> {
    const { interactions, loadServiceDesk, openWall } = this.#parts;
    const { id, answer } = await interactions.run(caller, signal, async (run) => {
      const [desk, wall] = await Promise.all([loadServiceDesk(), openWall(caller, run.signal)]);
      const onReceipt: DeskCall["onReceipt"] = (receipt) => run.onReceipt(receipt);
      return make(desk, { ...run, ticket, wall, onReceipt });
    });
    return { ...answer, interactionId: id };
  }

  /** The service desk itself, for what no model is asked about. */
  desk(): Promise<ServiceDesk> {
    return this.#parts.loadServiceDesk();
  }
}
