/** Findings as far as they count somebody. */
export interface Findings {
  readonly tenant: {
    readonly coverage: { readonly tooFewMembers: boolean };
    readonly licenses: {
      readonly lines: readonly {
        readonly sku: { readonly id: string };
        readonly assigned: number;
      }[];
    };
    readonly findings: {
      readonly edges: readonly {
        readonly node: {
          readonly rule: string;
          readonly sku: { readonly id: string };
          readonly held: boolean;
          readonly few: boolean;
          readonly seats: number | null;
          readonly classes: readonly { readonly seats: number }[];
        };
      }[];
    };
    readonly savings: { readonly folded: readonly { readonly seats: number }[] };
  };
}

export const FINDINGS = `{ tenant { coverage { tooFewMembers } licenses { lines { sku { id } assigned } }
  findings(first: 60) { edges { node { rule sku { id } held few seats classes { seats } } } }
  savings { folded { seats } } } }`;
