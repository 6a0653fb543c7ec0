import type { Blueprint } from "./blueprint.ts";
import { fabrikam } from "./fabrikam.ts";

/** A partner that looks after other tenants, itself a small business. */
export const woodgrove: Blueprint = {
  ...fabrikam,
  displayName: "Woodgrove Partners",
  domain: "woodgrove.example",
  initialDomain: "woodgrove.onmicrosoft.com",
  countryCode: "US",
  partnerTenantType: "resellerPartnerDelegatedAdmin",
  countries: [{ name: "United States", code: "US", city: "Portland", weight: 1 }],
};
