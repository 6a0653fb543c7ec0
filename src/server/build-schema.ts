import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, type ResolverData } from "type-graphql";
import {
  type AdviceParts,
  AdviceResolver,
  InteractionResolver,
  RecommendationEventResolver,
  TenantResolver,
} from "../resolvers/index.ts";

type ResolverClass = new (...parts: never[]) => object;

/**
 * The executable schema, built once per process. Resolvers are made here with what they need; the
 * map below is all the container there is.
 */
export function buildSchema(advice: AdviceParts): GraphQLSchema {
  const resolvers = new Map<unknown, object>([
    [TenantResolver, new TenantResolver(advice.names)],
    [AdviceResolver, new AdviceResolver(advice)],
    [InteractionResolver, new InteractionResolver(advice.interactions)],
    [RecommendationEventResolver, new RecommendationEventResolver(advice.names)],
  ]);
  return buildSchemaSync({
    resolvers: [TenantResolver, AdviceResolver, InteractionResolver, RecommendationEventResolver],
    container: {
      get: (wanted: ResolverClass, _data: ResolverData): object => {
        const found = resolvers.get(wanted);
        if (found === undefined) {
          throw new TypeError(`There is no ${wanted.name}.`);
        }
        return found;
      },
    },
    validate: false,
    // Events come from the recommendation log; type-graphql asks for a bus all the same.
    pubSub: { publish: () => undefined, subscribe: () => emptyBus() },
  });
}

async function* emptyBus(): AsyncGenerator<never> {}
