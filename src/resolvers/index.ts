export { AdviceResolver } from "./advice.resolver.ts";
export { Consultations } from "./consultations.ts";
export { InteractionResolver } from "./interaction.resolver.ts";
export { Interactions } from "./interactions.ts";
export { RecommendationEventResolver } from "./recommendation-event.resolver.ts";
export type { AnswerNotes, RequestContext } from "./request-context.ts";
export { SentTexts } from "./sent-texts.ts";
export type { SkuNames } from "./shape-licenses.ts";
export { TenantResolver } from "./tenant.resolver.ts";
