import { Resolver, Root, type SubscribeResolverData, Subscription } from "type-graphql";
import type { SurveyUpdate } from "../insights/index.ts";
import { SurveyProgressType } from "../schema/index.ts";
import type { RequestContext } from "./request-context.ts";

@Resolver()
export class SurveyProgressResolver {
  @Subscription(() => SurveyProgressType, {
    description:
      "Surveys the caller's tenant, unless a fresh survey is there, and tells how far it is; also of " +
      "a survey that another caller who may see the same, or another process, began. Ends after " +
      "DONE, or after the error that kept it from being made; who leaves before stops a survey that " +
      "nobody else waits for.",
    subscribe: ({ context }: SubscribeResolverData<null, object, RequestContext>) =>
      context.insights.followSurvey(),
  })
  surveyProgress(@Root() update: SurveyUpdate): SurveyProgressType {
    if ("failure" in update) {
      throw update.failure;
    }
    return update;
  }
}
