import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, type ResolverData } from "type-graphql";
import {
  ActivityGroupResolver,
  AdviceResolver,
  CohortMinimumsResolver,
  ComparisonResolver,
  type Drafts,
  FindingResolver,
  InteractionResolver,
  type Interactions,
  LicensePlanResolver,
  ObservationResolver,
  RecommendationEventResolver,
  RecommendationResolver,
  SecurityEventResolver,
  ServiceDeskResolver,
  type SkuNames,
  SpendGroupResolver,
  SurveyProgressResolver,
  TableExportResolver,
  TenantResolver,
  TenantStateResolver,
  WhatIfResolver,
} from "../resolvers/index.ts";

interface SchemaParts {
  readonly names: SkuNames;
  readonly interactions: Interactions;
  readonly drafts: Drafts;
}

type ResolverClass = new (...parts: never[]) => object;

/**
 * The executable schema, built once per process. Resolvers are made here with what they need; the
 * map below is all the container there is.
 */
export function buildSchema({ names, interactions, drafts }: SchemaParts): GraphQLSchema {
  const resolvers = new Map<unknown, object>([
    [TenantResolver, new TenantResolver(names)],
    [ComparisonResolver, new ComparisonResolver(names)],
    [ObservationResolver, new ObservationResolver()],
    [ActivityGroupResolver, new ActivityGroupResolver()],
    [SpendGroupResolver, new SpendGroupResolver()],
    [TenantStateResolver, new TenantStateResolver(names)],
    [RecommendationResolver, new RecommendationResolver(names)],
    [FindingResolver, new FindingResolver()],
    [LicensePlanResolver, new LicensePlanResolver(names)],
    [TableExportResolver, new TableExportResolver(names)],
    [WhatIfResolver, new WhatIfResolver()],
    [AdviceResolver, new AdviceResolver(names)],
    [InteractionResolver, new InteractionResolver(interactions)],
    [ServiceDeskResolver, new ServiceDeskResolver(drafts)],
    [RecommendationEventResolver, new RecommendationEventResolver(names)],
    [SurveyProgressResolver, new SurveyProgressResolver()],
    [CohortMinimumsResolver, new CohortMinimumsResolver()],
    [SecurityEventResolver, new SecurityEventResolver()],
  ]);
  return buildSchemaSync({
    resolvers: [
      TenantResolver,
      ObservationResolver,
      ActivityGroupResolver,
      SpendGroupResolver,
      ComparisonResolver,
      TenantStateResolver,
      RecommendationResolver,
      FindingResolver,
      LicensePlanResolver,
      TableExportResolver,
      WhatIfResolver,
      AdviceResolver,
      InteractionResolver,
      ServiceDeskResolver,
      RecommendationEventResolver,
      SurveyProgressResolver,
      CohortMinimumsResolver,
      SecurityEventResolver,
    ],
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
