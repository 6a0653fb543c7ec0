/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation Ask($question: String!) {\n  ask(input: {question: $question}) {\n    outcome\n    answer\n    figures {\n      id\n      measure\n      seats\n      figure {\n        money {\n          minor\n          currency\n          period\n        }\n        priceSource\n        priceAsOf\n      }\n    }\n    receipt {\n      tools\n      promptTokens\n      completionTokens\n      calls {\n        requestSha256\n      }\n    }\n  }\n}": typeof types.AskDocument,
    "query FirstLook {\n  tenant {\n    asOf\n    licenses {\n      paid\n      assigned\n      idle\n    }\n    spend {\n      totals {\n        monthly {\n          ...Amount\n        }\n        yearly {\n          ...Amount\n        }\n      }\n      unknownPrice {\n        sku {\n          displayName\n        }\n        seats\n      }\n    }\n    savings {\n      seats\n      totals {\n        gross {\n          yearly {\n            ...Amount\n          }\n        }\n      }\n    }\n    recommendations(first: 3) {\n      totalCount\n      edges {\n        node {\n          kind\n          seats\n          actBy\n          sku {\n            displayName\n          }\n          yearly {\n            ...Amount\n          }\n        }\n      }\n    }\n    coverage {\n      sources {\n        source\n        outcome\n      }\n      shareJudged\n    }\n  }\n}\n\nfragment Amount on Figure {\n  money {\n    minor\n    currency\n  }\n  priceSource\n  priceAsOf\n}": typeof types.FirstLookDocument,
    "query LicensePlan($input: LicensePlanInput!) {\n  tenant {\n    licensePlan(input: $input) {\n      outcome\n      baseline {\n        ...PlanAmount\n      }\n      mix {\n        optimum {\n          ...PlanAmount\n        }\n        saving {\n          ...PlanAmount\n        }\n        gap {\n          ...PlanAmount\n        }\n        proof\n        levels {\n          level\n          saving {\n            ...PlanAmount\n          }\n        }\n        periods {\n          from\n          months\n          moves {\n            from {\n              displayName\n            }\n            to {\n              displayName\n            }\n            members\n          }\n        }\n      }\n      coverage {\n        shareJudged\n      }\n    }\n  }\n}\n\nfragment PlanAmount on Figure {\n  money {\n    minor\n    currency\n  }\n  priceSource\n  priceAsOf\n}": typeof types.LicensePlanDocument,
    "subscription RecommendationEvents($after: String) {\n  recommendationEvents(after: $after) {\n    cursor\n    change\n    at\n    recommendationId\n    kind\n    seats\n    actBy\n    sku {\n      displayName\n    }\n    yearly {\n      minor\n      currency\n    }\n  }\n}": typeof types.RecommendationEventsDocument,
    "subscription SurveyProgress {\n  surveyProgress {\n    at\n    phase\n    membersRead\n    membersTotal\n    pagesRead\n    remainingSeconds\n  }\n}": typeof types.SurveyProgressDocument,
};
const documents: Documents = {
    "mutation Ask($question: String!) {\n  ask(input: {question: $question}) {\n    outcome\n    answer\n    figures {\n      id\n      measure\n      seats\n      figure {\n        money {\n          minor\n          currency\n          period\n        }\n        priceSource\n        priceAsOf\n      }\n    }\n    receipt {\n      tools\n      promptTokens\n      completionTokens\n      calls {\n        requestSha256\n      }\n    }\n  }\n}": types.AskDocument,
    "query FirstLook {\n  tenant {\n    asOf\n    licenses {\n      paid\n      assigned\n      idle\n    }\n    spend {\n      totals {\n        monthly {\n          ...Amount\n        }\n        yearly {\n          ...Amount\n        }\n      }\n      unknownPrice {\n        sku {\n          displayName\n        }\n        seats\n      }\n    }\n    savings {\n      seats\n      totals {\n        gross {\n          yearly {\n            ...Amount\n          }\n        }\n      }\n    }\n    recommendations(first: 3) {\n      totalCount\n      edges {\n        node {\n          kind\n          seats\n          actBy\n          sku {\n            displayName\n          }\n          yearly {\n            ...Amount\n          }\n        }\n      }\n    }\n    coverage {\n      sources {\n        source\n        outcome\n      }\n      shareJudged\n    }\n  }\n}\n\nfragment Amount on Figure {\n  money {\n    minor\n    currency\n  }\n  priceSource\n  priceAsOf\n}": types.FirstLookDocument,
    "query LicensePlan($input: LicensePlanInput!) {\n  tenant {\n    licensePlan(input: $input) {\n      outcome\n      baseline {\n        ...PlanAmount\n      }\n      mix {\n        optimum {\n          ...PlanAmount\n        }\n        saving {\n          ...PlanAmount\n        }\n        gap {\n          ...PlanAmount\n        }\n        proof\n        levels {\n          level\n          saving {\n            ...PlanAmount\n          }\n        }\n        periods {\n          from\n          months\n          moves {\n            from {\n              displayName\n            }\n            to {\n              displayName\n            }\n            members\n          }\n        }\n      }\n      coverage {\n        shareJudged\n      }\n    }\n  }\n}\n\nfragment PlanAmount on Figure {\n  money {\n    minor\n    currency\n  }\n  priceSource\n  priceAsOf\n}": types.LicensePlanDocument,
    "subscription RecommendationEvents($after: String) {\n  recommendationEvents(after: $after) {\n    cursor\n    change\n    at\n    recommendationId\n    kind\n    seats\n    actBy\n    sku {\n      displayName\n    }\n    yearly {\n      minor\n      currency\n    }\n  }\n}": types.RecommendationEventsDocument,
    "subscription SurveyProgress {\n  surveyProgress {\n    at\n    phase\n    membersRead\n    membersTotal\n    pagesRead\n    remainingSeconds\n  }\n}": types.SurveyProgressDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Ask($question: String!) {\n  ask(input: {question: $question}) {\n    outcome\n    answer\n    figures {\n      id\n      measure\n      seats\n      figure {\n        money {\n          minor\n          currency\n          period\n        }\n        priceSource\n        priceAsOf\n      }\n    }\n    receipt {\n      tools\n      promptTokens\n      completionTokens\n      calls {\n        requestSha256\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').AskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FirstLook {\n  tenant {\n    asOf\n    licenses {\n      paid\n      assigned\n      idle\n    }\n    spend {\n      totals {\n        monthly {\n          ...Amount\n        }\n        yearly {\n          ...Amount\n        }\n      }\n      unknownPrice {\n        sku {\n          displayName\n        }\n        seats\n      }\n    }\n    savings {\n      seats\n      totals {\n        gross {\n          yearly {\n            ...Amount\n          }\n        }\n      }\n    }\n    recommendations(first: 3) {\n      totalCount\n      edges {\n        node {\n          kind\n          seats\n          actBy\n          sku {\n            displayName\n          }\n          yearly {\n            ...Amount\n          }\n        }\n      }\n    }\n    coverage {\n      sources {\n        source\n        outcome\n      }\n      shareJudged\n    }\n  }\n}\n\nfragment Amount on Figure {\n  money {\n    minor\n    currency\n  }\n  priceSource\n  priceAsOf\n}"): typeof import('./graphql.ts').FirstLookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LicensePlan($input: LicensePlanInput!) {\n  tenant {\n    licensePlan(input: $input) {\n      outcome\n      baseline {\n        ...PlanAmount\n      }\n      mix {\n        optimum {\n          ...PlanAmount\n        }\n        saving {\n          ...PlanAmount\n        }\n        gap {\n          ...PlanAmount\n        }\n        proof\n        levels {\n          level\n          saving {\n            ...PlanAmount\n          }\n        }\n        periods {\n          from\n          months\n          moves {\n            from {\n              displayName\n            }\n            to {\n              displayName\n            }\n            members\n          }\n        }\n      }\n      coverage {\n        shareJudged\n      }\n    }\n  }\n}\n\nfragment PlanAmount on Figure {\n  money {\n    minor\n    currency\n  }\n  priceSource\n  priceAsOf\n}"): typeof import('./graphql.ts').LicensePlanDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription RecommendationEvents($after: String) {\n  recommendationEvents(after: $after) {\n    cursor\n    change\n    at\n    recommendationId\n    kind\n    seats\n    actBy\n    sku {\n      displayName\n    }\n    yearly {\n      minor\n      currency\n    }\n  }\n}"): typeof import('./graphql.ts').RecommendationEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription SurveyProgress {\n  surveyProgress {\n    at\n    phase\n    membersRead\n    membersTotal\n    pagesRead\n    remainingSeconds\n  }\n}"): typeof import('./graphql.ts').SurveyProgressDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
