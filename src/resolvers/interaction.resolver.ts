import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { InteractionType } from "../schema/index.ts";
import type { Interactions } from "./interactions.ts";
import type { RequestContext } from "./request-context.ts";
import { shapeReceipt } from "./shape-receipt.ts";

@Resolver()
export class InteractionResolver {
  readonly #interactions: Interactions;

  constructor(interactions: Interactions) {
    this.#interactions = interactions;
  }

  @Query(() => InteractionType, {
    nullable: true,
    description:
      "An interaction of this very caller with the advisor, from the ledger; null for any other.",
  })
  async interaction(
    @Arg("id", () => ID) id: string,
    @Ctx() { caller }: RequestContext,
  ): Promise<InteractionType | null> {
    const entry = await this.#interactions.find(caller, id);
    if (entry === undefined) {
      return null;
    }
    const { startedAt, finishedAt, outcome } = entry;
    const sent = this.#interactions.sentOf(caller, entry.id);
    return { id: entry.id, startedAt, finishedAt, outcome, receipt: shapeReceipt(entry), sent };
  }

  @Mutation(() => Boolean, {
    description:
      "Ends an interaction of this very caller, in whichever process it runs: model and reading stop. " +
      "false when none of that id runs.",
  })
  async cancelInteraction(
    @Arg("id", () => ID) id: string,
    @Ctx() { caller }: RequestContext,
  ): Promise<boolean> {
    return this.#interactions.cancel(caller, id);
  }
}
