/** Everything one interaction may send to the model, word for word. */
export interface EgressManifest {
  readonly systemPrompt: string;
  /** The tools as JSON, exactly as they are to appear in a request. */
  readonly tools: string;
  /** The form asked of the answer as JSON, exactly as it is to appear; undefined where none is asked. */
  readonly responseFormat?: string | undefined;
  /** Scrubbed questions and our own fixed notes. */
  readonly userTexts: ReadonlySet<string>;
  /** Serialized sealed results, and fixed failure texts, of this interaction's tools. */
  readonly toolTexts: ReadonlySet<string>;
}

export class OpenManifest implements EgressManifest {
  readonly userTexts = new Set<string>();
  readonly toolTexts = new Set<string>();

  constructor(
    readonly systemPrompt: string,
    readonly tools: string,
    readonly responseFormat?: string,
  ) {}

  allowUserText(text: string): string {
    this.userTexts.add(text);
    return text;
  }

  allowToolText(text: string): string {
    this.toolTexts.add(text);
    return text;
  }
}
