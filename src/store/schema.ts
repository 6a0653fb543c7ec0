/** The tables as the query builder knows them; the truth is in `migrations`. */
export interface Schema {
  readonly "seatwise.interaction": InteractionRow;
  readonly "seatwise.migration": { readonly name: string };
}

/** One link of a tenant's chain. `body` is the entry as text: a JSON column would not keep it as hashed. */
export interface InteractionRow {
  readonly tenant_id: string;
  readonly sequence: number;
  readonly id: string;
  readonly caller_key: string;
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
}
