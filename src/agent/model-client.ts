import "@azure/openai/types";
import {
  AzureChatOpenAICompletions,
  ChatOpenAICompletions,
  type ChatOpenAIFields,
} from "@langchain/openai";
import type { ChatCompletion } from "openai/resources/index";
import { outOfContext } from "../core/out-of-context.ts";
import type { ModelSettings } from "./model-settings.ts";

export type Fetch = typeof globalThis.fetch;

/** Azure's own types of what its filters say, for the tap that reads them off the wire. */
export type WirePromptFilter = NonNullable<
  NonNullable<ChatCompletion["prompt_filter_results"]>[number]["content_filter_results"]
>;
export type WireAnswerFilter = NonNullable<ChatCompletion.Choice["content_filter_results"]>;

/** Families that refuse a temperature other than their own (Azure OpenAI, "Reasoning models"). */
const REASONING = /^(o\d|gpt-[5-9])/;

/** A model as LangChain speaks to it: Chat Completions, whatever the model's name. */
export type ModelClient = ChatOpenAICompletions;

/**
 * The one place where a language model client is made and the one place in this folder that knows
 * the global `fetch`. Everything to the model leaves through what `wrap` makes of it.
 *
 * Not `ChatOpenAI`: for some model names it takes the Responses API, which keeps what it is sent.
 * `store: false` keeps completions out of the service's storage. `streaming` is never set: with it
 * LangChain fetches a tokenizer from a third party's host.
 */
export function createModelClient(
  settings: ModelSettings,
  wrap: (fetch: Fetch) => Fetch,
): ModelClient {
  const { credential, model } = settings;
  const shared = {
    ...(REASONING.test(model) ? {} : { temperature: 0 }),
    maxRetries: settings.maxRetries,
    timeout: settings.timeoutSeconds * 1_000,
    supportsStrictToolCalling: true,
  };
  const { fetch: global } = globalThis;
  const send: Fetch = (input, init) => outOfContext(() => global(input, init));
  const fetch = wrap(credential.kind === "none" ? withoutCredential(send) : send);
  if (settings.kind === "azure-deployments") {
    return new AzureChatOpenAICompletions({
      ...shared,
      model,
      maxTokens: settings.maxOutputTokens,
      modelKwargs: { store: false },
      azureOpenAIEndpoint: settings.endpoint,
      azureOpenAIApiDeploymentName: settings.deployment,
      azureOpenAIApiVersion: settings.apiVersion,
      ...(credential.kind === "identity"
        ? { azureADTokenProvider: credential.getToken }
        : { azureOpenAIApiKey: keyOf(credential) }),
      configuration: { fetch },
    });
  }
  return new V1Completions(settings, {
    ...shared,
    model: settings.deployment,
    modelKwargs: { store: false },
    apiKey: credential.kind === "identity" ? credential.getToken : keyOf(credential),
    configuration: { fetch, baseURL: settings.endpoint },
  });
}

/** On the v1 path a model is named by its deployment, from which LangChain would guess the limit's name. */
class V1Completions extends ChatOpenAICompletions {
  readonly #limit: Readonly<Record<string, number>>;

  constructor({ kind, maxOutputTokens }: ModelSettings, fields: ChatOpenAIFields) {
    super(fields);
    // Azure's newer models refuse `max_tokens`; many servers of the dialect know nothing else.
    this.#limit = {
      [kind === "azure-v1" ? "max_completion_tokens" : "max_tokens"]: maxOutputTokens,
    };
  }

  override invocationParams(...given: Parameters<ChatOpenAICompletions["invocationParams"]>) {
    return { ...super.invocationParams(...given), ...this.#limit };
  }
}

/** The client library insists on a key where the server asks for none; it does not leave. */
function keyOf(credential: Exclude<ModelSettings["credential"], { kind: "identity" }>): string {
  return credential.kind === "key" ? credential.key : "none";
}

function withoutCredential(fetch: Fetch): Fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.delete("authorization");
    return fetch(input, { ...init, headers });
  };
}
