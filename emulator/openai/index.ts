export type { Behaviour, ModelTurn, ToolCall } from "./behaviour.ts";
export type { ChatMessage, ChatRequest, SentTool } from "./chat-request.ts";
export { createDeployments, DEMO_DEPLOYMENT, type Deployments } from "./deployments.ts";
export { FAULTS } from "./faults.ts";
export { createOpenAiRoutes, type OpenAiContext } from "./routes.ts";
