/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What may be changed, each level on top of those before it. */
export type ActionLevel =
  /** Products not owned yet may be bought. */
  | 'NEW_MIX'
  /** Disabled accounts, shared mailboxes and rooms give up what they need not. */
  | 'RECLAIM_DISABLED'
  /** So do accounts nobody uses. */
  | 'RECLAIM_INACTIVE'
  /** Seats nobody holds go. */
  | 'REDUCE_UNASSIGNED'
  /** Members give up products whose every capability another one gives. */
  | 'REMOVE_REDUNDANT'
  /** Members change to the products owned that cover their needs. */
  | 'RIGHTSIZE_OWNED';

/** How an answer came about. */
export type AdviceOutcome =
  /** In the model's words, every sentence checked against the figures. */
  | 'ANSWERED'
  /** The model's words did not hold; the figures speak for themselves. */
  | 'TEMPLATED'
  /** Nothing this caller may read supports an answer; coverage says what is missing. */
  | 'UNKNOWN';

/** Something products give at levels, each level including those below it. */
export type Capability =
  | 'ARCHIVE'
  | 'AUDIT'
  | 'CALLING'
  | 'COMMUNICATION_COMPLIANCE'
  | 'COPILOT'
  | 'DATA_LOSS_PREVENTION'
  | 'DEFENDER_CLOUD_APPS'
  | 'DEFENDER_ENDPOINT'
  | 'DEFENDER_IDENTITY'
  | 'DEFENDER_OFFICE'
  | 'DIAL_IN'
  | 'ENDPOINT_DLP'
  | 'ENTRA'
  | 'ENTRA_GOVERNANCE'
  | 'ENTRA_NETWORK'
  | 'E_DISCOVERY'
  | 'FILES'
  | 'HOLD'
  | 'INFORMATION_PROTECTION'
  | 'INSIDER_RISK'
  | 'INTUNE'
  | 'MAIL'
  | 'OFFICE'
  | 'PHONE'
  | 'POWER_APPS'
  | 'POWER_BI'
  | 'PROJECT'
  | 'RECORDS_AND_KEYS'
  | 'REMOTE_HELP'
  | 'RIGHTS_MANAGEMENT'
  | 'TEAMS'
  | 'TEAMS_PREMIUM'
  | 'VISIO'
  | 'WINDOWS';

/** Which seats a plan has to go on paying for. */
export type Commitments =
  /** Seats stay paid until their renewal; without a known date for the whole twelve months. */
  | 'AS_KNOWN'
  /** As if every purchase had come up for renewal: what the mix costs in the long run. */
  | 'NONE';

/** What a licence plan may assume and use. Without anything: all that is allowed. */
export type LicensePlanInput = {
  /** Cost in minor units of every change of a member's products. With one, the saving is not split by levels. */
  changeCost?: number;
  commitments?: Commitments;
  /** Products that whoever holds them keeps. */
  keep?: Array<string | number>;
  /** Seconds (1 to 60) after which the best plan so far is told with its gap. */
  limitSeconds?: number;
  /** Most products one member may hold. */
  maxProductsPerMember?: number | null | undefined;
  mustHave?: Array<MustHaveInput>;
  /** Products that may be bought besides those owned; an empty list for none. Without it every commercial product with a known price. */
  offer?: Array<string | number> | null | undefined;
  /** Whether to work out what one more seat would save; takes several times as long. */
  shadowPrices?: boolean;
  spare?: Array<SpareSeatsInput>;
  /** Products nobody is to hold. */
  withdraw?: Array<string | number>;
};

/** How a plan came out. */
export type LicensePlanOutcome =
  /** Nothing meets the needs within the limits and the wishes. */
  | 'INFEASIBLE'
  /** No product owned has a known price, so there is no cheapest mix. */
  | 'NO_PRICES'
  /** No plan was found in the time given. */
  | 'OUT_OF_TIME'
  /** There is a plan. */
  | 'PLANNED';

/** The span of time an amount is paid for. */
export type MoneyPeriod =
  | 'MONTH'
  | 'ONCE'
  | 'YEAR';

/** A level that every member at work is to have. */
export type MustHaveInput = {
  capability: Capability;
  /** From 1, the lowest. */
  level: number;
};

/** Where a price comes from. */
export type PriceSource =
  /** A line of an invoice. */
  | 'BILLED_LINE'
  /** A contract price the tenant entered. */
  | 'CONTRACT'
  /** The dated public list. */
  | 'LIST'
  /** Prices of several sources, in a sum. */
  | 'MIXED'
  /** A partner's price sheet. */
  | 'PARTNER_SHEET';

/** How it is known that no plan costs less. */
export type Proof =
  /** The cost equals a lower bound computed in whole numbers. */
  | 'BOUND_MET'
  /** The solver tried every combination that could matter; the bound leaves a gap. */
  | 'SOLVER'
  /** The time ran out: at most the gap could be saved beyond this. */
  | 'TIME_LIMIT';

/** What happened to a recommendation between two surveys. */
export type RecommendationChange =
  | 'CHANGED'
  | 'GONE'
  | 'NEW';

/** The change that is proposed. */
export type RecommendationKind =
  /** Exchange suites for a frontline product. */
  | 'MOVE_TO_FRONTLINE'
  /** Exchange premium suites for the suite below. */
  | 'MOVE_TO_LOWER_SUITE'
  /** Exchange suites used for mail only for a mailbox. */
  | 'MOVE_TO_MAILBOX'
  /** Exchange suites with unused desktop apps for one with web apps. */
  | 'MOVE_TO_WEB_APPS'
  /** Exchange desktop plans of Visio and Project for web plans. */
  | 'MOVE_TO_WEB_CLIENT'
  /** Take Copilot seats from members who do not use them, then buy fewer. */
  | 'RECLAIM_COPILOT_SEATS'
  /** Take audio conferencing seats from members who organise no meetings, then buy fewer. */
  | 'RECLAIM_DIAL_IN_SEATS'
  /** Take seats from disabled accounts, then buy fewer. */
  | 'RECLAIM_DISABLED_SEATS'
  /** Take seats from inactive accounts, then buy fewer. */
  | 'RECLAIM_INACTIVE_SEATS'
  /** Take seats from accounts nobody ever signed in to, then buy fewer. */
  | 'RECLAIM_NEVER_USED_SEATS'
  /** Take telephony seats from members who make no calls, then buy fewer. */
  | 'RECLAIM_PHONE_SEATS'
  /** Take suites from rooms and equipment, then buy fewer. */
  | 'RECLAIM_ROOM_SEATS'
  /** Take seats from shared mailboxes that need none, then buy fewer. */
  | 'RECLAIM_SHARED_MAILBOX_SEATS'
  /** Take seats from accounts without activity in any workload, then buy fewer. */
  | 'RECLAIM_SILENT_SEATS'
  /** Take seats whose plans other products give as well, then buy fewer. */
  | 'REMOVE_CONTAINED_SEATS'
  /** Exchange suites of administration accounts for what they need. */
  | 'REPLACE_ADMIN_SUITE'
  /** Exchange suites with switched-off plans for a cheaper product. */
  | 'REPLACE_TRIMMED_SUITE'
  /** Buy fewer: nobody holds these seats. */
  | 'RETURN_IDLE_SEATS'
  /** Train members who hardly use Copilot, or give their seats to others. */
  | 'REVIEW_COPILOT_SEATS'
  /** Decide about seats held by guests. */
  | 'REVIEW_GUEST_SEATS';

/** Something Seatwise reads from Microsoft Graph. */
export type Source =
  | 'ACTIVATIONS'
  | 'ACTIVATION_COUNTS'
  | 'ACTIVE_USER_COUNTS'
  | 'ACTIVE_USER_DETAIL'
  | 'APP_USER_COUNTS'
  | 'APP_USER_DETAIL'
  | 'AUTHORIZATION_POLICY'
  | 'COMMERCE_SUBSCRIPTIONS'
  | 'CONDITIONAL_ACCESS'
  | 'COPILOT_COUNTS'
  | 'COPILOT_USAGE'
  | 'DELEGATED_ADMIN_ACCESS_ASSIGNMENTS'
  | 'DELEGATED_ADMIN_CUSTOMERS'
  | 'DELEGATED_ADMIN_RELATIONSHIPS'
  | 'DEVICE_OVERVIEW'
  | 'DIRECTORY_DEVICES'
  | 'DIRECTORY_GROUPS'
  | 'DIRECTORY_PEOPLE'
  | 'DIRECTORY_ROLES'
  | 'DOMAINS'
  | 'EMAIL_ACTIVITY'
  | 'LICENSED_GROUPS'
  | 'MAILBOX_USAGE'
  | 'MEMBERS'
  | 'ONE_DRIVE_USAGE'
  | 'ORGANIZATION'
  | 'PREMIUM_LICENSE_INSIGHT'
  | 'REPORT_SETTINGS'
  | 'ROLE_ASSIGNMENTS'
  | 'SECURE_SCORE'
  | 'SECURITY_DEFAULTS'
  | 'SERVICES_USER_COUNTS'
  | 'SHARE_POINT_ACTIVITY'
  | 'SIGN_IN_ACTIVITY'
  | 'SUBSCRIBED_SKUS'
  | 'TEAMS_ACTIVITY';

/** What became of a source. */
export type SourceOutcome =
  /** Read, but names are hashed, so nothing was joined. */
  | 'CONCEALED'
  /** Nobody consented to the scope. */
  | 'NOT_CONSENTED'
  /** The tenant lacks the licence it needs. */
  | 'NOT_LICENSED'
  /** The caller's roles do not open it. */
  | 'NOT_PERMITTED'
  /** Not read to the end: the survey's budget was used up. */
  | 'OVER_BUDGET'
  /** Older than the rules allow. */
  | 'STALE'
  /** Microsoft asked to slow down. */
  | 'THROTTLED'
  /** It did not answer. */
  | 'UNAVAILABLE'
  /** Read in full. */
  | 'USED';

/** Seats of a product to keep free: the larger of a number and a share. */
export type SpareSeatsInput = {
  /** Percent of the seats members hold. */
  percent?: number;
  seats?: number;
  skuId: string | number;
};

/** What a survey is doing. */
export type SurveyPhase =
  /** Figures are computed. */
  | 'ASSESSING'
  /** The survey is there: `tenant` answers at once. The last update. */
  | 'DONE'
  /** All members are read, once. */
  | 'MEMBERS'
  /** Licences and usage reports are read. */
  | 'REPORTS'
  /** Nothing was read yet. */
  | 'WAITING';

export type AskMutationVariables = Exact<{
  question: string;
}>;


export type AskMutation = { ask: { outcome: AdviceOutcome, answer: string, figures: Array<{ id: string, measure: string, seats: number | null, figure: { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string, period: MoneyPeriod } } | null }>, receipt: { tools: Array<string>, promptTokens: number, completionTokens: number, calls: Array<{ requestSha256: string }> } } };

export type FirstLookQueryVariables = Exact<{ [key: string]: never; }>;


export type FirstLookQuery = { tenant: { asOf: string, licenses: { paid: number, assigned: number, idle: number } | null, spend: { totals: Array<{ monthly: { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string } }, yearly: { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string } } }>, unknownPrice: Array<{ seats: number, sku: { displayName: string | null } }> } | null, savings: { seats: number, totals: Array<{ gross: { yearly: { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string } } } }> } | null, recommendations: { totalCount: number, edges: Array<{ node: { kind: RecommendationKind, seats: number, actBy: string | null, sku: { displayName: string | null }, yearly: { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string } } | null } }> } | null, coverage: { shareJudged: number | null, sources: Array<{ source: Source, outcome: SourceOutcome }> } } };

export type AmountFragment = { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string } };

export type LicensePlanQueryVariables = Exact<{
  input: LicensePlanInput;
}>;


export type LicensePlanQuery = { tenant: { licensePlan: { outcome: LicensePlanOutcome, baseline: { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string } } | null, mix: { proof: Proof, optimum: { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string } }, saving: { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string } }, gap: { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string } }, levels: Array<{ level: ActionLevel, saving: { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string } } }>, periods: Array<{ from: string, months: number, moves: Array<{ members: number | null, from: Array<{ displayName: string | null }>, to: Array<{ displayName: string | null }> }> }> } | null, coverage: { shareJudged: number | null } } | null } };

export type PlanAmountFragment = { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string } };

export type RecommendationEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RecommendationEventsSubscription = { recommendationEvents: { cursor: string, change: RecommendationChange, at: string, recommendationId: string, kind: RecommendationKind, seats: number, actBy: string | null, sku: { displayName: string | null } | null, yearly: { minor: number, currency: string } | null } };

export type SurveyProgressSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type SurveyProgressSubscription = { surveyProgress: { at: string, phase: SurveyPhase, membersRead: number, membersTotal: number | null, pagesRead: number, remainingSeconds: number | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AmountFragmentDoc = new TypedDocumentString(`
    fragment Amount on Figure {
  money {
    minor
    currency
  }
  priceSource
  priceAsOf
}
    `, {"fragmentName":"Amount"}) as unknown as TypedDocumentString<AmountFragment, unknown>;
export const PlanAmountFragmentDoc = new TypedDocumentString(`
    fragment PlanAmount on Figure {
  money {
    minor
    currency
  }
  priceSource
  priceAsOf
}
    `, {"fragmentName":"PlanAmount"}) as unknown as TypedDocumentString<PlanAmountFragment, unknown>;
export const AskDocument = new TypedDocumentString(`
    mutation Ask($question: String!) {
  ask(input: {question: $question}) {
    outcome
    answer
    figures {
      id
      measure
      seats
      figure {
        money {
          minor
          currency
          period
        }
        priceSource
        priceAsOf
      }
    }
    receipt {
      tools
      promptTokens
      completionTokens
      calls {
        requestSha256
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AskMutation, AskMutationVariables>;
export const FirstLookDocument = new TypedDocumentString(`
    query FirstLook {
  tenant {
    asOf
    licenses {
      paid
      assigned
      idle
    }
    spend {
      totals {
        monthly {
          ...Amount
        }
        yearly {
          ...Amount
        }
      }
      unknownPrice {
        sku {
          displayName
        }
        seats
      }
    }
    savings {
      seats
      totals {
        gross {
          yearly {
            ...Amount
          }
        }
      }
    }
    recommendations(first: 3) {
      totalCount
      edges {
        node {
          kind
          seats
          actBy
          sku {
            displayName
          }
          yearly {
            ...Amount
          }
        }
      }
    }
    coverage {
      sources {
        source
        outcome
      }
      shareJudged
    }
  }
}
    fragment Amount on Figure {
  money {
    minor
    currency
  }
  priceSource
  priceAsOf
}`) as unknown as TypedDocumentString<FirstLookQuery, FirstLookQueryVariables>;
export const LicensePlanDocument = new TypedDocumentString(`
    query LicensePlan($input: LicensePlanInput!) {
  tenant {
    licensePlan(input: $input) {
      outcome
      baseline {
        ...PlanAmount
      }
      mix {
        optimum {
          ...PlanAmount
        }
        saving {
          ...PlanAmount
        }
        gap {
          ...PlanAmount
        }
        proof
        levels {
          level
          saving {
            ...PlanAmount
          }
        }
        periods {
          from
          months
          moves {
            from {
              displayName
            }
            to {
              displayName
            }
            members
          }
        }
      }
      coverage {
        shareJudged
      }
    }
  }
}
    fragment PlanAmount on Figure {
  money {
    minor
    currency
  }
  priceSource
  priceAsOf
}`) as unknown as TypedDocumentString<LicensePlanQuery, LicensePlanQueryVariables>;
export const RecommendationEventsDocument = new TypedDocumentString(`
    subscription RecommendationEvents($after: String) {
  recommendationEvents(after: $after) {
    cursor
    change
    at
    recommendationId
    kind
    seats
    actBy
    sku {
      displayName
    }
    yearly {
      minor
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<RecommendationEventsSubscription, RecommendationEventsSubscriptionVariables>;
export const SurveyProgressDocument = new TypedDocumentString(`
    subscription SurveyProgress {
  surveyProgress {
    at
    phase
    membersRead
    membersTotal
    pagesRead
    remainingSeconds
  }
}
    `) as unknown as TypedDocumentString<SurveyProgressSubscription, SurveyProgressSubscriptionVariables>;