/** How to reach the chat deployment, and what its operator declares about it. */
export interface ModelSettings {
  /** Base address of the resource, without trailing slash: the only origin the advisor talks to. */
  readonly endpoint: string;
  readonly deployment: string;
  /** Model family behind the deployment; decides which parameters are sent. */
  readonly model: string;
  readonly apiVersion: string;
  readonly credential:
    | { readonly kind: "key"; readonly key: string }
    /** Access token of Seatwise's own Entra identity for Azure OpenAI; called before each request. */
    | { readonly kind: "identity"; readonly getToken: () => Promise<string> };
  /** Seconds until one HTTP attempt is given up. */
  readonly timeoutSeconds: number;
  /** Repetitions after 429 and 5xx. */
  readonly maxRetries: number;
  readonly maxOutputTokens: number;
}

export const MODEL_DEFAULTS = {
  timeoutSeconds: 60,
  maxRetries: 2,
  maxOutputTokens: 4_000,
} as const;
