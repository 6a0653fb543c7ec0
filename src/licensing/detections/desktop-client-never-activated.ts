import { pathRule } from "./path-rule.ts";

/**
 * D52: a Visio or Project plan with the desktop client, which was never activated: the plan for the
 * browser would do. Use in the browser leaves no trace, so the seat itself is not called idle.
 */
export const desktopClientNeverActivated = pathRule({
  id: "D52",
  needs: ["members", "activations"],
  thresholds: {},
  source: "getOffice365ActivationsUserDetail: Product Type",
  guards: ["webUseNotVisible"],
  isAbout: ({ use }, held, { reference }) => {
    const given = reference.ladders.levelsOf(held.skuId, reference.catalogue);
    return (
      (given.has("visio") && use?.visioDesktop === "none") ||
      (given.has("project") && use?.projectDesktop === "none")
    );
  },
  refine: (verdict) => ({
    ...verdict,
    confidence: verdict.confidence === "C5" ? "C5" : "C4",
    guards: [...verdict.guards, "webUseNotVisible"],
  }),
});
