import {
  Arg,
  Ctx,
  Mutation,
  Resolver,
  Root,
  type SubscribeResolverData,
  Subscription,
} from "type-graphql";
import { AdviceType, type AdvisorEventType, AdvisorEventUnion, AskInput } from "../schema/index.ts";
import type { ConsultationEvent } from "./consultations.ts";
import type { RequestContext } from "./request-context.ts";
import { shapeAdvice } from "./shape-advice.ts";
import { shapeAdvisorEvent } from "./shape-advisor-event.ts";
import type { SkuNames } from "./shape-licenses.ts";

interface AskArgs {
  readonly input: AskInput;
}

@Resolver()
export class AdviceResolver {
  readonly #names: SkuNames;

  constructor(names: SkuNames) {
    this.#names = names;
  }

  @Mutation(() => AdviceType, {
    description:
      "Asks the advisor about the licences of the caller's tenant. The ledger keeps a receipt of it; " +
      "no word of the question or the answer is stored.",
  })
  async ask(
    @Arg("input", () => AskInput) input: AskInput,
    @Ctx() context: RequestContext,
  ): Promise<AdviceType> {
    const { answer, ...place } = await context.consultations.ask(input, context);
    return shapeAdvice(place, answer, this.#names);
  }

  @Subscription(() => AdvisorEventUnion, {
    description:
      "The same, told as it happens. The stream ends after RunCompleted or RunFailed; who leaves it " +
      "before ends the interaction.",
    subscribe: ({ args, context }: SubscribeResolverData<null, AskArgs, RequestContext>) =>
      context.consultations.askStream(args.input, context),
  })
  askStream(
    @Root() told: ConsultationEvent,
    @Arg("input", () => AskInput) _input: AskInput,
  ): AdvisorEventType {
    return shapeAdvisorEvent(told, this.#names);
  }
}
