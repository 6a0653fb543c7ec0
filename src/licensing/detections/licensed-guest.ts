import { CLEAR, found, type SeatDetection } from "./rule.ts";

/**
 * D23: a guest holds a paid seat. The home tenant usually licenses guests, but some features (Teams
 * Premium, Copilot) can be given to them on purpose, so it is a choice.
 */
export const licensedGuest: SeatDetection = {
  scope: "seat",
  id: "D23",
  version: 1,
  needs: ["members"],
  thresholds: {},
  guards: ["guestMayBeEntitled"],
  source: "Microsoft Graph, user: userType",
  judge: (traits) => (traits.kind === "guest" ? found("C5", "guestMayBeEntitled") : CLEAR),
};
