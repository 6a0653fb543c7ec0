import "@azure/openai/types";
import { AzureChatOpenAI } from "@langchain/openai";
import type { ChatCompletion } from "openai/resources/index";
import type { ModelSettings } from "./model-settings.ts";

export type Fetch = typeof globalThis.fetch;

/** Azure's own types of what its filters say, for the tap that reads them off the wire. */
export type WirePromptFilter = NonNullable<
  NonNullable<ChatCompletion["prompt_filter_results"]>[number]["content_filter_results"]
>;
export type WireAnswerFilter = NonNullable<ChatCompletion.Choice["content_filter_results"]>;

/** Families that refuse a temperature other than their own (Azure OpenAI, "Reasoning models"). */
const REASONING = /^(o\d|gpt-[5-9])/;

/**
 * The one place where a language model client is made and the one place in this folder that knows
 * the global `fetch`. Everything to the model leaves through what `wrap` makes of it.
 *
 * `store: false` keeps completions out of the service's storage. `streaming` is never set: with it
 * LangChain fetches a tokenizer from a third party's host.
 */
export function createModelClient(
  settings: ModelSettings,
  wrap: (fetch: Fetch) => Fetch,
): AzureChatOpenAI {
  const { credential } = settings;
  return new AzureChatOpenAI({
    azureOpenAIEndpoint: settings.endpoint,
    azureOpenAIApiDeploymentName: settings.deployment,
    azureOpenAIApiVersion: settings.apiVersion,
    ...(credential.kind === "key"
      ? { azureOpenAIApiKey: credential.key }
      : { azureADTokenProvider: credential.getToken }),
    model: settings.model,
    ...(REASONING.test(settings.model) ? {} : { temperature: 0 }),
    maxTokens: settings.maxOutputTokens,
    maxRetries: settings.maxRetries,
    timeout: settings.timeoutSeconds * 1_000,
    supportsStrictToolCalling: true,
    useResponsesApi: false,
    modelKwargs: { store: false },
    configuration: { fetch: wrap(globalThis.fetch) },
  });
}
