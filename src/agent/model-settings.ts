import type { DataBoundary, ModelBackEnd } from "../core/model-back-end.ts";
import type { ModelPrice } from "./model-cost.ts";

/** How to reach the language model, and what its operator declares about it. */
export type ModelSettings = ModelBackEnd & {
  readonly credential: ModelCredential;
  readonly boundary: DataBoundary;
  /** `null` where it is not known. */
  readonly price: ModelPrice | null;
  /** Seconds until one HTTP attempt is given up. */
  readonly timeoutSeconds: number;
  /** Repetitions after 429 and 5xx. */
  readonly maxRetries: number;
  readonly maxOutputTokens: number;
};

export type ModelCredential =
  | { readonly kind: "key"; readonly key: string }
  /** Access token of an Entra identity of our own for Azure OpenAI; called before each request. */
  | { readonly kind: "identity"; readonly getToken: () => Promise<string> }
  /** A server that asks for none. */
  | { readonly kind: "none" };
