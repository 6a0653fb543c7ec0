import type { PromptObjection } from "./content-filter.ts";

/** A tool call a model makes; the arguments are text, because a bad model writes bad JSON. */
export interface ToolCall {
  readonly name: string;
  readonly arguments: string;
}

/** What a model says in one turn. */
export type ModelTurn =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tools"; readonly calls: readonly ToolCall[]; readonly text?: string }
  | { readonly kind: "refusal"; readonly text: string };

/** How a turn ends where it does not end well. */
export type BadEnding =
  /** The answer reached the limit of its length. */
  | "length"
  /** The synchronous filter withheld the answer. */
  | "answerBlock"
  /** The asynchronous filter objected after text was sent; only when streaming. */
  | "asyncBlock"
  /** The socket closes in the middle. */
  | "cut"
  /** The stream carries an error instead of its end; only when streaming. */
  | "streamError"
  /** Nothing more comes. */
  | "hang";

/** How the deployment answers one request. */
export type Behaviour =
  | {
      readonly kind: "turn";
      readonly turn: ModelTurn;
      readonly ending?: BadEnding;
      /** What the prompt filter notes and lets pass, as deployments can be set to. */
      readonly noted?: PromptObjection;
    }
  | {
      readonly kind: "error";
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "promptBlock"; readonly objection: PromptObjection }
  | { readonly kind: "silence" };
